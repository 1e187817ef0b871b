"""The parts « Fiche du comité » and « Rapport annuel » of the page « Contrat de ville »."""

import pytest

from tests.pages.screens import links, opened, said, troubles
from tests.pages.test_every_page import english


@pytest.mark.usefixtures("demo_base")
def test_the_report_says_what_it_lacks_before_it_is_taken_away() -> None:
    screen = opened("city_contract", partie="rapport")
    assert troubles(screen) == []
    text = said(screen.main)
    assert english(text) == []
    assert "Le projet de rapport 2028 est prêt à compléter" in text
    assert "Montant et emploi de la DSU" in text
    assert "Télécharger le projet 2028 (Word)" in text


@pytest.mark.usefixtures("demo_base")
def test_the_year_of_the_report_is_in_the_address() -> None:
    screen = opened("city_contract", partie="rapport", **{"annee-rapport": "2026"})
    assert troubles(screen) == []
    assert "Télécharger le projet 2026 (Word)" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_committees_sheet_shows_actions_gaps_means_and_what_to_decide() -> None:
    screen = opened("city_contract", partie="comite")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "9 des 27 investissements sont réalisés" in text.replace("\xa0", " ")
    assert "pas encore mesurable" in text
    assert "Programmation 2029" in text
    assert "Fiche en Word" in text
    assert any("motif" in parameters for _, _, parameters in links(screen.main))
