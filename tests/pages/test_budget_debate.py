"""Orientation budgétaire: sections, texts typed on screen, the printed report."""

from datetime import date

import pytest

from data.base.views import Scope
from data.finances.debate.texts import save_text
from data.finances.debate.views import SectionCode
from tests.data.importers.made import own_town
from tests.hostile import PAYLOAD
from tests.pages.screens import links, opened, parameters_of, said, troubles
from tests.pages.test_every_page import english
from tests.pages.test_injection import dangers

TOWN = Scope("62765", "FDR", date(2029, 6, 30))
PLACE = "dob-2030-dette"


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("section", list(SectionCode))
def test_each_section_opens_in_french(section: str) -> None:
    screen = opened("budget_debate", section=section, scenario="ppi-complet")
    assert troubles(screen) == []
    text = said(screen.main)
    assert english(text) == []
    assert "avant de voter le budget 2030" in text
    assert "À rédiger" in text
    assert "Rapport en PDF (A4)" in text
    assert "simulé" in text


@pytest.mark.usefixtures("demo_base")
def test_the_year_and_the_scenario_of_the_address_are_those_of_the_page() -> None:
    text = said(
        opened("budget_debate", exercice="2031", scenario="ppi-etale", section="dette").main
    )
    assert "avant de voter le budget 2031" in text
    assert "Encours visé au 31 décembre 2031, scénario « PPI étalé »" in text


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("asked", [{"exercice": "<b>"}, {"scenario": "<b>"}, {"section": "<b>"}])
def test_what_the_address_cannot_ask_is_said_kindly(asked: dict[str, str]) -> None:
    screen = opened("budget_debate", **asked)
    assert troubles(screen) == []
    assert "qui n’existe pas ici" in said(screen.main)
    assert not asked.keys() & parameters_of(screen).keys()


@pytest.mark.usefixtures("demo_copy")
def test_a_text_is_saved_with_its_reason_then_shown_and_counted() -> None:
    screen = opened("budget_debate", section="dette")
    assert "8 textes restent à rédiger" in said(screen.main)
    screen.text_area(key=f"{PLACE}-0-text").input(f"La dette pèse. {PAYLOAD}")
    screen.button(key=f"{PLACE}-0-save").click().run()
    assert "dites le motif" in said(screen.main)
    screen.text_input(key=f"{PLACE}-0-reason").input("Première rédaction").run()
    screen.button(key=f"{PLACE}-0-save").click().run()
    assert troubles(screen) == []
    text = said(screen.main)
    assert f"La dette pèse. {PAYLOAD}" in text
    assert dangers(screen) == []
    assert "7 textes restent à rédiger" in text
    assert "Première rédaction" in text


@pytest.mark.usefixtures("demo_copy")
def test_a_text_changed_meanwhile_is_said_and_what_was_typed_is_kept() -> None:
    screen = opened("budget_debate", section="dette")
    screen.text_area(key=f"{PLACE}-0-text").input("Le mien")
    screen.text_input(key=f"{PLACE}-0-reason").input("Relecture").run()
    save_text(TOWN, 2030, SectionCode.DEBT, "Le sien", seen=0, reason="Avant", author="Cabinet")
    screen.button(key=f"{PLACE}-0-save").click().run()
    text = said(screen.main)
    assert "a changé pendant votre saisie, par Cabinet" in text
    assert screen.text_area(key=f"{PLACE}-0-text").value == "Le mien"
    screen.button(key=f"{PLACE}-0-save").click().run()
    assert troubles(screen) == []
    assert "Le mien" in said(screen.main)


@pytest.mark.usefixtures("demo_copy")
def test_a_text_too_long_is_refused_aloud_and_kept() -> None:
    screen = opened("budget_debate", section="dette")
    screen.text_area(key=f"{PLACE}-0-text").input("z" * 10_000)
    screen.text_input(key=f"{PLACE}-0-reason").input("Relecture").run()
    screen.button(key=f"{PLACE}-0-save").click().run()
    assert "dépasse 8 000 signes, il en compte 10 000" in readable(said(screen.main))
    assert screen.text_area(key=f"{PLACE}-0-text").value == "z" * 10_000


def readable(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_accounts_is_led_to_what_fills_the_page() -> None:
    own_town()
    screen = opened("budget_debate")
    assert troubles(screen) == []
    assert "Importer des comptes" in [label for label, *_ in links(screen.main)]
