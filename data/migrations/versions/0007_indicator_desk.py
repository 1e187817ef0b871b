"""What the catalogue says more, values proposed, and breaks of series."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from data.migrations.words import change_words, drop_words

revision = "0007"
down_revision = "0006"

_STATUSES = ("DEFINITIVE", "PROVISIONAL", "ESTIMATED", "CONFIDENTIAL")
_OLD_STATUSES = ("DEFINITIVE", "PROVISIONAL", "ESTIMATED")
_COLUMNS = {
    "method": sa.String(),
    "owner": sa.String(),
    "next_update_on": sa.Date(),
    "smallest_count": sa.Integer(),
}
_ABSENCE = postgresql.ENUM(
    "NOT_PUBLISHED", "QUALITY", "NOT_APPLICABLE", "UNKNOWN", name="absence", create_type=False
)
_STATUS = postgresql.ENUM(*_STATUSES, name="observationstatus", create_type=False)
"""Types that PostgreSQL already has."""


def upgrade() -> None:
    """Bring the schema forward."""
    change_words("observation", "status", "observationstatus", _OLD_STATUSES, _STATUSES)
    with op.batch_alter_table("indicator") as batch_op:
        for name, kind in _COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.add_column(
            sa.Column("is_own", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("observation_id", sa.Integer(), nullable=True),
        sa.Column("data_year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column(
            "absence",
            _ABSENCE,
            nullable=True,
        ),
        sa.Column(
            "status",
            _STATUS,
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("cited", sa.String(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "decision", sa.Enum("WAITING", "ACCEPTED", "REFUSED", name="decision"), nullable=False
        ),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["decided_by_id"], ["actor.id"]),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.ForeignKeyConstraint(["observation_id"], ["observation.id"]),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["actor.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in (
        "batch_id",
        "decision",
        "indicator_id",
        "observation_id",
        "source_id",
        "territory_id",
    ):
        op.create_index(op.f(f"ix_proposal_{column}"), "proposal", [column])
    op.create_table(
        "series_break",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("GEOGRAPHY", "METHOD", "EXCEPTIONAL", name="breakkind"), nullable=False
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("batch_id", "indicator_id", "source_id", "territory_id"):
        op.create_index(op.f(f"ix_series_break_{column}"), "series_break", [column])


def downgrade() -> None:
    """Take the schema back; a confidential value goes, since nothing would hide it any more."""
    op.drop_table("series_break")
    op.drop_table("proposal")
    drop_words("breakkind", "decision")
    with op.batch_alter_table("indicator") as batch_op:
        for name in ("is_own", *_COLUMNS):
            batch_op.drop_column(name)
    op.execute("DELETE FROM observation WHERE status = 'CONFIDENTIAL'")
    change_words("observation", "status", "observationstatus", _STATUSES, _OLD_STATUSES)
