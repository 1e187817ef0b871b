"""Creating a table whose rows are under history: the columns that all such tables share."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

_SHARED = ("source_id", "batch_id")


def create_tracked(
    name: str,
    *columns: SchemaItem,
    owners: dict[str, str],
    unique: tuple[str, ...] = (),
    indexed: tuple[str, ...] = (),
) -> None:
    """Create a table.

    Args:
        name: of the table.
        columns: its own columns, those of ``owners`` included.
        owners: its columns that point to a row of another table, and that table.
        unique: columns whose values together are found once.
        indexed: columns that are looked up; those that every table shares go without saying.
    """
    points = owners | {"source_id": "source", "batch_id": "import_batch"}
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        *columns,
        *(sa.ForeignKeyConstraint([own], [f"{table}.id"]) for own, table in points.items()),
        sa.PrimaryKeyConstraint("id"),
        *((sa.UniqueConstraint(*unique),) if unique else ()),
    )
    for column in (*_SHARED, *indexed):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
