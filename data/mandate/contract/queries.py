"""Queries of the contrat de ville: session in, rows out."""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, select

from data.base.models import Actor, Revision
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLink,
    ActionLocation,
    Crossing,
    Heading,
    Plan,
)
from data.mandate.queries import list_headings, list_plans
from data.mandate.vocabulary import PlanKind
from data.territories.models import Place, Territory

AMBITION_LEVEL = "ambition"
AXIS_LEVELS = ("axe", AMBITION_LEVEL)
"""What objectives stand under: the axes of the synthesis table, else the ambitions."""


def find_contract(session: Session, organisation: str) -> Plan | None:
    """Return the organisation's contrat de ville, or nothing."""
    plans = list_plans(session, organisation)
    return next((row for row in plans if row.kind is PlanKind.CITY_CONTRACT), None)


def list_ambitions(session: Session, plan_id: int) -> list[Heading]:
    """Return the ambitions of a contract, in its order."""
    return [row for row in list_headings(session, plan_id) if row.level == AMBITION_LEVEL]


def list_objectives(session: Session, plan_id: int) -> list[tuple[Heading, Heading]]:
    """Return the objectives of the synthesis table, each after what it stands under.

    A contract without that table lists them under its ambitions.
    """
    rows = list_headings(session, plan_id)
    by_id = {row.id: row for row in rows}
    for level in AXIS_LEVELS:
        found = [
            (by_id[row.parent_id], row)
            for row in rows
            if row.level == f"objectif:{level}" and row.parent_id in by_id
        ]
        if found:
            return found
    return []


def list_crossings(session: Session, headings: Sequence[Heading]) -> list[Crossing]:
    """Return the crossings answered of these objectives."""
    ids = [row.id for row in headings]
    statement = select(Crossing).where(col(Crossing.objective_id).in_(ids))
    return list(session.exec(statement.order_by(col(Crossing.id))))


def list_served(session: Session, headings: Sequence[Heading]) -> dict[int, set[int]]:
    """Return the actions that stand under each heading."""
    ids = [row.id for row in headings]
    statement = select(ActionHeading.heading_id, ActionHeading.action_id).where(
        col(ActionHeading.heading_id).in_(ids)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for heading, action in session.exec(statement):
        found[heading].add(action)
    return found


def list_crossing_revisions(
    session: Session, most: int | None = None
) -> list[tuple[Revision, str | None]]:
    """Return the changes of crossings, newest first, with who made each."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == Crossing.__tablename__)
        .order_by(col(Revision.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))


def list_locations(
    session: Session, plan_id: int
) -> dict[int, list[tuple[Territory | None, Place | None, bool]]]:
    """Return where the actions of a plan happen, quarters first, by action."""
    rows = session.exec(
        select(ActionLocation, Territory, Place)
        .join(Action, col(ActionLocation.action_id) == col(Action.id))
        .outerjoin(Territory, col(ActionLocation.territory_id) == col(Territory.id))
        .outerjoin(Place, col(ActionLocation.place_id) == col(Place.id))
        .where(Action.plan_id == plan_id)
        .order_by(col(ActionLocation.territory_id).is_(None), col(ActionLocation.id))
    )
    found: dict[int, list[tuple[Territory | None, Place | None, bool]]] = defaultdict(list)
    for location, territory, place in rows:
        found[location.action_id].append((territory, place, location.is_nearby))
    return found


def list_contract_links(session: Session, plan_id: int) -> list[tuple[int, int, Plan, str]]:
    """Return (the contract's action, the other, its plan, reason), whichever way it was told."""
    links = session.exec(select(ActionLink).order_by(col(ActionLink.id))).all()
    ends = {key for link in links for key in (link.action_id, link.contributes_to_id)}
    rows = session.exec(
        select(Action.id, Plan)
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .where(col(Action.id).in_(ends))
    )
    plans = dict(rows.all())
    found = []
    for link in links:
        pair = (link.action_id, link.contributes_to_id)
        for mine, other in (pair, pair[::-1]):
            if plans[mine].id == plan_id and plans[other].id != plan_id:
                found.append((mine, other, plans[other], link.reason))
    return found
