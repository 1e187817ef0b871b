"""The towns that this one is held beside: its stratum, and those that it chose."""

import sqlalchemy as sa
from alembic import op

from data.migrations.tracked import create_tracked
from data.migrations.words import drop_words

revision = "0012"
down_revision = "0011"

_KINDS = sa.Enum("STRATUM", "COMMUNE", name="comparatorkind")


def upgrade() -> None:
    """Bring the schema forward."""
    create_tracked(
        "peer_commune",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("commune", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        owners={"organisation_id": "organisation"},
        unique=("organisation_id", "commune"),
        indexed=("organisation_id",),
    )
    create_tracked(
        "comparator_amount",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", _KINDS, nullable=False),
        sa.Column("group_code", sa.String(), nullable=False),
        sa.Column("group_title", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("amount_eur", sa.BigInteger(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("communes", sa.Integer(), nullable=False),
        owners={"organisation_id": "organisation"},
        unique=("organisation_id", "year", "kind", "group_code", "code"),
        indexed=("organisation_id",),
    )


def downgrade() -> None:
    """Take the schema back; what the tables held goes with them."""
    for name in ("comparator_amount", "peer_commune"):
        op.drop_table(name)
    drop_words("comparatorkind")
