"""What the application counts already, in sentences, each with the list that it counts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data.base.formats import counted, number
from data.indicators.views import GapVerdict
from data.mandate import rules as mandate_rules
from data.mandate.contract.evaluation.views import Evidence, Gathered, Question
from data.mandate.contract.programme.sentences import amount_text, missing_text
from data.mandate.contract.programme.views import ProgrammeView
from data.mandate.contract.programme.words import CREDITS
from data.mandate.contract.reading import ContractReading
from data.mandate.contract.sentences import filled
from data.mandate.contract.views import LinksView, Reason, ReviewView
from data.territories.views import Quarter

_CONTRACT = "city_contract"
_VERDICTS: dict[GapVerdict, tuple[str, str]] = {
    GapVerdict.CLOSING: ("se referme", "se referment"),
    GapVerdict.WIDENING: ("se creuse", "se creusent"),
    GapVerdict.INDISTINCT: ("ne se distingue pas", "ne se distinguent pas"),
    GapVerdict.NOT_MEASURABLE: ("n’est pas encore mesurable", "ne sont pas encore mesurables"),
}


@dataclass(frozen=True)
class Facts:
    """All that evidence is counted from; ``compared`` says what gaps are to, and since when."""

    read: ContractReading
    review: ReviewView
    links: LinksView
    programme: ProgrammeView
    verdicts: Mapping[GapVerdict, int]
    compared: str
    quarters: Sequence[Quarter]


def gathered(question: Question, facts: Facts) -> tuple[Gathered, ...]:
    """Return the evidence of a question, in the order of its kinds."""
    return tuple(_KINDS[kind](facts) for kind in question.evidence)


def _part(kind: Evidence, text: str, part: str, **params: str) -> Gathered:
    return Gathered(kind, text, _CONTRACT, {"partie": part, **params})


def _actions(facts: Facts) -> Gathered:
    done = mandate_rules.completion(facts.read.plan.actions)
    told = f"{number(done.done)} sur {counted(done.kept, 'investissement')} "
    told += "déclaré réalisé" if done.done < 2 else "déclarés réalisés"
    told += ", hors abandonnés" if done.dropped else ""
    silent = f" ; {number(done.unreported)} sans mise à jour" if done.unreported else ""
    params = {"statut": "done"}
    return _part(Evidence.ACTIONS, told + silent, "investissements", **params)


def _reason(kind: Evidence, facts: Facts, reason: Reason, one: str, many: str) -> Gathered:
    count, of = next((count, of) for name, count, of in facts.review.counts if name is reason)
    text = f"{number(count)} {one if count < 2 else many}, sur {number(of)}"
    return _part(kind, text, "a-revoir", **({"motif": reason.value} if count else {}))


def _updates(facts: Facts) -> Gathered:
    never, of = _count(facts, Reason.NEVER_UPDATED)
    stale, _ = _count(facts, Reason.STALE)
    text = (
        f"{counted(never, 'investissement')} jamais mis à jour et {number(stale)} sans mise à "
        "jour récente"
    )
    reason = Reason.STALE if stale else Reason.NEVER_UPDATED
    params = {"motif": reason.value} if stale or never else {}
    return _part(Evidence.UPDATES, f"{text}, sur {number(of)}", "a-revoir", **params)


def _count(facts: Facts, reason: Reason) -> tuple[int, int]:
    return next((count, of) for name, count, of in facts.review.counts if name is reason)


def _pilots(facts: Facts) -> Gathered:
    one, many = "investissement sans pilote", "investissements sans pilote"
    return _reason(Evidence.PILOTS, facts, Reason.NO_PILOT, one, many)


def _places(facts: Facts) -> Gathered:
    found = Counter(
        where.name
        for investment in facts.read.investments
        for where in {where for where in investment.places if where.is_quarter}
    )
    told = " ; ".join(f"{name} {number(count)}" for name, count in found.most_common())
    text = f"Investissements par quartier : {told}" if told else "Aucun investissement situé"
    return _part(Evidence.PLACES, text, "investissements", compter="quartier")


def _indicators(facts: Facts) -> Gathered:
    one, many = "objectif sans indicateur rattaché", "objectifs sans indicateur rattaché"
    return _reason(Evidence.INDICATORS, facts, Reason.NO_INDICATOR, one, many)


def _bare_objectives(facts: Facts) -> Gathered:
    one, many = "objectif sans action rangée sous lui", "objectifs sans action rangée sous eux"
    return _reason(Evidence.BARE_OBJECTIVES, facts, Reason.NO_ACTION, one, many)


def _crossings(facts: Facts) -> Gathered:
    return _part(Evidence.CROSSINGS, filled(facts.read.matrix.counts), "croisements")


def _links(facts: Facts) -> Gathered:
    view = facts.links
    text = (
        f"{counted(len(view.links), 'lien')} avec un autre document ; "
        f"{counted(view.alone, 'investissement')} sans lien, sur {number(view.investments)}"
    )
    return _part(Evidence.LINKS, text, "liens")


def _gaps(facts: Facts) -> Gathered:
    told = [
        f"{counted(facts.verdicts[verdict], 'écart')} "
        f"{one if facts.verdicts[verdict] < 2 else many}"
        for verdict, (one, many) in _VERDICTS.items()
        if facts.verdicts.get(verdict)
    ]
    text = f"{' ; '.join(told)} ({facts.compared})" if told else "Aucun écart connu"
    return Gathered(Evidence.GAPS, text, "gap_analysis", {})


def _money(facts: Facts) -> Gathered:
    total = facts.programme.overall
    if not total.lines:
        text = "Aucun projet programmé n’est saisi"
    else:
        text = (
            f"{counted(total.lines, 'projet')}, {amount_text(total.total)} "
            f"{'connus' if total.total.known else 'pour tout montant'} ; {missing_text(total)}"
        )
    return _part(Evidence.MONEY, text, "programmation", annee="toutes", par="annee")


def _credits(facts: Facts) -> Gathered:
    totals = {total.name: total for total in facts.programme.by_credit}
    told = [
        f"{name} : {counted(total.lines, 'projet')}, {amount_text(total.total)}"
        + (f", {missing_text(total)}" if total.total.missing else "")
        for name in CREDITS.values()
        if (total := totals.get(name))
    ]
    text = " ; ".join(told) or "Aucun projet programmé n’est saisi"
    return _part(Evidence.CREDITS, text, "programmation", annee="toutes", par="credits")


def _outcomes(facts: Facts) -> Gathered:
    lines = facts.programme.lines
    known = sum(bool(line.outcome) for line in lines)
    text = f"{number(known)} {'bilan saisi' if known < 2 else 'bilans saisis'} sur "
    text += f"{counted(len(lines), 'projet programmé', 'projets programmés')}"
    return _part(Evidence.OUTCOMES, text, "programmation", annee="toutes")


def _remarks(facts: Facts) -> Gathered:
    remarks = [one for quarter in facts.quarters for one in quarter.remarks]
    strengths = sum(one.is_strength for one in remarks)
    heard = sum(bool(quarter.remarks) for quarter in facts.quarters)
    text = (
        f"{counted(strengths, 'atout')} et "
        f"{counted(len(remarks) - strengths, 'faiblesse')} cités par les habitants, dans "
        f"{number(heard)} des {counted(len(facts.quarters), 'quartier')}"
    )
    return Gathered(Evidence.REMARKS, text, "neighbourhoods", {})


_KINDS: dict[Evidence, Callable[[Facts], Gathered]] = {
    Evidence.ACTIONS: _actions,
    Evidence.UPDATES: _updates,
    Evidence.PILOTS: _pilots,
    Evidence.PLACES: _places,
    Evidence.INDICATORS: _indicators,
    Evidence.BARE_OBJECTIVES: _bare_objectives,
    Evidence.CROSSINGS: _crossings,
    Evidence.LINKS: _links,
    Evidence.GAPS: _gaps,
    Evidence.MONEY: _money,
    Evidence.CREDITS: _credits,
    Evidence.OUTCOMES: _outcomes,
    Evidence.REMARKS: _remarks,
}
