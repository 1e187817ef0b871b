"""The gaps' page with more quarters than a reader compares: so many at a time."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.base.history import unit_of_work
from data.indicators.models import Indicator, Observation
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.pages.screens import opened, parameters_of, said, tables, troubles

pytestmark = pytest.mark.usefixtures("many")

MANY = 30
"""Quarters beside the three of the demonstration: three pages of the table."""


@pytest.fixture
def many(demo_copy: Path) -> None:
    """Add quarters of the town, each with a value of the year of the town's own."""
    with unit_of_work() as session:
        home = session.exec(select(Territory.id).where(Territory.code == "62765")).one()
        income = select(Indicator.id).where(Indicator.code == "median_declared_income")
        indicator = session.exec(income).one()
        for rank in range(MANY):
            quarter = Territory(
                code=f"QN9{rank:04}M",
                name=f"Quartier d’essai {rank}",
                kind=TerritoryKind.QPV_2024,
                is_simulated=True,
            )
            session.add(quarter)
            session.flush()
            key = quarter.id or 0
            session.add(TerritoryLink(territory_id=key, other_id=home or 0, kind=LinkKind.OVERLAPS))
            session.add(
                Observation(
                    indicator_id=indicator or 0,
                    territory_id=key,
                    data_year=2015,
                    value=10_000.0 + rank,
                    perimeter="2024",
                    is_simulated=True,
                )
            )


def picker(screen: AppTest, label: str) -> Any:
    return next(one for one in screen.selectbox if one.label == label)


def button(screen: AppTest, label: str) -> Any:
    return next(one for one in screen.button if one.label == label)


def columns_of(screen: AppTest) -> list[str]:
    return [str(one) for one in tables(screen.main)[0].columns[1:]]


def test_many_quarters_are_shown_twelve_at_a_time() -> None:
    screen = opened("gap_analysis")
    assert troubles(screen) == []
    shown = picker(screen, "Quartiers affichés")
    assert shown.options[0].startswith("Quartiers 1 à 12 sur 33")
    assert len(shown.options) == 3
    first = columns_of(screen)
    assert button(screen, "Précédents").disabled
    screen = button(screen, "Suivants").click().run()
    assert parameters_of(screen)["tranche"] == "2"
    second = columns_of(screen)
    assert len(second) == 12
    assert not set(first) & set(second)
    told = said(screen.main)
    assert all(name in told for name in second)
    screen = button(screen, "Suivants").click().run()
    assert troubles(screen) == []
    assert len(columns_of(screen)) == 9
    assert button(screen, "Suivants").disabled
    screen = picker(screen, "Quartiers affichés").set_value("1").run()
    assert columns_of(screen) == first


def test_the_page_follows_the_quarter_that_is_opened() -> None:
    screen = opened("gap_analysis", quartier="QN90029M")
    assert troubles(screen) == []
    assert picker(screen, "Quartiers affichés").value == "3"
    assert "Quartier d’essai 29" in columns_of(screen)
    screen = picker(screen, "Quartiers affichés").set_value("1").run()
    assert parameters_of(screen)["tranche"] == "1"
    screen = picker(screen, "Quartier").set_value("QN90015M").run()
    assert troubles(screen) == []
    assert "tranche" not in parameters_of(screen)
    assert "Quartier d’essai 15" in columns_of(screen)


def test_a_page_that_does_not_exist_gets_a_kind_word() -> None:
    screen = opened("gap_analysis", tranche="99")
    assert troubles(screen) == []
    assert "qui n’existe pas ici" in said(screen.main)
    assert picker(screen, "Quartiers affichés").value == "1"


def test_what_is_read_on_screen_is_the_page_and_says_that_the_files_hold_all() -> None:
    screen = opened("gap_analysis")
    board = next(one for one in tables(screen.main) if "Verdict" in one.columns)
    assert board["Quartier"].nunique() == 12
    assert "les fichiers CSV et XLSX les ont toutes" in said(screen.main)
