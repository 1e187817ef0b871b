"""The second map: another year of the same indicator, or another indicator."""

from dataclasses import dataclass

from data.indicators import rules, sentences, words
from data.indicators.knowledge import Knowledge
from data.indicators.maps.features import Pairs
from data.indicators.views import IndicatorLine, Option, Reading
from data.territories.views import Quarter


@dataclass(frozen=True)
class Compared:
    """What to set beside a map; ``notice`` says when it is not of the same year."""

    indicator: IndicatorLine
    period: str
    notice: str = ""


def compare_options(known: Knowledge, indicator: IndicatorLine, period: str) -> tuple[Option, ...]:
    """Return what a map can be set beside: its other periods, then the other indicators."""
    periods = [
        Option(one.code, f"Même indicateur, {sentences.period_words(one.code)}")
        for one in known.periods(indicator.code)
        if one.code != period
    ]
    others = [one for one in known.indicators() if one.code != indicator.code]
    return (*periods, *others)


def compared_with(
    known: Knowledge, indicator: IndicatorLine, period: str, asked: str | None
) -> Compared | None:
    """Return what the reader asked to compare with; nothing when it is not offered.

    Another indicator is taken at the same period or, when it has none, at its newest.
    """
    offered = {one.code for one in compare_options(known, indicator, period)}
    if asked is None or asked not in offered:
        return None
    if asked not in known.catalogue:
        return Compared(indicator, asked)
    other = known.catalogue[asked]
    codes = [one.code for one in known.periods(asked)]
    if period in codes:
        return Compared(other, period)
    return Compared(
        other,
        codes[0],
        f"{words.short_title(other.title)} : pas de valeur {sentences.period_words(period)} ; "
        f"la seconde carte est {_dated(codes[0])}.",
    )


def _dated(period: str) -> str:
    is_card = period == rules.CARD_PERIOD
    return "celle de la fiche du contrat de ville" if is_card else f"de {period}"


def readings_beside(known: Knowledge, compared: Compared, first: Pairs) -> Pairs:
    """Return each quarter's reading for the second map, on the first map's perimeter if it can."""
    return [
        (quarter, _on_same_ground(known, compared, quarter, reading)) for quarter, reading in first
    ]


def _on_same_ground(
    known: Knowledge, compared: Compared, quarter: Quarter, beside: Reading | None
) -> Reading | None:
    usual = known.at(compared.indicator.code, quarter, compared.period)
    if beside is None or compared.period == rules.CARD_PERIOD:
        return usual
    wanted = rules.vintage(beside.perimeter or "")
    same = [
        one
        for series in known.statistics(compared.indicator.code, quarter).values()
        for one in series
        if str(one.data_year) == compared.period and rules.vintage(one.perimeter or "") == wanted
    ]
    return next((one for one in same if one.value is not None), usual)
