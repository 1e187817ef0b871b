"""What aims at an indicator, the yearly programme, the answers of the final evaluation."""

import sqlalchemy as sa
from alembic import op

from data.migrations.words import drop_words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "indicator_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("expected", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"]),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["heading_id"], ["heading.id"]),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("indicator_id", "action_id", "heading_id"),
    )
    for column in ("action_id", "batch_id", "heading_id", "indicator_id", "source_id"):
        op.create_index(op.f(f"ix_indicator_link_{column}"), "indicator_link", [column])
    op.create_table(
        "programme_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("bearer", sa.String(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("credit", sa.Enum("COMMON_LAW", "SPECIFIC", name="creditkind"), nullable=False),
        sa.Column("state_eur", sa.BigInteger(), nullable=True),
        sa.Column("epci_eur", sa.BigInteger(), nullable=True),
        sa.Column("town_eur", sa.BigInteger(), nullable=True),
        sa.Column("other_eur", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["objective_id"], ["heading.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("batch_id", "objective_id", "plan_id", "source_id", "territory_id", "year"):
        op.create_index(op.f(f"ix_programme_line_{column}"), "programme_line", [column])
    op.create_table(
        "evaluation_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column(
            "finding",
            sa.Enum("ANSWERED", "PARTLY", "NOT_MEASURABLE", name="finding"),
            nullable=False,
        ),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plan_id", "question"),
    )
    for column in ("batch_id", "plan_id", "source_id"):
        op.create_index(op.f(f"ix_evaluation_answer_{column}"), "evaluation_answer", [column])


def downgrade() -> None:
    """Take the schema back; what the tables held goes with them."""
    for name in ("evaluation_answer", "programme_line", "indicator_link"):
        op.drop_table(name)
    drop_words("finding", "creditkind")
