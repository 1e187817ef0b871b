"""Queries of the links between indicators, actions and objectives."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from data.base.models import Actor, Organisation, Revision
from data.indicators.models import Indicator
from data.mandate.aims.rules import holds
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLocation,
    Heading,
    IndicatorLink,
    Plan,
)
from data.mandate.queries.plans import valid_on
from data.territories.models import Territory

End = TypeVar("End", Action, Heading)


def headings_with_indicator(session: Session, plan_id: int) -> set[int]:
    """Return the headings of a plan that aim at an indicator, themselves or by an action.

    An action stands under its headings: what it aims at, they do.
    """
    own = select(IndicatorLink.heading_id).join(
        Heading, col(IndicatorLink.heading_id) == col(Heading.id)
    )
    by_action = (
        select(ActionHeading.heading_id)
        .join(Heading, col(ActionHeading.heading_id) == col(Heading.id))
        .join(IndicatorLink, col(IndicatorLink.action_id) == col(ActionHeading.action_id))
        .join(Action, col(ActionHeading.action_id) == col(Action.id))
        .where(col(Action.plan_id) == plan_id)
    )
    found = {
        *session.exec(own.where(col(Heading.plan_id) == plan_id)),
        *session.exec(by_action.where(col(Heading.plan_id) == plan_id)),
    }
    return {heading for heading in found if heading is not None}


def list_action_links(
    session: Session, organisation: str, indicator: str | None = None
) -> list[tuple[str, IndicatorLink, int]]:
    """Return (indicator's code, link, plan) of the links of actions, plan by plan."""
    statement = (
        select(Indicator.code, IndicatorLink, Action.plan_id)
        .join(IndicatorLink, col(IndicatorLink.indicator_id) == col(Indicator.id))
        .join(Action, col(IndicatorLink.action_id) == col(Action.id))
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(Action.plan_id), col(Action.order), col(IndicatorLink.id))
    )
    if indicator is not None:
        statement = statement.where(Indicator.code == indicator)
    return list(session.exec(statement))


def list_heading_links(
    session: Session, organisation: str, indicator: str | None = None
) -> list[tuple[str, IndicatorLink, Heading, Plan]]:
    """Return (indicator's code, link, heading, plan) of the links of headings, plan by plan."""
    statement = (
        select(Indicator.code, IndicatorLink, Heading, Plan)
        .join(IndicatorLink, col(IndicatorLink.indicator_id) == col(Indicator.id))
        .join(Heading, col(IndicatorLink.heading_id) == col(Heading.id))
        .join(Plan, col(Heading.plan_id) == col(Plan.id))
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(Heading.plan_id), col(Heading.order), col(IndicatorLink.id))
    )
    if indicator is not None:
        statement = statement.where(Indicator.code == indicator)
    return list(session.exec(statement))


def list_quarters_of(
    session: Session, actions: Collection[int]
) -> list[tuple[int, Territory, bool]]:
    """Return (action, quarter, is nearby) of where actions happen."""
    rows = session.exec(
        select(ActionLocation.action_id, Territory, ActionLocation.is_nearby)
        .join(Territory, col(ActionLocation.territory_id) == col(Territory.id))
        .where(col(ActionLocation.action_id).in_(actions))
        .order_by(col(ActionLocation.id))
    )
    return [(action, territory, is_nearby) for action, territory, is_nearby in rows]


def list_ends(
    session: Session, organisation: str, on: date, search: str, most: int
) -> tuple[list[tuple[Plan, Heading]], list[tuple[Plan, Action]]]:
    """Return the headings and the actions of every plan, in the plans' order.

    Args:
        session: an open one.
        organisation: its code.
        on: the day on which actions must be valid.
        search: words that their codes or titles must hold, accents and capitals aside; all of
            them when it is empty.
        most: how many headings, and how many actions, at most.
    """
    mine = col(Plan.organisation_id).in_(
        select(Organisation.id).where(Organisation.code == organisation)
    )
    headings = _held(session, Heading, mine, search, most)
    actions = _held(session, Action, mine & valid_on(Action, on), search, most)
    return headings, actions


def _held(
    session: Session, table: type[End], condition: ColumnElement[bool], search: str, most: int
) -> list[tuple[Plan, End]]:
    """Return the rows of a table that hold the words searched, with their plans.

    Words are compared here: SQLite and PostgreSQL do not agree on accents.
    """
    names = session.exec(
        select(table.id, table.code, table.title)
        .join(Plan, col(table.plan_id) == col(Plan.id))
        .where(condition)
        .order_by(col(Plan.id), col(table.order), col(table.id))
    )
    kept = (key for key, code, title in names if not search or holds(f"{code} {title}", search))
    keys = list(islice(kept, most))
    rows = session.exec(
        select(Plan, table)
        .join(table, col(table.plan_id) == col(Plan.id))
        .where(col(table.id).in_(keys))
        .order_by(col(Plan.id), col(table.order), col(table.id))
    )
    return list(rows)


def count_under(session: Session, headings: Collection[int]) -> Counter[int]:
    """Count the actions that stand under each heading, each once."""
    statement = select(ActionHeading.heading_id).where(col(ActionHeading.heading_id).in_(headings))
    return Counter(session.exec(statement))


def find_link(session: Session, indicator_id: int, end: Action | Heading) -> IndicatorLink | None:
    """Return the link between an indicator and an action or a heading, or nothing.

    The base's own uniqueness lets two rows pass where one of their columns is empty.
    """
    column = IndicatorLink.action_id if isinstance(end, Action) else IndicatorLink.heading_id
    return session.exec(
        select(IndicatorLink).where(
            IndicatorLink.indicator_id == indicator_id, col(column) == end.id
        )
    ).first()


def find_heading(session: Session, plan_id: int, code: str, title: str) -> Heading | None:
    """Return the heading of a plan that has this code; the title parts those of one code."""
    rows = session.exec(
        select(Heading)
        .where(Heading.plan_id == plan_id, Heading.code == code)
        .order_by(col(Heading.id))
    ).all()
    return next((row for row in rows if row.title == title), rows[0] if rows else None)


def list_revisions(session: Session, most: int) -> list[tuple[Revision, str | None]]:
    """Return the changes of links, newest first, with who made each."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == IndicatorLink.__tablename__)
        .order_by(col(Revision.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))


def last_change(session: Session, link: int) -> tuple[Revision, str | None] | None:
    """Return the last change of a link, even removed, and who made it."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == IndicatorLink.__tablename__, Revision.entity_id == link)
        .order_by(col(Revision.id).desc())
        .limit(1)
    )
    return session.exec(statement).first()


def list_links_of_action(session: Session, action_id: int) -> list[tuple[str, IndicatorLink]]:
    """Return (indicator's code, link) of an action, in the catalogue's order."""
    return list(
        session.exec(
            select(Indicator.code, IndicatorLink)
            .join(IndicatorLink, col(IndicatorLink.indicator_id) == col(Indicator.id))
            .where(IndicatorLink.action_id == action_id)
            .order_by(col(Indicator.id), col(IndicatorLink.id))
        )
    )
