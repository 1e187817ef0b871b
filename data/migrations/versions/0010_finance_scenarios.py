"""What budgets are for, targets that do not bind them, hypotheses, and words of the debate."""

import sqlalchemy as sa
from alembic import op

from data.migrations.tracked import create_tracked
from data.migrations.words import drop_words

revision = "0010"
down_revision = "0009"

_ACTIVITIES = sa.Enum("GENERAL", "COMMERCIAL", "HOUSING_ESTATE", name="budgetactivity")
_PROFILES = sa.Enum("CONSTANT_ANNUITY", "CONSTANT_CAPITAL", "AT_THE_END", name="loanprofile")
_RATIOS = ("GROSS_SAVINGS_RATE", "NET_SAVINGS", "DEBT_YEARS")


def upgrade() -> None:
    """Bring the schema forward."""
    _ACTIVITIES.create(op.get_bind(), checkfirst=True)
    with op.batch_alter_table("budget") as batch_op:
        batch_op.add_column(
            sa.Column("activity", _ACTIVITIES, nullable=False, server_default="GENERAL")
        )
    with op.batch_alter_table("account_set") as batch_op:
        batch_op.add_column(sa.Column("nomenclature", sa.String(), nullable=True))
    create_tracked(
        "exemption",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("budget_id", sa.Integer(), nullable=False),
        sa.Column("ratio", _ratio_type(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        owners={"budget_id": "budget"},
        indexed=("budget_id",),
    )
    create_tracked(
        "scenario",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        owners={"organisation_id": "organisation"},
        unique=("organisation_id", "code"),
        indexed=("organisation_id",),
    )
    create_tracked(
        "hypothesis",
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        owners={"scenario_id": "scenario", "budget_id": "budget"},
        unique=("scenario_id", "budget_id", "line", "year"),
        indexed=("scenario_id", "budget_id"),
    )
    create_tracked(
        "planned_loan",
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_eur", sa.BigInteger(), nullable=False),
        sa.Column("rate_pct", sa.String(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("profile", _PROFILES, nullable=False),
        sa.Column("deferred_years", sa.Integer(), nullable=False),
        owners={"scenario_id": "scenario", "budget_id": "budget"},
        indexed=("scenario_id", "budget_id"),
    )
    create_tracked(
        "debate_text",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        owners={"organisation_id": "organisation"},
        unique=("organisation_id", "year", "section"),
        indexed=("organisation_id",),
    )


def downgrade() -> None:
    """Take the schema back; what the tables held goes with them."""
    for name in ("debate_text", "planned_loan", "hypothesis", "scenario", "exemption"):
        op.drop_table(name)
    with op.batch_alter_table("account_set") as batch_op:
        batch_op.drop_column("nomenclature")
    with op.batch_alter_table("budget") as batch_op:
        batch_op.drop_column("activity")
    drop_words("loanprofile", "budgetactivity")


def _ratio_type() -> sa.Enum:
    """Return the words of ratios, whose type the thresholds already brought to PostgreSQL."""
    if op.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import ENUM

        return ENUM(*_RATIOS, name="ratio", create_type=False)
    return sa.Enum(*_RATIOS, name="ratio")
