"""A plan read on a day: what every view of this world starts from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import data_version
from data.base.settings import settings
from data.base.views import Scope
from data.mandate import queries, rules
from data.mandate.errors import UnknownPlanError
from data.mandate.models import Delegation, Plan
from data.mandate.views import (
    ActionState,
    PlanLine,
)
from data.mandate.vocabulary import PlanKind
from data.mandate.words import plan_words

_MOST_KEPT = 4
"""Readings kept: the plan looked at on its day, on the one it is compared with, and another's."""


@dataclass(frozen=True)
class PlanReading:
    """A plan read on a day: what every view of this world starts from."""

    row: Plan
    plan: PlanLine
    actions: list[ActionState]
    delegations: list[Delegation]

    @property
    def is_simulated(self) -> bool:
        """Tell whether one declaration at least was made up."""
        return any(action.report and action.report.is_simulated for action in self.actions)

    @property
    def is_silent(self) -> bool:
        """Tell whether nothing was ever declared of its actions."""
        return rules.is_silent(self.actions)

    @property
    def shared(self) -> tuple[tuple[str, int], ...]:
        """Count the actions shared with each outside body, in a plan whose text lists them."""
        return rules.shared(self.actions) if self.plan.kind is PlanKind.PST else ()


def plan_reading(scope: Scope) -> PlanReading:
    """Return a plan read on a day, once for all the views that one version of the data shows.

    Raises:
        UnknownPlanError: the organisation has no such plan.
    """
    with reading() as session:
        version = data_version(session)
    return _kept(settings().database_url, scope, version)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(_database: str, scope: Scope, _version: int) -> PlanReading:
    with reading() as session:
        return read_plan(session, scope)


def read_plan(session: Session, scope: Scope) -> PlanReading:
    """Read a plan, its actions with what deserves a look, and the delegations of that day.

    Raises:
        UnknownPlanError: the organisation has no such plan.
    """
    row = queries.find_plan(session, scope.organisation, scope.plan)
    if row is None or row.id is None:
        raise UnknownPlanError(scope.plan)
    actions = rules.checked(
        queries.list_action_states(session, row.id, scope.on), scope.on, row.starts_on
    )
    delegations = queries.list_delegations(session, scope.organisation, scope.on)
    plan = plan_line(row)
    if plan.has_delegations:
        actions = _grouped(actions, {delegation.code for delegation in delegations})
    return PlanReading(row, plan, actions, delegations)


def _grouped(actions: Iterable[ActionState], delegations: set[str]) -> list[ActionState]:
    """Return the actions, those that no delegation of that day pilots marked as such."""
    return [
        action
        if action.pilot is not None and action.pilot.delegation in delegations
        else replace(action, is_ungrouped=True)
        for action in actions
    ]


def plan_line(row: Plan) -> PlanLine:
    """Return a plan as views carry it."""
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
        words=plan_words(row.kind, row.words),
    )
