"""A small contrat de ville of a town of one's own, to fill in."""

from datetime import date
from decimal import Decimal

from sqlmodel import select

from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.views import Scope
from data.mandate.contract.programme.typed import ProgrammeValues
from data.mandate.contract.programme.views import Financer, ProgrammeRow
from data.mandate.contract.views import Crossed, CrossingEdit
from data.mandate.models import Action, ActionHeading, Heading, Plan
from data.mandate.vocabulary import ActionNature, CreditKind, PlanKind, PlanStatus, TownRole
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


def amounts(*euros: str | None) -> tuple[tuple[Financer, Decimal | None], ...]:
    """Return amounts by financer, the missing ones at the end."""
    given = [None if one is None else Decimal(one) for one in euros]
    return tuple(zip(Financer, [*given, None, None, None, None][:4], strict=True))


def a_line(
    *euros: str | None, year: int = 2027, objective: str = "X1.1", quarter: str = "", line: int = 1
) -> ProgrammeRow:
    """Return a project of the programme."""
    return ProgrammeRow(
        id=line,
        version=1,
        year=year,
        order=line,
        title=f"Projet {line}",
        bearer="Association",
        objective=objective,
        objective_title=f"Rubrique {objective}" if objective else "",
        territory=quarter,
        territory_name=quarter,
        credit=CreditKind.SPECIFIC,
        amounts_eur=amounts(*euros),
        outcome="",
        is_simulated=False,
    )


def project(title: str, *euros: str | None, objective: str = "X1.1") -> ProgrammeValues:
    """Return what an officer types of a project."""
    return ProgrammeValues(
        title, "Association", objective, "", CreditKind.SPECIFIC, amounts(*euros), ""
    )
