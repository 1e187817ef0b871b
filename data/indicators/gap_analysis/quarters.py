"""What can be said of each quarter, in sentences: now, before, and what is awaited."""

from collections import defaultdict
from collections.abc import Sequence

from data.base.formats import escaped, listed
from data.indicators import words as written
from data.indicators.gap_analysis import rules, words
from data.indicators.gap_analysis.cells import Board
from data.indicators.gap_analysis.cells import cell as cell_of
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.gap_analysis.sureness import MOVED, is_well_founded, past
from data.indicators.gap_analysis.waiting import awaited
from data.indicators.series.lines import since_break
from data.indicators.views import GapCell, GapMeasure, GapVerdict, Option, QuarterReading

_MOST = 4
"""Findings written in a sentence; the table has them all."""
_ORDER = (GapVerdict.WIDENING, GapVerdict.CLOSING, GapVerdict.INDISTINCT)

_NOTHING = "**On ne peut rien dire de son écart** : aucune année commune avec ce comparateur."

Judged = tuple[PairGaps, GapCell]


def quarter_readings(
    board: Board, quarters: Sequence[Option], start: int, measure: GapMeasure, today: int
) -> tuple[QuarterReading, ...]:
    """Return what the table says of each quarter, in sentences.

    Args:
        board: the gaps of every indicator.
        quarters: in the order of the page.
        start: the year after which a value counts.
        measure: what gaps are told in.
        today: the year looked at.
    """
    judged: dict[str, list[Judged]] = defaultdict(list)
    for some in board.values():
        for one in some:
            if one.points:
                judged[one.pair.quarter.code].append((one, cell_of(one, start, measure)))
    return tuple(_reading(judged[one.code], one, start, measure, today) for one in quarters)


def _reading(
    judged: Sequence[Judged], quarter: Option, start: int, measure: GapMeasure, today: int
) -> QuarterReading:
    said = _sentences(judged, start, measure, today) if judged else (_NOTHING,)
    is_simulated = any(cell.is_simulated for _, cell in judged)
    return QuarterReading(quarter.code, quarter.label, tuple(said), is_simulated)


def _sentences(
    judged: Sequence[Judged], start: int, measure: GapMeasure, today: int
) -> Sequence[str]:
    moved = [(gaps, cell) for gaps, cell in judged if cell.verdict in MOVED]
    if moved:
        return [_moved(moved, start, measure), *_waiting_beside(len(judged) - len(moved))]
    first = judged[0][0]
    return [
        f"**Pas encore mesurable depuis {start}.** {_last_known(judged)}",
        _before(judged, start, measure),
        *_own_values(first),
        awaited(first, start, today),
    ]


def _moved(found: Sequence[Judged], start: int, measure: GapMeasure) -> str:
    """Say what became of each gap, those that widen first, each with its two years."""
    ordered = sorted(found, key=lambda one: _ORDER.index(one[1].verdict))
    by_title: dict[str, list[str]] = {}
    for gaps, cell in ordered[:_MOST]:
        title = escaped(written.lowered(gaps.indicator.title))
        by_title.setdefault(title, []).append(_finding(gaps, cell, start, measure))
    told = (f"{title}, {' ; '.join(some)}" for title, some in by_title.items())
    more = len(ordered) - _MOST
    rest = f" {words.gaps_count(more).capitalize()} de plus dans le tableau." if more > 0 else ""
    return f"**Depuis {start}** : {' ; '.join(told)}.{rest}"


def _finding(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure) -> str:
    away = rules.distances(gaps.points, measure)
    before, after = max(year for year in away if year <= start), max(away)
    sizes = [words.size(away[year], measure, gaps.indicator) for year in (before, after)]
    sure = "étayé" if is_well_founded(gaps, cell, start, measure) else "à confirmer"
    return (
        f"l’écart {escaped(words.to(gaps.pair.other))} "
        f"**{words.VERDICTS[cell.verdict]}** ({sizes[0]} en {before}, {sizes[1]} en {after} ; "
        f"constat {sure})"
    )


def _waiting_beside(count: int) -> list[str]:
    if not count:
        return []
    verb = "n’est" if count == 1 else "ne sont"
    noun = "mesurable" if count == 1 else "mesurables"
    return [f"{words.gaps_count(count).capitalize()} {verb} pas encore {noun}."]


def _last_known(judged: Sequence[Judged]) -> str:
    """Say the last gaps known, of the first indicator, beside each that it is compared with."""
    leading = judged[0][0].indicator
    some = [(gaps, cell) for gaps, cell in judged if gaps.indicator.code == leading.code]
    told = listed(
        [
            f"**{cell.text}** par rapport {escaped(words.to(gaps.pair.other))} en {cell.year}"
            for gaps, cell in some
        ]
    )
    more = len(judged) - len(some)
    rest = f" ({words.gaps_count(more)} de plus dans le tableau)" if more else ""
    return f"Dernier écart connu, {escaped(written.lowered(leading.title))} : {told}{rest}."


def _before(judged: Sequence[Judged], start: int, measure: GapMeasure) -> str:
    """Say what gaps did before, or that a single year tells no change."""
    found = [
        f"{escaped(written.lowered(gaps.indicator.title))}, {escaped(words.to(gaps.pair.other))} : "
        f"{said[:1].lower()}{said[1:].removesuffix('.')}"
        for gaps, cell in judged
        if (said := past(gaps, cell, start, measure))
    ]
    if found:
        return f"{' ; '.join(found[:_MOST])[:1].upper()}{' ; '.join(found[:_MOST])[1:]}."
    if any(point.year <= start for gaps, _ in judged for point in gaps.points):
        return (
            f"Le passé ne se mesure pas davantage : jusqu’à {start}, une seule année est commune "
            "au quartier et à ce comparateur, et un écart isolé ne dit ni hausse ni baisse."
        )
    return f"Jusqu’à {start}, aucune année ne se compare sur ce périmètre."


def _own_values(gaps: PairGaps) -> list[str]:
    """Say how the quarter's own value moved, which is no gap; nothing with a single value."""
    perimeter = gaps.perimeter
    found = {
        one.data_year: one.value
        for one in gaps.own
        if (one.perimeter or "") == perimeter and one.value is not None and one.data_year
    }
    start = since_break(found, gaps.parted_at)
    years = [year for year in sorted(found) if year >= start]
    if len(years) < 2:
        return []
    first, last = (written.measure(found[one], gaps.indicator) for one in (years[0], years[-1]))
    money = ", en euros courants" if gaps.indicator.unit.startswith("€") else ""
    return [
        f"Sa propre valeur va de {first} en {years[0]} à {last} en {years[-1]} "
        f"({written.perimeter_text(perimeter)}{money}) : cela ne dit rien de l’écart."
    ]
