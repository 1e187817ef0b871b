"""The gaps' page: its question, its choices in the URL, its method."""

import pytest

from tests.pages.screens import links, opened, parameters_of, said, tables, troubles

pytestmark = pytest.mark.usefixtures("demo_base")


def test_every_cell_says_its_gap_its_year_and_its_verdict() -> None:
    screen = opened("gap_analysis")
    assert troubles(screen) == []
    board = tables(screen.main)[0]
    cells = [str(cell).replace("\u00a0", " ") for cell in board.iloc[0, 1:]]
    assert len(cells) == 5
    assert all("· 2015" in cell and "pas encore mesurable" in cell for cell in cells)


def test_its_address_chooses_what_is_seen() -> None:
    asked = {
        "comparateur": "qpv",
        "mesure": "ratio",
        "indicateur": "median_declared_income",
        "quartier": "QN06256M",
    }
    screen = opened("gap_analysis", **asked)
    assert troubles(screen) == []
    assert "Revenu déclaré médian : Centre historique et Ensemble des QPV" in said(screen.main)
    assert parameters_of(screen) == asked


def test_a_commune_of_another_quarter_is_dropped_without_a_word() -> None:
    screen = opened("gap_analysis", quartier="QN06256M", commune="62040")
    assert not screen.info
    assert "commune" not in parameters_of(screen)
    assert "Centre historique et Aire-sur-la-Lys" in said(screen.main)


def test_an_address_it_does_not_know_gets_a_kind_word() -> None:
    screen = opened("gap_analysis", comparateur="<b>", quartier="x", indicateur="bonheur")
    assert troubles(screen) == []
    assert said(screen.main).count("qui n’existe pas ici") == 3


def test_a_term_opens_its_section_of_the_method() -> None:
    screen = opened("gap_analysis")
    button = next(one for one in screen.button if "Le seuil et le verdict" in one.label)
    screen = button.click().run()
    assert troubles(screen) == []
    everything = " ".join(one.value for one in screen.markdown)
    assert "pas un test statistique" in everything


def test_the_map_of_the_quarters_is_one_click_away() -> None:
    found = [words for words, _, _ in links(opened("gap_analysis").main)]
    assert found.count("Voir les quartiers sur la carte") == 1


def test_few_quarters_have_no_pages() -> None:
    screen = opened("gap_analysis", tranche="2")
    assert troubles(screen) == []
    assert not [one for one in screen.selectbox if one.label == "Quartiers affichés"]
    assert "tranche" not in parameters_of(screen)
