"""Views of actions: lists, sheets, places."""

from collections.abc import Iterable

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope
from data.mandate import queries, rules, sentences
from data.mandate.errors import UnknownActionError, UnknownPlanError
from data.mandate.models import Plan
from data.mandate.service.groups import groups_of
from data.mandate.service.reading import plan_line, plan_reading
from data.mandate.views import (
    ActionFilters,
    ActionSheet,
    ActionState,
    ActionsView,
    Check,
    LinkedAction,
    LocatedAction,
)
from data.mandate.vocabulary import PartyRole

_BY_DEADLINE = {Check.OVERDUE, Check.DUE_SOON}


def actions_view(scope: Scope, filters: ActionFilters) -> ActionsView:
    """Return the actions of a plan that match the filters, in the plan's order."""
    read = plan_reading(scope)
    kept = [action for action in read.actions if rules.matches(action, filters, scope.on)]
    if filters.check in _BY_DEADLINE or filters.due_by:
        kept = rules.by_deadline(kept)
    groups = groups_of(read)
    return ActionsView(
        plan=read.plan,
        answer=sentences.actions_answer(kept, read.actions, filters, groups),
        total=len(read.actions),
        actions=tuple(kept),
        delegations=groups,
        is_simulated=read.is_simulated,
        partners=tuple(name for name, _ in read.shared),
    )


def action_sheet(scope: Scope, code: str) -> ActionSheet:
    """Return everything known of one action on a day.

    Raises:
        UnknownActionError: the plan has no such action that day.
    """
    with reading() as session:
        row = queries.find_plan(session, scope.organisation, scope.plan)
        if row is None or row.id is None:
            raise UnknownPlanError(scope.plan)
        action = queries.find_action(session, row.id, code, scope.on)
        if action is None or action.id is None:
            raise UnknownActionError(code)
        states = queries.list_action_states(session, row.id, scope.on, only={action.id})
        links = queries.list_links(session, action.id)
        sources = list_sources(session, {action.source_id} if action.source_id else set())
        return ActionSheet(
            plan=plan_line(row),
            action=rules.checked(states, scope.on, row.starts_on)[0],
            journal=tuple(queries.list_journal(session, action.id, scope.on)),
            deadlines=tuple(queries.list_deadlines(session, action.id, scope.on)),
            places=tuple(queries.list_places(session, action.id)),
            links=tuple(
                LinkedAction(
                    plan.code,
                    plan.title,
                    rules.reference(other.scope, other.code),
                    other.title,
                    reason,
                )
                for other, plan, reason in links
            ),
            source=sources[0] if sources else None,
            path=_path(session, row.id, action.id),
            wording=action.wording,
        )


def _path(session: Session, plan_id: int, action_id: int) -> tuple[str, ...]:
    """Return the headings above an action from the top, when the plan has several levels."""
    tree = queries.plan_tree(session, plan_id)
    branches = [tree.branch(key) for key in queries.list_action_headings(session, action_id)]
    deepest = max(branches, key=len, default=())
    if len(deepest) < 2:
        return ()
    return tuple(
        heading.title if heading.parent_id is None else f"{heading.code} {heading.title}"
        for heading in deepest
    )


def located_by_territory(
    scope: Scope, territories: Iterable[str]
) -> dict[str, tuple[LocatedAction, ...]]:
    """Return the actions that happen in each territory; nothing is read of those without any."""
    with reading() as session:
        located = queries.list_located_territories(session, scope.on)
    return {code: located_actions(scope, code) if code in located else () for code in territories}


def located_actions(scope: Scope, territory: str) -> tuple[LocatedAction, ...]:
    """Return the actions of every plan that happen in a territory, plan by plan."""
    with reading() as session:
        plans = {row.id: row for row in queries.list_plans(session, scope.organisation)}
        found = queries.list_located_actions(session, territory, scope.on)
        states = {
            state.id: state
            for plan_id in {plan_id for plan_id, _, _ in found if plan_id in plans}
            for state in queries.list_action_states(
                session, plan_id, scope.on, only={action_id for _, action_id, _ in found}
            )
        }
    return tuple(
        _located(plans[plan_id], states[action_id], is_nearby)
        for plan_id, action_id, is_nearby in found
        if plan_id in plans
    )


def _located(plan: Plan, state: ActionState, is_nearby: bool) -> LocatedAction:
    return LocatedAction(
        plan_code=plan.code,
        plan_title=plan.title,
        code=state.code,
        title=state.title,
        theme=state.headings[0] if state.headings else "",
        pilots=tuple(party.name for party in state.parties if party.role is PartyRole.PILOT),
        stage=state.stage,
        has_report=state.report is not None,
        is_nearby=is_nearby,
        is_simulated=bool(state.report and state.report.is_simulated),
    )
