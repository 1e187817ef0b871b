"""The page of accounts: a figure opened, sources compared, credits held against execution."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.importers.service import preview_file
from data.importers.service import save as save_import
from data.overview.service import start_town
from tests.data.finances.made_accounts import PARKINGS, PRINCIPAL, aggregates, save
from tests.data.finances.opening.made_town import (
    LINES,
    a_budget,
    an_act,
    line,
    new_town,
    published,
)
from tests.hostile import PAYLOAD
from tests.pages.screens import links, opened, parameters_of, said, tables, troubles
from tests.pages.test_injection import dangers

ON = "2026-11-21"
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "finances"
REAL_ACT = SAMPLES / "CA_2021_montreuil_trimmed.xml.gz"


@pytest.fixture
def town(no_base: Path) -> None:
    new_town()


def screen(**parameters: str) -> AppTest:
    shown = opened("accounts", au=ON, **parameters)
    assert troubles(shown) == []
    return shown


@pytest.mark.usefixtures("town")
def test_it_opens_on_the_last_savings_and_their_accounts() -> None:
    save(an_act())
    shown = screen()
    text = said(shown.main)
    assert "En 2024, l’épargne brute du budget principal est de 3 000 000,05 €." in text
    assert "5 comptes font 3 000 000,05 €" in text
    table = tables(shown.main)[0]
    assert list(table["Compte"])[-1] == "Total"
    assert list(table["Montant (€)"])[-1].replace("\u202f", " ") == "3 000 000,05"


@pytest.mark.usefixtures("town")
def test_each_term_is_a_link_that_opens_it() -> None:
    save(an_act())
    found = {
        words: parameters for words, page, parameters in links(screen().main) if page == "comptes"
    }
    asked = found["Recettes réelles de fonctionnement"]
    assert asked["montant"] == "operating_revenue"
    assert (asked["budget"], asked["exercice"]) == ("principal", "2024")
    assert "20 000 000,10 €" in said(screen(**{k: asked[k] for k in ("montant", "budget")}).main)


@pytest.mark.usefixtures("town")
def test_accounts_are_searched_by_number_chapter_or_words() -> None:
    save(an_act())
    assert list(tables(screen(compte="641").main)[0]["Compte"]) == ["64111", "Total"]
    assert list(tables(screen(compte="74").main)[0]["Compte"]) == ["7411", "Total"]
    assert "Aucun de ces comptes" in said(screen(compte="zzz").main)


@pytest.mark.usefixtures("town")
def test_the_four_parts_have_their_address() -> None:
    save(an_act(), a_budget())
    save(published())
    assert "n’est inconnu" in said(screen(partie="couverture").main)
    assert "2 publications donnent les comptes 2024" in said(screen(partie="sources").main)
    assert "crédits ouverts" in said(screen(partie="execution").main)
    voted = screen(partie="execution", credits="primitif", sens="investissement-dépenses")
    assert "budget primitif" in said(voted.main)
    assert "OFGL" in said(screen(source="ofgl").main)


@pytest.mark.usefixtures("town")
def test_gaps_come_before_the_amounts_the_widest_first() -> None:
    save(an_act())
    save(published())
    table = tables(screen(partie="sources").main)[0]
    assert list(table.columns)[:3] == ["Montant", "Écart (€)", "Écart (%)"]
    marked = [cell.startswith("≠") for cell in table["Écart (€)"]]
    assert any(marked)
    assert marked == sorted(marked, reverse=True)


@pytest.mark.usefixtures("town")
def test_an_unknown_account_is_told_at_the_top() -> None:
    save(an_act(budget_lines=(*LINES, line("99999", "99", "D", "12.34"))))
    shown = screen(partie="couverture")
    assert "1 compte inconnu" in said(shown.main)
    assert list(tables(shown.main)[0]["Compte"]) == ["99999"]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "parameter", ["partie", "montant", "budget", "exercice", "source", "credits", "sens", "tri"]
)
def test_an_address_that_means_nothing_is_said(parameter: str) -> None:
    save(an_act(), a_budget())
    part = {"partie": "execution"} if parameter in {"credits", "sens"} else {}
    shown = screen(**(part | {parameter: "1850"}))
    assert "L’adresse demandait « 1850 »" in said(shown.main)
    assert parameter not in parameters_of(shown)


@pytest.mark.usefixtures("town")
def test_published_amounts_are_not_opened_further() -> None:
    save(published(), aggregates(PARKINGS))
    assert "les comptes qui le font ne sont pas dans la base" in said(screen().main)
    assert "il n’y a pas de ligne à classer" in said(screen(partie="couverture").main)
    assert "Aucun acte budgétaire" in said(screen(partie="execution").main)
    assert "tous les budgets ensemble" in said(screen(budget="ensemble").main)


@pytest.mark.usefixtures("town")
def test_a_year_that_is_only_voted_points_at_its_credits() -> None:
    save(a_budget())
    assert "seuls des crédits votés" in said(screen().main)
    assert "aucun compte exécuté" in said(screen(partie="execution").main)


@pytest.mark.usefixtures("town")
def test_a_town_without_accounts_is_told_what_to_bring() -> None:
    text = said(screen().main)
    assert "Aucun compte n’est connu" in text
    assert "Ce qui remplira cette page" in text


@pytest.mark.usefixtures("town")
def test_what_a_file_wrote_is_never_markup() -> None:
    hostile = replace(PRINCIPAL, title=PAYLOAD)
    save(an_act(budget=hostile), producer=PAYLOAD)
    save(aggregates(hostile), producer=PAYLOAD)
    for part in ("montant", "couverture", "sources", "execution"):
        assert dangers(screen(partie=part, montant="debt")) == []
    assert dangers(screen(montant=PAYLOAD, compte=PAYLOAD)) == []


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_says_that_it_is_simulated() -> None:
    for part in ("montant", "couverture", "execution"):
        shown = opened("accounts", partie=part)
        assert troubles(shown) == []
        assert "simulé" in said(shown.main)


@pytest.mark.skipif(not REAL_ACT.is_file(), reason="the samples are not beside this checkout")
def test_a_real_act_meets_the_published_ratios(no_base: Path) -> None:
    migrate()
    start_town("Montreuil", "93048", date(2020, 7, 4), date(2026, 3, 31))
    save_import(preview_file(REAL_ACT, REAL_ACT.name))
    assert "est de 9,89 %" in said(screen(montant="gross_savings_rate").main)
    assert "est de 5 661 921,95 €" in said(screen(montant="net_savings").main)
    assert "est de 9,51 années" in said(screen(montant="debt_years").main)
    assert "68 emprunts : 210 152 296,30 € restent dus" in said(screen(montant="debt").main)
    text = said(screen(partie="execution").main)
    assert "61,7 % de ceux d’équipement" in text
    assert "88,5 % avec les restes à réaliser" in text
    assert "aucun n’est inconnu" in said(screen(partie="couverture").main)
