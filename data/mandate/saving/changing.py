"""Changing the actions that the base already holds: only what differs."""

from collections.abc import Sequence

from sqlmodel import col, select

from data.mandate.drafts import ActionDraft, DeadlineDraft, PartyDraft, PlanDraft
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLocation,
    ActionParty,
    Deadline,
    Milestone,
    Plan,
)
from data.mandate.saving.adding import (
    add_deadline,
    add_headings,
    add_locations,
    add_parties,
    add_report,
    to_review,
)
from data.mandate.saving.aims import change_aims
from data.mandate.saving.reconcile import key_of
from data.mandate.saving.signing import Writing
from data.mandate.saving.stored import ActionKey, StoredPlan
from data.mandate.vocabulary import DeadlineOrigin


def change_actions(
    write: Writing,
    draft: PlanDraft,
    stored: StoredPlan,
    rows: dict[ActionKey, Action],
    plan: Plan,
) -> None:
    """Change the actions that the base already holds, where a draft differs from it."""
    is_document = draft.given is None
    for action in draft.actions:
        old, row = stored.actions.get(key_of(action)), rows.get(key_of(action))
        if old is None or row is None or old == action:
            continue
        _change_row(write, row, action)
        _change_children(write, action, old, row.id or 0, plan, is_document=is_document)


def _change_row(write: Writing, row: Action, action: ActionDraft) -> None:
    values = {
        "title": action.title,
        "nature": action.nature,
        "town_role": action.town_role,
        "wording": action.wording or None,
        "to_review": to_review(action),
    }
    if any(getattr(row, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(row, name, value)
        write.signed(row)


def _change_children(
    write: Writing,
    action: ActionDraft,
    old: ActionDraft,
    key: int,
    plan: Plan,
    *,
    is_document: bool,
) -> None:
    if action.headings != old.headings:
        _remove(write, ActionHeading, key)
        add_headings(write, action.headings, key)
    if action.parties != old.parties:
        _change_parties(write, action.parties, old.parties, key)
    if action.milestones != old.milestones:
        _change_milestones(write, action, key, plan)
    if action.deadline != old.deadline:
        _change_deadline(write, action.deadline, key, plan, is_document=is_document)
    if (action.territories, action.places) != (old.territories, old.places):
        _remove(write, ActionLocation, key)
        add_locations(write, action, key)
    if action.report is not None and action.report != old.report:
        add_report(write, action, key)
    change_aims(write, action.indicators, old.indicators, key)


def _remove(write: Writing, table: type[ActionHeading] | type[ActionLocation], key: int) -> None:
    for row in write.session.exec(select(table).where(table.action_id == key)):
        write.session.delete(row)
    write.session.flush()


def _change_parties(
    write: Writing, new: Sequence[PartyDraft], old: Sequence[PartyDraft], key: int
) -> None:
    """End what no longer takes part, add what does; what stays keeps its row."""
    codes = {row_id: code for code, row_id in write.delegation_ids.items()}
    rows = write.session.exec(
        select(ActionParty).where(ActionParty.action_id == key, col(ActionParty.valid_to).is_(None))
    )
    for row in rows:
        party = PartyDraft(row.role, codes.get(row.delegation_id or 0), row.body_name, row.wording)
        if party not in new:
            write.session.delete(row)
    add_parties(write, [one for one in new if one not in old], key)


def _change_milestones(write: Writing, action: ActionDraft, key: int, plan: Plan) -> None:
    """Keep the milestones of the same title, with what was declared of them."""
    rows = {
        row.title: row
        for row in write.session.exec(select(Milestone).where(Milestone.action_id == key))
    }
    titles = {part.title for part in action.milestones}
    for title, row in rows.items():
        if title not in titles:
            for deadline in write.session.exec(
                select(Deadline).where(Deadline.milestone_id == row.id)
            ):
                write.session.delete(deadline)
            write.session.flush()
            write.session.delete(row)
    for rank, part in enumerate(action.milestones, start=1):
        kept = rows.get(part.title)
        if kept is None:
            kept = write.add(Milestone(action_id=key, order=rank, title=part.title))
            write.session.flush()
            if part.deadline:
                add_deadline(
                    write, part.deadline, key, kept.id, DeadlineOrigin.TEXT, plan.starts_on
                )
        elif kept.order != rank:
            kept.order = rank
            write.signed(kept)


def _change_deadline(
    write: Writing, deadline: DeadlineDraft | None, key: int, plan: Plan, *, is_document: bool
) -> None:
    """Correct what was read from the text; what a spreadsheet brings is a later decision."""
    rows = write.session.exec(
        select(Deadline)
        .where(Deadline.action_id == key, col(Deadline.milestone_id).is_(None))
        .order_by(col(Deadline.decided_on), col(Deadline.id))
    ).all()
    if deadline is None:
        for row in rows:
            write.session.delete(row)
    elif not rows:
        origin = DeadlineOrigin.TEXT if is_document else DeadlineOrigin.DECISION
        on = plan.starts_on if is_document else write.on
        add_deadline(write, deadline, key, None, origin, on)
    elif is_document:
        rows[-1].latest_on = deadline.latest_on
        rows[-1].precision = deadline.precision
        rows[-1].wording = deadline.wording
        write.signed(rows[-1])
    else:
        add_deadline(write, deadline, key, None, DeadlineOrigin.DECISION, write.on)
