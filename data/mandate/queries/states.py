"""Actions as they stood on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from data.mandate.models import (
    Action,
    ActionHeading,
    ActionParty,
    Deadline,
    Delegation,
    Milestone,
    ProgressReport,
)
from data.mandate.queries.aimed import codes_by_action
from data.mandate.queries.headings import Tree, plan_tree
from data.mandate.queries.plans import valid_on
from data.mandate.rules import reference
from data.mandate.views import (
    ActionState,
    DeadlineState,
    MilestoneState,
    Party,
    ReportState,
)


def list_action_states(
    session: Session, plan_id: int, on: date, *, only: Collection[int] | None = None
) -> list[ActionState]:
    """Return the actions of a plan as they stood on a day, in the plan's order.

    ``only`` are the identifiers of some actions, to read nothing else.
    """
    condition = (col(Action.plan_id) == plan_id) & valid_on(Action, on)
    if only is not None:
        condition &= col(Action.id).in_(only)
    actions = session.exec(select(Action).where(condition).order_by(col(Action.order))).all()
    wanted = select(Action.id).where(condition).scalar_subquery()
    tree = plan_tree(session, plan_id)
    headings = _headings(session, wanted, tree)
    parties = _parties(session, wanted, on)
    milestones = _milestones(session, wanted, on)
    reports = _reports(session, wanted, on)
    deadlines = deadlines_by_action(session, wanted, on)
    aimed = codes_by_action(session, wanted)
    return [
        ActionState(
            id=key,
            code=reference(action.scope, action.code),
            title=action.title,
            detail=action.detail,
            nature=action.nature,
            town_role=action.town_role,
            source_locator=action.source_locator,
            headings=tuple(tree.title(heading) for heading in headings[key]),
            theme=next((theme for one in headings[key] if (theme := tree.theme(one))), None),
            parties=tuple(parties[key]),
            milestones=tuple(milestones[key]),
            report=reports.get(key),
            own_deadline=deadlines[key][-1] if key in deadlines else None,
            first_deadline=deadlines[key][0] if key in deadlines else None,
            to_review=tuple(action.to_review or ()),
            indicators=aimed.get(key, ()),
        )
        for action in actions
        if (key := action.id) is not None
    ]


def _grouped(pairs: Iterable[tuple[int, Any]]) -> defaultdict[int, list[Any]]:
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _headings(session: Session, wanted: Any, tree: Tree) -> defaultdict[int, list[int]]:
    """Return the headings that each action stands under, in the plan's order."""
    rows = session.exec(
        select(ActionHeading.action_id, ActionHeading.heading_id).where(
            col(ActionHeading.action_id).in_(wanted)
        )
    )
    return _grouped(sorted(rows, key=lambda row: (row[0], tree.rank(row[1]))))


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
        deadline=deadline_state(deadline, row.title) if deadline else None,
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


def deadlines_by_action(
    session: Session, wanted: Any, on: date
) -> defaultdict[int, list[DeadlineState]]:
    """Return the own deadlines of the actions wanted, decided up to a day, the first one first."""
    rows = session.exec(
        select(Deadline)
        .where(
            col(Deadline.action_id).in_(wanted),
            col(Deadline.milestone_id).is_(None),
            col(Deadline.decided_on) <= on,
        )
        .order_by(col(Deadline.decided_on), col(Deadline.id))
    )
    return _grouped((row.action_id, deadline_state(row)) for row in rows)


def deadline_state(row: Deadline, milestone: str | None = None) -> DeadlineState:
    """Return a deadline as views carry it."""
    return DeadlineState(
        latest_on=row.latest_on,
        precision=row.precision,
        wording=row.wording,
        origin=row.origin,
        decided_on=row.decided_on,
        is_simulated=row.is_simulated,
        milestone=milestone,
    )
