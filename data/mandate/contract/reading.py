"""The contract read on a day: what every view of it starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.mandate.contract import queries, rules
from data.mandate.contract.views import Ambition, Investment, Matrix, Objective, Where
from data.mandate.models import Plan
from data.mandate.service.reading import PlanReading, read_plan
from data.mandate.views import ActionState
from data.mandate.vocabulary import PartyRole
from data.territories.models import Place, Territory

READ_ONLY = (
    "C’est la démonstration : un croisement est une décision de la collectivité, elle ne "
    "s’invente pas. La matrice se remplit dans la base de votre commune (page « Premiers pas »)."
)
_NO_THEME = "Sans thème"


@dataclass(frozen=True)
class ContractReading:
    """The contract on a day; ``refusal`` says why no crossing may be filled in here."""

    plan: PlanReading
    matrix: Matrix
    investments: tuple[Investment, ...]
    refusal: str


def read_contract(session: Session, scope: Scope) -> ContractReading | None:
    """Read the organisation's contract, whichever plan is looked at; nothing without one."""
    row = queries.find_contract(session, scope.organisation)
    if row is None or row.id is None:
        return None
    plan = read_plan(session, replace(scope, plan=row.code))
    town = first_organisation(session)
    is_locked = town is None or is_demonstration(session, town)
    return ContractReading(
        plan=plan,
        matrix=read_matrix(session, row),
        investments=_investments(session, row.id, plan.actions),
        refusal=READ_ONLY if is_locked else "",
    )


def read_matrix(session: Session, plan: Plan) -> Matrix:
    """Read the ambitions, the objectives, and what was answered of their crossings."""
    ambitions = queries.list_ambitions(session, plan.id or 0)
    pairs = queries.list_objectives(session, plan.id or 0)
    objectives = [objective for _, objective in pairs]
    codes = {row.id: row.code for row in (*ambitions, *objectives)}
    served = queries.count_actions(session, objectives)
    answers = {
        (codes[row.objective_id], codes[row.ambition_id]): row.is_linked
        for row in queries.list_crossings(session, objectives)
        if row.ambition_id in codes
    }
    return rules.matrix_of(
        [Ambition(row.code, row.title) for row in ambitions],
        [Objective(row.code, row.title, axis.title, served[row.id or 0]) for axis, row in pairs],
        answers,
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
