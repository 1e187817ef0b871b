"""The schema: brought up to date at will, equal to the tables, never half done."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel

import data.schema
from data.base import database
from data.base.database import engine, migrate, reading
from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.queries import has_schema
from data.base.service import base_view
from data.base.settings import PROJECT_ROOT
from data.base.vocabulary import OrganisationKind

BROKEN = '''
"""Adds a table, then fails."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"


def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    raise RuntimeError("on purpose")
'''


def tables() -> set[str]:
    return set(inspect(engine()).get_table_names())


def test_a_missing_base_is_empty_and_says_so(no_base: Path) -> None:
    with reading() as session:
        assert not has_schema(session)
    assert base_view().organisation is None


def test_migrating_creates_every_table(no_base: Path) -> None:
    migrate()
    assert tables() == {*SQLModel.metadata.tables, "alembic_version"}
    assert data.schema.mandate.Action.__tablename__ in tables()


def test_the_migrations_make_exactly_the_tables_of_the_models(no_base: Path) -> None:
    migrate()
    with engine().connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_twice_changes_nothing(no_base: Path) -> None:
    migrate()
    with Session(engine()) as session:
        session.add(Organisation(code="00001", name="Petiteville", kind=OrganisationKind.TOWN))
        session.commit()
    before = tables()
    migrate()
    assert tables() == before
    assert base_view().organisation == "00001"


def test_a_failed_migration_leaves_nothing_behind(
    no_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "migrations"
    shutil.copytree(
        PROJECT_ROOT / "data" / "migrations", folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "versions" / "9999_broken.py").write_text(BROKEN.format(head=_head()), "utf-8")
    monkeypatch.setattr(database, "PROJECT_ROOT", tmp_path)
    with pytest.raises(RuntimeError, match="on purpose"):
        migrate()
    assert tables() == set()


def _head() -> str:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(PROJECT_ROOT / "data" / "migrations"))
    return str(ScriptDirectory.from_config(config).get_current_head())


def test_a_base_refuses_a_row_that_points_nowhere(empty_base: None) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.add(
            Organisation(code="1", name="Nulle part", kind=OrganisationKind.TOWN, source_id=404)
        )


def test_readers_do_not_wait_for_a_writer(empty_base: None) -> None:
    with unit_of_work() as session:
        session.add(Organisation(code="1", name="En cours", kind=OrganisationKind.TOWN))
        session.flush()
        assert base_view().organisation is None
    assert base_view().organisation == "1"
