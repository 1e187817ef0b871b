"""What a quarter's figure is set beside: the same year elsewhere, or the last year in common."""

from collections.abc import Iterable, Sequence

from data.indicators import rules, words
from data.indicators.knowledge import Knowledge
from data.indicators.views import Comparison, IndicatorLine, Reading
from data.territories.views import Quarter, TerritoryName


def compared_to(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading | None
) -> tuple[Comparison, ...]:
    """Return the figure of the same year wherever the indicator is ever known."""
    if reading is None:
        return ()
    comparisons = []
    for somewhere in known.comparators(indicator.code, quarter):
        other = known.beside(reading, somewhere)
        gap = rules.gap(reading.value, other.value) if other else None
        if not rules.is_comparable(indicator.unit):
            gap = None
        told = (
            f"{words.gap_words(gap, indicator)} {words.than(somewhere)}" if gap is not None else ""
        )
        figure = known.figure(indicator, other, somewhere.name)
        short = words.signed_distance(gap, indicator)
        no_value = _no_value(known, indicator, quarter, reading, somewhere)
        comparisons.append(
            Comparison(somewhere.code, somewhere.name, figure, gap, short, told, no_value)
        )
    return tuple(comparisons)


def _no_value(
    known: Knowledge,
    indicator: IndicatorLine,
    quarter: Quarter,
    reading: Reading,
    elsewhere: TerritoryName,
) -> str:
    """Say why a territory has no value that year; nothing when it has one."""
    if known.meets(reading, elsewhere):
        return ""
    other = known.beside(reading, elsewhere)
    if other is not None:
        return words.reading_text(other, indicator)
    if reading.data_year is None or not rules.is_comparable(indicator.unit):
        return words.NOT_THAT_YEAR
    shared = known.in_common(indicator, quarter, [elsewhere])
    return words.last_in_common(shared.data_year if shared else None)


def reading_to_compare(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading | None
) -> Reading | None:
    """Return the reading to compare: the one chosen, or that of the last year in common."""
    places = known.comparators(indicator.code, quarter)
    if reading is None or any(known.meets(reading, one) for one in places):
        return reading
    return known.in_common(indicator, quarter, places) or reading


def earlier_gap(known: Knowledge, indicator: IndicatorLine, quarter: Quarter) -> str:
    """Tell the gap of the last year in common; nothing without such a year."""
    places = known.comparators(indicator.code, quarter)
    reading = known.in_common(indicator, quarter, places)
    for one in compared_to(known, indicator, quarter, reading):
        if one.gap is not None:
            return (
                f"En {one.figure.year_text}, dernière année commune : {one.gap_text} "
                f"({one.figure.text})"
            )
    return ""


def beside_text(comparisons: Sequence[Comparison]) -> str:
    """Write what a figure compares with, else why nothing does; never a figure of another year."""
    told = [f"{one.name} : {one.figure.text}" for one in comparisons if one.gap is not None]
    if told:
        return " ; ".join(told)
    return missing_text(one for one in comparisons if one.no_value != words.NOT_THAT_YEAR)


def missing_text(comparisons: Iterable[Comparison]) -> str:
    """Name the territories that have no value that year, gathered by the reason."""
    names: dict[str, list[str]] = {}
    for one in comparisons:
        if one.no_value:
            names.setdefault(one.no_value, []).append(one.name)
    text = " ; ".join(f"{why} : {', '.join(some)}" for why, some in names.items())
    return text[:1].upper() + text[1:]
