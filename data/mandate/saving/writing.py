"""Writing a reconciled draft into the base: only what differs, inside a unit of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from data.base.columns import Tracked
from data.base.models import Organisation
from data.mandate.drafts import ActionDraft, DeadlineDraft, PartyDraft, PlanDraft
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLocation,
    ActionParty,
    Deadline,
    Delegation,
    DelegationAlias,
    Heading,
    Milestone,
    Plan,
    ProgressReport,
)
from data.mandate.saving.reconcile import key_of, same_words
from data.mandate.saving.stored import ActionKey, StoredPlan
from data.mandate.vocabulary import DeadlineOrigin, PlanKind, PlanStatus
from data.territories.models import Place, Territory

PLAN_CODES = {
    PlanKind.MANDATE_CONTRACT: "FDR",
    PlanKind.CITY_CONTRACT: "CDV",
    PlanKind.PST: "PST",
}

Row = TypeVar("Row", bound=Tracked)


@dataclass
class Writing:
    """One saving in progress: who writes, from which file, what was added so far.

    Attributes:
        on: the day of the saving, from which a new state or a new deadline is true.
    """

    session: Session
    organisation: Organisation
    on: date
    actor_id: int
    batch_id: int
    source_id: int
    delegation_ids: dict[str, int] = field(default_factory=dict)
    heading_ids: dict[str, int] = field(default_factory=dict)
    territory_ids: dict[str, int] = field(default_factory=dict)
    place_ids: dict[str, int] = field(default_factory=dict)

    def signed(self, row: Row) -> Row:
        """Sign a row with this import and its source."""
        row.batch_id = self.batch_id
        row.source_id = self.source_id
        return row

    def add(self, row: Row) -> Row:
        """Add a signed row, not yet sent to the base."""
        self.session.add(self.signed(row))
        return row


def write_plan(write: Writing, draft: PlanDraft, stored: StoredPlan) -> None:
    """Save what differs between a reconciled draft and the base it was reconciled with."""
    plan = _plan(write, draft, stored)
    _delegations(write, draft, stored)
    _headings(write, draft, plan)
    _locations_known(write, draft)
    rows = {
        (row.scope, row.code): row
        for row in write.session.exec(select(Action).where(Action.plan_id == plan.id))
    }
    first = max((row.order for row in rows.values()), default=0) if draft.given is not None else 0
    new = [
        (action, _new_action(write, plan, action, first + rank))
        for rank, action in enumerate(draft.actions, start=1)
        if key_of(action) not in rows
    ]
    write.session.flush()
    for action, row in new:
        _children(write, action, row.id or 0, plan)
    _changes(write, draft, stored, rows, plan)
    write.session.flush()


def _plan(write: Writing, draft: PlanDraft, stored: StoredPlan) -> Plan:
    row = stored.row
    if row is None:
        row = write.add(
            Plan(
                organisation_id=write.organisation.id or 0,
                code=PLAN_CODES[draft.kind],
                kind=draft.kind,
                title=draft.title,
                status=PlanStatus.ADOPTED,
                starts_on=draft.starts_on or write.on,
                ends_on=draft.ends_on or write.on,
                owner=write.organisation.name,
                words=dict(draft.words),
                note=draft.note,
            )
        )
    elif draft.given is None and not stored.actions:
        # The empty plan of the first steps becomes the document that fills it.
        row.kind, row.code, row.title = draft.kind, PLAN_CODES[draft.kind], draft.title
        row.words, row.note = dict(draft.words), draft.note
        write.signed(row)
    elif draft.given is None and row.note != draft.note:
        row.note = draft.note
        write.signed(row)
    write.session.flush()
    return row


def _delegations(write: Writing, draft: PlanDraft, stored: StoredPlan) -> None:
    rows = {
        row.code: row
        for row in write.session.exec(
            select(Delegation).where(Delegation.organisation_id == write.organisation.id)
        )
    }
    last = max((row.order for row in rows.values()), default=0)
    aliases: list[tuple[Delegation, str]] = []
    for rank, one in enumerate(draft.delegations, start=1):
        row = rows.get(one.code)
        if row is None:
            row = rows[one.code] = write.add(
                Delegation(
                    organisation_id=write.organisation.id or 0,
                    code=one.code,
                    order=last + rank,
                    title=one.title,
                    full_title=one.full_title,
                    holder=one.holder,
                    has_roadmap=one.has_roadmap,
                )
            )
        elif (row.title, row.has_roadmap) != (one.title, one.has_roadmap):
            row.title, row.has_roadmap = one.title, one.has_roadmap
            write.signed(row)
        known = stored.delegations[one.code].aliases if one.code in stored.delegations else ()
        aliases += [(row, wording) for wording in one.aliases if wording not in known]
    write.session.flush()
    for row, wording in aliases:
        write.add(DelegationAlias(delegation_id=row.id or 0, wording=wording))
    write.delegation_ids = {code: row.id for code, row in rows.items() if row.id is not None}


def _headings(write: Writing, draft: PlanDraft, plan: Plan) -> None:
    rows = {
        row.code: row
        for row in write.session.exec(select(Heading).where(Heading.plan_id == plan.id))
    }
    last = max((row.order for row in rows.values()), default=0)
    for rank, one in enumerate(draft.headings, start=1):
        row = rows.get(one.code)
        parent = rows.get(one.parent) if one.parent else None
        if parent is not None and parent.id is None:
            write.session.flush()
        if row is None:
            rows[one.code] = write.add(
                Heading(
                    plan_id=plan.id or 0,
                    parent_id=parent.id if parent else None,
                    code=one.code,
                    level=one.level,
                    order=last + rank,
                    title=one.title,
                )
            )
        elif (row.title, row.parent_id) != (one.title, parent.id if parent else None):
            row.title, row.parent_id = one.title, parent.id if parent else None
            write.signed(row)
    write.session.flush()
    write.heading_ids = {code: row.id for code, row in rows.items() if row.id is not None}


def _locations_known(write: Writing, draft: PlanDraft) -> None:
    """Find the territories and places that the draft names; a place nobody knows is added."""
    named = {name for one in draft.actions for name in (*one.territories, *one.places)}
    if not named:
        return
    wanted = {same_words(name): name for name in named}
    for territory in write.session.exec(select(Territory).order_by(col(Territory.code).desc())):
        if name := wanted.get(same_words(territory.name)):
            write.territory_ids[name] = territory.id or 0
    for place in write.session.exec(select(Place)):
        if name := wanted.get(same_words(place.name)):
            write.place_ids[name] = place.id or 0
    for name in sorted(named - write.territory_ids.keys() - write.place_ids.keys()):
        row = write.add(Place(code=f"{write.organisation.code}:{name}", name=name, kind="lieu"))
        write.session.flush()
        write.place_ids[name] = row.id or 0


def _new_action(write: Writing, plan: Plan, action: ActionDraft, order: int) -> Action:
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
            to_review=_to_review(action),
        )
    )


def _to_review(action: ActionDraft) -> list[str]:
    return [name.value for name in action.to_review]


def _children(write: Writing, action: ActionDraft, key: int, plan: Plan) -> None:
    _add_headings(write, action.headings, key)
    _add_parties(write, action.parties, key)
    _add_milestones(write, action, key, plan)
    if action.deadline:
        _add_deadline(write, action.deadline, key, None, DeadlineOrigin.TEXT, plan.starts_on)
    _add_locations(write, action, key)
    if action.report:
        _add_report(write, action, key)


def _add_headings(write: Writing, codes: Iterable[str], key: int) -> None:
    for code in codes:
        write.add(ActionHeading(action_id=key, heading_id=write.heading_ids[code]))


def _add_parties(write: Writing, parties: Iterable[PartyDraft], key: int) -> None:
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


def _add_milestones(write: Writing, action: ActionDraft, key: int, plan: Plan) -> None:
    for rank, part in enumerate(action.milestones, start=1):
        row = write.add(Milestone(action_id=key, order=rank, title=part.title))
        if part.deadline:
            write.session.flush()
            _add_deadline(write, part.deadline, key, row.id, DeadlineOrigin.TEXT, plan.starts_on)


def _add_deadline(
    write: Writing,
    deadline: DeadlineDraft,
    key: int,
    milestone_id: int | None,
    origin: DeadlineOrigin,
    decided_on: date,
) -> None:
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


def _add_locations(write: Writing, action: ActionDraft, key: int) -> None:
    for name in (*action.territories, *action.places):
        write.add(
            ActionLocation(
                action_id=key,
                territory_id=write.territory_ids.get(name),
                place_id=None if name in write.territory_ids else write.place_ids[name],
            )
        )


def _add_report(write: Writing, action: ActionDraft, key: int) -> None:
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


def _changes(
    write: Writing,
    draft: PlanDraft,
    stored: StoredPlan,
    rows: dict[ActionKey, Action],
    plan: Plan,
) -> None:
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
        "to_review": _to_review(action),
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
        _add_headings(write, action.headings, key)
    if action.parties != old.parties:
        _change_parties(write, action.parties, old.parties, key)
    if action.milestones != old.milestones:
        _change_milestones(write, action, key, plan)
    if action.deadline != old.deadline:
        _change_deadline(write, action.deadline, key, plan, is_document=is_document)
    if (action.territories, action.places) != (old.territories, old.places):
        _remove(write, ActionLocation, key)
        _add_locations(write, action, key)
    if action.report is not None and action.report != old.report:
        _add_report(write, action, key)


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
    _add_parties(write, [one for one in new if one not in old], key)


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
                _add_deadline(
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
        _add_deadline(write, deadline, key, None, origin, on)
    elif is_document:
        rows[-1].latest_on = deadline.latest_on
        rows[-1].precision = deadline.precision
        rows[-1].wording = deadline.wording
        write.signed(rows[-1])
    else:
        _add_deadline(write, deadline, key, None, DeadlineOrigin.DECISION, write.on)
