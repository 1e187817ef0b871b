"""A plan's actions by delegation, or by theme when it has none; who works with whom."""

from collections import Counter
from collections.abc import Iterable, Sequence

from data.mandate import rules
from data.mandate.models import Delegation
from data.mandate.service.reading import PlanReading
from data.mandate.views import (
    ActionState,
    DelegationLine,
    MatrixCell,
)


def groups_of(read: PlanReading) -> tuple[DelegationLine, ...]:
    """Return a plan's delegations, or its themes when it has none, in the plan's order."""
    if not read.plan.has_delegations:
        return _themes(read.actions)
    return tuple(
        group_line(delegation, actions_of(read.actions, delegation.code), read.actions)
        for delegation in read.delegations
        if delegation.has_roadmap
    )


def actions_of(actions: Iterable[ActionState], group: str) -> list[ActionState]:
    """Return the actions of a group."""
    return [action for action in actions if action.group == group]


def group_line(
    delegation: Delegation, own: Sequence[ActionState], every: Iterable[ActionState]
) -> DelegationLine:
    """Return a delegation and the results of what it pilots; ``every`` counts its supports."""
    return DelegationLine(
        code=delegation.code,
        order=delegation.order,
        title=delegation.title,
        full_title=delegation.full_title,
        holder=delegation.holder,
        has_roadmap=delegation.has_roadmap,
        actions=len(own),
        completion=rules.completion(own),
        stages=rules.stage_counts(own),
        checks=rules.check_counts(own),
        supports_given=sum(delegation.code in action.supports for action in every),
    )


def _themes(actions: Sequence[ActionState]) -> tuple[DelegationLine, ...]:
    titles = _theme_titles(actions)
    return tuple(
        DelegationLine(
            code=code,
            order=order,
            title=title,
            full_title=title,
            holder="",
            has_roadmap=True,
            actions=len(own := actions_of(actions, code)),
            completion=rules.completion(own),
            stages=rules.stage_counts(own),
            checks=rules.check_counts(own),
            supports_given=0,
        )
        for order, (code, title) in enumerate(titles.items(), start=1)
    )


def _theme_titles(actions: Iterable[ActionState]) -> dict[str, str]:
    """Return the title of each theme by its code, in the plan's order.

    The two volets of a PST may use the same words: the volet then comes first.
    """
    themes = {action.theme.code: action.theme for action in actions if action.theme}
    uses = Counter(theme.title for theme in themes.values())
    titles = {}
    for action in actions:
        if action.group is None:
            continue
        theme = themes.get(action.group)
        title = theme.title if theme else action.group
        is_told_apart = theme is not None and theme.part and uses[title] > 1
        titles[action.group] = f"{theme.part} — {title}" if theme and is_told_apart else title
    return titles


def matrix(actions: Iterable[ActionState]) -> tuple[MatrixCell, ...]:
    """Count the actions that one delegation pilots and another supports."""
    pairs = Counter(
        (action.pilot.delegation, support)
        for action in actions
        if action.pilot and action.pilot.delegation
        for support in set(action.supports)
    )
    return tuple(
        MatrixCell(pilot, support, count) for (pilot, support), count in pairs.items() if pilot
    )
