"""« Premiers pas »: an empty base, the demonstration, a town of one's own."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.base.service import base_view
from data.mandate.service import plan_lines
from data.overview.service import start_town
from tests.pages.screens import links, moved, opened, said, troubles


@pytest.fixture
def empty(no_base: Path) -> None:
    """Give the test a base with all tables and nothing in them."""
    migrate()


@pytest.fixture
def own_town(empty: None) -> None:
    """Give the test a town that was just created."""
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def searched(screen: AppTest, words: str) -> AppTest:
    return screen.text_input(key="start-search").input(words).run()


def creates(screen: AppTest) -> AppTest:
    return screen.button(key="start-create").click().run()


@pytest.mark.usefixtures("no_base")
def test_a_base_without_tables_opens_on_the_first_steps() -> None:
    screen = opened("overview")
    assert troubles(screen) == []
    assert screen.title[0].value == "Par où commencer\u00a0?"
    assert "Charger la démonstration de Soignies" in said(screen.main)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", ["overview", "actions", "imports"])
def test_every_address_of_an_empty_base_leads_to_the_first_steps(page: str) -> None:
    screen = opened(page)
    assert troubles(screen) == []
    assert "Commencer avec votre commune" in said(screen.main)


@pytest.mark.usefixtures("empty")
def test_a_town_is_found_by_name_then_created() -> None:
    screen = searched(opened("overview"), "st omer")
    assert screen.button(key="start-create").disabled
    labels = screen.radio[0].options
    assert any("62765" in label and "CA du Pays de Saint-Omer" in label for label in labels)
    assert any("14635" in label for label in labels)

    screen.radio[0].set_value("62765").run()
    button = screen.button(key="start-create")
    assert "de Saint-Omer" in button.label.replace("\\", "")
    screen = creates(screen)

    assert troubles(screen) == []
    base = base_view()
    assert (base.organisation, base.name) == ("62765", "Saint-Omer")
    plan = plan_lines("62765")[0]
    assert (plan.starts_on, plan.ends_on) == (date(2026, 3, 23), date(2032, 3, 31))


@pytest.mark.usefixtures("empty")
def test_a_code_that_is_one_commune_s_needs_no_choice() -> None:
    screen = searched(opened("overview"), "59350")
    assert screen.radio[0].value == "59350"
    assert not screen.button(key="start-create").disabled


@pytest.mark.usefixtures("empty")
def test_an_unknown_commune_is_said_kindly() -> None:
    screen = searched(opened("overview"), "<b>zzzz")
    assert troubles(screen) == []
    assert "Aucune commune de France" in said(screen.main)
    assert screen.button(key="start-create").disabled


@pytest.mark.usefixtures("empty")
def test_a_walloon_town_has_its_own_code_and_dates() -> None:
    screen = opened("overview").checkbox(key="start-is-belgian").check().run()
    assert screen.date_input[0].value == date(2024, 12, 2)
    screen.text_input(key="start-name").input("Soignies")
    screen.text_input(key="start-ins").input("ABC").run()
    screen = creates(screen)
    assert "n’est pas un code INS" in screen.error[0].value
    assert base_view().organisation is None

    screen.text_input(key="start-ins").input("55040").run()
    creates(screen)
    assert base_view().organisation == "55040"


@pytest.mark.usefixtures("empty")
def test_a_mandate_that_ends_before_it_starts_is_said_at_once() -> None:
    screen = searched(opened("overview"), "59350")
    screen.date_input[1].set_value(date(2020, 1, 1)).run()
    assert "La fin du mandat" in screen.error[0].value
    assert screen.button(key="start-create").disabled
    assert base_view().organisation is None


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("search", "whose"),
    [("2A004", "d’Ajaccio"), ("76351", "du Havre"), ("17300", "de La Rochelle")],
)
def test_the_button_names_the_town_as_french_does(search: str, whose: str) -> None:
    screen = searched(opened("overview"), search)
    assert screen.button(key="start-create").label == f"Créer le tableau de bord {whose}"


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("words", ["62 765", "Saint Omer (62)", "saint-omeer"])
def test_a_commune_is_found_however_it_is_typed(words: str) -> None:
    screen = searched(opened("overview"), words)
    assert any("62765" in label for label in screen.radio[0].options)


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_says_what_goes_and_asks() -> None:
    screen = searched(opened("first_steps"), "59350")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "La démonstration (Saint-Omer) sera effacée" in text
    assert "Découvrir avec une ville" not in text
    assert screen.button(key="start-create").disabled


def test_the_demonstration_gives_way_to_a_town_of_one_s_own(demo_copy: Path) -> None:
    screen = searched(opened("first_steps"), "59350")
    screen.checkbox(key="start-agreed").check().run()
    screen = creates(screen)
    assert troubles(screen) == []
    base = base_view()
    assert (base.organisation, base.is_demonstration, base.is_simulated) == ("59350", False, False)
    screen = moved(screen, "overview")
    assert troubles(screen) == []
    assert "simulé" not in said(screen.main) + said(screen.sidebar)


@pytest.mark.usefixtures("own_town")
def test_a_town_of_one_s_own_is_told_what_to_bring() -> None:
    screen = opened("first_steps")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "est prêt ; il attend son premier document" in text
    assert "1. La feuille de route, telle qu’elle a été votée" in text
    assert "Où le trouver : " in text
    assert "Commencer avec votre commune" not in text
    assert "8. Les comptes de la ville" in text
    assert "jeu « ofgl-base-communes », OFGL" in text
    assert {page for _, page, _ in links(screen.main)} == {"imports"}
    assert not screen.main.button


@pytest.mark.usefixtures("soignies_base")
def test_a_walloon_demonstration_expects_a_walloon_town() -> None:
    screen = opened("first_steps")
    assert troubles(screen) == []
    assert screen.checkbox(key="start-is-belgian").value is True
