"""The identity card of a quarter: figures, comparisons, schools, what residents said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from data.base.chart import Cell, Table
from data.base.formats import counted, listed, quantity
from data.indicators import rules, tables, words
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
    FactGroup,
    Figure,
    IndicatorLine,
    KeyFigure,
    QuarterCard,
    Reading,
    RemarkGroup,
)
from data.territories.views import Quarter, Remark, School
from data.territories.vocabulary import TerritoryKind
from data.territories.words import TOPICS

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
_SCHOOL_FIGURES = ("school_pupils", "school_ips", "school_value_added")


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
        where=_where(quarter),
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
        schools=_schools(known, quarter),
        schools_note=_schools_note(known, quarter.schools),
        facts=_facts(quarter),
        remarks=_remarks(quarter.remarks),
    )


def _where(quarter: Quarter) -> str:
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
            figure = _with_later_absences(known, indicator, quarter, reading)
            label = words.short_title(indicator.title)
            text = words.short_text(reading, indicator)
            no_gap = "" if beside else words.no_gap(indicator)
            earlier = "" if beside else earlier_gap(known, indicator, quarter)
            figures.append(KeyFigure(label, text, figure, beside, no_gap, earlier))
    return tuple(figures)


def _with_later_absences(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading
) -> Figure:
    """Return a figure that says which newer years were withheld, and why."""
    series = [one for some in known.statistics(indicator.code, quarter).values() for one in some]
    figure = known.figure(indicator, reading, quarter.name)
    withheld = words.withheld_text(series, reading.data_year) if reading.data_year else None
    notes = [note for note in (figure.note, withheld) if note]
    return replace(figure, note=". ".join(notes) or None)


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
    for indicator, reading, figure in _all_figures(known, quarter):
        yield _Row(indicator, reading, figure, compared_to(known, indicator, quarter, reading))


def _all_figures(
    known: Knowledge, quarter: Quarter
) -> Iterator[tuple[IndicatorLine, Reading, Figure]]:
    """Yield the last statistic and the card's figure; once, with both sources, if they are one."""
    for indicator in known.catalogue.values():
        newest, printed = known.latest(indicator.code, quarter), known.card(indicator.code, quarter)
        if newest is not None:
            figure = _with_later_absences(known, indicator, quarter, newest)
            if (
                printed is not None
                and newest is not printed
                and rules.is_same_figure(newest, printed)
            ):
                figure, printed = _repeated(figure, printed), None
            yield indicator, newest, figure
        if printed is not None and printed is not newest:
            yield indicator, printed, _with_later_absences(known, indicator, quarter, printed)


def _repeated(figure: Figure, printed: Reading) -> Figure:
    """Return a statistic that says who prints it too."""
    notes = [note for note in (figure.note, printed.note) if note]
    return replace(
        figure,
        source=f"{figure.source} ; repris par : {words.source_text(printed.source)}",
        citation=f"{figure.citation} ; repris par : {printed.source.citation}",
        note=". ".join(notes) or None,
    )


def _schools(known: Knowledge, quarter: Quarter) -> Table:
    columns = (
        "Établissement",
        "Nature",
        "Commune",
        "Secteur",
        "Éducation prioritaire",
        "Situation",
        *(known.catalogue[code].title for code in _SCHOOL_FIGURES if code in known.catalogue),
    )
    return Table(columns, tuple(_school(known, school) for school in quarter.schools))


def _school(known: Knowledge, school: School) -> tuple[str, ...]:
    return (
        school.name,
        school.kind,
        school.commune or "",
        school.sector or "non précisé",
        school.priority_education or "hors éducation prioritaire",
        "dans le quartier" if school.is_inside else "à proximité",
        *(
            _school_figure(known, known.catalogue[code], school)
            for code in _SCHOOL_FIGURES
            if code in known.catalogue
        ),
    )


def _school_figure(known: Knowledge, indicator: IndicatorLine, school: School) -> str:
    reading = rules.latest(known.of(indicator.code, school.code))
    if reading is None:
        return "–"
    if reading.data_year is None:
        return words.reading_text(reading, indicator)
    return f"{words.reading_text(reading, indicator)} ({reading.data_year})"


def _schools_note(known: Knowledge, schools: Sequence[School]) -> str:
    inside = sum(school.is_inside for school in schools)
    near = len(schools) - inside
    readings = [one for school in schools for one in known.of("school_ips", school.code)]
    undated = any(one.data_year is None for one in readings)
    return (
        f"{counted(inside, 'établissement')} dans le quartier, {near} à proximité. "
        "L’indice de position sociale décrit les élèves inscrits, pas les habitants"
        + (" ; la source ne dit pas son année." if undated else ".")
    )


def _facts(quarter: Quarter) -> tuple[FactGroup, ...]:
    groups = (
        FactGroup(title, tuple(fact.text for fact in quarter.facts if fact.topic is topic))
        for topic, title in TOPICS.items()
    )
    return tuple(group for group in groups if group.lines)


def _remarks(remarks: Iterable[Remark]) -> tuple[RemarkGroup, ...]:
    said = list(remarks)
    return tuple(
        RemarkGroup(
            theme,
            tuple(_said(one) for one in said if one.theme == theme and one.is_strength),
            tuple(_said(one) for one in said if one.theme == theme and not one.is_strength),
        )
        for theme in dict.fromkeys(one.theme for one in said)
    )


def _said(remark: Remark) -> str:
    return f"{remark.text} ({remark.commune})" if remark.commune else remark.text
