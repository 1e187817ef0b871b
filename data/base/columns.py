"""Column types and mixins shared by the tables of every world."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, String, TypeDecorator
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

_CENTS = Decimal(100)


class Money(TypeDecorator[Decimal]):
    """Euros as ``Decimal``, stored as whole cents so that every database adds them exactly."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Turn euros into whole cents."""
        return None if value is None else int((Decimal(value) * _CENTS).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Turn whole cents into euros, with both figures of the cents, as they are written."""
        return None if value is None else Decimal(value).scaleb(-2)


class Exact(TypeDecorator[Decimal]):
    """A number that is not money, kept digit for digit as text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; databases without time zones get it back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without time zone, store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("expected a moment with its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back with its time zone."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Tracked(SQLModel):
    """A row under history: its changes are revisions, and two writers never overwrite each other.

    Attributes:
        version: raised by each change; a writer who read an older one is refused.
        is_simulated: the row was made up for demonstration.
        source_id: the document or dataset that says so.
        batch_id: the import that brought the row.
    """

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1, nullable=False)
    is_simulated: bool = Field(default=False, nullable=False)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it on the class
        """Let SQLAlchemy compare and raise ``version`` at each update."""
        table = getattr(cls, "__table__", None)
        return {} if table is None else {"version_id_col": table.c.version}


class Dated(SQLModel):
    """A row that is true for a time; an open end means « until further notice ».

    Both days are included.
    """

    valid_from: date | None = None
    valid_to: date | None = None
