"""Writing a reconciled draft into the base: only what differs, inside a unit of work."""

from sqlmodel import col, select

from data.mandate.drafts import PlanDraft
from data.mandate.models import Action, Delegation, DelegationAlias, Heading, Plan
from data.mandate.saving.adding import add_children, new_action
from data.mandate.saving.changing import change_actions
from data.mandate.saving.reconcile import key_of, same_words
from data.mandate.saving.signing import Writing
from data.mandate.saving.stored import StoredPlan
from data.mandate.vocabulary import PlanKind, PlanStatus
from data.territories.models import Place, Territory

PLAN_CODES = {
    PlanKind.MANDATE_CONTRACT: "FDR",
    PlanKind.CITY_CONTRACT: "CDV",
    PlanKind.PST: "PST",
}


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
        (action, new_action(write, plan, action, first + rank))
        for rank, action in enumerate(draft.actions, start=1)
        if key_of(action) not in rows
    ]
    write.session.flush()
    for action, row in new:
        add_children(write, action, row.id or 0, plan)
    change_actions(write, draft, stored, rows, plan)
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
