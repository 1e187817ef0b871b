"""The imports of the past."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col, select

from data.base.models import Actor, ImportBatch
from data.importers.registry import FORMATS
from data.importers.views import BatchLine

_OTHER_LABELS = {"demo": "Démonstration", "creation": "Création de la commune"}


def list_batches(session: Session) -> tuple[BatchLine, ...]:
    """Return the imports of the base, newest first."""
    return _lines(session, true())


def standing_batch(session: Session, sha256: str) -> BatchLine | None:
    """Return the last import of the very same file that was not taken back."""
    stands = col(ImportBatch.undone_at).is_(None)
    return next(iter(_lines(session, (col(ImportBatch.sha256) == sha256) & stands)), None)


def _lines(session: Session, wanted: ColumnElement[bool]) -> tuple[BatchLine, ...]:
    rows: Sequence[tuple[ImportBatch, str]] = session.exec(
        select(ImportBatch, Actor.label)
        .join(Actor, col(ImportBatch.actor_id) == col(Actor.id))
        .where(wanted)
        .order_by(col(ImportBatch.id).desc())
    ).all()
    return tuple(
        BatchLine(
            id=row.id or 0,
            format_label=_label(row.format),
            file_name=row.file_name,
            sha256=row.sha256,
            recorded_at=row.recorded_at,
            author=author,
            added=row.added,
            changed=row.changed,
            undone_at=row.undone_at,
        )
        for row, author in rows
    )


def _label(code: str) -> str:
    return FORMATS[code].label if code in FORMATS else _OTHER_LABELS.get(code, code)
