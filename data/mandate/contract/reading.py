"""The contract read on a day: what every view of it starts from."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sqlmodel import Session

from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.mandate.aims.queries import headings_with_indicator
from data.mandate.contract import queries, rules
from data.mandate.contract.programme.reading import read_lines
from data.mandate.contract.programme.views import ProgrammeRow
from data.mandate.contract.views import Ambition, Investment, Matrix, Objective, Where
from data.mandate.models import Heading, Plan
from data.mandate.service.reading import PlanReading, read_plan
from data.mandate.views import ActionState
from data.mandate.vocabulary import ActionNature, PartyRole, Stage
from data.territories.models import Place, Territory

_NO_THEME = "Sans thème"


@dataclass(frozen=True)
class ContractReading:
    """The contract on a day.

    Attributes:
        programme: the projects of its annual programmes, all years.
        simulated: the crossings that were made up, by codes of objective and ambition.
    """

    plan: PlanReading
    matrix: Matrix
    investments: tuple[Investment, ...]
    programme: tuple[ProgrammeRow, ...]
    simulated: frozenset[tuple[str, str]]
    is_demonstration: bool


def read_contract(session: Session, scope: Scope) -> ContractReading | None:
    """Read the organisation's contract, whichever plan is looked at; nothing without one."""
    row = queries.find_contract(session, scope.organisation)
    if row is None or row.id is None:
        return None
    plan = read_plan(session, replace(scope, plan=row.code))
    town = first_organisation(session)
    matrix, simulated = _matrix(session, row, plan.actions)
    return ContractReading(
        plan=plan,
        matrix=matrix,
        investments=_investments(session, row.id, plan.actions),
        programme=read_lines(session, row.id),
        simulated=simulated,
        is_demonstration=town is not None and is_demonstration(session, town),
    )


def _matrix(
    session: Session, plan: Plan, actions: Sequence[ActionState]
) -> tuple[Matrix, frozenset[tuple[str, str]]]:
    """Read the ambitions, the objectives, what was answered of their crossings; what is made up."""
    ambitions = queries.list_ambitions(session, plan.id or 0)
    pairs = queries.list_objectives(session, plan.id or 0)
    objectives = [objective for _, objective in pairs]
    codes = {row.id: row.code for row in (*ambitions, *objectives)}
    served = queries.list_served(session, objectives)
    aiming = headings_with_indicator(session, plan.id or 0)
    crossings = [
        row for row in queries.list_crossings(session, objectives) if row.ambition_id in codes
    ]
    answers = {(codes[row.objective_id], codes[row.ambition_id]): row for row in crossings}
    matrix = rules.matrix_of(
        [Ambition(row.code, row.title) for row in ambitions],
        [
            _objective(row, axis.title, served.get(row.id or 0, set()), actions, row.id in aiming)
            for axis, row in pairs
        ],
        {cell: row.is_linked for cell, row in answers.items()},
    )
    return matrix, frozenset(cell for cell, row in answers.items() if row.is_simulated)


def _objective(
    row: Heading,
    axis: str,
    served: AbstractSet[int],
    actions: Sequence[ActionState],
    has_indicator: bool,
) -> Objective:
    found = [one for one in actions if one.id in served]
    projects = [
        one
        for one in found
        if one.nature is ActionNature.PROJECT and one.stage is not Stage.DROPPED
    ]
    return Objective(
        row.code,
        row.title,
        axis,
        actions=len(served),
        done=frozenset(one.id for one in projects if one.stage is Stage.DONE),
        projects=frozenset(one.id for one in projects),
        has_indicator=has_indicator,
    )


def _investments(
    session: Session, plan_id: int, actions: Sequence[ActionState]
) -> tuple[Investment, ...]:
    places = queries.list_locations(session, plan_id)
    return tuple(
        Investment(
            action=one,
            theme=one.headings[0] if one.headings else _NO_THEME,
            pilots=tuple(party.name for party in one.parties if party.role is PartyRole.PILOT),
            places=tuple(_where(*found) for found in places.get(one.id, ())),
        )
        for one in actions
    )


def _where(territory: Territory | None, place: Place | None, is_nearby: bool) -> Where:
    if territory is not None:
        return Where(territory.code, territory.name, is_quarter=True, is_nearby=is_nearby)
    name = place.name if place else ""
    return Where(name, name, is_quarter=False, is_nearby=is_nearby)
