"""The finances page of a town whose accounts were imported."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.base.database import migrate
from data.overview.service import start_town
from tests.data.finances.engine.made import TOWN, as_lines
from tests.data.finances.made_accounts import (
    PARKINGS,
    aggregates,
    budget_act,
    individual_accounts,
    save,
)
from tests.hostile import PAYLOAD
from tests.pages.screens import opened, said, troubles
from tests.pages.test_injection import dangers

ON = "2026-11-21"


@pytest.fixture(autouse=True)
def town(no_base: Path) -> None:
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def test_aggregates_of_the_ofgl_fill_the_page() -> None:
    save(*(aggregates(year=year) for year in (2022, 2023)))
    save(aggregates(is_provisional=True), aggregates(PARKINGS, is_provisional=True))
    screen = opened("finances", au=ON, partie="budgets")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "En 2024, aucune cible financière n’est en vigueur" in text
    assert "Les comptes 2024 sont provisoires." in text
    assert "Chaque budget, comptes 2024" in text
    assert "devant les cibles" not in text
    assert "OFGL, Comptes" in text
    assert "Comptes reçus" in text


def test_the_lines_of_an_act_fill_the_page() -> None:
    save(budget_act(budget_lines=as_lines(TOWN)), producer="DGFiP")
    screen = opened("finances", au=ON, partie="budgets")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "En 2021, aucune cible financière n’est en vigueur" in text
    assert "26,7 %" in text
    assert "additionnées compte par compte" in text
    (received,) = (table.value for table in screen.dataframe if "Origine" in table.value)
    assert list(received["Origine"]) == ["Acte budgétaire TOTEM"]
    assert list(received["Stade"]) == ["Compte administratif"]
    assert list(received["Lignes"]) == [str(len(TOWN.flows))]


def test_individual_accounts_show_their_stratum() -> None:
    save(individual_accounts())
    screen = opened("finances", au=ON, partie="budgets")
    assert troubles(screen) == []
    cells = " ".join(str(table.value) for table in screen.table)
    assert "Total des produits de fonctionnement" in cells
    assert "communes de 10 000 à 20 000 hab" in said(screen.main).replace("\\", "")


def test_what_a_file_wrote_is_never_markup() -> None:
    stated = individual_accounts()
    hostile = replace(PARKINGS, title=PAYLOAD)
    save(aggregates(), aggregates(hostile), replace(stated, stratum=PAYLOAD), producer=PAYLOAD)
    screen = opened("finances", au=ON, partie="budgets")
    assert troubles(screen) == []
    assert dangers(screen) == []
    assert PAYLOAD in said(screen.main)


@pytest.mark.parametrize("budget", ["21620765400021", "principal", "ensemble"])
def test_each_budget_has_its_address(budget: str) -> None:
    save(aggregates(), aggregates(PARKINGS))
    assert troubles(opened("finances", au=ON, budget=budget)) == []


def test_the_overview_draws_the_ratios_without_targets() -> None:
    save(aggregates())
    screen = opened("overview", au=ON)
    assert troubles(screen) == []


def test_an_amount_opens_the_accounts_that_make_it() -> None:
    save(aggregates(), aggregates(PARKINGS))
    screen = opened("finances", au=ON, partie="budgets")
    (amounts,) = (table.value for table in screen.table if "Dette" in table.value)
    (link,) = (cell for cell in amounts["Dette"] if "budget=principal" in cell)
    assert f"](comptes?au={ON}&montant=debt&exercice=2024&budget=principal)" in link
