"""A small contrat de ville of a town of one's own, to fill in."""

from datetime import date

from sqlmodel import select

from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.views import Scope
from data.mandate.contract.views import Crossed, CrossingEdit
from data.mandate.models import Action, ActionHeading, Heading, Plan
from data.mandate.vocabulary import ActionNature, PlanKind, PlanStatus, TownRole
from tests.data.importers.made import own_town

ON = date(2027, 1, 1)


def town_with_contract() -> Scope:
    """Add a contract of two ambitions, three objectives and an investment; return its scope."""
    own_town()
    with unit_of_work() as session:
        town = session.exec(select(Organisation)).one()
        plan = Plan(
            organisation_id=town.id or 0,
            code="CDV",
            kind=PlanKind.CITY_CONTRACT,
            title="Contrat de ville 2024-2030",
            status=PlanStatus.ADOPTED,
            starts_on=date(2024, 1, 1),
            ends_on=date(2030, 12, 31),
            owner="Agglomération",
        )
        session.add(plan)
        session.flush()
        plan_id, code = plan.id or 0, town.code

        def heading(code: str, level: str, order: int, parent: int | None = None) -> int:
            row = Heading(
                plan_id=plan_id,
                parent_id=parent,
                code=code,
                level=level,
                order=order,
                title=f"Rubrique {code}",
            )
            session.add(row)
            session.flush()
            return row.id or 0

        heading("A1", "ambition", 1)
        heading("A2", "ambition", 2)
        axis = heading("X1", "axe", 3)
        for rank in (1, 2, 3):
            heading(f"X1.{rank}", "objectif:axe", 3 + rank, axis)
        theme = heading("INV1", "investissements", 7)
        action = Action(
            plan_id=plan_id,
            code="1",
            order=1,
            title="Une passerelle",
            nature=ActionNature.PROJECT,
            town_role=TownRole.PILOTS,
            origin="table",
            source_locator="ligne 1",
        )
        session.add(action)
        session.flush()
        session.add(ActionHeading(action_id=action.id or 0, heading_id=theme))
    return Scope(code, "FDR", ON)


def an_edit(
    wanted: Crossed,
    seen: Crossed = Crossed.TO_FILL,
    *,
    objective: str = "X1.1",
    ambition: str = "A1",
) -> CrossingEdit:
    """Return what an officer makes of a crossing."""
    return CrossingEdit(objective, ambition, seen, wanted)
