"""The key figures of the card: which ones, and all that is said of each."""

from collections.abc import Iterable

from data.indicators import words
from data.indicators.cards import ages
from data.indicators.cards.figures import with_later_absences
from data.indicators.cards.identity.beside import (
    Found,
    beside_text,
    no_verdict,
    rank_text,
    verdicts,
)
from data.indicators.cards.identity.changes import Break, change
from data.indicators.gap_analysis.loading import GapKnowledge
from data.indicators.knowledge import HEADLINES, Knowledge
from data.indicators.views import IndicatorLine, Reading
from data.indicators.views.identity import IdentityLine
from data.territories.views import Quarter

MOST_LINES = 6
_ORDER = (
    "median_disposable_income",
    "median_declared_income",
    "poverty_rate_60",
    "neet_16_25_share",
    "population",
    "jobseekers_abc",
)
"""Both incomes side by side, which are not the same; then what is a share; then counts."""


def chosen(known: Knowledge, quarter: Quarter) -> list[tuple[IndicatorLine, Reading]]:
    """Return the figures to print: the headlines, then one of each theme not yet there."""
    order = [one for one in dict.fromkeys((*_ORDER, *HEADLINES)) if one in known.catalogue]
    valued = {
        code: reading
        for code in dict.fromkeys([*order, *known.catalogue])
        if (reading := known.latest(code, quarter)) is not None and reading.value is not None
    }
    first = [code for code in order if code in valued]
    themes = {known.catalogue[code].theme for code in first}
    for code in valued:
        if known.catalogue[code].theme not in themes:
            themes.add(known.catalogue[code].theme)
            first.append(code)
    first += [code for code in valued if code not in first]
    return [(known.catalogue[code], valued[code]) for code in first[:MOST_LINES]]


def count_known(known: Knowledge, quarter: Quarter) -> int:
    """Return of how many indicators the quarter has a value."""
    latest = (known.latest(code, quarter) for code in known.catalogue)
    return sum(one is not None and one.value is not None for one in latest)


def line(
    known: Knowledge,
    gaps: GapKnowledge,
    quarter: Quarter,
    told: tuple[IndicatorLine, Reading],
    found: Found,
    breaks: Iterable[Break],
    start: int,
) -> tuple[IdentityLine, bool]:
    """Return a figure with all that is said of it, and whether it has a rank."""
    indicator, reading = told
    figure = with_later_absences(known, indicator, quarter, reading)
    judged = verdicts(found, start)
    rank, has_rank = rank_text(gaps, indicator, found)
    used = [point for some in found.values() for one in some for point in one.points]
    return IdentityLine(
        indicator=indicator.code,
        title=words.short_title(indicator.title),
        text=words.short_text(reading, indicator),
        dated=ages.dated(figure),
        about=ages.about(figure),
        change=change(_series(known, indicator, quarter, reading), indicator, breaks),
        beside=beside_text(known, indicator, quarter, reading, found),
        verdicts=judged,
        no_verdict="" if judged else no_verdict(indicator, reading, found),
        rank=rank,
        citation=figure.citation,
        note=figure.note or "",
        is_simulated=reading.is_simulated or any(point.is_simulated for point in used),
    ), has_rank


def _series(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading
) -> list[Reading]:
    """Return the series that a reading belongs to, on its perimeter alone."""
    series = known.statistics(indicator.code, quarter).get(reading.perimeter or "", [])
    return series if reading in series else [reading]
