"""Views of the delegations."""

from data.base.views import Scope
from data.mandate import charts, rules, sentences
from data.mandate.errors import UnknownDelegationError
from data.mandate.service.groups import by_group, group_line, groups_of, matrix, supports_given
from data.mandate.service.reading import plan_reading
from data.mandate.views import DelegationsView, DelegationView


def delegations_view(scope: Scope) -> DelegationsView:
    """Return all delegations of a plan on a day, and who works with whom."""
    read = plan_reading(scope)
    groups = groups_of(read)
    shown = {line.code for line in groups}
    supports = supports_given(read.actions)
    portfolios = tuple(
        group_line(delegation, [], supports)
        for delegation in read.delegations
        if delegation.code not in shown and read.plan.has_delegations
    )
    return DelegationsView(
        plan=read.plan,
        question=sentences.groups_question(read.plan),
        answer=sentences.delegations_answer(read.plan, groups, scope, is_silent=read.is_silent),
        stages=rules.declared_counts(read.actions),
        delegations=groups,
        portfolios=portfolios,
        cells=matrix(read.actions),
        chart=charts.groups_chart(
            read.plan, scope, groups, read.is_simulated, is_silent=read.is_silent
        ),
        is_simulated=read.is_simulated,
    )


def delegation_view(scope: Scope, code: str) -> DelegationView:
    """Return one delegation (or one theme of a plan without delegations) on a day.

    Raises:
        UnknownDelegationError: nothing in the plan has this code that day.
    """
    read = plan_reading(scope)
    line = next((line for line in groups_of(read) if line.code == code), None)
    if line is None:
        raise UnknownDelegationError(code)
    actions = by_group(read.actions)[code]
    is_silent = rules.is_silent(actions)
    return DelegationView(
        plan=read.plan,
        line=line,
        answer=sentences.delegation_answer(line, actions, is_silent=is_silent),
        actions=tuple(actions),
        supported=tuple(action for action in read.actions if code in action.supports),
        chart=charts.groups_chart(read.plan, scope, [line], read.is_simulated, is_silent=is_silent),
        is_simulated=read.is_simulated,
    )
