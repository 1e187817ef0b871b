"""Queries on what is typed: session in, rows out."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from data.base.models import Actor, Revision, Source
from data.indicators.models import Indicator, Observation, Proposal, Target
from data.indicators.vocabulary import Decision

_MOST_AT_ONCE = 500

StoredValue = tuple[Observation, Source | None]
"""A value as the base holds it, and where it comes from."""

Change = tuple[Revision, str | None]
"""A line of the history, and who signed it."""


def find_indicator_row(session: Session, code: str) -> Indicator | None:
    """Return the row of an indicator, or nothing."""
    return session.exec(select(Indicator).where(Indicator.code == code)).first()


def list_values(
    session: Session, indicator_id: int, territory_ids: Collection[int]
) -> list[StoredValue]:
    """Return the dated values of an indicator on territories, even confidential, as stored."""
    statement = (
        select(Observation, Source)
        .join(Source, col(Observation.source_id) == col(Source.id), isouter=True)
        .where(
            Observation.indicator_id == indicator_id,
            col(Observation.territory_id).in_(territory_ids),
            col(Observation.data_year).is_not(None),
        )
        .order_by(col(Observation.id))
    )
    return [(row, source) for row, source in session.exec(statement)]


def list_proposals(
    session: Session, territory_ids: Collection[int], decisions: Collection[Decision], most: int
) -> list[Proposal]:
    """Return the proposals on territories, the newest first."""
    statement = (
        select(Proposal)
        .where(
            col(Proposal.territory_id).in_(territory_ids),
            col(Proposal.decision).in_(decisions),
        )
        .order_by(col(Proposal.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))


def waiting_twin(session: Session, indicator_id: int, territory_id: int, year: int) -> int | None:
    """Return the identifier of a proposal that waits for the same value, if there is one."""
    return session.exec(
        select(Proposal.id).where(
            Proposal.indicator_id == indicator_id,
            Proposal.territory_id == territory_id,
            Proposal.data_year == year,
            Proposal.decision == Decision.WAITING,
        )
    ).first()


def list_actors(session: Session, ids: Iterable[int | None]) -> dict[int | None, str]:
    """Return the names of those who signed, by identifier."""
    statement = select(Actor).where(col(Actor.id).in_({one for one in ids if one is not None}))
    return {row.id: row.label for row in session.exec(statement)}


def list_changes(session: Session, entity: str, ids: Collection[int]) -> list[Change]:
    """Return the history of rows of one table, the newest first."""
    found: list[Change] = []
    every = sorted(ids)
    for start in range(0, len(every), _MOST_AT_ONCE):
        statement = (
            select(Revision, Actor.label)
            .join(Actor, col(Revision.actor_id) == col(Actor.id), isouter=True)
            # A function hides the column from its index: rows are few by their identifier, and
            # millions by their table.
            .where(
                col(Revision.entity_id).in_(every[start : start + _MOST_AT_ONCE]),
                func.lower(col(Revision.entity)) == entity,
            )
        )
        found += [(line, label) for line, label in session.exec(statement)]
    return sorted(found, key=lambda one: -(one[0].id or 0))


def list_target_rows(
    session: Session, indicator_id: int, territory_ids: Collection[int]
) -> list[Target]:
    """Return the targets of an indicator on territories, the soonest due first."""
    statement = (
        select(Target)
        .where(Target.indicator_id == indicator_id, col(Target.territory_id).in_(territory_ids))
        .order_by(col(Target.due_year), col(Target.id))
    )
    return list(session.exec(statement))


def list_target_changes(session: Session, indicator_id: int, most: int) -> list[Change]:
    """Return the history of the targets of an indicator, withdrawn ones too, the newest first."""
    statement = (
        select(Revision, Actor.label)
        .join(Actor, col(Revision.actor_id) == col(Actor.id), isouter=True)
        .where(Revision.entity == "target")
        .order_by(col(Revision.id).desc())
    )
    found: list[Change] = [(line, label) for line, label in session.exec(statement)]
    return [one for one in found if state_of(one[0])["indicator_id"] == indicator_id][:most]


def state_of(line: Revision) -> dict[str, Any]:
    """Return what a line of the history says of the row, after its change if it is still there."""
    return line.after or line.before or {}


def newest(rows: Sequence[StoredValue]) -> StoredValue | None:
    """Return the value published last, of those that speak of one year."""
    return max(rows, key=lambda one: (_edition(one), one[0].id or 0), default=None)


def _edition(stored: StoredValue) -> str:
    row, source = stored
    return row.edition or (source.edition if source else None) or ""
