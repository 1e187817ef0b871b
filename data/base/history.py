"""One history: a unit of work saves everything or nothing, and writes what it changed.

Undo, audit, conflict detection and looking back in time stand on the revisions written here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import event, insert, inspect, update
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from data.base.columns import Tracked
from data.base.database import WRITING, bring_to_file, engine
from data.base.models import (
    BaseState,
    Revision,
)

_CONTEXT = "mandascope_revision"


@contextmanager
def unit_of_work(
    *,
    actor_id: int | None = None,
    batch_id: int | None = None,
    reason: str | None = None,
    recorded_at: datetime | None = None,
) -> Iterator[Session]:
    """Open a session whose changes are saved together, with one revision per changed row.

    Args:
        actor_id: who changes.
        batch_id: the import that the change belongs to.
        reason: why, in the writer's words.
        recorded_at: when it became known; now unless told.

    Raises:
        sqlalchemy.orm.exc.StaleDataError: somebody else changed one of the rows meanwhile;
            nothing is saved.
    """
    moment = recorded_at or datetime.now(UTC)
    with Session(engine()) as session:
        session.info[_CONTEXT] = {
            "actor_id": actor_id,
            "batch_id": batch_id,
            "reason": reason,
            "recorded_at": moment,
        }
        event.listen(session, "before_flush", _refuse_rewriting)
        event.listen(session, "after_flush", _write_revisions)
        session.connection(execution_options={WRITING: True})
        yield session
        session.flush()
        session.connection().execute(
            update(BaseState).values(data_version=BaseState.data_version + 1)
        )
        session.commit()
    bring_to_file()


def sign(session: Session, *, actor_id: int, batch_id: int | None = None) -> None:
    """Say who writes in an open unit of work, and for which import, once they have a row."""
    session.info[_CONTEXT] |= {"actor_id": actor_id, "batch_id": batch_id}


def is_writing(session: Session) -> bool:
    """Tell an open unit of work, whose changes no version of the base tells yet."""
    return _CONTEXT in session.info


def explain(session: Session, reason: str) -> None:
    """Say why in an open unit of work: the reason of what is written from here on."""
    session.flush()
    session.info[_CONTEXT] |= {"reason": reason}


def _refuse_rewriting(session: OrmSession, _context: UOWTransaction, _objects: object) -> None:
    for row in [*session.dirty, *session.deleted]:
        if isinstance(row, Revision):
            raise TypeError("a revision is never changed nor deleted")


def _write_revisions(session: OrmSession, _context: UOWTransaction) -> None:
    lines = [
        *(_revision(row, None, as_json(row)) for row in session.new if isinstance(row, Tracked)),
        *(
            _revision(row, _before(row), as_json(row))
            for row in session.dirty
            if isinstance(row, Tracked) and session.is_modified(row)
        ),
        *(
            _revision(row, as_json(row), None)
            for row in session.deleted
            if isinstance(row, Tracked)
        ),
    ]
    if lines:
        shared = session.info[_CONTEXT]
        session.connection().execute(insert(Revision), [line | shared for line in lines])


def _revision(
    row: Tracked, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> dict[str, Any]:
    return {
        "entity": str(type(row).__tablename__),
        "entity_id": row.id,
        "before": before,
        "after": after,
    }


def as_json(row: SQLModel) -> dict[str, Any]:
    """Return a row as revisions hold it: every column, as plain JSON values."""
    keys = (column.key for column in inspect(type(row)).column_attrs)
    return {key: _plain(getattr(row, key)) for key in keys}


def _before(row: Tracked) -> dict[str, Any]:
    values = as_json(row) | {"version": row.version - 1}
    for attribute in inspect(row).attrs:
        if attribute.key in values and attribute.history.deleted:
            values[attribute.key] = _plain(attribute.history.deleted[0])
    return values


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
