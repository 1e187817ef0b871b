"""What is said of a quarter beside the map: its key figures, its gap, its series."""

from data.base.formats import listed, quantity
from data.indicators import words
from data.indicators.cards.figures import with_later_absences
from data.indicators.charts import quarter_series
from data.indicators.comparisons import (
    compared_to,
    earlier_gap,
    missing_text,
    reading_to_compare,
)
from data.indicators.knowledge import HEADLINES, Knowledge, vintage_of
from data.indicators.sentences import gap_sentence, gap_series, trend_sentence
from data.indicators.views import (
    IndicatorLine,
    KeyFigure,
    QuarterCard,
)
from data.territories.views import Quarter
from data.territories.vocabulary import TerritoryKind

_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}


def quarter_card(
    known: Knowledge, indicator: IndicatorLine, period: str, quarter: Quarter
) -> QuarterCard:
    """Return what is said of a quarter, with the indicator chosen compared to what it can be."""
    reading = known.at(indicator.code, quarter, period)
    found = gap_series(known, indicator, quarter)
    compared = reading_to_compare(known, indicator, quarter, reading)
    comparisons = compared_to(known, indicator, quarter, compared)
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
