"""Changing or dropping the words that a column may hold, in a migration."""

import sqlalchemy as sa
from alembic import op


def change_words(
    table: str, column: str, name: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    """Give a column its new words; PostgreSQL keeps them in a type of its own, called ``name``.

    No row may hold a word that is gone.
    """
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    if is_postgresql:
        op.execute(f"ALTER TYPE {name} RENAME TO {name}_before")
        sa.Enum(*after, name=name).create(op.get_bind())
    with op.batch_alter_table(table) as batch_op:
        batch_op.alter_column(
            column,
            existing_type=sa.Enum(*before, name=name),
            type_=sa.Enum(*after, name=name),
            postgresql_using=f"{column}::text::{name}",
            existing_nullable=False,
        )
    if is_postgresql:
        op.execute(f"DROP TYPE {name}_before")


def drop_words(*names: str) -> None:
    """Drop the types of columns that are gone; only PostgreSQL keeps any."""
    if op.get_bind().dialect.name == "postgresql":
        for name in names:
            op.execute(f"DROP TYPE {name}")
