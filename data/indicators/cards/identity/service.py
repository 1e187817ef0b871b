"""The door of the identity card: from a quarter to all that is known of it, on one page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.base.database import reading
from data.base.formats import counted, listed
from data.base.views import Scope, SourceLine
from data.indicators import rules, words
from data.indicators.cards.around import facts, remarks, schools, schools_note, situation
from data.indicators.cards.card import where
from data.indicators.cards.identity import beside, lines
from data.indicators.cards.identity.loading import list_breaks
from data.indicators.cards.identity.locator import locator
from data.indicators.cards.whole import figures_data, figures_table
from data.indicators.gap_analysis.loading import gap_knowledge
from data.indicators.knowledge import Knowledge, knowledge
from data.indicators.sentences import contract_year
from data.indicators.views import GapVerdict, Option, Reading
from data.indicators.views.identity import IdentityLine, Move, QuarterIdentity, SchoolLine
from data.territories.views import Quarter, School

_IPS = "school_ips"
_MOVES = {
    Move.UP: ("monte", "montent"),
    Move.DOWN: ("baisse", "baissent"),
    Move.LITTLE: ("a peu changé", "ont peu changé"),
}
_VERDICTS = {
    GapVerdict.CLOSING: "se referme",
    GapVerdict.WIDENING: "se creuse",
    GapVerdict.INDISTINCT: "ne se distingue pas de ce qu’il était",
    GapVerdict.NOT_MEASURABLE: "n’est pas encore mesurable",
}


def quarter_identity(scope: Scope, code: str | None = None) -> QuarterIdentity | None:
    """Return the identity card of a quarter, the first one unless told; nothing without any.

    Args:
        scope: the organisation and the day.
        code: official code; an unknown one is replaced by the first quarter.
    """
    known, gaps = knowledge(scope), gap_knowledge(scope)
    quarters = known.places.quarters
    if not quarters:
        return None
    quarter = next((one for one in quarters if one.code == code), quarters[0])
    with reading() as session:
        breaks = list_breaks(session)
    start = max(contract_year(one) for one in quarters) or scope.on.year
    some = beside.pairs_of(gaps, quarter)
    told = lines.chosen(known, quarter)
    found = [beside.gaps_of(gaps, indicator, some) for indicator, _ in told]
    drawn = [
        lines.line(known, gaps, quarter, one, its, breaks, start)
        for one, its in zip(told, found, strict=True)
    ]
    has_rank = any(ranked for _, ranked in drawn)
    rank_note = "" if has_rank else next((one.rank for one, _ in drawn if one.rank), "")
    shown = tuple(replace(one, rank="") if rank_note else one for one, _ in drawn)
    return QuarterIdentity(
        code=quarter.code,
        name=quarter.name,
        where=where(quarter),
        answer=_answer(shown, start),
        start=start,
        lines=shown,
        others=max(0, lines.count_known(known, quarter) - len(shown)),
        without=beside.without_text(gaps, some, found) if shown else "",
        rank_note=rank_note,
        figures=figures_table(known, quarter),
        figures_data=figures_data(known, quarter),
        schools=_schools(known, quarter),
        schools_data=schools(known, quarter),
        schools_note=schools_note(known, quarter.schools),
        facts=facts(quarter),
        remarks=remarks(quarter.remarks),
        locator=locator(known, quarter),
        sources=_sources(known, [one for _, one in told], quarter),
        quarters=tuple(Option(one.code, one.name) for one in quarters),
        is_simulated=any(one.is_simulated for one in shown),
    )


def _answer(shown: Sequence[IdentityLine], start: int) -> str:
    """Say what became of the gaps, then of the figures themselves."""
    if not shown:
        return "On ne peut pas encore le dire : aucun chiffre de ce quartier n’est connu."
    titles: dict[GapVerdict, list[str]] = {}
    for one in shown:
        for verdict in one.verdicts:
            titles.setdefault(verdict.verdict, []).append(words.lowered(one.title))
    told = [
        f"{said} ({', '.join(titles[verdict])})"
        for verdict, said in _VERDICTS.items()
        if verdict in titles
    ]
    gaps = f"l’écart {' ; il '.join(told)}" if told else "aucun écart n’est calculable"
    moves = Counter(one.change.move for one in shown)
    moved = [
        f"{counted(moves[one], 'chiffre')} {one_verb if moves[one] < 2 else many}"
        for one, (one_verb, many) in _MOVES.items()
        if moves[one]
    ]
    since = f" Depuis la valeur précédente, {listed(moved)}." if moved else ""
    return f"Depuis {start}, {gaps}.{since}"


def _schools(known: Knowledge, quarter: Quarter) -> tuple[SchoolLine, ...]:
    """Return the schools inside first, then those near."""
    found = sorted(quarter.schools, key=lambda one: (not one.is_inside, one.name))
    return tuple(_school(known, one) for one in found)


def _school(known: Knowledge, school: School) -> SchoolLine:
    index = rules.latest(known.of(_IPS, school.code))
    parts = [
        school.kind,
        school.commune or "",
        school.priority_education or "",
        situation(school) if school.is_computed or not school.is_inside else "",
    ]
    ips = "non connu"
    if index is not None and _IPS in known.catalogue:
        year = f" ({index.data_year})" if index.data_year else ""
        ips = f"{words.reading_text(index, known.catalogue[_IPS])}{year}"
    return SchoolLine(school.name, ", ".join(one for one in parts if one), ips, school.is_inside)


def _sources(known: Knowledge, told: Sequence[Reading], quarter: Quarter) -> tuple[SourceLine, ...]:
    """Return the sources of the card, each once, by producer."""
    schools = {one.code for one in quarter.schools}
    used = [
        one.source
        for (indicator, subject), some in known.readings.items()
        if indicator == _IPS and subject in schools
        for one in some
    ]
    used += [one.source for one in told]
    found = {one.code: one for one in (*used, *known.places.sources)}
    return tuple(sorted(found.values(), key=lambda one: (one.producer, one.title)))
