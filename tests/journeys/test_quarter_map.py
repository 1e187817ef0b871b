"""The map of the quarters, with the mouse and without: the address keeps what is seen."""

import re

from playwright.sync_api import expect

from tests.journeys.reader import Reader

_SEEN = "quartiers?comparer=2013&classes=rondes&couches=communes,actions"


def test_a_click_on_the_map_chooses_a_quarter_and_keeps_the_rest(reader: Reader) -> None:
    reader.open(_SEEN)
    reader.click_on_map("Quai du Commerce")
    card = reader.main.get_by_role("heading", level=3)
    expect(card.filter(has_text=re.compile("^Quai du Commerce"))).to_be_visible()
    reader.settle()
    assert reader.parameters == {
        "quartier": "QN06237M",
        "comparer": "2013",
        "classes": "rondes",
        "couches": "communes,actions",
    }
    expect(reader.main.get_by_role("heading", name=re.compile("en 2013$"))).to_be_visible()


def test_the_same_without_a_mouse(reader: Reader) -> None:
    reader.open(_SEEN)
    link = reader.main.get_by_role("link", name=re.compile("^Quai du Commerce.*13.actions"))
    reader.tab_to(link)
    reader.press("Enter")
    card = reader.main.get_by_role("heading", level=3)
    expect(card.filter(has_text=re.compile("^Quai du Commerce"))).to_be_visible()
    reader.settle()
    assert reader.parameters["quartier"] == "QN06237M"
    assert reader.parameters["comparer"] == "2013"

    reader.tab_to(reader.main.get_by_label("Classes de couleur", exact=True))
    reader.page.keyboard.type("Seuils")
    expect(reader.page.get_by_role("option").first).to_contain_text("Seuils naturels")
    reader.press("Enter")
    expect(reader.main.get_by_text(re.compile("seuils naturels")).first).to_be_visible()
    reader.settle()
    assert reader.parameters["classes"] == "naturelles"
