"""Queries of the mandate's world: session in, states on a day out."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from data.base.columns import Dated
from data.base.models import (
    Actor,
    Organisation,
)
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLink,
    ActionLocation,
    ActionParty,
    Deadline,
    Delegation,
    Heading,
    Milestone,
    Plan,
    ProgressReport,
)
from data.mandate.views import (
    ActionState,
    DeadlineState,
    JournalLine,
    MilestoneState,
    Party,
    ReportState,
)
from data.territories.models import (
    Place,
    Territory,
)


def list_plans(session: Session, organisation: str) -> list[Plan]:
    """Return the plans of an organisation, the roadmap first."""
    statement = (
        select(Plan)
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(Plan.id))
    )
    return list(session.exec(statement))


def find_plan(session: Session, organisation: str, code: str) -> Plan | None:
    """Return one plan of an organisation, or nothing."""
    plans = list_plans(session, organisation)
    return next((plan for plan in plans if plan.code == code), None)


def valid_on(table: type[Dated], on: date) -> Any:
    """Return the condition « true on that day » for a dated table."""
    return or_(col(table.valid_from).is_(None), col(table.valid_from) <= on) & or_(
        col(table.valid_to).is_(None), col(table.valid_to) >= on
    )


def list_delegations(session: Session, organisation: str, on: date) -> list[Delegation]:
    """Return the delegations of an organisation on a day, in the roadmap's order."""
    statement = (
        select(Delegation)
        .join(Organisation, col(Delegation.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation, valid_on(Delegation, on))
        .order_by(col(Delegation.order))
    )
    return list(session.exec(statement))


def list_action_states(
    session: Session, plan_id: int, on: date, *, only: int | None = None
) -> list[ActionState]:
    """Return the actions of a plan as they stood on a day, in the plan's order.

    ``only`` is the identifier of one action, to read nothing else.
    """
    condition = (col(Action.plan_id) == plan_id) & valid_on(Action, on)
    if only is not None:
        condition &= col(Action.id) == only
    actions = session.exec(select(Action).where(condition).order_by(col(Action.order))).all()
    wanted = select(Action.id).where(condition).scalar_subquery()
    headings = _headings(session, wanted)
    parties = _parties(session, wanted, on)
    milestones = _milestones(session, wanted, on)
    reports = _reports(session, wanted, on)
    deadlines = _deadlines(session, wanted, on)
    return [
        ActionState(
            id=key,
            code=action.code,
            title=action.title,
            detail=action.detail,
            nature=action.nature,
            town_role=action.town_role,
            source_locator=action.source_locator,
            headings=tuple(headings[key]),
            parties=tuple(parties[key]),
            milestones=tuple(milestones[key]),
            report=reports.get(key),
            own_deadline=deadlines[key][-1] if key in deadlines else None,
            first_deadline=deadlines[key][0] if key in deadlines else None,
        )
        for action in actions
        if (key := action.id) is not None
    ]


def _grouped(pairs: Iterable[tuple[int, Any]]) -> defaultdict[int, list[Any]]:
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _headings(session: Session, wanted: Any) -> defaultdict[int, list[str]]:
    rows = session.exec(
        select(ActionHeading.action_id, Heading.title)
        .join(Heading, col(ActionHeading.heading_id) == col(Heading.id))
        .where(col(ActionHeading.action_id).in_(wanted))
        .order_by(col(Heading.order))
    )
    return _grouped((row[0], row[1]) for row in rows)


def _parties(session: Session, wanted: Any, on: date) -> defaultdict[int, list[Party]]:
    rows = session.exec(
        select(ActionParty, Delegation)
        .outerjoin(Delegation, col(ActionParty.delegation_id) == col(Delegation.id))
        .where(col(ActionParty.action_id).in_(wanted), valid_on(ActionParty, on))
        .order_by(col(ActionParty.id))
    )
    return _grouped((party.action_id, _party(party, delegation)) for party, delegation in rows)


def _party(party: ActionParty, delegation: Delegation | None) -> Party:
    if delegation is None:
        return Party(party.role, None, party.body_name or "")
    return Party(party.role, delegation.code, delegation.title)


def _milestones(session: Session, wanted: Any, on: date) -> defaultdict[int, list[MilestoneState]]:
    rows = session.exec(
        select(Milestone, Deadline)
        .outerjoin(
            Deadline,
            (col(Deadline.milestone_id) == col(Milestone.id)) & (col(Deadline.decided_on) <= on),
        )
        .where(col(Milestone.action_id).in_(wanted))
        .order_by(col(Milestone.order), col(Milestone.id), col(Deadline.decided_on))
    )
    latest = {part.id: (part, deadline) for part, deadline in rows}
    return _grouped((row.action_id, _milestone(row, day, on)) for row, day in latest.values())


def _milestone(row: Milestone, deadline: Deadline | None, on: date) -> MilestoneState:
    is_done = row.done_on is not None and row.done_on <= on
    return MilestoneState(
        title=row.title,
        done_on=row.done_on if is_done else None,
        deadline=_deadline(deadline) if deadline else None,
    )


def _reports(session: Session, wanted: Any, on: date) -> dict[int, ReportState]:
    """Return the last report of each action: latest effective day, then latest recorded."""
    rank = func.row_number().over(
        partition_by=col(ProgressReport.action_id),
        order_by=[
            col(ProgressReport.effective_on).desc(),
            col(ProgressReport.recorded_at).desc(),
            col(ProgressReport.id).desc(),
        ],
    )
    ranked = (
        select(col(ProgressReport.id).label("id"), rank.label("rank"))
        .where(col(ProgressReport.action_id).in_(wanted), col(ProgressReport.effective_on) <= on)
        .subquery()
    )
    rows = session.exec(
        select(ProgressReport)
        .join(ranked, col(ProgressReport.id) == ranked.c.id)
        .where(ranked.c.rank == 1)
    )
    return {
        row.action_id: ReportState(
            effective_on=row.effective_on,
            stage=row.stage,
            progress_pct=row.progress_pct,
            confidence=row.confidence,
            is_kept_up=row.is_kept_up,
            held_count=row.held_count,
            due_count=row.due_count,
            is_simulated=row.is_simulated,
        )
        for row in rows
    }


def _deadlines(session: Session, wanted: Any, on: date) -> defaultdict[int, list[DeadlineState]]:
    rows = session.exec(
        select(Deadline)
        .where(
            col(Deadline.action_id).in_(wanted),
            col(Deadline.milestone_id).is_(None),
            col(Deadline.decided_on) <= on,
        )
        .order_by(col(Deadline.decided_on), col(Deadline.id))
    )
    return _grouped((row.action_id, _deadline(row)) for row in rows)


def _deadline(row: Deadline) -> DeadlineState:
    return DeadlineState(row.latest_on, row.precision, row.wording, row.origin, row.decided_on)


def find_action(session: Session, plan_id: int, code: str, on: date) -> Action | None:
    """Return the action of a plan that has this code and is valid that day, or nothing."""
    statement = select(Action).where(
        Action.plan_id == plan_id, Action.code == code, valid_on(Action, on)
    )
    return session.exec(statement).first()


def list_deadlines(session: Session, action_id: int, on: date) -> list[DeadlineState]:
    """Return the deadlines that an action had up to a day, the first one first."""
    return list(_deadlines(session, select(Action.id).where(Action.id == action_id), on)[action_id])


def list_journal(session: Session, action_id: int, on: date) -> list[JournalLine]:
    """Return an action's journal up to a day, newest first."""
    rows = session.exec(
        select(ProgressReport, Actor.label)
        .join(Actor, col(ProgressReport.actor_id) == col(Actor.id))
        .where(ProgressReport.action_id == action_id, ProgressReport.effective_on <= on)
        .order_by(col(ProgressReport.effective_on).desc(), col(ProgressReport.id).desc())
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


def list_headings(session: Session, plan_id: int) -> list[Heading]:
    """Return a plan's headings in its own order."""
    statement = select(Heading).where(Heading.plan_id == plan_id).order_by(col(Heading.order))
    return list(session.exec(statement))


def report_source_ids(session: Session, plan_id: int) -> set[int | None]:
    """Return the sources that the plan's journal rests on."""
    statement = (
        select(ProgressReport.source_id)
        .join(Action, col(ProgressReport.action_id) == col(Action.id))
        .where(Action.plan_id == plan_id)
        .distinct()
    )
    return set(session.exec(statement))
