"""The one sentence that each view of the mandate opens with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data.base.formats import counted, escaped, listed, long_date, number, percent
from data.base.views import Scope
from data.mandate.drafts import ActionField
from data.mandate.views import (
    NO_GROUP,
    ActionFilters,
    ActionState,
    Check,
    Completion,
    DelegationLine,
    PlanLine,
)
from data.mandate.vocabulary import ActionNature, PlanKind, PlanStatus
from data.mandate.words import CHECKS, NATURES, STAGES, UNREPORTED, shared_with

_NEWS_ARE_OLD = timedelta(days=92)


def moment(elapsed_pct: float) -> str:
    """Say where in the mandate the day stands."""
    if elapsed_pct <= 0:
        return "Avant le début"
    if elapsed_pct < 2:
        return "Le document commence"
    if elapsed_pct >= 100:
        return "Au terme du document"
    if 45 <= elapsed_pct <= 60:
        return "À mi-parcours"
    return f"Après {percent(elapsed_pct)} de la durée"


def done_share(completion: Completion) -> str:
    """Say the completed share with its numerator, denominator and exclusions."""
    if completion.pct is None:
        return "aucun projet n’est compté"
    if completion.known_pct is None:
        nobody = NOBODY_TOLD[0].lower() + NOBODY_TOLD[1:]
        return f"**{nobody}**, sur {completion.kept}{set_apart(completion, unreported=False)}"
    return (
        f"**{percent(completion.pct)} des projets sont réalisés** "
        f"({completion.done} sur {completion.kept}{set_apart(completion)})"
    )


def set_apart(completion: Completion, *, unreported: bool = True) -> str:
    """Say, after the kept projects, how many were never declared and which do not count."""
    silent = f", dont {number(completion.unreported)} {UNREPORTED.lower()}"
    excluded = f", hors {counted(completion.dropped, 'abandonné')}" if completion.dropped else ""
    return (silent if unreported and completion.unreported else "") + excluded


def check_phrase(check: Check, count: int) -> str:
    """Say how many actions deserve a look for one reason."""
    words = CHECKS[check]
    return counted(count, words.singular, words.plural)


def deadline_words(action: ActionState) -> str:
    """Say what is due and when: the action itself, or the milestone that carries the date."""
    deadline = action.deadline
    if deadline is None:
        return action.title
    day = long_date(deadline.latest_on)
    if deadline.milestone is None:
        return f"{day} : {action.title}"
    return f"{day}, jalon « {deadline.milestone} » : {action.title}"


def last_news(actions: Sequence[ActionState], on: date) -> str:
    """Say how old the newest declaration is, when it is more than three months old."""
    known = [action.report.effective_on for action in actions if action.report]
    if not known or on - max(known) <= _NEWS_ARE_OLD:
        return ""
    return f" Dernière mise à jour connue : {long_date(max(known))}."


def mandate_answer(
    elapsed_pct: float,
    completion: Completion,
    counts: Sequence[tuple[Check, int]],
    news: str = "",
) -> str:
    """Answer « Où en est le mandat ? »; ``news`` is what ``last_news`` says."""
    found = dict(counts)
    late = check_phrase(Check.OVERDUE, found[Check.OVERDUE])
    blocked = check_phrase(Check.BLOCKED, found[Check.BLOCKED])
    free = check_phrase(Check.NO_DEADLINE, found[Check.NO_DEADLINE])
    missions = counted(completion.missions, "mission permanente", "missions permanentes")
    apart = f" {missions} à part." if completion.missions else ""
    return (
        f"{moment(elapsed_pct)}, {done_share(completion)}. **{late}**, {blocked} ; {free}.{apart}"
    )


def silence(plan: PlanLine, on: date) -> str:
    """Say that nothing was declared: of a term that is over, its results are what is missing."""
    if plan.status is PlanStatus.CLOSED and on >= plan.ends_on:
        closed = plan.words.closed
        return f"{closed[0].upper()}{closed[1:]} : le bilan n’est pas renseigné"
    return "Aucune mise à jour n’est encore déclarée"


NOBODY_TOLD = "Aucun projet n’a encore de mise à jour"
NOTHING_KNOWN = "Aucune action n’est encore connue"
EMPTY_ANSWER = f"**{NOTHING_KNOWN}** : aucun projet n’est compté."
"""For a plan without content, such as that of a town which has just started."""


def silent_answer(
    plan: PlanLine,
    on: date,
    actions: Sequence[ActionState],
    counts: Sequence[tuple[Check, int]],
) -> str:
    """Answer for a plan of which nothing was ever declared: what it holds, and no result."""
    found = dict(counts)
    opening = silence(plan, on)
    held = f"{followed(actions)}."
    # The sentence about a closed term has a colon already.
    parts = [f"**{opening}**. {held}" if ":" in opening else f"**{opening}** : {held}"]
    if found[Check.OVERDUE]:
        parts.append(f"**{check_phrase(Check.OVERDUE, found[Check.OVERDUE])}**.")
    if found[Check.NO_DEADLINE]:
        parts.append(f"{check_phrase(Check.NO_DEADLINE, found[Check.NO_DEADLINE])}.")
    return " ".join(parts)


def followed(actions: Sequence[ActionState]) -> str:
    """Say how many actions are followed, and of which natures."""
    kinds = _kinds(actions)
    total = counted(len(actions), "action suivie", "actions suivies")
    return f"{total}, dont {listed(kinds)}" if kinds else total


def _kinds(actions: Sequence[ActionState]) -> list[str]:
    natures = Counter(action.nature for action in actions)
    return [
        counted(natures[nature], words, plural)
        for nature, words, plural in (
            (ActionNature.PROJECT, "projet", "projets"),
            (ActionNature.MISSION, "mission permanente", "missions permanentes"),
            (ActionNature.RECURRING, "rendez-vous récurrent", "rendez-vous récurrents"),
        )
        if natures[nature]
    ]


def delegations_answer(
    plan: PlanLine, lines: Sequence[DelegationLine], scope: Scope, *, is_silent: bool = False
) -> str:
    """Answer « Qui avance, qui a besoin d’aide ? »."""
    if not any(line.actions for line in lines):
        return EMPTY_ANSWER
    troubled = sorted(lines, key=lambda line: -_trouble(line))
    worst = [line for line in troubled if _trouble(line)][:2]
    if is_silent and not worst:
        return _silent_groups(plan, lines, scope.on)
    if not worst:
        none = "aucune" if plan.words.group_is_feminine else "aucun"
        return (
            f"Au {long_date(scope.on)}, {none} {plan.words.group} n’a d’échéance dépassée ni de "
            f"blocage déclaré.{_unreported(lines)}"
        )
    names = " et ".join(f"**{_name(line)}** ({_trouble_words(line)})" for line in worst)
    plural = "demandent" if len(worst) > 1 else "demande"
    return (
        f"Au {long_date(scope.on)}, {names} {plural} le plus d’attention (échéances dépassées "
        f"et blocages).{'' if is_silent else _unreported(lines)}"
    )


def _name(line: DelegationLine) -> str:
    title = escaped(line.title)
    return title if line.code != NO_GROUP else f"les actions {title[:1].lower()}{title[1:]}"


def _unreported(lines: Sequence[DelegationLine]) -> str:
    """Say how many projects nothing was declared of, when there are some."""
    count = sum(line.completion.unreported for line in lines)
    return f" {counted(count, 'projet')} {UNREPORTED.lower()}." if count else ""


def held_in(plan: PlanLine, lines: Sequence[DelegationLine], apart: int) -> str:
    """Say in how many groups something is counted, and how many are in none."""
    named = sum(line.code != NO_GROUP for line in lines)
    groups = f"dans {counted(named, plan.words.group, plan.words.groups)}"
    return f"{groups} et {number(apart)} sans {plan.words.group}" if apart else groups


def _silent_groups(plan: PlanLine, lines: Sequence[DelegationLine], on: date) -> str:
    actions = {line.code: line.actions for line in lines}
    return (
        f"**{silence(plan, on)}**. "
        f"{counted(sum(actions.values()), 'action suivie', 'actions suivies')} "
        f"{held_in(plan, lines, actions.get(NO_GROUP, 0))}, sans que rien dise où elles en sont."
    )


def _trouble(line: DelegationLine) -> int:
    found = dict(line.checks)
    return found[Check.OVERDUE] + found[Check.BLOCKED]


def _trouble_words(line: DelegationLine) -> str:
    found = dict(line.checks)
    return ", ".join(
        check_phrase(check, found[check])
        for check in (Check.OVERDUE, Check.BLOCKED)
        if found[check]
    )


def delegation_answer(
    line: DelegationLine, actions: Sequence[ActionState] = (), *, is_silent: bool = False
) -> str:
    """Answer « Où en est cette délégation ? »; ``actions`` are its own."""
    if is_silent:
        trouble = _trouble_words(line)
        late = f" **À vérifier** : {trouble}." if trouble else ""
        return f"Aucune mise à jour n’est déclarée : {followed(actions)}.{late}"
    missions = line.completion.missions
    kept_up = line.completion.missions_kept_up
    parts = [f"{done_share(line.completion)}."]
    if missions:
        parts.append(f"{counted(kept_up, 'mission assurée', 'missions assurées')} sur {missions}.")
    trouble = _trouble_words(line)
    if trouble:
        parts.append(f"**À vérifier** : {trouble}.")
    sentence = " ".join(parts)
    return sentence if sentence.startswith("**") else sentence[0].upper() + sentence[1:]


def question(plan: PlanLine) -> str:
    """Return the question that the overview of a plan answers."""
    if plan.kind is PlanKind.CITY_CONTRACT:
        return "Où en est le contrat de ville ?"
    return f"Où en est {plan.words.the_term} ?"


def groups_question(plan: PlanLine) -> str:
    """Return the question that the page of a plan's groups answers."""
    if plan.kind is PlanKind.PST:
        return "Quels objectifs stratégiques avancent ?"
    return "Qui avance, qui a besoin d’aide ?"


