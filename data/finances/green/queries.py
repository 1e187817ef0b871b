"""Marks as they stand in the base, and who gave them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from data.base.models import Actor, Revision
from data.finances.models import GreenRating

Change = tuple[datetime, str | None, str | None, dict[str, Any], bool]
"""When, who, why, the row, and whether it was left there."""


def list_marks(session: Session, operations: Collection[int], year: int) -> list[GreenRating]:
    """Return the marks of operations in a year."""
    statement = select(GreenRating).where(
        col(GreenRating.operation_id).in_(list(operations)), GreenRating.year == year
    )
    return list(session.exec(statement))


def list_changes(session: Session, year: int) -> Sequence[Change]:
    """Return the changes of marks of a year, newest first."""
    statement = (
        select(Revision, Actor.label)
        .join(Actor, col(Actor.id) == col(Revision.actor_id), isouter=True)
        .where(Revision.entity == GreenRating.__tablename__)
        .order_by(col(Revision.id).desc())
    )
    found = []
    for revision, author in session.exec(statement):
        row = revision.after or revision.before or {}
        if row.get("year") == year:
            found.append(
                (revision.recorded_at, author, revision.reason, row, revision.after is not None)
            )
    return found
