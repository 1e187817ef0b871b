"""A base of a former version is carried whole into this one."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from data.base.database import engine, migrate

_FORMER = """
INSERT INTO organisation (id, version, is_simulated, code, name, kind)
    VALUES (1, 1, 0, '62765', 'Saint-Omer', 'TOWN');
INSERT INTO source (id, code, title, producer, is_simulated)
    VALUES (1, 'simulation-comptes', 'Comptes simulés', 'Mandascope', 1);
INSERT INTO budget
    (id, version, is_simulated, source_id, organisation_id, code, "order", title, kind,
     nomenclature)
    VALUES (1, 1, 1, 1, 1, 'principal', 1, 'Budget principal', 'PRINCIPAL', 'M57');
INSERT INTO account_set
    (id, version, is_simulated, source_id, budget_id, year, stage, is_provisional, known_on)
    VALUES (7, 3, 1, 1, 1, 2024, 'CFU', 0, '2025-06-15'),
           (8, 1, 1, 1, 1, 2023, 'CA', 1, '2024-06-15');
INSERT INTO aggregate (id, version, is_simulated, source_id, account_set_id, code, amount_eur)
    VALUES (1, 1, 1, 1, 7, 'OPERATING_REVENUE', 2793000012), (2, 1, 1, 1, 7, 'DEBT', 5),
           (3, 1, 1, 1, 8, 'LOAN_REPAYMENTS', 100);
"""


@pytest.fixture
def former_base(no_base: Path) -> None:
    migrate("0002")
    with engine().begin() as connection:
        for statement in _FORMER.split(";"):
            if statement.strip():
                connection.execute(text(statement))


def rows(statement: str) -> list[tuple[Any, ...]]:
    with engine().connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


@pytest.mark.usefixtures("former_base")
def test_accounts_of_the_former_version_are_the_towns_own() -> None:
    migrate()
    found = rows("SELECT id, version, year, stage, origin, number, known_on FROM account_set")
    assert found == [
        (7, 3, 2024, "CFU", "TOWN", 0, "2025-06-15"),
        (8, 1, 2023, "CA", "TOWN", 0, "2024-06-15"),
    ]
    assert rows("SELECT id, account_set_id, code, amount_eur FROM aggregate ORDER BY id") == [
        (1, 7, "operating_revenue", 2793000012),
        (2, 7, "debt", 5),
        (3, 8, "loan_repayments", 100),
    ]


@pytest.mark.usefixtures("former_base")
def test_nothing_points_nowhere_afterwards_and_that_is_still_enforced() -> None:
    migrate()
    assert rows("PRAGMA foreign_key_check") == []
    with pytest.raises(IntegrityError), engine().begin() as connection:
        connection.execute(text("DELETE FROM account_set"))


@pytest.mark.usefixtures("former_base")
def test_one_publication_comes_once() -> None:
    migrate()
    again = (
        "INSERT INTO account_set (version, is_simulated, budget_id, year, stage, is_provisional, "
        "known_on, origin, number) VALUES (1, 0, 1, 2024, 'CFU', 0, '2025-06-15', '{}', 0)"
    )
    with engine().begin() as connection:
        connection.execute(text(again.format("OFGL")))
    with pytest.raises(IntegrityError), engine().begin() as connection:
        connection.execute(text(again.format("TOWN")))


@pytest.mark.usefixtures("former_base")
def test_a_base_that_would_lose_a_link_is_left_as_it_was() -> None:
    with engine().connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE aggregate SET account_set_id = 404 WHERE id = 1")
        raw.execute("PRAGMA foreign_keys=ON")
    with pytest.raises(RuntimeError, match="aggregate"):
        migrate()
    assert rows("SELECT code FROM aggregate WHERE id = 1") == [("OPERATING_REVENUE",)]
