"""The comparison on the finances page: read, followed, and its list of communes changed."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from tests.data.finances.comparison.made import chosen
from tests.data.importers.accounts.making import plain
from tests.pages.screens import opened, said

PART = {"partie": "comparaison"}


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_is_held_beside_a_simulated_stratum() -> None:
    screen = opened("finances", **PART)
    assert not screen.exception
    text = plain(said(screen.main))
    assert "de plus que la moyenne de sa strate (10 000 à 19 999 habitants" in text
    assert "Saint-Omer en fait partie" in text
    assert "Comptes d’autres communes simulés" in text


@pytest.mark.usefixtures("demo_base")
def test_the_url_says_who_and_which_amount() -> None:
    screen = opened("finances", **PART, comparer="FICT1", montant="debt")
    text = plain(said(screen.main))
    assert "que Commune fictive A" in text
    assert "Encours de dette par habitant" in text
    assert "en fait partie" not in text


@pytest.mark.usefixtures("demo_base")
def test_an_address_that_asks_for_nobody_known_is_kind() -> None:
    screen = opened("finances", **PART, comparer="99999", montant="x")
    assert not screen.exception
    assert "sa strate" in plain(said(screen.main))


def field(screen: AppTest, label: str) -> TextInput:
    return next(one for one in screen.text_input if one.label == label)


def press(screen: AppTest) -> AppTest:
    return next(one for one in screen.button if one.key == "communes-choisies-save").click().run()


@pytest.mark.usefixtures("demo_copy")
def test_a_commune_is_found_added_with_a_reason_then_removed() -> None:
    screen = opened("finances", **PART)
    field(screen, "Nom ou code INSEE de la commune").set_value("62041").run()
    screen = press(screen)
    assert "Dites pourquoi" in screen.error[0].value
    field(screen, "Motif").set_value("Même département").run()
    screen = press(screen)
    assert "Commune ajoutée." in screen.success[0].value
    assert ("62041", "Arras", 1) in chosen()
    assert "montants au prochain import" in plain(said(screen.main))
    screen.radio[0].set_value("Retirer une commune").run()
    held = next(one for one in screen.selectbox if one.label == "Commune à retirer")
    held.set_value("62041").run()
    field(screen, "Motif").set_value("Trop grande").run()
    screen = press(screen)
    assert "Commune retirée." in screen.success[0].value
    assert "62041" not in {code for code, *_ in chosen()}


@pytest.mark.usefixtures("demo_copy")
def test_nothing_chosen_is_told_and_a_name_of_nowhere_too() -> None:
    screen = opened("finances", **PART)
    field(screen, "Nom ou code INSEE de la commune").set_value("Zzyzxville").run()
    assert "Aucune commune ne répond à ce nom" in plain(said(screen.main))
    screen = press(screen)
    assert "Choisissez d’abord une commune." in screen.error[0].value
