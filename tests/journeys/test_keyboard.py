"""The same morning without a mouse: Tab, Enter, arrows and letters only."""

import re

from playwright.sync_api import expect

from tests.journeys.reader import Reader


def test_everything_is_reached_from_the_keyboard(reader: Reader) -> None:
    reader.open()
    reader.tab_to(reader.main.get_by_role("link", name="Voir chaque délégation"))
    reader.press("Enter")
    reader.reaches("Qui avance, qui a besoin d’aide\u00a0?")

    reader.tab_to(reader.main.get_by_label("Délégation", exact=True))
    reader.page.keyboard.type("Santé")
    expect(reader.page.get_by_role("option").first).to_contain_text("Santé")
    reader.press("Enter")
    reader.reaches(re.compile("^Santé"))
    assert reader.parameters == {"delegation": "SAN"}

    reader.tab_to(reader.sidebar.get_by_role("link", name="Actions"))
    reader.press("Enter")
    reader.reaches(re.compile("^Quelles actions"))
    reader.tab_to(reader.main.get_by_label("Ouvrir la fiche d’une action"))
    reader.page.keyboard.type("LOG-2.1")
    expect(reader.page.get_by_role("option").first).to_contain_text("LOG-2.1 ·")
    reader.press("Enter")
    reader.reaches(re.compile("^Renforcer et diversifier"))
    assert reader.parameters == {"action": "LOG-2.1"}

    reader.tab_to(reader.sidebar.get_by_role("link", name="Quartiers prioritaires"))
    reader.press("Enter")
    reader.reaches(re.compile("^Les quartiers prioritaires"))
    reader.tab_to(reader.main.get_by_role("radio", name="Saint-Exupéry"))
    reader.press("ArrowRight")
    if "quartier" not in reader.parameters:
        reader.press("Enter")
    card = reader.main.get_by_role("heading", level=3)
    expect(card.filter(has_text="Quai du Commerce")).to_be_visible()
    reader.settle()
    assert reader.parameters == {"quartier": "QN06237M"}

    reader.tab_to(reader.sidebar.get_by_role("link", name="Ratios et trajectoire"))
    reader.press("Enter")
    reader.reaches(re.compile("^La ville peut-elle"))

    reader.tab_to(reader.sidebar.get_by_role("link", name="Présentation"))
    reader.press("Enter")
    expect(reader.main.get_by_text(re.compile(r"^1 / \d+$"))).to_be_visible()
    reader.settle()
    reader.press("ArrowRight")
    expect(reader.main.get_by_text(re.compile(r"^2 / \d+$"))).to_be_visible()
    reader.press("Escape")
    reader.reaches("Où en est le mandat\u00a0?")
