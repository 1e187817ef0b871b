"""The pluriannual investment programme, what it pays for, where, and its green rating."""

import sqlalchemy as sa
from alembic import op

from data.migrations.tracked import create_tracked
from data.migrations.words import drop_words

revision = "0011"
down_revision = "0010"

_MARKS = sa.Enum("FAVOURABLE", "NEUTRAL", "UNFAVOURABLE", "MIXED", name="greenmark")
_AMOUNTS = (
    "planned_eur",
    "opened_eur",
    "committed_eur",
    "executed_eur",
    "remaining_eur",
    "subsidies_planned_eur",
    "subsidies_received_eur",
)


def upgrade() -> None:
    """Bring the schema forward."""
    create_tracked(
        "investment_programme",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("authorised_eur", sa.BigInteger(), nullable=True),
        sa.Column("authorised_on", sa.Date(), nullable=True),
        owners={"organisation_id": "organisation"},
        unique=("organisation_id", "code"),
        indexed=("organisation_id",),
    )
    create_tracked(
        "investment_operation",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        owners={"programme_id": "investment_programme", "budget_id": "budget"},
        unique=("programme_id", "code"),
        indexed=("programme_id", "budget_id"),
    )
    create_tracked(
        "operation_year",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in _AMOUNTS),
        owners={"operation_id": "investment_operation"},
        unique=("operation_id", "year"),
        indexed=("operation_id", "year"),
    )
    create_tracked(
        "operation_action",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        owners={"operation_id": "investment_operation", "action_id": "action"},
        unique=("operation_id", "action_id"),
        indexed=("operation_id", "action_id"),
    )
    create_tracked(
        "operation_territory",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        owners={"operation_id": "investment_operation", "territory_id": "territory"},
        unique=("operation_id", "territory_id"),
        indexed=("operation_id", "territory_id"),
    )
    create_tracked(
        "green_rating",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("axis", sa.Integer(), nullable=False),
        sa.Column("mark", _MARKS, nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        owners={"operation_id": "investment_operation"},
        unique=("operation_id", "year", "axis"),
        indexed=("operation_id", "year"),
    )


def downgrade() -> None:
    """Take the schema back; what the tables held goes with them."""
    for name in (
        "green_rating",
        "operation_territory",
        "operation_action",
        "operation_year",
        "investment_operation",
        "investment_programme",
    ):
        op.drop_table(name)
    drop_words("greenmark")
