"""A plan as the base holds it, in the shape of a draft: what a file is compared with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from data.base.models import Organisation
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    ReportDraft,
    Sureness,
)
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
from data.mandate.queries.aimed import codes_by_action
from data.territories.models import Place, Territory

ActionKey = tuple[str, str]
"""Numbering scope and code: what an action is known by in its plan."""

_STORED = "lecture précédente, jamais relue"


@dataclass(frozen=True)
class StoredPlan:
    """What the base holds of a plan; everything is empty for a plan that is new.

    Attributes:
        row: the plan itself.
        actions: as drafts; a stored draft's ``to_review`` is what nobody has confirmed yet.
    """

    row: Plan | None = None
    actions: Mapping[ActionKey, ActionDraft] = field(default_factory=dict)
    headings: Mapping[str, HeadingDraft] = field(default_factory=dict)
    delegations: Mapping[str, DelegationDraft] = field(default_factory=dict)


def read_stored(
    session: Session, organisation: Organisation | None, row: Plan | None
) -> StoredPlan:
    """Read a plan, and the delegations of its organisation, as drafts."""
    delegations = _delegations(session, organisation)
    if row is None or row.id is None:
        return StoredPlan(row=row, delegations=delegations)
    headings = list(
        session.exec(select(Heading).where(Heading.plan_id == row.id).order_by(col(Heading.order)))
    )
    codes = {one.id: one.code for one in headings}
    return StoredPlan(
        row=row,
        actions=_actions(session, row.id),
        headings={
            one.code: HeadingDraft(one.code, one.level, one.title, codes.get(one.parent_id))
            for one in headings
        },
        delegations=delegations,
    )


def _delegations(session: Session, organisation: Organisation | None) -> dict[str, DelegationDraft]:
    if organisation is None:
        return {}
    rows = session.exec(
        select(Delegation)
        .where(Delegation.organisation_id == organisation.id)
        .order_by(col(Delegation.order))
    ).all()
    aliases = _grouped(
        (alias.delegation_id, alias.wording)
        for alias in session.exec(
            select(DelegationAlias)
            .where(col(DelegationAlias.delegation_id).in_([row.id for row in rows]))
            .order_by(col(DelegationAlias.id))
        )
    )
    return {
        row.code: DelegationDraft(
            code=row.code,
            title=row.title,
            full_title=row.full_title,
            holder=row.holder,
            aliases=tuple(aliases[row.id or 0]),
            has_roadmap=row.has_roadmap,
        )
        for row in rows
    }


def _grouped(pairs: Iterable[tuple[int, Any]]) -> defaultdict[int, list[Any]]:
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _actions(session: Session, plan_id: int) -> dict[ActionKey, ActionDraft]:
    rows = session.exec(
        select(Action).where(Action.plan_id == plan_id).order_by(col(Action.order))
    ).all()
    wanted = select(Action.id).where(Action.plan_id == plan_id).scalar_subquery()
    headings = _headings(session, wanted)
    parties = _parties(session, wanted)
    deadlines = _deadlines(session, wanted)
    milestones = _milestones(session, wanted, deadlines)
    territories, places = _locations(session, wanted)
    reports = _reports(session, wanted)
    aimed = codes_by_action(session, wanted)
    return {
        (row.scope, row.code): ActionDraft(
            scope=row.scope,
            code=row.code,
            title=row.title,
            wording=row.wording or "",
            nature=row.nature,
            town_role=row.town_role,
            origin=row.origin,
            locator=row.source_locator,
            headings=tuple(headings[key]),
            parties=tuple(parties[key]),
            milestones=tuple(milestones[key]),
            deadline=deadlines.get((key, None)),
            territories=tuple(territories[key]),
            places=tuple(places[key]),
            report=reports.get(key),
            indicators=aimed.get(key, ()),
            guesses=tuple(
                Guess(ActionField(name), Sureness.UNSURE, _STORED) for name in row.to_review
            ),
        )
        for row in rows
        if (key := row.id) is not None
    }


def _headings(session: Session, wanted: Any) -> defaultdict[int, list[str]]:
    rows = session.exec(
        select(ActionHeading.action_id, Heading.code)
        .join(Heading, col(ActionHeading.heading_id) == col(Heading.id))
        .where(col(ActionHeading.action_id).in_(wanted))
        .order_by(col(ActionHeading.id))
    )
    return _grouped((row[0], row[1]) for row in rows)


def _parties(session: Session, wanted: Any) -> defaultdict[int, list[PartyDraft]]:
    rows = session.exec(
        select(ActionParty, Delegation.code)
        .outerjoin(Delegation, col(ActionParty.delegation_id) == col(Delegation.id))
        .where(col(ActionParty.action_id).in_(wanted), col(ActionParty.valid_to).is_(None))
        .order_by(col(ActionParty.id))
    )
    return _grouped(
        (row.action_id, PartyDraft(row.role, code, row.body_name, row.wording))
        for row, code in rows
    )


def _deadlines(session: Session, wanted: Any) -> dict[tuple[int, int | None], DeadlineDraft]:
    """Return the deadline in force of each action (and milestone): the last one decided."""
    rows = session.exec(
        select(Deadline)
        .where(col(Deadline.action_id).in_(wanted))
        .order_by(col(Deadline.decided_on), col(Deadline.id))
    )
    return {
        (row.action_id, row.milestone_id): DeadlineDraft(row.latest_on, row.precision, row.wording)
        for row in rows
    }


def _milestones(
    session: Session, wanted: Any, deadlines: Mapping[tuple[int, int | None], DeadlineDraft]
) -> defaultdict[int, list[MilestoneDraft]]:
    rows = session.exec(
        select(Milestone)
        .where(col(Milestone.action_id).in_(wanted))
        .order_by(col(Milestone.order), col(Milestone.id))
    )
    return _grouped(
        (row.action_id, MilestoneDraft(row.title, deadlines.get((row.action_id, row.id))))
        for row in rows
    )


def _locations(
    session: Session, wanted: Any
) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]]]:
    rows = session.exec(
        select(ActionLocation.action_id, Territory.name, Place.name)
        .select_from(ActionLocation)
        .outerjoin(Territory, col(ActionLocation.territory_id) == col(Territory.id))
        .outerjoin(Place, col(ActionLocation.place_id) == col(Place.id))
        .where(col(ActionLocation.action_id).in_(wanted))
        .order_by(col(ActionLocation.id))
    ).all()
    return (
        _grouped((key, territory) for key, territory, _ in rows if territory),
        _grouped((key, place) for key, _, place in rows if place),
    )


def _reports(session: Session, wanted: Any) -> dict[int, ReportDraft]:
    """Return the last report of each action."""
    rows = session.exec(
        select(ProgressReport)
        .where(col(ProgressReport.action_id).in_(wanted))
        .order_by(
            col(ProgressReport.effective_on),
            col(ProgressReport.recorded_at),
            col(ProgressReport.id),
        )
    )
    return {
        row.action_id: ReportDraft(
            stage=row.stage,
            effective_on=row.effective_on,
            progress_pct=row.progress_pct,
            confidence=row.confidence,
            comment=row.comment,
        )
        for row in rows
    }