def see_groups(plan: PlanLine) -> str:
    """Return the words of the link to a plan's groups."""
    return f"Voir chaque {plan.words.group}"


def method(completion: Completion, actions: Sequence[ActionState]) -> str:
    """Open the percentages: numerators, denominators, exclusions, and what is not known."""
    silent = sum(action.report is None for action in actions)
    is_silent = silent and silent == len(actions)
    lines = _silent_method(completion, silent) if is_silent else _told_method(completion, silent)
    return "\n".join(f"- {line}" for line in (*lines, *_review(actions)))


def _told_method(completion: Completion, silent: int) -> tuple[str, ...]:
    done = counted(completion.done, "projet réalisé", "projets réalisés")
    kept = counted(completion.kept, "projet compté", "projets comptés")
    projects = counted(completion.kept + completion.dropped, "projet")
    return (
        f"**Part réalisée** : {done} ÷ {kept} ({projects}, moins "
        f"{counted(completion.dropped, 'abandonné')}).",
        f"**Avancement moyen des projets** : {percent(completion.mean_progress_pct)}, "
        f"{counted(completion.without_progress, 'projet')} sans avancement connu laissés de côté.",
        f"**Missions permanentes** : {completion.missions_kept_up} assurées sur "
        f"{completion.missions}, {completion.missions_unknown} non renseignées ; "
        f"{counted(completion.recurring, 'rendez-vous récurrent')} à part. Une mission n’est "
        "jamais « réalisée ».",
        f"**Jamais mises à jour** : {counted(silent, 'action')}, dont "
        f"{counted(completion.unreported, 'projet')} parmi les projets comptés, dans aucun statut.",
    )


