"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "base_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("producer", sa.String(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=True),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("perimeter", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actor.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column(
            "direction", sa.Enum("UP", "DOWN", "HOLD", "NONE", name="direction"), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum("MONITORING", "OUTPUT", "OUTCOME", "CONTEXT", name="indicatorkind"),
            nullable=False,
        ),
        sa.Column("concept", sa.String(), nullable=True),
        sa.Column("source_family", sa.String(), nullable=True),
        sa.Column("periodicity", sa.String(), nullable=True),
        sa.Column("limits", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_theme"), ["theme"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.Enum("TOWN", "INTERCOMMUNAL", name="organisationkind"), nullable=False
        ),
        sa.Column("parent_code", sa.String(), nullable=True),
        sa.Column("default_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_organisation_source_id"), ["source_id"], unique=False)

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actor.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_entity"), ["entity"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "territory",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "COMMUNE",
                "EPCI",
                "DEPARTEMENT",
                "COUNTRY",
                "QPV_2015",
                "QPV_2024",
                "QUARTIER_FRAGILE",
                "NATIONAL_QPV",
                name="territorykind",
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("territory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_territory_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_territory_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_territory_source_id"), ["source_id"], unique=False)

    op.create_table(
        "boundary",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("geometry", sa.JSON(), nullable=False),
        sa.Column("area_ha", sa.Float(), nullable=False),
        sa.Column("label_lon", sa.Float(), nullable=False),
        sa.Column("label_lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("boundary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_boundary_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_boundary_source_id"), ["source_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_boundary_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "budget",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.Enum("PRINCIPAL", "ANNEX", name="budgetkind"), nullable=False),
        sa.Column("nomenclature", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("budget", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_budget_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_budget_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_budget_source_id"), ["source_id"], unique=False)

    op.create_table(
        "delegation",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("full_title", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("has_roadmap", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_delegation_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_delegation_source_id"), ["source_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("uai", sa.String(), nullable=True),
        sa.Column("commune_id", sa.Integer(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("priority_education", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"],
            ["territory.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_source_id"), ["source_id"], unique=False)

    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("MANDATE_CONTRACT", "CITY_CONTRACT", "PST", name="plankind"),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "status", sa.Enum("DRAFT", "ADOPTED", "CLOSED", name="planstatus"), nullable=False
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_source_id"), ["source_id"], unique=False)

    op.create_table(
        "resident_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("is_strength", sa.Boolean(), nullable=False),
        sa.Column("commune_name", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("resident_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resident_remark_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_resident_remark_source_id"), ["source_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_resident_remark_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "territory_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum("PROGRAMME", "EXTENSION", "EQUIPMENT", "ACCESS", name="facttopic"),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("territory_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_territory_fact_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_territory_fact_source_id"), ["source_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_territory_fact_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "territory_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("MEMBER_OF", "OVERLAPS", "SUCCEEDS", name="linkkind"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["territory.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("territory_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_territory_link_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_territory_link_other_id"), ["other_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_territory_link_source_id"), ["source_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_territory_link_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "threshold",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "ratio",
            sa.Enum("GROSS_SAVINGS_RATE", "NET_SAVINGS", "DEBT_YEARS", name="ratio"),
            nullable=False,
        ),
        sa.Column("kind", sa.Enum("TARGET", "MARK", name="thresholdkind"), nullable=False),
        sa.Column("scope", sa.Enum("ALL_BUDGETS", "TOWN", name="thresholdscope"), nullable=False),
        sa.Column("comparison", sa.Enum("ABOVE", "BELOW", name="comparison"), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation_id", "code"),
    )
    with op.batch_alter_table("threshold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_threshold_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_threshold_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_threshold_source_id"), ["source_id"], unique=False)

    op.create_table(
        "account_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("budget_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Enum("CA", "CFU", name="accountstage"), nullable=False),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["budget_id"],
            ["budget.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("budget_id", "year", "stage"),
    )
    with op.batch_alter_table("account_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_set_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_set_budget_id"), ["budget_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_set_source_id"), ["source_id"], unique=False)

    op.create_table(
        "action",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=True),
        sa.Column(
            "nature",
            sa.Enum("PROJECT", "MISSION", "RECURRING", name="actionnature"),
            nullable=False,
        ),
        sa.Column(
            "town_role",
            sa.Enum("PILOTS", "CONTRIBUTES", "FOLLOWS", name="townrole"),
            nullable=False,
        ),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("source_locator", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plan_id", "scope", "code"),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_source_id"), ["source_id"], unique=False)

    op.create_table(
        "delegation_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("delegation_alias", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_alias_batch_id"), ["batch_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_delegation_alias_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_delegation_alias_source_id"), ["source_id"], unique=False
        )

    op.create_table(
        "heading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["heading.id"],
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("heading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_heading_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_heading_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_heading_source_id"), ["source_id"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("data_year", sa.Integer(), nullable=True),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column(
            "absence",
            sa.Enum("NOT_PUBLISHED", "QUALITY", "NOT_APPLICABLE", "UNKNOWN", name="absence"),
            nullable=True,
        ),
        sa.Column(
            "status",
            sa.Enum("DEFINITIVE", "PROVISIONAL", "ESTIMATED", name="observationstatus"),
            nullable=False,
        ),
        sa.Column("perimeter", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "indicator_id", "territory_id", "place_id", "data_year", "edition", "source_id"
        ),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_observation_indicator_id"), ["indicator_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_observation_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_source_id"), ["source_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_observation_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "place_territory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("is_inside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("place_territory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_territory_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_territory_place_id"), ["place_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_place_territory_source_id"), ["source_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_place_territory_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "action_heading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["heading_id"],
            ["heading.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("action_heading", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_action_heading_action_id"), ["action_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_heading_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_heading_heading_id"), ["heading_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_heading_source_id"), ["source_id"], unique=False
        )

    op.create_table(
        "action_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("contributes_to_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["contributes_to_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("action_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_link_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_link_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_link_contributes_to_id"), ["contributes_to_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_link_source_id"), ["source_id"], unique=False)

    op.create_table(
        "action_location",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("is_nearby", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("action_location", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_action_location_action_id"), ["action_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_location_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_location_source_id"), ["source_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_location_territory_id"), ["territory_id"], unique=False
        )

    op.create_table(
        "action_party",
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "PILOT", "SUPPORT", "WORKS_OWNER", "OPERATOR", "PARTNER", "FUNDER", name="partyrole"
            ),
            nullable=False,
        ),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("body_name", sa.String(), nullable=True),
        sa.Column("wording", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("action_party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_party_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_party_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_party_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_party_source_id"), ["source_id"], unique=False)

    op.create_table(
        "aggregate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("account_set_id", sa.Integer(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "OPERATING_REVENUE",
                "OPERATING_SPENDING",
                "LOAN_REPAYMENTS",
                "DEBT",
                name="aggregatecode",
            ),
            nullable=False,
        ),
        sa.Column("amount_eur", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_set_id"],
            ["account_set.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("aggregate", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aggregate_account_set_id"), ["account_set_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_aggregate_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aggregate_source_id"), ["source_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestone_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestone_source_id"), ["source_id"], unique=False)

    op.create_table(
        "progress_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "UPCOMING", "IN_PROGRESS", "PAUSED", "BLOCKED", "DONE", "DROPPED", name="stage"
            ),
            nullable=False,
        ),
        sa.Column("progress_pct", sa.Integer(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum("SECURED", "REACHABLE", "NEEDS_SUPPORT", "AT_RISK", name="confidence"),
            nullable=True,
        ),
        sa.Column("is_kept_up", sa.Boolean(), nullable=True),
        sa.Column("held_count", sa.Integer(), nullable=True),
        sa.Column("due_count", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actor.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_progress_report_action_id"), ["action_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_progress_report_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_progress_report_effective_on"), ["effective_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_progress_report_source_id"), ["source_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_simulated", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("latest_on", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum("DAY", "SEASON", "YEAR", "MANDATE", name="deadlineprecision"),
            nullable=False,
        ),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("origin", sa.Enum("TEXT", "DECISION", name="deadlineorigin"), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["milestone.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_source_id"), ["source_id"], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadline_source_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_batch_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_action_id"))

    op.drop_table("deadline")
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_progress_report_source_id"))
        batch_op.drop_index(batch_op.f("ix_progress_report_effective_on"))
        batch_op.drop_index(batch_op.f("ix_progress_report_batch_id"))
        batch_op.drop_index(batch_op.f("ix_progress_report_action_id"))

    op.drop_table("progress_report")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_source_id"))
        batch_op.drop_index(batch_op.f("ix_milestone_batch_id"))
        batch_op.drop_index(batch_op.f("ix_milestone_action_id"))

    op.drop_table("milestone")
    with op.batch_alter_table("aggregate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aggregate_source_id"))
        batch_op.drop_index(batch_op.f("ix_aggregate_batch_id"))
        batch_op.drop_index(batch_op.f("ix_aggregate_account_set_id"))

    op.drop_table("aggregate")
    with op.batch_alter_table("action_party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_party_source_id"))
        batch_op.drop_index(batch_op.f("ix_action_party_delegation_id"))
        batch_op.drop_index(batch_op.f("ix_action_party_batch_id"))
        batch_op.drop_index(batch_op.f("ix_action_party_action_id"))

    op.drop_table("action_party")
    with op.batch_alter_table("action_location", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_location_territory_id"))
        batch_op.drop_index(batch_op.f("ix_action_location_source_id"))
        batch_op.drop_index(batch_op.f("ix_action_location_batch_id"))
        batch_op.drop_index(batch_op.f("ix_action_location_action_id"))

    op.drop_table("action_location")
    with op.batch_alter_table("action_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_link_source_id"))
        batch_op.drop_index(batch_op.f("ix_action_link_contributes_to_id"))
        batch_op.drop_index(batch_op.f("ix_action_link_batch_id"))
        batch_op.drop_index(batch_op.f("ix_action_link_action_id"))

    op.drop_table("action_link")
    with op.batch_alter_table("action_heading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_heading_source_id"))
        batch_op.drop_index(batch_op.f("ix_action_heading_heading_id"))
        batch_op.drop_index(batch_op.f("ix_action_heading_batch_id"))
        batch_op.drop_index(batch_op.f("ix_action_heading_action_id"))

    op.drop_table("action_heading")
    with op.batch_alter_table("place_territory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_territory_territory_id"))
        batch_op.drop_index(batch_op.f("ix_place_territory_source_id"))
        batch_op.drop_index(batch_op.f("ix_place_territory_place_id"))
        batch_op.drop_index(batch_op.f("ix_place_territory_batch_id"))

    op.drop_table("place_territory")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_territory_id"))
        batch_op.drop_index(batch_op.f("ix_observation_source_id"))
        batch_op.drop_index(batch_op.f("ix_observation_place_id"))
        batch_op.drop_index(batch_op.f("ix_observation_indicator_id"))
        batch_op.drop_index(batch_op.f("ix_observation_batch_id"))

    op.drop_table("observation")
    with op.batch_alter_table("heading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_heading_source_id"))
        batch_op.drop_index(batch_op.f("ix_heading_plan_id"))
        batch_op.drop_index(batch_op.f("ix_heading_batch_id"))

    op.drop_table("heading")
    with op.batch_alter_table("delegation_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_alias_source_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_alias_delegation_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_alias_batch_id"))

    op.drop_table("delegation_alias")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_source_id"))
        batch_op.drop_index(batch_op.f("ix_action_plan_id"))
        batch_op.drop_index(batch_op.f("ix_action_batch_id"))

    op.drop_table("action")
    with op.batch_alter_table("account_set", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_set_source_id"))
        batch_op.drop_index(batch_op.f("ix_account_set_budget_id"))
        batch_op.drop_index(batch_op.f("ix_account_set_batch_id"))

    op.drop_table("account_set")
    with op.batch_alter_table("threshold", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_threshold_source_id"))
        batch_op.drop_index(batch_op.f("ix_threshold_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_threshold_batch_id"))

    op.drop_table("threshold")
    with op.batch_alter_table("territory_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_territory_link_territory_id"))
        batch_op.drop_index(batch_op.f("ix_territory_link_source_id"))
        batch_op.drop_index(batch_op.f("ix_territory_link_other_id"))
        batch_op.drop_index(batch_op.f("ix_territory_link_batch_id"))

    op.drop_table("territory_link")
    with op.batch_alter_table("territory_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_territory_fact_territory_id"))
        batch_op.drop_index(batch_op.f("ix_territory_fact_source_id"))
        batch_op.drop_index(batch_op.f("ix_territory_fact_batch_id"))

    op.drop_table("territory_fact")
    with op.batch_alter_table("resident_remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resident_remark_territory_id"))
        batch_op.drop_index(batch_op.f("ix_resident_remark_source_id"))
        batch_op.drop_index(batch_op.f("ix_resident_remark_batch_id"))

    op.drop_table("resident_remark")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_source_id"))
        batch_op.drop_index(batch_op.f("ix_plan_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_plan_batch_id"))

    op.drop_table("plan")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_source_id"))
        batch_op.drop_index(batch_op.f("ix_place_kind"))
        batch_op.drop_index(batch_op.f("ix_place_batch_id"))

    op.drop_table("place")
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_source_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_batch_id"))

    op.drop_table("delegation")
    with op.batch_alter_table("budget", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_budget_source_id"))
        batch_op.drop_index(batch_op.f("ix_budget_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_budget_batch_id"))

    op.drop_table("budget")
    with op.batch_alter_table("boundary", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_boundary_territory_id"))
        batch_op.drop_index(batch_op.f("ix_boundary_source_id"))
        batch_op.drop_index(batch_op.f("ix_boundary_batch_id"))

    op.drop_table("boundary")
    with op.batch_alter_table("territory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_territory_source_id"))
        batch_op.drop_index(batch_op.f("ix_territory_kind"))
        batch_op.drop_index(batch_op.f("ix_territory_batch_id"))

    op.drop_table("territory")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_entity_id"))
        batch_op.drop_index(batch_op.f("ix_revision_entity"))
        batch_op.drop_index(batch_op.f("ix_revision_batch_id"))

    op.drop_table("revision")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_source_id"))
        batch_op.drop_index(batch_op.f("ix_organisation_batch_id"))

    op.drop_table("organisation")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicator_theme"))
        batch_op.drop_index(batch_op.f("ix_indicator_source_id"))
        batch_op.drop_index(batch_op.f("ix_indicator_batch_id"))

    op.drop_table("indicator")
    op.drop_table("import_batch")
    op.drop_table("source")
    op.drop_table("base_state")
    op.drop_table("actor")
