"""The whole projected display by its keys, on a projector of 1920 by 1080."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.reader import Reader

SMALLEST_PX = 24
CHROME = ("stHeader", "stSidebar", "stToolbar", "stMainMenu", "stStatusWidget", "stElementToolbar")

SMALL_TEXTS = """smallest => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || ["STYLE", "SCRIPT", "NOSCRIPT"].includes(parent.tagName))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const isClipped = parent.closest(".st-key-touches-seules") !== null;
    if (isClipped || !parent.checkVisibility({visibilityProperty: true}) || box.width < 2)
      continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < smallest) found.push(`${node.textContent.trim().slice(0, 60)} : ${size} px`);
  }
  return found;
}"""

OVERFLOW = """() => {
  const main = document.querySelector('[data-testid="stMain"]'), page = document.documentElement;
  return {
    down: Math.max(main.scrollHeight - main.clientHeight, page.scrollHeight - innerHeight),
    across: Math.max(main.scrollWidth - main.clientWidth, page.scrollWidth - innerWidth),
    bars: innerWidth - main.clientWidth,
  };
}"""


@pytest.fixture
def projector(visit: Visit) -> Reader:
    reader = visit(1920, 1080)
    reader.open("presentation")
    return reader


def rank(reader: Reader, number: int, count: int) -> None:
    expect(reader.main.get_by_text(f"{number} / {count}", exact=True)).to_be_visible()
    reader.settle()


def count_of(reader: Reader) -> int:
    foot = reader.main.get_by_text(re.compile(r"^1 / \d+$"))
    expect(foot).to_be_visible()
    return int(foot.inner_text().split(" / ")[1])


def assert_fit_for_a_room(reader: Reader, number: int) -> None:
    """Check a slide: large type, nothing of Streamlit's frame, no scrolling, day and mark."""
    assert reader.page.evaluate(SMALL_TEXTS, SMALLEST_PX) == [], number
    for frame in reader.page.frames[1:]:
        frame.wait_for_selector("path.leaflet-interactive", state="attached")
        assert frame.evaluate(SMALL_TEXTS, SMALLEST_PX) == [], number
    overflow = reader.measure(OVERFLOW)
    assert overflow["down"] <= 0, (number, overflow)
    assert overflow["across"] <= 0, (number, overflow)
    assert overflow["bars"] == 0, (number, overflow)
    for name in CHROME:
        for part in reader.page.get_by_test_id(name).all():
            expect(part).not_to_be_visible()
    corner = reader.main.get_by_text("État au 30 juin 2029")
    source = reader.main.get_by_text(re.compile("^Source"))
    for part in (corner, source):
        expect(part).to_be_in_viewport()
    is_real = "INSEE" in source.inner_text()
    assert ("simulé" in corner.inner_text()) is not is_real, number


def test_arrows_go_through_every_slide(projector: Reader) -> None:
    count = count_of(projector)
    assert 8 <= count <= 12
    titles = []
    for number in range(1, count + 1):
        rank(projector, number, count)
        assert_fit_for_a_room(projector, number)
        titles.append(projector.heading.inner_text())
        projector.keep(f"presentation-{number:02}")
        projector.press("ArrowRight")
    assert len(set(titles)) == count
    rank(projector, count, count)
    assert projector.parameters["diapo"] == str(count)


def test_each_key_does_what_it_says(projector: Reader) -> None:
    count = count_of(projector)
    shown = 1
    for key, target in (
        ("ArrowLeft", 1),
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("PageDown", 4),
        ("PageUp", 3),
        ("ArrowLeft", 2),
        ("End", count),
        ("ArrowRight", count),
        ("Home", 1),
    ):
        projector.press(key)
        rank(projector, target, count)
        shown = target
    assert shown == 1
    expect(projector.page.get_by_role("button", name="Faire défiler (P)")).to_be_visible()
    projector.press("p")
    expect(projector.page.get_by_role("button", name="Arrêter le défilement (P)")).to_be_visible()
    rank(projector, 2, count)  # by itself
    projector.press("p")
    expect(projector.page.get_by_role("button", name="Faire défiler (P)")).to_be_attached()
    rank(projector, 2, count)
    projector.press("Escape")
    projector.reaches("Où en est le mandat\u00a0?")
    assert projector.path == "/"
    expect(projector.sidebar).to_be_visible()
    expect(projector.page.get_by_test_id("stHeader")).to_be_visible()


def test_an_address_opens_a_slide_on_its_plan_and_day(visit: Visit) -> None:
    reader = visit(1920, 1080)
    reader.open("presentation?plan=CDV&au=2027-12-31&diapo=2")
    expect(reader.main.get_by_text(re.compile(r"^2 / \d+$"))).to_be_visible()
    expect(reader.main.get_by_text("État au 31 décembre 2027")).to_be_visible()
    reader.settle()
    reader.press("Escape")
    reader.reaches("Où en est le contrat de ville\u00a0?")
    assert reader.parameters == {"plan": "CDV", "au": "2027-12-31"}