def _silent_method(completion: Completion, silent: int) -> tuple[str, ...]:
    projects = counted(completion.kept, "projet")
    return (
        f"**Part réalisée** : non calculée. Aucune des {number(silent)} actions n’a de mise à "
        f"jour : compter 0 sur {projects} serait une affirmation que rien ne fonde.",
        f"**Missions et rendez-vous** : {counted(completion.missions, 'mission')} et "
        f"{counted(completion.recurring, 'rendez-vous', 'rendez-vous')} à part. Une mission "
        "n’est jamais « réalisée ».",
    )


def _review(actions: Sequence[ActionState]) -> Iterator[str]:
    """Warn that projects are counted by natures of which some are still to be confirmed."""
    count = sum(ActionField.NATURE in action.to_review for action in actions)
    if count:
        left = counted(count, "nature reste", "natures restent")
        yield f"**{left} à relire** : le nombre de projets peut changer."


def actions_answer(
    kept: Sequence[ActionState],
    every: Sequence[ActionState],
    filters: ActionFilters,
    delegations: Sequence[DelegationLine],
) -> str:
    """Say how many actions are shown, and by which filters, in words."""
    active = _active(filters, {delegation.code: delegation.title for delegation in delegations})
    if not every:
        return EMPTY_ANSWER
    if not active:
        return f"**{counted(len(every), 'action')}** : {listed(_kinds(every)) or 'aucune'}."
    return (
        f"**{counted(len(kept), 'action')} sur {number(len(every))}** — filtres actifs : "
        f"{' ; '.join(active)}."
    )


def _active(filters: ActionFilters, titles: dict[str, str]) -> list[str]:
    words = [
        f"contient « {escaped(filters.search)} »" if filters.search else "",
        escaped(titles.get(filters.delegation, filters.delegation)) if filters.delegation else "",
        STAGES[filters.stage].lower() if filters.stage else "",
        UNREPORTED.lower() if filters.is_unreported else "",
        NATURES[filters.nature].lower() if filters.nature else "",
        CHECKS[filters.check].label.lower() if filters.check else "",
        f"échéance d’ici le {long_date(filters.due_by)}" if filters.due_by else "",
        f"partagée {shared_with(escaped(filters.partner))}" if filters.partner else "",
    ]
    return [word for word in words if word]
