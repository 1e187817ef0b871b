"""The page of one quarter: its figures, its lists, its printed page, its ways elsewhere."""

import pytest

from tests.pages.screens import links, opened, parameters_of, said, troubles

pytestmark = pytest.mark.usefixtures("demo_base")


def test_it_shows_each_figure_with_its_age_and_the_communes_by_name() -> None:
    screen = opened("quarter_card", quartier="QN06236M")
    assert troubles(screen) == []
    assert screen.title[0].value == "Saint-Exupéry / Léon Blum"
    text = said(screen.main)
    assert "Niveau de vie médian : 11 770 €" in text
    assert "données 2017, publiées en 2021 : 12 ans" in text
    assert "Saint-Omer 15 744 €, Arques 17 104 €, Longuenesse 17 234 €" in text
    assert "hausse de 596 € depuis 2015" in text
    assert "pas encore mesurable" in text


def test_its_lists_say_how_many_and_what_is_simulated() -> None:
    text = said(opened("quarter_card", quartier="QN06236M").main)
    assert "14 actions : 3 réalisées, 5 en cours" in text
    assert "simulé" in text
    assert "Albert Camus 80,4" in text
    assert "Les 94 remarques" in text


def test_it_prints_on_one_page_and_leads_to_the_map_and_the_gaps() -> None:
    screen = opened("quarter_card", quartier="QN06256M")
    assert "Fiche en PDF (une page A4)" in said(screen.main)
    found = {(page, given.get("quartier")) for _, page, given in links(screen.main)}
    assert {("quartiers", "QN06256M"), ("ecarts", "QN06256M")} <= found


def test_an_unknown_quarter_gets_a_kind_word_and_the_first_one() -> None:
    screen = opened("quarter_card", quartier="<b>")
    assert troubles(screen) == []
    assert "qui n’existe pas ici" in said(screen.main)
    assert "quartier" not in parameters_of(screen)


@pytest.mark.parametrize("page", ["neighbourhoods", "gap_analysis"])
def test_it_is_one_click_away_from_where_quarters_are_read(page: str) -> None:
    found = links(opened(page, quartier="QN06237M").main)
    assert ("quartier", "QN06237M") in {(where, given.get("quartier")) for _, where, given in found}
