"""What an import needs: choices remembered, fields to review, batches taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "import_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("format", "topic", "wording"),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wording", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("to_review", sa.JSON(), server_default="[]", nullable=False))

    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("added", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    # A missing state is NULL, which SQL can count, and not the JSON word « null ».
    for side in ("before", "after"):
        op.execute(f"UPDATE revision SET {side} = NULL WHERE CAST({side} AS TEXT) = 'null'")


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_column("undone_at")
        batch_op.drop_column("changed")
        batch_op.drop_column("added")
        batch_op.drop_column("size")

    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_column("to_review")
        batch_op.drop_column("wording")

    op.drop_table("import_choice")
