"""Adding an action and all that stands under it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from data.mandate.drafts import ActionDraft, DeadlineDraft, PartyDraft
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLocation,
    ActionParty,
    Deadline,
    Milestone,
    Plan,
    ProgressReport,
)
from data.mandate.saving.aims import change_aims
from data.mandate.saving.signing import Writing
from data.mandate.vocabulary import DeadlineOrigin


def new_action(write: Writing, plan: Plan, action: ActionDraft, order: int) -> Action:
    """Return the row of an action that the base does not know."""
    return write.add(
        Action(
            plan_id=plan.id or 0,
            scope=action.scope,
            code=action.code,
            order=order,
            title=action.title,
            nature=action.nature,
            town_role=action.town_role,
            origin=action.origin,
            source_locator=action.locator,
            wording=action.wording or None,
            to_review=to_review(action),
        )
    )


def to_review(action: ActionDraft) -> list[str]:
    """Return the fields that nobody has confirmed, as the base keeps them."""
    return [name.value for name in action.to_review]


def add_children(write: Writing, action: ActionDraft, key: int, plan: Plan) -> None:
    """Add all that stands under a new action."""
    add_headings(write, action.headings, key)
    add_parties(write, action.parties, key)
    add_milestones(write, action, key, plan)
    if action.deadline:
        add_deadline(write, action.deadline, key, None, DeadlineOrigin.TEXT, plan.starts_on)
    add_locations(write, action, key)
    if action.report:
        add_report(write, action, key)
    change_aims(write, action.indicators, (), key)


def add_headings(write: Writing, codes: Iterable[str], key: int) -> None:
    """Place an action under its headings."""
    for code in codes:
        write.add(ActionHeading(action_id=key, heading_id=write.heading_ids[code]))


def add_parties(write: Writing, parties: Iterable[PartyDraft], key: int) -> None:
    """Add those who take part in an action."""
    for one in parties:
        write.add(
            ActionParty(
                action_id=key,
                role=one.role,
                delegation_id=write.delegation_ids[one.delegation] if one.delegation else None,
                body_name=one.body,
                wording=one.wording,
            )
        )


def add_milestones(write: Writing, action: ActionDraft, key: int, plan: Plan) -> None:
    """Add the parts of an action, in order."""
    for rank, part in enumerate(action.milestones, start=1):
        row = write.add(Milestone(action_id=key, order=rank, title=part.title))
        if part.deadline:
            write.session.flush()
            add_deadline(write, part.deadline, key, row.id, DeadlineOrigin.TEXT, plan.starts_on)


def add_deadline(
    write: Writing,
    deadline: DeadlineDraft,
    key: int,
    milestone_id: int | None,
    origin: DeadlineOrigin,
    decided_on: date,
) -> None:
    """Add a deadline to an action, or to one of its milestones."""
    write.add(
        Deadline(
            action_id=key,
            milestone_id=milestone_id,
            latest_on=deadline.latest_on,
            precision=deadline.precision,
            wording=deadline.wording,
            origin=origin,
            decided_on=decided_on,
        )
    )


def add_locations(write: Writing, action: ActionDraft, key: int) -> None:
    """Say where an action happens."""
    for name in (*action.territories, *action.places):
        write.add(
            ActionLocation(
                action_id=key,
                territory_id=write.territory_ids.get(name),
                place_id=None if name in write.territory_ids else write.place_ids[name],
            )
        )


def add_report(write: Writing, action: ActionDraft, key: int) -> None:
    """Add a line to the journal of an action."""
    assert action.report is not None
    write.add(
        ProgressReport(
            action_id=key,
            effective_on=action.report.effective_on or write.on,
            recorded_at=datetime.now(UTC),
            actor_id=write.actor_id,
            stage=action.report.stage,
            progress_pct=action.report.progress_pct,
            confidence=action.report.confidence,
            comment=action.report.comment,
        )
    )
