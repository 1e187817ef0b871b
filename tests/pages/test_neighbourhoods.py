"""The neighbourhoods' page: full, empty, and asked for what it does not know."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.quarters import SCOPE

PAGE = "../../pages/neighbourhoods.py"


@pytest.fixture(autouse=True)
def without_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave links out: a page that runs alone knows no other."""
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    page.session_state["scope"] = SCOPE
    for name, value in parameters.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return screens.said(page.main)


def test_it_opens_on_the_question_and_its_answer(quarters: None) -> None:
    page = opened()
    assert not page.exception
    assert "Les quartiers prioritaires rattrapent-ils l’agglomération ?" in said(page)
    assert "Pas encore mesurable" in said(page)
    assert page.metric[0].label == "Niveau de vie médian"


def test_its_address_chooses_quarter_indicator_and_year(quarters: None) -> None:
    page = opened(quartier="QN06256M", indicateur="poverty_rate_60", annee="2015")
    assert not page.exception
    assert "Centre historique" in said(page)
    assert "Taux de pauvreté, en 2015" in said(page)


def test_an_address_it_does_not_know_gets_a_kind_word(quarters: None) -> None:
    page = opened(quartier="<b>", indicateur="bonheur", annee="1850")
    assert not page.exception
    assert "qui n’existe pas ici" in said(page)
    assert "Pas de valeur pour « 1850 »" in said(page)


def test_its_address_draws_exactly_the_map_that_was_seen(quarters: None) -> None:
    page = opened(
        classes="rondes", couches="fragiles,actions", comparer="2013", cadre="tous", annee="2017"
    )
    assert not page.exception
    shown = said(page)
    assert "Niveau de vie médian, en 2017" in shown
    assert "Niveau de vie médian, en 2013" in shown
    assert "bornes rondes, d’une même largeur, les mêmes sur les deux cartes" in shown
    assert "11 000 à moins de 12 000 €" in shown
    assert "Résidence Perpignan" in shown
    assert "Hors du cadre" not in shown
    assert "trait gris" not in shown


def test_layers_of_the_town_s_own_say_what_they_lack(quarters: None) -> None:
    page = opened(couches="veille,vecus,ecoles", fond="ign")
    assert not page.exception
    shown = said(page)
    assert "aucun territoire de veille active n’est connu ici" in shown
    assert "aucun quartier vécu n’est connu ici" in shown
    assert next(one for one in page.toggle if one.label == "Fond de plan IGN").value


def test_entries_and_exits_are_told_with_what_is_not_known(quarters: None) -> None:
    shown = said(opened())
    assert "Entrées et sorties de la géographie prioritaire" in shown
    assert "quartiers viennent d’un périmètre de 2015" in shown
    assert "Une part de surface n’est pas une part d’habitants" in shown
    assert "Autres territoires suivis" in shown


def test_a_choice_of_the_map_goes_to_its_address(quarters: None) -> None:
    page = opened()
    methods = next(one for one in page.selectbox if one.label == "Classes de couleur")
    methods.select("naturelles").run()
    assert screens.parameters_of(page) == {"classes": "naturelles"}
    assert "seuils naturels" in said(page)
    page.button_group(key="couches-pills").set_value([]).run()
    assert screens.parameters_of(page) == {"classes": "naturelles", "couches": "aucune"}
    assert "trait gris" not in said(page)


def test_map_choices_it_does_not_know_are_drawn_as_usual(quarters: None) -> None:
    page = opened(classes="<b>", couches="météo", comparer="bonheur", cadre="lune")
    assert not page.exception
    assert "qui n’existe pas ici" in said(page)
    assert "Classes : quantiles" in said(page)
