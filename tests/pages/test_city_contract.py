"""Contrat de ville: part by part, on the demonstration, in a town of one's own, and without one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.mandate.contract.programme.service import (
    ProgrammeEdit,
    programme_view,
    save_programme,
)
from data.mandate.contract.service import contract_view, save_crossings
from data.mandate.contract.views import Crossed
from tests.contracts import an_edit, project, town_with_contract
from tests.data.importers.made import own_town
from tests.pages.screens import links, opened, said, tables, troubles
from tests.pages.test_every_page import english

PARTS = (
    "investissements",
    "croisements",
    "programmation",
    "liens",
    "a-revoir",
    "evaluation",
    "comite",
)


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


@pytest.mark.usefixtures("demo_copy")
def test_what_is_typed_in_the_demonstration_s_matrix_reads_as_simulated() -> None:
    screen = opened("city_contract", partie="croisements")
    assert "ce que vous saisissez est marqué" in said(screen.main)
    assert len(tables(screen.main)[0]) == 36
    saved = save(type_in(screen, 0, "A1", "✓ Lié"), "Évaluation")
    assert troubles(saved) == []
    assert tables(saved.main)[0]["Simulé"][0] == "simulé : A1"


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
    assert "0 croisement renseigné sur 252" in text
    assert "sur 27" in text
    assert "porte 14 des" in text.replace("\xa0", " ")


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


@pytest.fixture
def programme(no_base: Path) -> AppTest:
    migrate()
    town_with_contract()
    return opened("city_contract", partie="programmation", annee="2027")


A_PROJECT = {
    "Projet": "Jardin partagé",
    "Porteur": "Association",
    "Crédits": "Crédits spécifiques",
    "État (€)": "12 500,50",
}


def fills(screen: AppTest, *added: dict[str, str], gone: tuple[int, ...] = ()) -> AppTest:
    """Add and remove rows of the programme as the browser tells it."""
    widget = screen.session_state["programme-draft-2027"].widget
    screen.session_state[widget] = {
        "edited_rows": {},
        "added_rows": list(added),
        "deleted_rows": list(gone),
    }
    return screen.run()


def save_programme_as(screen: AppTest, author: str) -> AppTest:
    screen.text_input(key="import-author-programmation").input(author)
    return screen.button(key="programme-save").click().run()


def test_an_empty_programme_says_how_to_fill_it(programme: AppTest) -> None:
    assert troubles(programme) == []
    assert "Aucun projet n’est programmé en 2027" in said(programme.main)
    assert "se colle depuis un tableur" in said(programme.main)


def test_an_officer_adds_a_project_then_removes_it(programme: AppTest) -> None:
    typed = fills(programme, A_PROJECT)
    assert "1 projet modifié, pas encore enregistré" in said(typed.main)
    saved = save_programme_as(typed, "Évaluation")
    assert troubles(saved) == []
    text = said(saved.main)
    assert "1 projet enregistré." in text
    assert "3 montants ne sont pas renseignés sur 4" in text
    assert "Évaluation" in text
    emptied = save_programme_as(fills(saved, gone=(0,)), "Cabinet")
    assert troubles(emptied) == []
    assert "Aucun projet n’est programmé en 2027" in said(emptied.main)


def test_a_cell_to_mend_is_named_and_what_was_typed_is_kept(programme: AppTest) -> None:
    told = save_programme_as(fills(programme, A_PROJECT | {"État (€)": "beaucoup"}), "Évaluation")
    assert "Ligne 1, colonne « État (€) »" in told.error[0].value.replace("\u00a0", " ")
    assert tables(told.main)[-1]["Projet"][0] == "Jardin partagé"
    assert "1 projet modifié" in said(told.main)


def test_a_project_typed_survives_a_look_at_another_part(programme: AppTest) -> None:
    typed = fills(programme, A_PROJECT)
    typed.query_params["partie"] = "comite"
    away = typed.run()
    away.query_params["partie"] = "programmation"
    assert "1 projet modifié" in said(away.run().main)


def test_a_colleague_s_project_is_told_and_kept(programme: AppTest) -> None:
    saved = save_programme_as(fills(programme, A_PROJECT), "Évaluation")
    scope = saved.session_state["scope"]
    typed = fills(saved, gone=(0,))
    view = programme_view(scope, 2027)
    assert view is not None
    (line,) = view.lines
    edit = ProgrammeEdit(line.id, line.version, project("Jardin partagé", "100"))
    save_programme(scope, 2027, [edit], author="Cabinet")
    told = save_programme_as(typed, "Évaluation")
    assert "par Cabinet" in told.error[0].value
    again = save_programme_as(told, "Évaluation")
    assert troubles(again) == []
    assert "Aucun projet n’est programmé" in said(again.main)


def test_an_evaluator_answers_a_question(no_base: Path) -> None:
    migrate()
    town_with_contract()
    screen = opened("city_contract", partie="evaluation", question="EFT-1")
    assert "Non mesurable" in said(screen.main)
    screen.radio(key="evaluation-finding-EFT-1").set_value("not_measurable").run()
    screen.text_area(key="evaluation-text-EFT-1").input("Aucune valeur depuis 2024.").run()
    saved = screen.button(key="evaluation-save").click().run()
    assert troubles(saved) == []
    assert "dont l’effet n’est pas mesurable" in said(saved.main)
    assert "Enregistré : Non mesurable" in said(saved.main).replace("\u00a0", " ")
