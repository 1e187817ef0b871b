"""Dated targets of indicators, and indicators that should stay within a range."""

import sqlalchemy as sa
from alembic import op

from data.migrations.words import change_words

revision = "0004"
down_revision = "0003"

_DIRECTIONS = ("UP", "DOWN", "HOLD", "RANGE", "NONE")
_OLD_DIRECTIONS = ("UP", "DOWN", "HOLD", "NONE")


def upgrade() -> None:
    """Bring the schema forward."""
    change_words("indicator", "direction", "direction", _OLD_DIRECTIONS, _DIRECTIONS)
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
    change_words("indicator", "direction", "direction", _DIRECTIONS, _OLD_DIRECTIONS)
