"""A plan's actions by delegation, or by theme when it has none; who works with whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from data.mandate import rules
from data.mandate.models import Delegation
from data.mandate.service.reading import PlanReading
from data.mandate.views import (
    NO_GROUP,
    ActionState,
    DelegationLine,
    MatrixCell,
)


def groups_of(read: PlanReading) -> tuple[DelegationLine, ...]:
    """Return a plan's delegations, or its themes when it has none, in the plan's order.

    The last group gathers what belongs to none, when there is some: groups add up to the plan.
    """
    parted, supports = by_group(read.actions), supports_given(read.actions)
    apart = parted[NO_GROUP]
    title = f"Sans {read.plan.words.group}"
    last = (_plain_line(NO_GROUP, title, len(read.delegations) + 1, apart),) if apart else ()
    if not read.plan.has_delegations:
        return (*_themes(read.actions, parted), *last)
    lines = (
        group_line(delegation, parted[delegation.code], supports) for delegation in read.delegations
    )
    return (*(line for line in lines if line.has_roadmap or line.actions), *last)


def by_group(actions: Iterable[ActionState]) -> defaultdict[str, list[ActionState]]:
    """Return the actions of each group; none of a code that counts none."""
    parted: defaultdict[str, list[ActionState]] = defaultdict(list)
    for action in actions:
        parted[action.group].append(action)
    return parted


def supports_given(actions: Iterable[ActionState]) -> Counter[str]:
    """Count the actions that each delegation supports."""
    return Counter(code for action in actions for code in set(action.supports))


def group_line(
    delegation: Delegation, own: Sequence[ActionState], supports: Counter[str]
) -> DelegationLine:
    """Return a delegation and the results of what it pilots; ``supports`` counts its supports."""
    return DelegationLine(
        code=delegation.code,
        order=delegation.order,
        title=delegation.title,
        full_title=delegation.full_title,
        holder=delegation.holder,
        has_roadmap=delegation.has_roadmap,
        actions=len(own),
        completion=rules.completion(own),
        stages=rules.declared_counts(own),
        checks=rules.check_counts(own),
        supports_given=supports[delegation.code],
    )


def _themes(
    actions: Sequence[ActionState], parted: Mapping[str, Sequence[ActionState]]
) -> tuple[DelegationLine, ...]:
    titles = _theme_titles(actions)
    return tuple(
        _plain_line(code, title, order, parted[code])
        for order, (code, title) in enumerate(titles.items(), start=1)
    )


def _plain_line(code: str, title: str, order: int, own: Sequence[ActionState]) -> DelegationLine:
    """Return a group that is no delegation, and its results."""
    return DelegationLine(
        code=code,
        order=order,
        title=title,
        full_title=title,
        holder="",
        has_roadmap=True,
        actions=len(own),
        completion=rules.completion(own),
        stages=rules.declared_counts(own),
        checks=rules.check_counts(own),
        supports_given=0,
    )


def _theme_titles(actions: Iterable[ActionState]) -> dict[str, str]:
    """Return the title of each theme by its code, in the plan's order.

    The two volets of a PST may use the same words: the volet then comes first.
    """
    themes = {action.theme.code: action.theme for action in actions if action.theme}
    uses = Counter(theme.title for theme in themes.values())
    titles = {}
    for action in actions:
        if action.group == NO_GROUP:
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
