"""The table of gaps: an indicator a row, a quarter and its comparator a column."""

from collections.abc import Sequence

from data.indicators.gap_analysis import rules, words
from data.indicators.gap_analysis.pairs import Pair, PairGaps, pair_gaps
from data.indicators.knowledge import HEADLINES, Knowledge
from data.indicators.views import GapCell, GapMeasure, GapRow, GapVerdict, IndicatorLine

Board = dict[str, list[PairGaps]]
"""The gaps of each indicator, in the order of the columns."""


def board(known: Knowledge, pairs: Sequence[Pair]) -> Board:
    """Return the gaps of every indicator that a quarter has a value of, compared or not."""
    codes = dict.fromkeys([*HEADLINES, *known.catalogue])
    measured = _measured(known, pairs) & known.catalogue.keys()
    lines = [known.catalogue[code] for code in codes if code in measured]
    found = {line.code: [pair_gaps(known, line, pair) for pair in pairs] for line in lines}
    return {code: gaps for code, gaps in found.items() if any(one.own for one in gaps)}


def _measured(known: Knowledge, pairs: Sequence[Pair]) -> set[str]:
    """Return the indicators that something is told of in a quarter, or in those before it."""
    quarters = {one.quarter.code: one.quarter for one in pairs}.values()
    own = {one.code for one in quarters}
    own |= {before.code for one in quarters for before in one.predecessors}
    return {indicator for indicator, subject in known.readings if subject in own}


def rows(board: Board, start: int, measure: GapMeasure) -> tuple[GapRow, ...]:
    """Return the indicators that have a gap at least, with every cell."""
    return tuple(
        row([cell(one, start, measure) for one in gaps], gaps[0].indicator)
        for gaps in board.values()
        if any(one.points for one in gaps)
    )


def row(cells: Sequence[GapCell], indicator: IndicatorLine) -> GapRow:
    """Return the row of an indicator."""
    return GapRow(indicator.code, indicator.title, indicator.theme, indicator.unit, tuple(cells))


def cell(gaps: PairGaps, start: int, measure: GapMeasure) -> GapCell:
    """Return the last gap of a pair and what became of it since a year."""
    indicator, column = gaps.indicator, gaps.pair.column
    if not gaps.points:
        return GapCell(
            indicator.code,
            column,
            words.verdict_none(gaps.own, gaps.others),
            why=words.why_none(gaps.own, gaps.others, column.comparator_name),
            hidden=gaps.hidden,
        )
    away = rules.distances(gaps.points, measure)
    if not away:
        why = words.NO_RATIO
        return GapCell(indicator.code, column, GapVerdict.NO_RATIO, why=why, hidden=gaps.hidden)
    last = next(point for point in gaps.points if point.year == max(away))
    limit = threshold(gaps, measure)
    return GapCell(
        indicator.code,
        column,
        rules.verdict(away, start, limit),
        text=words.cell_text(last, measure, indicator),
        year=last.year,
        size=abs(away[last.year]),
        change=rules.change(away, start),
        threshold=limit,
        hidden=gaps.hidden,
        is_simulated=any(point.is_simulated for point in gaps.points),
    )


def threshold(gaps: PairGaps, measure: GapMeasure) -> float:
    """Return the change that counts for a pair."""
    return rules.threshold(gaps.points, gaps.indicator.unit, step(gaps), measure)


def step(gaps: PairGaps) -> float:
    """Return what the published values of a pair are rounded to."""
    values = [one for point in gaps.points for one in (point.value, point.other)]
    return rules.rounding(values, gaps.indicator.decimals)
