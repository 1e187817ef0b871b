"""Investments: from one sentence to an operation, its actions and their money; then typed."""

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.finances.investments.service import operation_view
from data.finances.investments.views import Measure
from tests.data.finances.investments.made import an_edit, saved, town
from tests.data.importers.made import own_town
from tests.pages.screens import links, opened, said, tables, troubles
from tests.pages.test_every_page import english

PARTS = ("operations", "territoires", "manques", "nouvelle")


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_in_french(part: str) -> None:
    screen = opened("investments", partie=part)
    assert troubles(screen) == []
    assert english(said(screen.main)) == []
    assert "opérations dépassent leurs crédits" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_rates_say_which_is_shown() -> None:
    text = said(opened("investments").main)
    assert "Taux d’exécution affiché : réalisé ÷ crédits ouverts" in text
    assert "(réalisé + RAR) ÷ crédits ouverts" in text


@pytest.mark.usefixtures("demo_base")
def test_filters_of_the_address_keep_a_programme_and_a_year() -> None:
    screen = opened("investments", programme="ECO", exercice="2028")
    text = said(screen.main)
    assert "En 2028" in text
    operations = next(one for one in tables(screen.main) if "N°" in one.columns)
    assert list(operations["N°"]) == ["0101", "0102"]


@pytest.mark.usefixtures("demo_base")
def test_counters_lead_to_their_lists() -> None:
    found = links(opened("investments").main)
    label, _, asked = next(one for one in found if "projets sans argent" in one[0])
    screen = opened("investments", **asked)
    unpaid = next(one for one in tables(screen.main) if "Pilote" in one.columns)
    assert len(unpaid) == int(label.split()[0])


@pytest.mark.usefixtures("demo_base")
def test_an_operation_and_an_action_lead_to_each_other() -> None:
    sheet = opened("investments", operation="0102")
    assert troubles(sheet) == []
    assert "partagée" in said(sheet.main)
    _, _, asked = next(one for one in links(sheet.main) if one[0] == "EDU-1.3")
    action = opened("actions", **asked)
    assert "Argent" in said(action.main)
    back = next(one for one in links(action.main) if one[0] == "Opération 0102")
    assert back[2]["operation"] == "0102"


@pytest.mark.usefixtures("demo_base")
def test_an_operation_without_amount_says_so() -> None:
    assert "Aucun montant n’est renseigné" in said(opened("investments", operation="0502").main)


@pytest.mark.usefixtures("demo_base")
def test_an_unknown_operation_is_told_kindly() -> None:
    screen = opened("investments", operation="<b>9</b>")
    assert troubles(screen) == []
    assert "Aucune opération d’investissement ne porte le numéro" in said(screen.main)


@pytest.mark.usefixtures("soignies_base")
def test_a_walloon_town_is_not_concerned() -> None:
    assert "Sans objet" in said(opened("investments").main)


def test_a_town_without_ppi_is_told_what_fills_it(no_base: Path) -> None:
    migrate()
    own_town()
    screen = opened("investments")
    assert troubles(screen) == []
    assert "Aucun programme pluriannuel" in said(screen.main)
    assert any(one[0] == "Importer un PPI" for one in links(screen.main))
    actions = said(opened("actions").main)
    assert "Argent" not in actions


def field(screen: AppTest, label: str) -> str:
    return next(str(one.key) for one in screen.text_input if one.label == label)


def test_an_operation_is_typed_changed_and_opened(no_base: Path) -> None:
    migrate()
    scope = town()
    saved(scope, an_edit())
    screen = opened("investments", operation="0101")
    screen.text_input(key=field(screen, "Intitulé de l’opération")).input("École du centre")
    screen.text_input(key=field(screen, "Motif")).input("Avenant 1")
    button = next(one for one in screen.button if one.label == "Enregistrer l’opération")
    after = button.click().run()
    assert troubles(after) == []
    assert "Opération enregistrée" in said(after.main)
    assert "École du centre" in after.title[0].value
    held = operation_view(scope, "0101").held
    assert (held.title, held.years[0].typed(Measure.PLANNED)) == (
        "École du centre", Decimal(300),
    )  # fmt: skip


def test_without_a_reason_what_was_typed_stays(no_base: Path) -> None:
    migrate()
    saved(town(), an_edit())
    screen = opened("investments", operation="0101")
    key = field(screen, "Intitulé de l’opération")
    screen.text_input(key=key).input("Autre")
    button = next(one for one in screen.button if one.label == "Enregistrer l’opération")
    after = button.click().run()
    assert "Dites pourquoi" in said(after.main)
    assert after.text_input(key=key).value == "Autre"


def test_what_somebody_else_changed_meanwhile_is_told_and_what_was_typed_stays(
    no_base: Path,
) -> None:
    migrate()
    scope = town()
    saved(scope, an_edit())
    screen = opened("investments", operation="0101")
    key = field(screen, "Intitulé de l’opération")
    held = operation_view(scope, "0101").held
    saved(scope, an_edit(id=held.id, seen=held.stamp, title="D’un autre"))
    screen.text_input(key=key).input("De moi")
    screen.text_input(key=field(screen, "Motif")).input("Avenant 1")
    button = next(one for one in screen.button if one.label == "Enregistrer l’opération")
    after = button.click().run()
    assert "quelqu’un a changé cette opération" in said(after.main)
    assert after.text_input(key=key).value == "De moi"
    assert operation_view(scope, "0101").held.title == "D’un autre"
