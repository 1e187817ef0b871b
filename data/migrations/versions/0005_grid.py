"""The cells of INSEE's grid of 200 m."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "grid_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("vintage", sa.Integer(), nullable=False),
        sa.Column("communes", sa.String(), nullable=False),
        sa.Column("people", sa.Float(), nullable=False),
        sa.Column("households", sa.Float(), nullable=False),
        sa.Column("poor_households", sa.Float(), nullable=True),
        sa.Column("is_imputed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", "vintage"),
    )
    with op.batch_alter_table("grid_cell", schema=None) as batch_op:
        for name in ("batch_id", "source_id", "vintage"):
            batch_op.create_index(batch_op.f(f"ix_grid_cell_{name}"), [name], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("grid_cell")
