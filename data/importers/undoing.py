"""Taking an import back from its revisions: exactly, or not at all.

What it added goes, what it changed is as before, field by field: a later change of another field
stays. Where something later rests on what it brought, the reasons are told and nothing changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Table, or_
from sqlmodel import Session, SQLModel, col, select

import data.schema  # noqa: F401 - registers every table, whatever world an import wrote into
from data.base.columns import Tracked
from data.base.history import as_json
from data.base.models import ImportBatch, Revision, Source
from data.importers.errors import CannotUndoError
from data.importers.undo_words import fields_named, noun_of, row_named
from data.indicators.saving import CITED

_MOST_REASONS = 10
_SIGNATURE = {"version", "batch_id", "source_id"}

RowKey = tuple[str, int]
"""Table and identifier."""


@dataclass
class NetChange:
    """What an import did to a row, from its first revision to its last."""

    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def fields(self) -> set[str]:
        """The fields whose value it changed."""
        old, new = self.before or {}, self.after or {}
        return {name for name in new if old.get(name) != new[name]} - {"version"}


def undo_batch(session: Session, batch: ImportBatch) -> tuple[int, int]:
    """Take an import back inside a unit of work; return the rows removed and set back.

    Raises:
        CannotUndoError: something later rests on what it brought; nothing was changed.
    """
    changes = _net_changes(session, batch)
    rows = _rows(session, changes)
    reasons = [*_changed_since(changes, rows), *_rested_on(session, changes)]
    if reasons:
        raise CannotUndoError(batch.file_name, reasons[:_MOST_REASONS], len(reasons))
    restored = _restore(session, changes, rows)
    removed = _remove(session, changes, rows)
    _forget_sources(session, batch)
    return removed, restored


def _net_changes(session: Session, batch: ImportBatch) -> dict[RowKey, NetChange]:
    changes: dict[RowKey, NetChange] = {}
    for line in session.exec(
        select(Revision).where(Revision.batch_id == batch.id).order_by(col(Revision.id))
    ):
        key = (line.entity, line.entity_id)
        if key in changes:
            changes[key].after = line.after
        else:
            changes[key] = NetChange(line.before, line.after)
    return {
        key: change
        for key, change in changes.items()
        if change.before is not None or change.after is not None
    }


@lru_cache(maxsize=1)
def _tables() -> dict[str, type[Tracked]]:
    """Return the tracked tables by name, those that others refer to first."""
    by_name = {str(one.__tablename__): one for one in _descendants(Tracked)}
    order = [table.name for table in SQLModel.metadata.sorted_tables]
    return {name: by_name[name] for name in order if name in by_name}


def _descendants(table: type[Tracked]) -> Iterable[type[Tracked]]:
    for one in table.__subclasses__():
        if getattr(one, "__table__", None) is not None:
            yield one
        yield from _descendants(one)


def _rows(session: Session, changes: Mapping[RowKey, NetChange]) -> dict[RowKey, Tracked]:
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    for entity, key in changes:
        wanted[entity].append(key)
    rows: dict[RowKey, Tracked] = {}
    for entity, keys in wanted.items():
        table = _tables()[entity]
        for some in _by_pieces(keys):
            for row in session.exec(select(table).where(col(table.id).in_(some))):
                rows[entity, row.id or 0] = row
    return rows


def _by_pieces(keys: list[int], size: int = 500) -> Iterable[list[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _changed_since(
    changes: Mapping[RowKey, NetChange], rows: Mapping[RowKey, Tracked]
) -> list[str]:
    """Say which rows somebody changed since, where the import had written."""
    reasons = []
    for key, change in changes.items():
        row = rows.get(key)
        if change.after is None:
            continue
        name = row_named(key[0], change.after)
        if row is None:
            if change.before is not None:
                reasons.append(f"{name} n’est plus dans la base.")
            continue
        now = as_json(row)
        touched = {field for field in change.fields if now.get(field) != change.after[field]}
        if change.before is None:
            # A row that the import added must be as it left it, or what came since would be lost.
            touched = {field for field in change.after if now.get(field) != change.after[field]}
        if touched - _SIGNATURE:
            reasons.append(f"{name} a changé depuis ({fields_named(touched - _SIGNATURE)}).")
    return reasons


def _rested_on(session: Session, changes: Mapping[RowKey, NetChange]) -> list[str]:
    """Say which rows that the import did not add refer to rows that it added.

    A reference that the import itself changed is set back with the rest.
    """
    added: defaultdict[str, set[int]] = defaultdict(set)
    for (entity, key), change in changes.items():
        if change.before is None:
            added[entity].add(key)
    reasons: dict[str, None] = {}
    for name, table in _tables().items():
        for column, target in _references(table.__table__):  # type: ignore[attr-defined]
            for some in _by_pieces(sorted(added.get(target, ()))):
                found = session.exec(
                    select(col(table.id), column, col(table.batch_id)).where(column.in_(some))
                )
                for own, owner, batch in sorted(found, key=lambda one: (one[1], one[0])):
                    itself = changes.get((name, own or 0))
                    is_set_back = itself is not None and column.key in itself.fields
                    if own not in added[name] and not is_set_back:
                        owned = row_named(target, changes[target, owner].after or {})
                        origin = f" (import n° {batch})" if batch else ""
                        reasons[f"{owned} a reçu depuis : {noun_of(name)}{origin}."] = None
    return list(reasons)


def _references(table: Table) -> Iterable[tuple[Any, str]]:
    for column in table.columns:
        for key in column.foreign_keys:
            yield column, key.column.table.name


def _restore(
    session: Session, changes: Mapping[RowKey, NetChange], rows: Mapping[RowKey, Tracked]
) -> int:
    """Set back what was changed, add again what was removed."""
    restored = 0
    for entity in _tables():
        for key, change in changes.items():
            if key[0] != entity or change.before is None:
                continue
            table = _tables()[entity]
            row = rows.get(key)
            if row is None:
                session.add(_row(table, change.before))
            else:
                for name in change.fields | (_SIGNATURE - {"version"}):
                    setattr(row, name, _typed(table, name, change.before.get(name)))
            restored += 1
        session.flush()
    return restored


def _remove(
    session: Session, changes: Mapping[RowKey, NetChange], rows: Mapping[RowKey, Tracked]
) -> int:
    """Remove what was added, what refers to others first."""
    removed = 0
    for entity in reversed(_tables()):
        added = [
            row for key, row in rows.items() if key[0] == entity and changes[key].before is None
        ]
        removed += len(added)
        for some in _leaves_first(added):
            for row in some:
                session.delete(row)
            session.flush()
    return removed


def _leaves_first(rows: list[Tracked]) -> Iterable[list[Tracked]]:
    """Part rows of one table so that none goes before those that refer to it."""
    own = [
        column.key
        for row in rows[:1]
        for column, target in _references(row.__table__)  # type: ignore[attr-defined]
        if target == row.__tablename__
    ]
    left = rows
    while left:
        held = {getattr(row, name) for row in left for name in own}
        leaves = [row for row in left if row.id not in held]
        yield leaves
        left = [row for row in left if row.id in held]


def _row(table: type[Tracked], values: Mapping[str, Any]) -> Tracked:
    row = table()
    for name, value in values.items():
        setattr(row, name, _typed(table, name, value))
    return row


def _typed(table: type[Tracked], name: str, value: object) -> object:
    """Turn a value of a revision back into what the column holds."""
    return _adapter(table, name).validate_python(value)


@lru_cache(maxsize=512)
def _adapter(table: type[Tracked], name: str) -> TypeAdapter[Any]:
    annotation: Any = table.model_fields[name].annotation
    return TypeAdapter(annotation)


def _forget_sources(session: Session, batch: ImportBatch) -> None:
    """Remove the sources that the import had brought, unless something still cites them."""
    brought = session.exec(
        select(Source).where(
            or_(
                col(Source.code) == source_code(batch.sha256),
                col(Source.code).startswith(CITED),
            )
        )
    )
    for source in brought:
        if not any(_is_cited(session, table, source) for table in _tables().values()):
            session.delete(source)


def _is_cited(session: Session, table: type[Tracked], source: Source) -> bool:
    found = session.exec(select(table.id).where(col(table.source_id) == source.id).limit(1))
    return found.first() is not None


def source_code(sha256: str) -> str:
    """Return the code of the source that an import cites: the file itself."""
    return f"import-{sha256[:16]}"
