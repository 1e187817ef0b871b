"""Territories that a town draws itself, and where places stand."""

import sqlalchemy as sa
from alembic import op

from data.migrations.words import change_words

revision = "0008"
down_revision = "0007"

_OLD_KINDS = (
    "COMMUNE",
    "EPCI",
    "DEPARTEMENT",
    "COUNTRY",
    "QPV_2015",
    "QPV_2024",
    "QUARTIER_FRAGILE",
    "NATIONAL_QPV",
)
_KINDS = (*_OLD_KINDS, "WATCHED_TERRITORY", "NEIGHBOURHOOD")


def upgrade() -> None:
    """Bring the schema forward."""
    change_words("territory", "kind", "territorykind", _OLD_KINDS, _KINDS)
    with op.batch_alter_table("place") as batch_op:
        batch_op.add_column(sa.Column("lon", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("lat", sa.Float(), nullable=True))


def downgrade() -> None:
    """Take the schema back; a territory of a new kind becomes a quartier fragile, its nearest."""
    with op.batch_alter_table("place") as batch_op:
        batch_op.drop_column("lat")
        batch_op.drop_column("lon")
    op.execute(
        "UPDATE territory SET kind = 'QUARTIER_FRAGILE' "
        "WHERE kind IN ('WATCHED_TERRITORY', 'NEIGHBOURHOOD')"
    )
    change_words("territory", "kind", "territorykind", _KINDS, _OLD_KINDS)
