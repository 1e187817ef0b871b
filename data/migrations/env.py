"""Alembic environment: runs on the connection that ``data.base.database.migrate`` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator
from sqlmodel import SQLModel

import data.schema  # noqa: F401 - registers every table on the metadata


def render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write the plain type behind ours, so that a migration depends on no code of the app."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
