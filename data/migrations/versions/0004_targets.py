"""Dated targets of indicators, and indicators that should stay within a range."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DIRECTIONS = ("UP", "DOWN", "HOLD", "RANGE", "NONE")
_OLD_DIRECTIONS = ("UP", "DOWN", "HOLD", "NONE")


def upgrade() -> None:
    """Bring the schema forward."""
    _change_directions(_OLD_DIRECTIONS, _DIRECTIONS)
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("baseline_year", sa.Integer(), nullable=True),
        sa.Column("baseline_value", sa.Float(), nullable=True),
        sa.Column("due_year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("upper_value", sa.Float(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("indicator_id", "territory_id", "due_year", "decided_on"),
    )
    for column in ("batch_id", "indicator_id", "source_id", "territory_id"):
        op.create_index(op.f(f"ix_target_{column}"), "target", [column])


def downgrade() -> None:
    """Take the schema back; an indicator that had a range has no favourable side."""
    op.drop_table("target")
    op.execute("UPDATE indicator SET direction = 'NONE' WHERE direction = 'RANGE'")
    _change_directions(_DIRECTIONS, _OLD_DIRECTIONS)


def _change_directions(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Give the column its new words; PostgreSQL keeps them in a type of its own."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    if is_postgresql:
        op.execute("ALTER TYPE direction RENAME TO direction_before")
        sa.Enum(*after, name="direction").create(op.get_bind())
    with op.batch_alter_table("indicator") as batch_op:
        batch_op.alter_column(
            "direction",
            existing_type=sa.Enum(*before, name="direction"),
            type_=sa.Enum(*after, name="direction"),
            postgresql_using="direction::text::direction",
            existing_nullable=False,
        )
    if is_postgresql:
        op.execute("DROP TYPE direction_before")
