"""Queries of the base: organisations, sources, version of the data."""

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from data.base.models import (
    BaseState,
    ImportBatch,
    Organisation,
    Source,
)
from data.base.views import SourceLine

DEMO_FORMAT = "demo"
"""Of the batch that a demonstration comes by."""


def first_organisation(session: Session) -> Organisation | None:
    """Return the organisation that the base was made for, or nothing when it is empty."""
    return session.exec(select(Organisation).order_by(col(Organisation.id))).first()


def is_demonstration(session: Session, organisation: Organisation) -> bool:
    """Tell whether an organisation came with a demonstration."""
    batch = session.get(ImportBatch, organisation.batch_id) if organisation.batch_id else None
    return batch is not None and batch.format == DEMO_FORMAT


def data_version(session: Session) -> int:
    """Return the number that every unit of work raises."""
    state = session.get(BaseState, 1)
    return state.data_version if state else 0


def has_schema(session: Session) -> bool:
    """Tell whether the base was ever migrated."""
    return inspect(session.connection()).has_table(str(BaseState.__tablename__))


def list_sources(session: Session, ids: set[int]) -> tuple[SourceLine, ...]:
    """Return the sources that have these identifiers, by title."""
    statement = select(Source).where(col(Source.id).in_(ids)).order_by(col(Source.title))
    return tuple(source_line(source) for source in session.exec(statement))


def source_line(source: Source) -> SourceLine:
    """Return a source as cited under a figure."""
    return SourceLine(
        code=source.code,
        title=source.title,
        producer=source.producer,
        edition=source.edition,
        licence=source.licence,
        perimeter=source.perimeter,
        note=source.note,
        is_simulated=source.is_simulated,
    )
