"""Contrat de ville: part by part, on the demonstration, in a town of one's own, and without one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.mandate.contract.service import contract_view, save_crossings
from data.mandate.contract.views import Crossed
from tests.contracts import an_edit, town_with_contract
from tests.data.importers.made import own_town
from tests.pages.screens import links, opened, said, tables, troubles
from tests.pages.test_every_page import english

PARTS = ("investissements", "croisements", "liens", "a-revoir", "comite")


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_in_french(part: str) -> None:
    screen = opened("city_contract", partie=part)
    assert troubles(screen) == []
    assert english(said(screen.main)) == []
    assert "0 croisement renseigné sur 252" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_investments_are_filtered_by_the_address() -> None:
    text = said(opened("city_contract", lieu="QN06256M").main)
    assert "6 investissements sur 27" in text
    assert "sans montant dans la source" in text
    assert "Tout afficher" in text


@pytest.mark.usefixtures("demo_base")
def test_an_investment_opens_its_own_sheet_whichever_plan_is_followed() -> None:
    screen = opened("city_contract")
    screen.selectbox(key="investment-picker").select(("CDV", "EMA-03")).run()
    assert troubles(screen) == []
    assert "Maison de santé" in screen.title[0].value


@pytest.mark.usefixtures("demo_base")
def test_the_matrix_of_the_demonstration_is_read_only_and_says_why() -> None:
    screen = opened("city_contract", partie="croisements")
    assert "un croisement est une décision de la collectivité" in screen.info[0].value
    assert not [one for one in screen.button if one.label.startswith("Enregistrer")]
    assert len(tables(screen.main)[0]) == 36


@pytest.mark.usefixtures("demo_base")
def test_links_are_read_from_either_end() -> None:
    there = tables(opened("city_contract", partie="liens").main)[0]
    back = tables(opened("city_contract", partie="liens", sens="autre").main)[0]
    assert len(there) == len(back) == 5
    assert "EMA-03" in list(there["Code"])
    assert "SAN-1.1" in list(back["Code"])


@pytest.mark.usefixtures("demo_base")
def test_a_counter_leads_to_its_rows() -> None:
    screen = opened("city_contract", partie="a-revoir")
    label, _, asked = next(one for one in links(screen.main) if "sans échéance" in one[0])
    found = tables(opened("city_contract", **asked).main)[0]
    assert label == f"{len(found)} investissements sans échéance, sur 27"
    assert all("Sans échéance" in reasons for reasons in found["À revoir"])


@pytest.mark.usefixtures("demo_base")
def test_the_committee_s_figures_are_those_of_the_page() -> None:
    text = said(opened("city_contract", partie="comite", au="2027-12-31").main)
    assert "Chiffres au 31 décembre 2027" in text
    assert "0 sur 252" in text
    assert "14 sur 27" in text


@pytest.mark.usefixtures("demo_base")
def test_the_quarters_lead_here() -> None:
    found = [one for one in links(opened("neighbourhoods").main) if one[1] == "contrat-de-ville"]
    assert found[0][0] == "Voir le contrat de ville"


@pytest.mark.usefixtures("soignies_base")
def test_it_is_without_object_in_belgium() -> None:
    screen = opened("city_contract")
    assert troubles(screen) == []
    assert "Sans objet" in said(screen.main)


@pytest.fixture
def town(no_base: Path) -> None:
    migrate()
    own_town()


@pytest.mark.usefixtures("town")
def test_without_a_contract_it_says_what_fills_it() -> None:
    screen = opened("city_contract")
    assert troubles(screen) == []
    assert "Aucun contrat de ville n’est connu" in said(screen.main)
    assert any(one[1] == "imports" for one in links(screen.main))


@pytest.fixture
def matrix(no_base: Path) -> AppTest:
    migrate()
    town_with_contract()
    return opened("city_contract", partie="croisements")


def type_in(screen: AppTest, row: int, ambition: str, word: str) -> AppTest:
    """Type in a cell as the browser tells it, among those of the table now shown."""
    widget = screen.session_state["crossings-draft"].widget
    screen.session_state[widget] = {
        "edited_rows": {row: {ambition: word}},
        "added_rows": [],
        "deleted_rows": [],
    }
    return screen.run()


def save(screen: AppTest, author: str) -> AppTest:
    screen.text_input(key="import-author-croisements").input(author)
    return screen.button(key="crossings-save").click().run()


def test_an_officer_fills_a_crossing(matrix: AppTest) -> None:
    typed = type_in(matrix, 1, "A2", "✓ Lié")
    assert "1 case modifiée, pas encore enregistrée" in said(typed.main)
    saved = save(typed, "Évaluation")
    assert troubles(saved) == []
    assert "1 croisement enregistré." in said(saved.main)
    assert "1 croisement renseigné sur 6" in said(saved.main)
    assert "Évaluation" in said(saved.main)


def test_what_is_typed_survives_a_look_at_another_part(matrix: AppTest) -> None:
    typed = type_in(matrix, 0, "A1", "✗ Non lié")
    typed.query_params["partie"] = "comite"
    away = typed.run()
    away.query_params["partie"] = "croisements"
    back = away.run()
    assert "1 case modifiée" in said(back.main)
    assert tables(back.main)[0]["A1"][0] == "✗ Non lié"


def test_a_conflict_names_the_colleague_and_keeps_what_was_typed(matrix: AppTest) -> None:
    typed = type_in(matrix, 0, "A1", "✗ Non lié")
    scope = typed.session_state["scope"]
    save_crossings(scope, [an_edit(Crossed.LINKED)], author="Cabinet")
    told = save(typed, "Évaluation")
    assert "Rien n’a été enregistré" in told.error[0].value
    assert "par Cabinet" in told.error[0].value
    assert tables(told.main)[0]["A1"][0] == "✗ Non lié"
    again = save(told, "Évaluation")
    assert troubles(again) == []
    view = contract_view(scope)
    assert view is not None
    assert view.matrix.cells[0][0] is Crossed.NOT_LINKED
    assert [line.author for line in view.history] == ["Évaluation", "Cabinet"]


def test_one_may_go_back_to_what_is_saved(matrix: AppTest) -> None:
    typed = type_in(matrix, 0, "A1", "✓ Lié")
    left = typed.button(key="crossings-drop").click().run()
    assert "case modifiée" not in said(left.main)
    assert tables(left.main)[0]["A1"][0] == "À renseigner"
