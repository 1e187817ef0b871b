"""Every page on the Walloon demonstration: its own words, « sans objet », and no invented zero."""

import pytest

from tests.pages.screens import PAGES, links, moved, opened, read, said, tables, troubles
from tests.pages.test_every_page import english

pytestmark = pytest.mark.usefixtures("soignies_base")

TITLES = {
    "indicators": "Que mesure-t-on, et où en est-on ?",
    "first_steps": "Par où commencer ?",
    "indicator_values": "Quelle valeur ajouter ou corriger ?",
    "imports": "Qu’est-ce qui alimente ce tableau de bord ?",
    "overview": "Où en est la législature ?",
    "delegations": "Quels objectifs stratégiques avancent ?",
    "actions": "Quelles actions, et où en sont-elles ?",
    "neighbourhoods": "Quartiers prioritaires",
    "quarter_card": "Fiche du quartier",
    "gap_analysis": "Écarts des quartiers",
    "city_contract": "Contrat de ville",
    "grid_cells": "Carreaux candidats",
    "finances": "Ratios et trajectoire",
    "accounts": "De quels comptes vient ce chiffre ?",
    "investments": "Investissements",
    "projection": "Prospective",
    "budget_debate": "Orientation budgétaire",
    "presentation": "Législature close : le bilan n’est pas renseigné",
}


@pytest.mark.parametrize("on", ["2018-12-31", "2021-06-30", "2024-12-31"])
@pytest.mark.parametrize("page", PAGES)
def test_it_opens_in_its_own_words(page: str, on: str) -> None:
    screen = opened(page, au=on)
    assert troubles(screen) == []
    assert not screen.info
    text = said(screen.main)
    if on == "2024-12-31":
        assert read(screen.title[0].value) == TITLES[page]
    # A form of the demonstration says what becomes of what is typed.
    text = text.replace("marqué « simulé »", "marqué")
    for foreign in ("délégation", "mandat ", "adjoint", " simulé ", "\n0 %", " 0 %"):
        assert foreign not in text.casefold(), foreign
    assert english(text) == []


def test_the_overview_says_what_is_held_and_what_is_not_known() -> None:
    screen = opened("overview")
    text = said(screen.main)
    assert "Législature close : le bilan n’est pas renseigné" in text
    assert "268 actions suivies, dont 115 projets" in text
    assert "l’objectif 4.2 n’y figure pas" in text
    shared = [one for one in links(screen.main) if one[0] == "34 actions partagées avec le CPAS"]
    assert shared[0][2] == {"partenaire": "CPAS"}
    for absent in ("Prochaines échéances", "Ce qui a changé", "cibles financières", "Quartiers"):
        assert absent not in text


def test_before_its_end_nothing_is_said_to_be_closed() -> None:
    text = said(opened("overview", au="2021-06-30").main)
    assert "Aucune mise à jour n’est encore déclarée" in text
    assert "close" not in text


def test_one_objective_opens() -> None:
    screen = opened("delegations", delegation="I.3")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "12 actions suivies" in text
    assert len(tables(screen.main)[0]) == 12
    assert "Pilote" not in tables(screen.main)[0].columns


def test_actions_shared_with_the_cpas() -> None:
    screen = opened("actions", partenaire="CPAS")
    assert troubles(screen) == []
    assert "34 actions sur 268" in said(screen.main)
    frame = tables(screen.main)[0]
    assert len(frame) == 34
    assert list(frame["Code"])[:2] == ["E-52", "E-53"]


def test_a_sheet_shows_the_whole_way_down() -> None:
    screen = opened("actions", action="E-52")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Partagée avec le CPAS" in text
    assert " › E.2 Cadre de vie" in text
    assert " › E.2.4 Accès durable" in text
    assert "Texte du document" not in text
    moved(screen, "actions", action="I-52")
    assert "Partagée" not in said(screen.main)
    moved(screen, "actions", action="52")
    assert "Aucune action n’a le code « 52 »" in said(screen.main)


def test_french_schemes_are_said_to_be_without_object() -> None:
    assert "sont un dispositif français" in said(opened("neighbourhoods").main)
    assert "comptabilité des communes françaises" in said(opened("finances").main)
