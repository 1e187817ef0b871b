"""The crossings of a contrat de ville: which objective serves which ambition."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_INDEXED = ("ambition_id", "batch_id", "objective_id", "source_id")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "crossing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("ambition_id", sa.Integer(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ambition_id"], ["heading.id"]),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["objective_id"], ["heading.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ambition_id", "objective_id"),
    )
    with op.batch_alter_table("crossing") as batch_op:
        for name in _INDEXED:
            batch_op.create_index(f"ix_crossing_{name}", [name], unique=False)


def downgrade() -> None:
    """Take the schema back; the answers go with the table."""
    op.drop_table("crossing")
