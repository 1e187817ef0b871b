"""How many actions stand in territories, for a map."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from data.base.models import Organisation
from data.mandate.models import Action, ActionLocation, Plan
from data.mandate.queries.plans import valid_on
from data.territories.models import Territory


def count_located_actions(
    session: Session, organisation: str, territories: Collection[str], on: date
) -> list[tuple[str, str, int]]:
    """Return (territory's code, plan's title, how many actions), plan by plan."""
    rows = session.exec(
        select(Territory.code, Plan.title, func.count(func.distinct(Action.id)))
        .join(ActionLocation, col(ActionLocation.territory_id) == col(Territory.id))
        .join(Action, col(ActionLocation.action_id) == col(Action.id))
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(
            Organisation.code == organisation,
            col(Territory.code).in_(territories),
            valid_on(Action, on),
        )
        .group_by(col(Territory.code), col(Plan.id), col(Plan.title))
        .order_by(col(Plan.id))
    )
    return list(rows.all())


def list_located(
    session: Session, organisation: str, territories: Collection[str], on: date
) -> list[tuple[str, int, int]]:
    """Return (territory's code, plan's identifier, action's identifier), once each."""
    rows = session.exec(
        select(Territory.code, Plan.id, Action.id)
        .join(ActionLocation, col(ActionLocation.territory_id) == col(Territory.id))
        .join(Action, col(ActionLocation.action_id) == col(Action.id))
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(
            Organisation.code == organisation,
            col(Territory.code).in_(territories),
            valid_on(Action, on),
        )
        .distinct()
        .order_by(col(Territory.code), col(Plan.id), col(Action.id))
    )
    return [(code, plan or 0, action or 0) for code, plan, action in rows]
