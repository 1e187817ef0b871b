"""Prospective: scenarios read, tried, kept; and the page of towns that know less."""

import pytest

from data.base.views import Scope
from data.finances.projection_desk.desk import desk_view
from data.finances.projection_desk.service import projection_view
from tests.data.finances.made_accounts import AMOUNTS, aggregates, save
from tests.data.finances.projection_desk.test_service import PPI, TOWN
from tests.data.importers.made import own_town
from tests.pages.screens import links, opened, said, troubles
from tests.pages.test_every_page import english

PARTS = ("trajectoire", "hypotheses", "poids", "lignes")


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_in_french(part: str) -> None:
    screen = opened("projection", partie=part, scenario=PPI)
    assert troubles(screen) == []
    assert english(said(screen.main)) == []
    assert "Dans le scénario « PPI complet »" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_first_screen_answers_then_says_what_would_hold_the_targets() -> None:
    text = said(opened("projection", scenario=PPI).main)
    assert text.index("passe sous 15 %") < text.index("Ce qui rétablirait la cible")
    assert "Reporter" in text
    assert "n’est pas une prévision" in text


@pytest.mark.usefixtures("demo_base")
def test_an_unknown_scenario_of_the_address_is_said_kindly() -> None:
    screen = opened("projection", scenario="inconnu")
    assert troubles(screen) == []
    assert "qui n’existe pas ici" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_what_is_typed_is_seen_at_once_then_abandoned() -> None:
    screen = opened("projection", partie="hypotheses", scenario=PPI, rubrique="revenue")
    before = said(screen.main)
    draft = screen.session_state[f"scenario-draft-{PPI}"]
    draft.cells["", "new_revenue", 0] = "2 M€"
    screen.run()
    during = said(screen.main)
    assert "Essai non enregistré" in during
    assert during.splitlines()[1] != before.splitlines()[1]
    screen.button(key="scenario-drop").click().run()
    assert troubles(screen) == []
    assert said(screen.main) == before


@pytest.mark.usefixtures("demo_copy")
def test_a_scenario_is_saved_with_its_reason_and_its_author() -> None:
    screen = opened("projection", partie="hypotheses", scenario=PPI)
    screen.session_state[f"scenario-draft-{PPI}"].cells["", "tax_rates", 2030] = "−1,5"
    screen.button(key="scenario-save").click().run()
    assert "Dites en quelques mots pourquoi" in said(screen.main)
    screen.text_input(key="scenario-reason").input("Baisse promise").run()
    screen.text_input(key="import-author-scenario").input("Cabinet").run()
    screen.button(key="scenario-save").click().run()
    assert troubles(screen) == []
    assert "Scénario « PPI complet » enregistré" in said(screen.main)
    last = desk_view(TOWN, PPI).history[0]
    assert (last.author, last.reason) == ("Cabinet", "Baisse promise")
    assert "« Taux d’imposition, 2030 » fixé à −1,5 % par an" in last.what


@pytest.mark.usefixtures("demo_copy")
def test_a_cell_that_cannot_be_read_says_so_and_changes_nothing() -> None:
    screen = opened("projection", partie="hypotheses", scenario=PPI)
    held = desk_view(TOWN, PPI)
    screen.session_state[f"scenario-draft-{PPI}"].cells["", "tax_rates", 0] = "<b>abc</b>"
    screen.button(key="scenario-save").click().run()
    assert "Taux d’imposition, toutes les années : écrivez un nombre" in said(screen.main)
    assert desk_view(TOWN, PPI).seen == held.seen


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_accounts_is_led_to_the_imports() -> None:
    own_town()
    screen = opened("projection")
    assert troubles(screen) == []
    assert "Importer des comptes" in [label for label, *_ in links(screen.main)]


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_scenario_is_offered_the_first_one() -> None:
    own_town()
    save(aggregates(amounts=AMOUNTS | {"equipment_spending": AMOUNTS["loan_repayments"]}))
    screen = opened("projection")
    screen.button(key="scenario-first").click().run()
    assert troubles(screen) == []
    assert "Dans le scénario « Fil de l’eau »" in said(screen.main)
    scope = Scope(TOWN.organisation, "FDR", TOWN.on)
    assert [one.title for one in projection_view(scope).scenarios] == ["Fil de l’eau"]
