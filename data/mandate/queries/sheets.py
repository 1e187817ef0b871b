"""What is known of one action, and where actions happen."""

from datetime import date

from sqlalchemy import case, or_
from sqlmodel import Session, col, select

from data.base.models import (
    Actor,
)
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLink,
    ActionLocation,
    Plan,
    ProgressReport,
)
from data.mandate.queries.plans import valid_on
from data.mandate.queries.states import deadlines_by_action
from data.mandate.views import (
    DeadlineState,
    JournalLine,
)
from data.territories.models import (
    Place,
    Territory,
)


def find_action(session: Session, plan_id: int, code: str, on: date) -> Action | None:
    """Return the action of a plan that has this reference and is valid that day, or nothing.

    A reference holds the numbering scope, when the plan has several (« E-58 »).
    """
    scoped = col(Action.scope) + "-" + col(Action.code)
    statement = select(Action).where(
        Action.plan_id == plan_id,
        case((col(Action.scope) == "", col(Action.code)), else_=scoped) == code,
        valid_on(Action, on),
    )
    return session.exec(statement).first()


def list_action_headings(session: Session, action_id: int) -> list[int]:
    """Return the identifiers of the headings that an action stands under."""
    statement = select(ActionHeading.heading_id).where(ActionHeading.action_id == action_id)
    return list(session.exec(statement))


def list_deadlines(session: Session, action_id: int, on: date) -> list[DeadlineState]:
    """Return the deadlines that an action had up to a day, the first one first."""
    return list(
        deadlines_by_action(session, select(Action.id).where(Action.id == action_id), on)[action_id]
    )


def list_journal(session: Session, action_id: int, on: date) -> list[JournalLine]:
    """Return an action's journal up to a day, newest first."""
    rows = session.exec(
        select(ProgressReport, Actor.label)
        .join(Actor, col(ProgressReport.actor_id) == col(Actor.id))
        .where(ProgressReport.action_id == action_id, ProgressReport.effective_on <= on)
        .order_by(
            col(ProgressReport.effective_on).desc(),
            col(ProgressReport.recorded_at).desc(),
            col(ProgressReport.id).desc(),
        )
    )
    return [
        JournalLine(
            effective_on=report.effective_on,
            recorded_on=report.recorded_at.date(),
            author=author,
            stage=report.stage,
            progress_pct=report.progress_pct,
            confidence=report.confidence,
            comment=report.comment,
            is_simulated=report.is_simulated,
        )
        for report, author in rows
    ]


def list_places(session: Session, action_id: int) -> list[str]:
    """Return the names of the territories and places where an action happens."""
    rows = session.exec(
        select(Territory.name, Place.name)
        .select_from(ActionLocation)
        .outerjoin(Territory, col(ActionLocation.territory_id) == col(Territory.id))
        .outerjoin(Place, col(ActionLocation.place_id) == col(Place.id))
        .where(ActionLocation.action_id == action_id)
        .order_by(col(ActionLocation.id))
    )
    return [row[0] or row[1] for row in rows]


def list_links(session: Session, action_id: int) -> list[tuple[Action, Plan, str]]:
    """Return the actions of other plans linked to an action, in either direction."""
    links = session.exec(
        select(ActionLink).where(
            or_(
                col(ActionLink.action_id) == action_id,
                col(ActionLink.contributes_to_id) == action_id,
            )
        )
    ).all()
    found = []
    for link in links:
        other = link.contributes_to_id if link.action_id == action_id else link.action_id
        action, plan = session.exec(
            select(Action, Plan)
            .join(Plan, col(Action.plan_id) == col(Plan.id))
            .where(col(Action.id) == other)
        ).one()
        found.append((action, plan, link.reason))
    return found


def list_located_territories(session: Session, on: date) -> set[str]:
    """Return the codes of the territories that an action is located in."""
    statement = (
        select(Territory.code)
        .join(ActionLocation, col(ActionLocation.territory_id) == col(Territory.id))
        .join(Action, col(ActionLocation.action_id) == col(Action.id))
        .where(valid_on(Action, on))
    )
    return set(session.exec(statement.distinct()))


def list_located_actions(
    session: Session, territory_code: str, on: date
) -> list[tuple[int, int, bool]]:
    """Return (plan, action, is nearby) of the actions located in a territory."""
    rows = session.exec(
        select(Action.plan_id, Action.id, ActionLocation.is_nearby)
        .join(ActionLocation, col(ActionLocation.action_id) == col(Action.id))
        .join(Territory, col(ActionLocation.territory_id) == col(Territory.id))
        .where(Territory.code == territory_code, valid_on(Action, on))
        .order_by(col(Action.plan_id), col(Action.order))
    )
    return [(plan, action, near) for plan, action, near in rows if action is not None]
