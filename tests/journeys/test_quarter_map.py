"""The map of the quarters, with the mouse and without: the address keeps what is seen."""

import re

from playwright.sync_api import Error, expect

from tests.journeys.reader import Reader

_SEEN = "quartiers?comparer=2013&classes=rondes&couches=communes,actions"
_MOST_CLICKS = 4
_ANSWER_MS = 8_000
_REST_MS = 250
_PLACE = """() => JSON.stringify([...document.querySelectorAll('path.leaflet-interactive')]
  .map(one => one.getAttribute('d')))"""


def _rest(reader: Reader) -> None:
    """Wait until the map's frame is the one that stays, and its shapes no longer move."""
    reader.settle()
    before = ""
    for _ in range(20):
        seen = reader.map.locator("body").evaluate(_PLACE)
        if seen == before and seen != "[]":
            return
        before = seen
        reader.page.wait_for_timeout(_REST_MS)
    raise AssertionError("the map never rests")


def _choose(reader: Reader, name: str, code: str) -> None:
    """Click on a quarter until the address says its code: a busy machine may lose a click.

    A frame that is replaced under the pointer swallows it; the last failure is the test's own.
    """
    address = re.compile(f"quartier={code}")
    for attempt in range(_MOST_CLICKS):
        try:
            _rest(reader)
            reader.click_on_map(name)
            reader.page.wait_for_url(address, timeout=_ANSWER_MS, wait_until="commit")
            return
        except (Error, AssertionError):
            if attempt == _MOST_CLICKS - 1:
                raise


def test_a_click_on_the_map_chooses_a_quarter_and_keeps_the_rest(reader: Reader) -> None:
    reader.open(_SEEN)
    _choose(reader, "Quai du Commerce", "QN06237M")
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
