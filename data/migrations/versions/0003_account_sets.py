"""Accounts as publications give them: one set each, with its lines, loans and printed figures."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_STAGES = ("BP", "BS", "DM", "CA", "CG", "CFU")
_OLD_STAGES = ("CA", "CFU")
_ORIGINS = ("TOWN", "TOTEM", "BALANCE", "OFGL", "INDIVIDUAL")
_CODES = ("OPERATING_REVENUE", "OPERATING_SPENDING", "LOAN_REPAYMENTS", "DEBT")
_PUBLICATION = "uq_account_set_publication"
_OLD_PUBLICATION = "uq_account_set_budget_id_year_stage"
_NAMING = {"uq": "uq_%(table_name)s_%(column_0_N_name)s"}
"""How a nameless constraint of SQLite is called while its table is rebuilt."""
_DETAILS = ("published_figure", "loan", "balance_line", "budget_line")


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("budget") as batch_op:
        batch_op.add_column(sa.Column("siret", sa.String(), nullable=True))
    _widen_account_sets()
    _free_aggregate_codes()
    _create_details()


def downgrade() -> None:
    """Take the schema back; only what the former version could say is kept."""
    for name in _DETAILS:
        op.drop_table(name)
    op.execute(
        "DELETE FROM aggregate WHERE account_set_id IN "
        "(SELECT id FROM account_set WHERE origin <> 'TOWN' OR stage NOT IN ('CA', 'CFU'))"
    )
    op.execute("DELETE FROM account_set WHERE origin <> 'TOWN' OR stage NOT IN ('CA', 'CFU')")
    codes = ", ".join(f"'{code.lower()}'" for code in _CODES)
    op.execute(f"DELETE FROM aggregate WHERE code NOT IN ({codes})")
    _bind_aggregate_codes()
    _narrow_account_sets()
    with op.batch_alter_table("budget") as batch_op:
        batch_op.drop_column("siret")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _widen_account_sets() -> None:
    if _is_postgresql():
        sa.Enum(*_ORIGINS, name="accountorigin").create(op.get_bind())
        op.execute("ALTER TYPE accountstage RENAME TO accountstage_old")
        sa.Enum(*_STAGES, name="accountstage").create(op.get_bind())
    op.add_column(
        "account_set",
        sa.Column(
            "origin",
            sa.Enum(*_ORIGINS, name="accountorigin", create_type=False),
            server_default="TOWN",
            nullable=False,
        ),
    )
    op.add_column(
        "account_set", sa.Column("number", sa.Integer(), server_default="0", nullable=False)
    )
    with op.batch_alter_table("account_set", naming_convention=_NAMING) as batch_op:
        batch_op.alter_column("origin", server_default=None)
        batch_op.alter_column("number", server_default=None)
        batch_op.add_column(sa.Column("population", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stratum", sa.String(), nullable=True))
        batch_op.alter_column(
            "stage",
            existing_type=sa.Enum(*_OLD_STAGES, name="accountstage"),
            type_=sa.Enum(*_STAGES, name="accountstage"),
            postgresql_using="stage::text::accountstage",
            existing_nullable=False,
        )
        batch_op.drop_constraint(_old_publication(), type_="unique")
        batch_op.create_unique_constraint(
            _PUBLICATION, ["budget_id", "year", "stage", "origin", "number"]
        )
    if _is_postgresql():
        op.execute("DROP TYPE accountstage_old")


def _narrow_account_sets() -> None:
    if _is_postgresql():
        op.execute("ALTER TYPE accountstage RENAME TO accountstage_new")
        sa.Enum(*_OLD_STAGES, name="accountstage").create(op.get_bind())
    with op.batch_alter_table("account_set") as batch_op:
        batch_op.drop_constraint(_PUBLICATION, type_="unique")
        batch_op.drop_column("stratum")
        batch_op.drop_column("population")
        batch_op.drop_column("number")
        batch_op.drop_column("origin")
        batch_op.alter_column(
            "stage",
            existing_type=sa.Enum(*_STAGES, name="accountstage"),
            type_=sa.Enum(*_OLD_STAGES, name="accountstage"),
            postgresql_using="stage::text::accountstage",
            existing_nullable=False,
        )
        batch_op.create_unique_constraint(_old_publication(), ["budget_id", "year", "stage"])
    if _is_postgresql():
        op.execute("DROP TYPE accountstage_new")
        op.execute("DROP TYPE accountorigin")


def _old_publication() -> str:
    """Return what the former constraint, which was given no name, is called."""
    return "account_set_budget_id_year_stage_key" if _is_postgresql() else _OLD_PUBLICATION


def _free_aggregate_codes() -> None:
    with op.batch_alter_table("aggregate") as batch_op:
        batch_op.alter_column(
            "code",
            existing_type=sa.Enum(*_CODES, name="aggregatecode"),
            type_=sa.String(),
            postgresql_using="code::text",
            existing_nullable=False,
        )
        batch_op.add_column(sa.Column("stratum_mean_eur", sa.BigInteger(), nullable=True))
    op.execute("UPDATE aggregate SET code = lower(code)")
    if _is_postgresql():
        op.execute("DROP TYPE aggregatecode")


def _bind_aggregate_codes() -> None:
    op.execute("UPDATE aggregate SET code = upper(code)")
    if _is_postgresql():
        sa.Enum(*_CODES, name="aggregatecode").create(op.get_bind())
    with op.batch_alter_table("aggregate") as batch_op:
        batch_op.drop_column("stratum_mean_eur")
        batch_op.alter_column(
            "code",
            existing_type=sa.String(),
            type_=sa.Enum(*_CODES, name="aggregatecode"),
            postgresql_using="code::aggregatecode",
            existing_nullable=False,
        )


def _create_details() -> None:
    _create(
        "budget_line",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("chapter", sa.String(), nullable=False),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("is_spending", sa.Boolean(), nullable=False),
        sa.Column("is_order", sa.Boolean(), nullable=False),
        *(_money(name) for name in ("voted_eur", "realised_eur", "remaining_eur")),
        sa.Column("operation", sa.String(), nullable=True),
    )
    _create(
        "balance_line",
        sa.Column("account", sa.String(), nullable=False),
        *(
            _money(f"{moment}_{side}_eur", nullable=False)
            for moment in ("opening", "budget", "other", "order", "closing")
            for side in ("debit", "credit")
        ),
    )
    _create(
        "loan",
        sa.Column("number", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("lender", "account", "loan_type")
        ),
        sa.Column("signed_on", sa.Date(), nullable=True),
        *(_money(f"{name}_eur") for name in ("initial", "outstanding", "repaid", "interest")),
        sa.Column("rate_kind", sa.String(), nullable=True),
        sa.Column("rate_pct", sa.Float(), nullable=True),
        sa.Column("years_left", sa.Float(), nullable=True),
        sa.Column("structure", sa.String(), nullable=True),
    )
    _create(
        "published_figure",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
    )


def _money(name: str, *, nullable: bool = True) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _create(name: str, *columns: "sa.Column[Any]") -> None:
    """Create a table of lines of an account set, tracked like every other."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("account_set_id", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["account_set_id"], ["account_set.id"]),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("account_set_id", "batch_id", "source_id"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
