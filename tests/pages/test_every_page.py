"""Every page on the demonstration, at three dates, for both plans; and in bases with less."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import migrate
from data.base.formats import long_date
from data.base.history import unit_of_work
from data.mandate.models import Plan
from data.overview.service import start_town
from tests.factories import add_action
from tests.pages.screens import DATES, PAGES, PARTS, links, opened, read, said, troubles

ENGLISH = (
    "required", "choose", "loading", "select", "search", "submit", "press enter", "download",
    "error", "warning", "none", "null", "nan", "true", "false", "untitled", "unknown", "today",
)  # fmt: skip
TITLES: dict[str | tuple[str, str], str] = {
    "overview": "Où en est le mandat ?",
    ("overview", "CDV"): "Où en est le contrat de ville ?",
    "delegations": "Qui avance, qui a besoin d’aide ?",
    "actions": "Quelles actions, et où en sont-elles ?",
    "indicators": "Que mesure-t-on, et où en est-on ?",
    "indicator_values": "Quelle valeur ajouter ou corriger ?",
    "first_steps": "Par où commencer ?",
    "neighbourhoods": "Les quartiers prioritaires rattrapent-ils l’agglomération ?",
    "gap_analysis": "Les écarts se referment-ils ?",
    "grid_cells": "Où la pauvreté se concentre-t-elle, carreau par carreau ?",
    "city_contract": "Que fait le contrat de ville, et que reste-t-il à y préciser ?",
    "finances": "La ville peut-elle payer ses promesses ?",
    "accounts": "De quels comptes vient ce chiffre ?",
    "investments": "Les investissements promis sont-ils payés ?",
    "projection": "Les cibles tiennent-elles jusqu’à la fin du mandat ?",
}


@pytest.mark.parametrize("plan", ["FDR", "CDV"])
@pytest.mark.parametrize("on", DATES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("demo_base")
def test_it_opens(page: str, on: str, plan: str) -> None:
    screen = opened(page, au=on, plan=plan)
    assert troubles(screen) == []
    assert not screen.info
    if page in TITLES:
        assert read(screen.title[0].value) == TITLES.get((page, plan), TITLES[page])
    aside = said(screen.sidebar)
    assert long_date(date.fromisoformat(on)) in aside
    assert screen.sidebar.selectbox[0].value == plan
    assert english(said(screen.main) + aside) == []


@pytest.mark.parametrize("on", DATES)
@pytest.mark.parametrize(("page", "part"), PARTS)
@pytest.mark.usefixtures("demo_base")
def test_every_part_of_the_pages_about_money_opens(
    page: str, part: dict[str, str], on: str
) -> None:
    screen = opened(page, au=on, **part)
    assert troubles(screen) == []
    assert not screen.info
    assert english(said(screen.main)) == []


def english(text: str) -> list[str]:
    words = text.casefold()
    return [word for word in ENGLISH if re.search(rf"\b{word}\b", words)]


@pytest.mark.usefixtures("demo_base")
def test_one_delegation_and_one_action_open_in_french() -> None:
    for screen in (
        opened("delegations", delegation="SEC"),
        opened("actions", action="SEC-9.4c"),
        opened("actions", action="SEC-9.4c", au="2026-06-01"),
    ):
        assert troubles(screen) == []
        assert not screen.info
        assert english(said(screen.main)) == []


@pytest.mark.usefixtures("demo_base")
def test_choosing_in_the_list_opens_the_sheet() -> None:
    screen = opened("actions")
    screen.selectbox(key="action-picker").select("SEC-9.4c").run()
    assert troubles(screen) == []
    assert read(screen.title[0].value).startswith("Pérenniser les permis piéton et vélo")
    assert "Journal" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_an_empty_selection_is_said_kindly() -> None:
    screen = opened("actions", recherche="zzzz")
    assert troubles(screen) == []
    assert "0 action sur 201" in said(screen.main)
    assert "Aucune action ne correspond à ces filtres" in said(screen.main)
    assert "Tout afficher" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_a_search_finds_words_whatever_their_accents() -> None:
    screen = opened("actions", recherche="ECOLE")
    assert troubles(screen) == []
    assert "Aucune action ne correspond" not in said(screen.main)


@pytest.mark.usefixtures("no_base")
@pytest.mark.parametrize("is_migrated", [False, True])
def test_a_base_without_anything_welcomes(is_migrated: bool) -> None:
    if is_migrated:
        migrate()
    screen = opened("overview")
    assert troubles(screen) == []
    assert read(screen.title[0].value) == "Par où commencer ?"
    assert "Commencer avec votre commune" in said(screen.main)


@pytest.fixture
def empty_town(no_base: Path) -> None:
    """Give the test a town and its roadmap, without any content."""
    migrate()
    start_town("Villeneuve", "59009", date(2026, 3, 23), date(2032, 3, 31))


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("overview", "La feuille de route, telle qu’elle a été votée"),
        ("delegations", "La feuille de route, telle qu’elle a été votée"),
        ("actions", "La feuille de route, telle qu’elle a été votée"),
        ("indicators", "Rien n’est encore mesuré ici"),
        ("indicator_values", "Aucune valeur n’attend de validation."),
        ("first_steps", "il attend son premier document"),
        ("imports", "Partir d’un modèle"),
        ("neighbourhoods", "Aucun quartier prioritaire n’est connu à cette date."),
        ("gap_analysis", "On ne peut pas encore le dire : rien ne se compare à cette date."),
        ("grid_cells", "Aucun carreau n’est connu à cette date"),
        ("finances", "Les comptes ne permettent pas de répondre."),
        ("accounts", "Aucun compte n’est connu à cette date."),
        ("investments", "Importer un PPI"),
        ("projection", "Importer des comptes"),
        ("budget_debate", "Importer des comptes"),
        ("presentation", "Feuille de route 2026-2032"),
    ],
)
@pytest.mark.usefixtures("empty_town")
def test_a_town_without_content_is_told_what_would_fill_the_page(page: str, sentence: str) -> None:
    screen = opened(page, au="2027-01-15")
    assert troubles(screen) == []
    assert sentence.casefold() in said(screen.main).casefold()
    assert "simulé" not in said(screen.main) + said(screen.sidebar)
    assert english(said(screen.main)) == []


@pytest.mark.parametrize("page", ["overview", "delegations", "actions"])
@pytest.mark.usefixtures("empty_town")
def test_a_town_without_action_is_led_to_the_imports(page: str) -> None:
    screen = opened(page, au="2027-01-15")
    text = said(screen.main)
    assert ("Importer un document", "imports", {"au": "2027-01-15"}) in links(screen.main)
    assert "Aucune action n’est encore connue" in text
    for misleading in ("Rien à vérifier", "filtres", "échéance dépassée"):
        assert misleading not in text


@pytest.mark.parametrize("page", ["overview", "delegations", "actions"])
@pytest.mark.usefixtures("empty_town")
def test_before_the_first_action_another_day_is_asked_for(page: str) -> None:
    with unit_of_work() as session:
        plan = session.exec(select(Plan.id)).one() or 0
        add_action(session, plan, "AAA-1", valid_from=date(2028, 1, 1))
    screen = opened(page, au="2027-01-15")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Aucune action n’est connue au 15 janvier 2027" in text
    assert "Importer un document" not in text


@pytest.mark.usefixtures("empty_town")
def test_a_town_without_content_presents_every_slide() -> None:
    screen = opened("presentation", au="2027-01-15")
    for _ in range(12):
        assert troubles(screen) == []
        suivante = next(one for one in screen.button if one.label.startswith("Suivante"))
        screen = suivante.click().run()
    assert "Seuls les projets se" in said(screen.main)
