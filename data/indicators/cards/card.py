"""The identity card of a quarter: figures, comparisons, schools, what residents said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.base.chart import Cell, Table
from data.base.formats import listed, quantity
from data.indicators import tables, words
from data.indicators.cards.around import facts, remarks, schools, schools_note
from data.indicators.cards.figures import all_figures, with_later_absences
from data.indicators.charts import quarter_series
from data.indicators.comparisons import (
    beside_text,
    compared_to,
    earlier_gap,
    missing_text,
    reading_to_compare,
)
from data.indicators.knowledge import HEADLINES, Knowledge, vintage_of
from data.indicators.sentences import gap_sentence, gap_series, trend_sentence
from data.indicators.views import (
    Comparison,
    Figure,
    IndicatorLine,
    KeyFigure,
    QuarterCard,
    Reading,
)
from data.territories.views import Quarter
from data.territories.vocabulary import TerritoryKind

_FIGURE_COLUMNS = (
    "Thème",
    "Indicateur",
    "Valeur",
    "Année",
    "Périmètre",
    "Ancienneté",
    "À comparer",
    "Source",
    "Remarque",
)
_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}


def quarter_card(
    known: Knowledge, indicator: IndicatorLine, period: str, quarter: Quarter
) -> QuarterCard:
    """Return the card of a quarter, with the indicator chosen compared to what it can be."""
    reading = known.at(indicator.code, quarter, period)
    found = gap_series(known, indicator, quarter)
    compared = reading_to_compare(known, indicator, quarter, reading)
    comparisons = compared_to(known, indicator, quarter, compared)
    rows = tuple(_rows(known, quarter))
    return QuarterCard(
        code=quarter.code,
        name=quarter.name,
        where=where(quarter),
        key_figures=_key_figures(known, quarter),
        figure=known.figure(indicator, reading, quarter.name),
        compared=known.figure(indicator, compared, quarter.name),
        comparisons=comparisons,
        missing=missing_text(comparisons),
        gap_sentence=gap_sentence(
            comparisons, indicator, compared if compared is not reading else None
        ),
        trend_sentence=trend_sentence(found, indicator, quarter),
        chart=quarter_series(known, indicator, quarter, found),
        figures=_figures(rows),
        figures_data=_figures_data(known, quarter, rows),
        schools=schools(known, quarter),
        schools_note=schools_note(known, quarter.schools),
        facts=facts(quarter),
        remarks=remarks(quarter.remarks),
    )


def where(quarter: Quarter) -> str:
    """Say the code of each perimeter, the communes, and the area of today's."""
    earlier = [
        f"{one.code} ({words.perimeter_text(_PERIMETERS[one.kind])})"
        for one in quarter.predecessors
        if one.kind in _PERIMETERS
    ]
    area = [quantity(quarter.shape.area_ha, "ha", 1)] if quarter.shape else []
    own = ", ".join([words.perimeter_text(vintage_of(quarter)), *area])
    communes = listed([one.name for one in quarter.communes])
    return " · ".join([f"{quarter.code} ({own})", *earlier, communes])


def _key_figures(known: Knowledge, quarter: Quarter) -> tuple[KeyFigure, ...]:
    figures = []
    for indicator in (known.catalogue[code] for code in HEADLINES if code in known.catalogue):
        reading = known.latest(indicator.code, quarter)
        if reading is not None:
            comparisons = compared_to(known, indicator, quarter, reading)
            beside = next((one for one in comparisons if one.gap is not None), None)
            figure = with_later_absences(known, indicator, quarter, reading)
            label = words.short_title(indicator.title)
            text = words.short_text(reading, indicator)
            no_gap = "" if beside else words.no_gap(indicator)
            earlier = "" if beside else earlier_gap(known, indicator, quarter)
            figures.append(KeyFigure(label, text, figure, beside, no_gap, earlier))
    return tuple(figures)


@dataclass(frozen=True)
class _Row:
    """A figure of the quarter, and the same elsewhere."""

    indicator: IndicatorLine
    reading: Reading
    figure: Figure
    comparisons: tuple[Comparison, ...]


def _figures(rows: Iterable[_Row]) -> Table:
    """Return everything known of a quarter: last statistic and card figure, a row each."""
    return Table(
        _FIGURE_COLUMNS,
        tuple(
            (
                row.indicator.theme.capitalize(),
                row.indicator.title,
                row.figure.text,
                row.figure.year_text,
                row.figure.perimeter,
                row.figure.age_text,
                beside_text(row.comparisons),
                row.figure.citation,
                row.figure.note or "",
            )
            for row in rows
        ),
    )


def _figures_data(known: Knowledge, quarter: Quarter, rows: Iterable[_Row]) -> Table:
    """Return the same, each followed by what it compares with, as numbers to take away."""
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        elsewhere = [one for one in row.comparisons if one.figure.value is not None]
        shown = [
            (known.ground_code(row.reading, quarter), row.figure),
            *((one.code, one.figure) for one in elsewhere),
        ]
        cells += [
            (one.subject, *tables.figure_cells(row.indicator, one, code), one.note)
            for code, one in shown
        ]
    return Table(("Territoire", *tables.COLUMNS, "Remarque"), tuple(cells))


def _rows(known: Knowledge, quarter: Quarter) -> Iterator[_Row]:
    """Yield all that is known of a quarter, each figure with what it compares with."""
    for indicator, reading, figure in all_figures(known, quarter):
        yield _Row(indicator, reading, figure, compared_to(known, indicator, quarter, reading))
