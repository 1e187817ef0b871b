"""The same figure elsewhere, what became of the gap to it, and the place among all quarters."""

from collections.abc import Sequence

from data.base.formats import listed
from data.indicators import rules, words
from data.indicators.comparisons import compared_to
from data.indicators.gap_analysis import cells, pairs, ranks
from data.indicators.gap_analysis import words as gap_words
from data.indicators.gap_analysis.loading import GapKnowledge, read_peers
from data.indicators.gap_analysis.pairs import Pair, PairGaps, pair_gaps
from data.indicators.knowledge import Knowledge
from data.indicators.views import GapMeasure, GapVerdict, IndicatorLine, Reading
from data.indicators.views.identity import VerdictLine
from data.territories.views import Quarter

KINDS = (pairs.COMMUNES, pairs.EPCI, pairs.DEPARTEMENT, pairs.QUARTERS)
_BODIES = {
    pairs.EPCI: "l’intercommunalité",
    pairs.DEPARTEMENT: "le département",
    pairs.QUARTERS: "l’ensemble des QPV",
}
_COUNT = "effectif, non comparé"
_NOTHING = "aucune valeur ailleurs la même année"
_NOWHERE = "aucune valeur ailleurs"

Found = dict[str, list[PairGaps]]
"""The gaps of an indicator by kind of comparator."""


def pairs_of(gaps: GapKnowledge, quarter: Quarter) -> dict[str, list[Pair]]:
    """Return what a quarter is compared with, by kind."""
    return {
        kind: [one for one in pairs.pairs(gaps, kind) if one.quarter.code == quarter.code]
        for kind in KINDS
    }


def gaps_of(gaps: GapKnowledge, indicator: IndicatorLine, some: dict[str, list[Pair]]) -> Found:
    """Return the gaps of an indicator to all it may be compared with; nothing for a count."""
    if not rules.is_comparable(indicator.unit):
        return {}
    return {
        kind: [pair_gaps(gaps.known, indicator, pair) for pair in found]
        for kind, found in some.items()
    }


def beside_text(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading, found: Found
) -> str:
    """Write the same figure elsewhere, under the last year that each shares with the quarter."""
    if not rules.is_comparable(indicator.unit):
        return _COUNT
    if reading.data_year is None:
        shown = [one for one in compared_to(known, indicator, quarter, reading) if one.gap]
        told = [f"{one.name} {one.figure.text}" for one in shown]
        return f"Même document : {', '.join(told)}" if told else _NOTHING
    years: dict[int, tuple[str, list[str]]] = {}
    for gaps in (one for some in found.values() for one in some if one.points):
        last = gaps.points[-1]
        own, other = (words.measure(value, indicator) for value in (last.value, last.other))
        years.setdefault(last.year, (own, []))[1].append(f"{gaps.pair.other.name} {other}")
    parts = [
        f"En {year}{'' if year == reading.data_year else f' ({own} ici)'} : {', '.join(names)}"
        for year, (own, names) in sorted(years.items(), reverse=True)
    ]
    return " ; ".join(parts) or _NOTHING


def verdicts(found: Found, start: int) -> tuple[VerdictLine, ...]:
    """Return what became of the gaps to the closest territory that has one, communes first."""
    some = _judged(found)
    by_verdict: dict[GapVerdict, dict[int | None, list[str]]] = {}
    for gaps in some:
        cell = cells.cell(gaps, start, GapMeasure.DIFFERENCE)
        text = f"{gaps.pair.other.name} {cell.text or cell.why}"
        by_verdict.setdefault(cell.verdict, {}).setdefault(cell.year, []).append(text)
    return tuple(
        VerdictLine(verdict, gap_words.VERDICTS[verdict], _by_year(years))
        for verdict, years in by_verdict.items()
    )


def _by_year(years: dict[int | None, list[str]]) -> str:
    """Write gaps under their year: « en 2015, Saint-Omer −4 570 €, Arques −5 930 € »."""
    parts = [f"{f'en {year}, ' if year else ''}{', '.join(names)}" for year, names in years.items()]
    return " ; ".join(parts)


def no_verdict(indicator: IndicatorLine, reading: Reading, found: Found) -> str:
    """Say why a figure has no verdict."""
    if not rules.is_comparable(indicator.unit):
        return _COUNT
    if reading.data_year is None:
        return words.NO_YEAR
    every = [one for some in found.values() for one in some]
    if any(reading.value is not None for one in every for reading in one.others):
        return words.NONE_IN_COMMON
    return _NOWHERE


def rank_text(gaps: GapKnowledge, indicator: IndicatorLine, found: Found) -> tuple[str, bool]:
    """Return the place among the quarters of the département, and whether there is one."""
    every = [one for some in found.values() for one in some]
    if not every:
        return "", False
    told = next(iter(_judged(found)), every[0])
    peers = read_peers(gaps.departement_id, indicator.code, gaps.known.scope.on.year)
    ranked = ranks.ranked(told, peers)
    return ranked.sentence.replace("**", ""), bool(ranked.table.rows)


def without_text(
    gaps: GapKnowledge, some: dict[str, list[Pair]], all_found: Sequence[Found]
) -> str:
    """Name the territories that no figure of the card compares with; empty when all do."""
    met = {
        one.pair.other.code
        for found in all_found
        for kind in found.values()
        for one in kind
        if one.points
    }
    names = []
    for kind, offered in some.items():
        names += [one.other.name for one in offered if one.other.code not in met]
        if not offered and kind in _BODIES:
            names.append(f"{_BODIES[kind]} (inconnu ici)")
    return f"Sans valeur à comparer ici : {listed(names)}." if names else ""


def _judged(found: Found) -> list[PairGaps]:
    """Return the gaps to the first kind of territory that has one."""
    return next(
        (
            [one for one in some if one.points]
            for some in found.values()
            if any(one.points for one in some)
        ),
        [],
    )
