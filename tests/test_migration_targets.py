"""A base of the former version takes targets and ranges; going back keeps its indicators."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from data.base.database import engine, migrate
from data.base.settings import PROJECT_ROOT

_INDICATOR = (
    "INSERT INTO indicator (id, version, is_simulated, code, title, theme, definition, unit, "
    "decimals, direction, kind) VALUES (5, 2, 0, 'a', 'A', 't', 'd', '%', 1, 'HOLD', 'CONTEXT')"
)


@pytest.fixture
def former_base(no_base: Path) -> None:
    migrate("0003")
    run(_INDICATOR)


def run(statement: str) -> None:
    with engine().begin() as connection:
        connection.execute(text(statement))


def directions() -> list[tuple[Any, ...]]:
    with engine().connect() as connection:
        found = connection.execute(text("SELECT id, version, direction FROM indicator"))
        return [tuple(row) for row in found]


@pytest.mark.usefixtures("former_base")
def test_indicators_stay_and_may_have_a_range() -> None:
    migrate("0004")
    assert directions() == [(5, 2, "HOLD")]
    run("UPDATE indicator SET direction = 'RANGE'")
    assert directions() == [(5, 2, "RANGE")]


@pytest.mark.usefixtures("former_base")
def test_a_target_is_decided_once_a_day_and_points_somewhere() -> None:
    migrate("0004")
    run("INSERT INTO territory (id, version, is_simulated, code, name, kind) "
        "VALUES (1, 1, 0, '62765', 'Saint-Omer', 'COMMUNE')")  # fmt: skip
    one = (
        "INSERT INTO target (version, is_simulated, indicator_id, territory_id, due_year, value, "
        "reference, decided_on) VALUES (1, 0, {}, 1, 2032, 30, 'Note', '2027-01-01')"
    )
    run(one.format(5))
    for indicator in (5, 404):
        with pytest.raises(IntegrityError):
            run(one.format(indicator))


@pytest.mark.usefixtures("former_base")
def test_going_back_leaves_a_range_without_favourable_side() -> None:
    from alembic import command
    from alembic.config import Config

    migrate("0004")
    run("UPDATE indicator SET direction = 'RANGE'")
    config = Config()
    config.set_main_option("script_location", str(PROJECT_ROOT / "data" / "migrations"))
    with engine().begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    assert directions() == [(5, 2, "NONE")]
