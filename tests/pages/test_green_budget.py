"""The « budget vert » on its page: read, rated, refused, changed by two people, reached."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.base.views import Scope
from data.finances.green.service import green_view, save_marks
from data.finances.green.typed import MarkEdit
from data.finances.vocabulary import GreenMark
from tests.data.finances.investments.made import an_act, an_edit, euros, saved, town
from tests.pages.screens import opened, said, troubles
from tests.pages.test_every_page import english

YEAR = 2025
PLACE = "green-2025-1-0"


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    scope = town()
    saved(scope, an_edit(years=((YEAR, euros(executed=150)),)))
    return scope


def annex() -> AppTest:
    return opened("investments", partie="budget-vert")


def types(screen: AppTest, **cells: str) -> AppTest:
    """Type in the first line of the table, as the browser tells it."""
    edited: dict[str, Any] = {"edited_rows": {0: cells}, "added_rows": [], "deleted_rows": []}
    screen.session_state[f"{PLACE}-table"] = edited
    return screen


def saves(screen: AppTest, reason: str = "Réunion") -> AppTest:
    screen.text_input(key=f"{PLACE}-reason").input(reason)
    return screen.button(key=f"{PLACE}-save").click().run()


def text(screen: AppTest) -> str:
    return said(screen.main).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("year", ["2025", "2028", "1900", "x"])
def test_the_annex_opens_in_french_whatever_the_year_asked(year: str) -> None:
    asked = {"partie": "budget-vert", "exercice-vert": year, "axe": "9"}
    screen = opened("investments", **asked)
    assert troubles(screen) == []
    assert english(said(screen.main)) == []
    assert "Loi n° 2023-1322" in text(screen)


def test_a_mark_is_given_and_shown(scope: Scope) -> None:
    screen = types(annex(), Cotation="▲ Favorable", Justification="Isolation")
    after = saves(screen)
    assert troubles(after) == []
    assert "1 cotation enregistrée" in text(after)
    mark = green_view(scope, YEAR).rows[0].mark(1)
    assert (mark.mark, mark.note) == (GreenMark.FAVOURABLE, "Isolation")


def test_without_a_reason_nothing_is_saved_and_what_was_typed_stays(scope: Scope) -> None:
    after = saves(types(annex(), Cotation="▲ Favorable"), " ")
    assert "dites le motif" in text(after)
    assert green_view(scope, YEAR).rows[0].marks == ()
    assert "1 cotation enregistrée" in text(saves(types(after, Cotation="▲ Favorable")))


def test_a_change_by_somebody_else_is_told_then_may_be_gone_over(scope: Scope) -> None:
    screen = types(annex(), Cotation="▲ Favorable")
    row = green_view(scope, YEAR).rows[0]
    theirs = MarkEdit(row.id, 1, 0, GreenMark.UNFAVOURABLE)
    save_marks(scope, YEAR, [theirs], reason="Avis", author="Climat")
    told = saves(screen)
    assert "« Défavorable »" in text(told)
    assert "Climat" in text(told)
    assert green_view(scope, YEAR).rows[0].mark(1).mark is GreenMark.UNFAVOURABLE
    assert "1 cotation enregistrée" in text(saves(types(told, Cotation="▲ Favorable")))
    assert green_view(scope, YEAR).rows[0].mark(1).mark is GreenMark.FAVOURABLE


def test_what_was_typed_on_an_axis_comes_back_after_a_look_at_another(scope: Scope) -> None:
    screen = types(annex(), Justification="Brouillon").run()
    screen.query_params["axe"] = "6"
    screen.run()
    screen.query_params["axe"] = "1"
    back = screen.run()
    assert "reprend votre saisie" in text(back)
    assert "Brouillon" in text(back)


def test_a_table_left_untouched_shows_what_others_saved_since(scope: Scope) -> None:
    screen = annex()
    screen.query_params["axe"] = "6"
    screen.run()
    row = green_view(scope, YEAR).rows[0]
    theirs = MarkEdit(row.id, 1, 0, GreenMark.NEUTRAL, "Leur justification")
    save_marks(scope, YEAR, [theirs], reason="Avis")
    screen.query_params["axe"] = "1"
    back = screen.run()
    assert "Leur justification" in text(back)
    assert "reprend votre saisie" not in text(back)


def test_a_town_without_ppi_reaches_the_annex_of_its_accounts(no_base: Path) -> None:
    migrate()
    town()
    an_act((None, "300"), year=YEAR)
    screen = annex()
    assert troubles(screen) == []
    assert "aucun des 300" in text(screen)
    assert "Aucune opération du PPI n’a de montant réalisé" in text(screen)


def test_a_town_with_nothing_is_told_what_fills_the_annex(no_base: Path) -> None:
    migrate()
    town()
    screen = annex()
    assert troubles(screen) == []
    assert "rien à coter" in text(screen)
    assert "importez l’un ou l’autre" in text(screen)
