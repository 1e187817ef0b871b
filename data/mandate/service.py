"""The mandate's only door: each function opens a session and returns a frozen view."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope, SourceLine
from data.mandate import charts, queries, rules, sentences
from data.mandate.errors import UnknownActionError, UnknownDelegationError, UnknownPlanError
from data.mandate.figures import MandateFigures, mandate_figures
from data.mandate.models import Delegation, Heading, Plan
from data.mandate.views import (
    ActionFilters,
    ActionSheet,
    ActionState,
    ActionsView,
    ChangesView,
    ContractObjectives,
    DelegationLine,
    DelegationsView,
    DelegationView,
    LinkedAction,
    LocatedAction,
    MandateView,
    MatrixCell,
    PlanLine,
)
from data.mandate.vocabulary import PartyRole, PlanKind


@dataclass(frozen=True)
class _Reading:
    """A plan read on a day: what every view of this world starts from."""

    row: Plan
    plan: PlanLine
    actions: list[ActionState]
    delegations: list[Delegation]

    @property
    def is_simulated(self) -> bool:
        return any(action.report and action.report.is_simulated for action in self.actions)


def _read(session: Session, scope: Scope) -> _Reading:
    row = queries.find_plan(session, scope.organisation, scope.plan)
    if row is None or row.id is None:
        raise UnknownPlanError(scope.plan)
    actions = rules.checked(queries.list_action_states(session, row.id, scope.on), scope.on)
    delegations = queries.list_delegations(session, scope.organisation, scope.on)
    return _Reading(row, _plan_line(row), actions, delegations)


def _plan_line(row: Plan) -> PlanLine:
    return PlanLine(
        code=row.code,
        title=row.title,
        kind=row.kind,
        status=row.status,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        owner=row.owner,
        note=row.note,
        has_delegations=row.kind is PlanKind.MANDATE_CONTRACT,
    )


def plan_lines(organisation: str) -> tuple[PlanLine, ...]:
    """Return the plans of an organisation; none when the base is empty."""
    with reading() as session:
        return tuple(_plan_line(row) for row in queries.list_plans(session, organisation))


def mandate_view(scope: Scope) -> MandateView:
    """Return the plan as a whole on a day.

    Raises:
        UnknownPlanError: the organisation has no such plan.
    """
    with reading() as session:
        read = _read(session, scope)
        sources = _sources(session, read)
    elapsed = rules.elapsed_pct(read.plan.starts_on, read.plan.ends_on, scope.on)
    completion = rules.completion(read.actions)
    counts = rules.check_counts(read.actions)
    groups = _groups(read)
    return MandateView(
        plan=read.plan,
        on=scope.on,
        answer=sentences.mandate_answer(elapsed, completion, counts),
        elapsed_pct=elapsed,
        completion=completion,
        stages=rules.stage_counts(read.actions),
        delegations=groups,
        checks=counts,
        next_deadlines=rules.next_deadlines(read.actions, scope.on),
        progress_chart=charts.progress_chart(
            read.plan, scope, elapsed, completion, read.is_simulated
        ),
        groups_chart=charts.groups_chart(read.plan, scope, groups, read.is_simulated),
        is_simulated=read.is_simulated,
        sources=sources,
    )


def _sources(session: Session, read: _Reading) -> tuple[SourceLine, ...]:
    ids = {read.row.source_id, *queries.report_source_ids(session, read.row.id or 0)}
    return list_sources(session, {key for key in ids if key is not None})


def plan_figures(scope: Scope) -> tuple[MandateFigures, tuple[MandateFigures, ...], bool]:
    """Return a plan's headline figures, those of its delegations, and whether they are simulated.

    A plan without delegations has none.
    """
    with reading() as session:
        read = _read(session, scope)
    whole = mandate_figures(read.plan.code, read.plan.kind.value, read.actions)
    parts = tuple(
        mandate_figures(delegation.code, "", _of(read.actions, delegation.code))
        for delegation in read.delegations
        if delegation.has_roadmap and read.plan.has_delegations
    )
    return whole, parts, read.is_simulated


def changes_view(scope: Scope, since: date) -> ChangesView:
    """Return what happened to a plan between two days."""
    with reading() as session:
        after = _read(session, scope).actions
        before = _read(session, replace(scope, on=since)).actions
    return ChangesView(since, scope.on, rules.changes(before, after))


def delegations_view(scope: Scope) -> DelegationsView:
    """Return all delegations of a plan on a day, and who works with whom."""
    with reading() as session:
        read = _read(session, scope)
    groups = _groups(read)
    portfolios = tuple(
        _line(delegation, [], read.actions)
        for delegation in read.delegations
        if not delegation.has_roadmap and read.plan.has_delegations
    )
    return DelegationsView(
        plan=read.plan,
        answer=sentences.delegations_answer(groups, scope),
        stages=rules.stage_counts(read.actions),
        delegations=groups,
        portfolios=portfolios,
        cells=_matrix(read.actions),
        chart=charts.groups_chart(read.plan, scope, groups, read.is_simulated),
        is_simulated=read.is_simulated,
    )


def delegation_view(scope: Scope, code: str) -> DelegationView:
    """Return one delegation (or one theme of a plan without delegations) on a day.

    Raises:
        UnknownDelegationError: nothing in the plan has this code that day.
    """
    with reading() as session:
        read = _read(session, scope)
    line = next((line for line in _groups(read) if line.code == code), None)
    if line is None:
        raise UnknownDelegationError(code)
    actions = tuple(action for action in read.actions if _group_code(action) == code)
    return DelegationView(
        plan=read.plan,
        line=line,
        answer=sentences.delegation_answer(line),
        actions=actions,
        supported=tuple(action for action in read.actions if code in action.supports),
        chart=charts.groups_chart(read.plan, scope, [line], read.is_simulated),
        is_simulated=read.is_simulated,
    )


def actions_view(scope: Scope, filters: ActionFilters) -> ActionsView:
    """Return the actions of a plan that match the filters, in the plan's order."""
    with reading() as session:
        read = _read(session, scope)
    kept = tuple(action for action in read.actions if rules.matches(action, filters))
    return ActionsView(
        plan=read.plan,
        answer=sentences.actions_answer(kept, read.actions, filters, read.delegations),
        total=len(read.actions),
        actions=kept,
        delegations=_groups(read),
        is_simulated=read.is_simulated,
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
        states = queries.list_action_states(session, row.id, scope.on, only=action.id)
        links = queries.list_links(session, action.id)
        sources = list_sources(session, {action.source_id} if action.source_id else set())
        return ActionSheet(
            plan=_plan_line(row),
            action=rules.checked(states, scope.on)[0],
            journal=tuple(queries.list_journal(session, action.id, scope.on)),
            deadlines=tuple(queries.list_deadlines(session, action.id, scope.on)),
            places=tuple(queries.list_places(session, action.id)),
            links=tuple(
                LinkedAction(plan.code, plan.title, other.code, other.title, reason)
                for other, plan, reason in links
            ),
            source=sources[0] if sources else None,
        )


def located_actions(scope: Scope, territory: str) -> tuple[LocatedAction, ...]:
    """Return the actions of every plan that happen in a territory, plan by plan."""
    with reading() as session:
        plans = {row.id: row for row in queries.list_plans(session, scope.organisation)}
        found = queries.list_located_actions(session, territory, scope.on)
        return tuple(
            _located(plans[plan_id], state, is_nearby)
            for plan_id, action_id, is_nearby in found
            if plan_id in plans
            for state in queries.list_action_states(session, plan_id, scope.on, only=action_id)
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


def contract_objectives(scope: Scope) -> ContractObjectives | None:
    """Return the objectives of the organisation's contrat de ville, or nothing without one."""
    with reading() as session:
        plans = queries.list_plans(session, scope.organisation)
        contract = next((row for row in plans if row.kind is PlanKind.CITY_CONTRACT), None)
        if contract is None or contract.id is None:
            return None
        headings = queries.list_headings(session, contract.id)
        sources = list_sources(session, {contract.source_id} if contract.source_id else set())
    return ContractObjectives(
        ambitions=_children(headings, "ambition"),
        axes=_children(headings, "axe"),
        note=contract.note,
        source=sources[0] if sources else None,
    )


def _children(headings: Sequence[Heading], level: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (
            heading.title,
            tuple(child.title for child in headings if child.parent_id == heading.id),
        )
        for heading in headings
        if heading.level == level
    )


def _group_code(action: ActionState) -> str | None:
    pilot = action.pilot
    if pilot is not None and pilot.delegation is not None:
        return pilot.delegation
    return action.headings[0] if action.headings else None


def _groups(read: _Reading) -> tuple[DelegationLine, ...]:
    if not read.plan.has_delegations:
        return _themes(read.actions)
    return tuple(
        _line(delegation, _of(read.actions, delegation.code), read.actions)
        for delegation in read.delegations
        if delegation.has_roadmap
    )


def _of(actions: Iterable[ActionState], group: str) -> list[ActionState]:
    return [action for action in actions if _group_code(action) == group]


def _line(
    delegation: Delegation, own: Sequence[ActionState], every: Iterable[ActionState]
) -> DelegationLine:
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
    titles = dict.fromkeys(title for action in actions for title in action.headings[:1])
    return tuple(
        DelegationLine(
            code=title,
            order=order,
            title=title,
            full_title=title,
            holder="",
            has_roadmap=True,
            actions=len(own := _of(actions, title)),
            completion=rules.completion(own),
            stages=rules.stage_counts(own),
            checks=rules.check_counts(own),
            supports_given=0,
        )
        for order, title in enumerate(titles, start=1)
    )


def _matrix(actions: Iterable[ActionState]) -> tuple[MatrixCell, ...]:
    pairs = Counter(
        (action.pilot.delegation, support)
        for action in actions
        if action.pilot and action.pilot.delegation
        for support in set(action.supports)
    )
    return tuple(
        MatrixCell(pilot, support, count) for (pilot, support), count in pairs.items() if pilot
    )
