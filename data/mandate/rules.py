"""The mandate's rules: what is done, late or odd. They know neither database nor clock."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from data.mandate.views import (
    ActionFilters,
    ActionState,
    Change,
    ChangeKind,
    Check,
    Completion,
    DeadlineState,
    StageCount,
)
from data.mandate.vocabulary import ActionNature, Confidence, Stage

STALE_AFTER = timedelta(days=183)
DUE_SOON_WITHIN = timedelta(days=92)

_CLOSED = {Stage.DONE, Stage.DROPPED}
_ENGAGED = {Stage.IN_PROGRESS, Stage.PAUSED, Stage.BLOCKED}
_SERENE = {Confidence.SECURED, Confidence.REACHABLE}


def reference(scope: str, code: str) -> str:
    """Return the name of an action everywhere: its code, after its numbering scope if any."""
    return f"{scope}-{code}" if scope else code


def is_overdue(deadline: DeadlineState | None, stage: Stage, on: date) -> bool:
    """Tell whether the deadline is past: from the next day on, unless done or dropped."""
    return deadline is not None and stage not in _CLOSED and on > deadline.latest_on


def is_due_soon(deadline: DeadlineState | None, stage: Stage, on: date) -> bool:
    """Tell whether the deadline falls on that day or within 92 days, and is not met yet."""
    if deadline is None or stage in _CLOSED:
        return False
    return on <= deadline.latest_on <= on + DUE_SOON_WITHIN


def checks(action: ActionState, on: date, starts_on: date = date.min) -> frozenset[Check]:
    """Return what deserves a look in an action on a day.

    An action is only « never updated » once the plan is six months old.
    """
    is_project = action.nature is ActionNature.PROJECT
    is_engaged = is_project and action.stage in _ENGAGED
    found = {
        Check.OVERDUE: is_overdue(action.deadline, action.stage, on),
        Check.DUE_SOON: is_due_soon(action.deadline, action.stage, on),
        Check.BLOCKED: is_project and action.stage is Stage.BLOCKED,
        Check.CONTRADICTION: is_contradictory(action, on),
        Check.STALE: is_engaged
        and action.report is not None
        and on - action.report.effective_on > STALE_AFTER,
        Check.NEVER_UPDATED: action.report is None and starts_on < on - STALE_AFTER,
        Check.NO_CONFIDENCE: is_engaged and action.confidence is None,
        Check.NO_DEADLINE: is_project and not action.has_deadline and action.stage not in _CLOSED,
        Check.TO_REVIEW: bool(action.to_review),
    }
    return frozenset(check for check, holds in found.items() if holds)


def is_contradictory(action: ActionState, on: date) -> bool:
    """Tell whether declarations disagree: serene but overdue, or done below 100 %."""
    if is_overdue(action.deadline, action.stage, on) and action.confidence in _SERENE:
        return True
    progress = action.progress_pct
    return action.stage is Stage.DONE and progress is not None and progress < 100


def checked(
    actions: Iterable[ActionState], on: date, starts_on: date = date.min
) -> list[ActionState]:
    """Return the actions with what deserves a look in each; the plan starts on ``starts_on``."""
    return [replace(action, checks=checks(action, on, starts_on)) for action in actions]


def completion(actions: Sequence[ActionState]) -> Completion:
    """Count projects done over projects kept; missions and recurrences apart.

    The mean progress leaves out dropped projects and those without any declared progress.
    """
    projects = [action for action in actions if action.nature is ActionNature.PROJECT]
    missions = [action for action in actions if action.nature is ActionNature.MISSION]
    kept = [action for action in projects if action.stage is not Stage.DROPPED]
    progress = [action.progress_pct for action in kept if action.progress_pct is not None]
    kept_up = [action.report.is_kept_up if action.report else None for action in missions]
    return Completion(
        done=sum(action.stage is Stage.DONE for action in kept),
        kept=len(kept),
        dropped=len(projects) - len(kept),
        missions=len(missions),
        missions_kept_up=kept_up.count(True),
        missions_unknown=kept_up.count(None),
        recurring=len(actions) - len(projects) - len(missions),
        mean_progress_pct=round(sum(progress) / len(progress)) if progress else None,
        without_progress=len(kept) - len(progress),
        unreported=sum(action.report is None for action in kept),
    )


def stage_counts(actions: Iterable[ActionState]) -> tuple[StageCount, ...]:
    """Count projects by stage, in the order in which bars are drawn, zeros included.

    A project without any report is « à venir » here, as in the headline figures; screens draw
    ``declared_counts``.
    """
    counts = Counter(action.stage for action in actions if action.nature is ActionNature.PROJECT)
    order = (
        Stage.DONE,
        Stage.IN_PROGRESS,
        Stage.UPCOMING,
        Stage.PAUSED,
        Stage.BLOCKED,
        Stage.DROPPED,
    )
    return tuple(StageCount(stage, counts[stage]) for stage in order)


def declared_counts(actions: Iterable[ActionState]) -> tuple[StageCount, ...]:
    """Count projects by declared stage: what was never declared is in none."""
    return stage_counts(action for action in actions if action.report is not None)


def check_counts(actions: Iterable[ActionState]) -> tuple[tuple[Check, int], ...]:
    """Count what deserves a look, by kind, zeros included."""
    counts = Counter(check for action in actions for check in action.checks)
    return tuple((check, counts[check]) for check in Check)


def elapsed_pct(starts_on: date, ends_on: date, on: date) -> float:
    """Return the share of the mandate that has passed at the end of a day, 0-100."""
    total = (ends_on - starts_on).days + 1
    passed = (on - starts_on).days + 1
    return min(100.0, max(0.0, 100 * passed / total))


def is_silent(actions: Sequence[ActionState]) -> bool:
    """Tell whether nothing was ever declared: « à venir » is then a default, not a finding."""
    return bool(actions) and all(action.report is None for action in actions)


def shared(actions: Iterable[ActionState]) -> tuple[tuple[str, int], ...]:
    """Count the actions shared with each outside body, the most first."""
    counts = Counter(name for action in actions for name in set(action.partners))
    return tuple(sorted(counts.items(), key=lambda found: (-found[1], found[0])))


def next_deadlines(actions: Iterable[ActionState], on: date) -> tuple[ActionState, ...]:
    """Return the actions still to be met, nearest deadline first."""
    ahead = [
        action
        for action in actions
        if action.deadline and action.stage not in _CLOSED and action.deadline.latest_on >= on
    ]
    return tuple(sorted(ahead, key=lambda action: (_latest(action), action.code)))


def _latest(action: ActionState) -> date:
    return action.deadline.latest_on if action.deadline else date.max


def folded(text: str) -> str:
    """Return the text without accents or case, for searching."""
    spelled = text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelled)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def is_due_by(action: ActionState, on: date, day: date) -> bool:
    """Tell whether the next deadline falls between two days and is not met yet."""
    if action.deadline is None or action.stage in _CLOSED:
        return False
    return on <= action.deadline.latest_on <= day


def by_deadline(actions: Iterable[ActionState]) -> list[ActionState]:
    """Return actions by deadline, the nearest (or the oldest) first, those without last."""
    return sorted(actions, key=lambda action: (_latest(action), action.code))


def matches(action: ActionState, filters: ActionFilters, on: date) -> bool:
    """Tell whether an action is kept by the filters.

    The delegation is the piloting one (in a plan that has none, the theme), so that a list is as
    long as the counter that leads to it; all words searched must be found.
    """
    if filters.delegation and filters.delegation != action.group:
        return False
    if filters.partner and filters.partner not in action.partners:
        return False
    if filters.is_unreported and action.report is not None:
        return False
    if filters.stage and (action.report is None or filters.stage is not action.stage):
        return False
    if filters.nature and filters.nature is not action.nature:
        return False
    if filters.check and filters.check not in action.checks:
        return False
    if filters.due_by and not is_due_by(action, on, filters.due_by):
        return False
    if not filters.search:
        return True
    names = [party.name for party in action.parties]
    theme = [action.theme.title] if action.theme else []
    haystack = folded(" ".join([action.code, action.title, *action.headings, *theme, *names]))
    return all(word in haystack for word in folded(filters.search).split())


def changes(before: Sequence[ActionState], after: Sequence[ActionState]) -> tuple[Change, ...]:
    """Return what happened between two days, most telling first."""
    earlier = {action.id: action for action in before}
    found = [
        Change(kind, action)
        for action in after
        for kind in _change_kinds(earlier.get(action.id), action)
    ]
    later = {action.id for action in after}
    found += [Change(ChangeKind.REMOVED, action) for action in before if action.id not in later]
    return tuple(sorted(found, key=lambda change: list(ChangeKind).index(change.kind)))


def _change_kinds(before: ActionState | None, after: ActionState) -> list[ChangeKind]:
    if before is None:
        return [ChangeKind.ADDED]
    kinds = []
    if before.stage is not after.stage:
        reached = {
            Stage.DONE: ChangeKind.DONE,
            Stage.BLOCKED: ChangeKind.BLOCKED,
            Stage.PAUSED: ChangeKind.PAUSED,
            Stage.DROPPED: ChangeKind.DROPPED,
            Stage.IN_PROGRESS: ChangeKind.STARTED
            if before.stage is Stage.UPCOMING
            else ChangeKind.RESUMED,
        }
        if after.stage in reached:
            kinds.append(reached[after.stage])
    if after.slippage_days > before.slippage_days:
        kinds.append(ChangeKind.POSTPONED)
    return kinds
