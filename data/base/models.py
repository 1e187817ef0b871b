"""Tables that every world refers to: who, from where, what changed and when."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from data.base.columns import Instant, Tracked
from data.base.vocabulary import (
    OrganisationKind,
)


class Organisation(Tracked, table=True):
    """A town or an intercommunal body (INSEE code or SIREN); every query is scoped by one."""

    code: str = Field(unique=True)
    name: str
    kind: OrganisationKind
    parent_code: str | None = None
    default_on: date | None = None


class Source(SQLModel, table=True):
    """A document or dataset that a figure comes from.

    ``edition`` is the year in the dataset's name, which is not the year of its figures.
    """

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    title: str
    producer: str
    dataset: str | None = None
    edition: str | None = None
    published_on: date | None = None
    licence: str | None = None
    perimeter: str | None = None
    note: str | None = None
    is_simulated: bool = False


class Actor(SQLModel, table=True):
    """Who writes: a person, a service or the program itself. Holds no name of the demonstration."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    label: str


class ImportBatch(SQLModel, table=True):
    """One load of content: what file or folder, with which fingerprint, when and by whom.

    ``added`` and ``changed`` count what the file brought, as its preview did. ``undone_at`` is the
    moment it was taken back; its line stays, as does its history.
    """

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    format: str
    file_name: str
    sha256: str
    recorded_at: datetime = Field(sa_type=Instant)
    actor_id: int = Field(foreign_key="actor.id")
    size: int | None = None
    added: int | None = None
    changed: int | None = None
    undone_at: datetime | None = Field(default=None, sa_type=Instant)


class ImportChoice(SQLModel, table=True):
    """What the officer's own words mean, remembered for the next file of that format.

    ``topic`` is ``column`` when ``wording`` heads a column, else our column whose cells it fills;
    ``meaning`` is our column, or our value.
    """

    __tablename__ = "import_choice"
    __table_args__ = (UniqueConstraint("format", "topic", "wording"),)

    id: int | None = Field(default=None, primary_key=True)
    format: str
    topic: str
    wording: str
    meaning: str


class Revision(SQLModel, table=True):
    """One line of the history: what a row was before and after a change. Never updated."""

    id: int | None = Field(default=None, primary_key=True)
    entity: str = Field(index=True)
    entity_id: int = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    reason: str | None = None
    actor_id: int | None = Field(default=None, foreign_key="actor.id")
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True)
    recorded_at: datetime = Field(sa_type=Instant)


class BaseState(SQLModel, table=True):
    """The one row that tells caches that something changed."""

    __tablename__ = "base_state"

    id: int | None = Field(default=1, primary_key=True)
    data_version: int = 0
