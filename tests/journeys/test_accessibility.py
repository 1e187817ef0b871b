"""What an automatic checker sees, in both themes; and what fits a telephone."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Visit
from tests.journeys.reader import TITLES, Reader

ADDRESSES = (*TITLES, "delegations?delegation=SEC", "actions?action=LOG-2.1", "?plan=CDV")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Rules that Streamlit's own markup breaks, where, and why the app can do nothing about it.
STREAMLIT_S_OWN = {
    # The navigation's <ul> holds the section titles beside its <li>, all written by Streamlit.
    "list": "stSidebarNavItems",
    "listitem": "stSidebarNav",
}


LIGHTNESS = """() => Math.max(
  ...getComputedStyle(document.querySelector(".stApp")).backgroundColor.match(/\\d+/g).map(Number)
)"""
DARK = 64


def serious(reader: Reader, *, only: list[str] | None = None) -> list[str]:
    """Return the serious and critical violations, Streamlit's own left out."""
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": WCAG}
    options: dict[str, Any] = {"runOnly": run, "resultTypes": ["violations"]}
    results = Axe().run(reader.page, options=options)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node.get('failureSummary', '')}"
        for rule in results.response["violations"]
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
        if not is_streamlit_s_own(reader, rule["id"], node["target"])
    ]


def is_streamlit_s_own(reader: Reader, rule: str, target: list[str]) -> bool:
    part = STREAMLIT_S_OWN.get(rule)
    if part is None or len(target) != 1:
        return False
    return bool(
        reader.page.evaluate(
            "([target, part]) => document.querySelector(target)"
            ".closest(`[data-testid='${part}']`) !== null",
            [target[0], part],
        )
    )


def test_no_page_breaks_a_serious_rule(reader: Reader) -> None:
    found = {}
    for address in ADDRESSES:
        reader.open(address)
        reader.keep(f"clair-{name_of(address)}")
        found[address] = serious(reader)
    assert not any(found.values()), found


def test_every_page_is_readable_in_the_dark_theme(visit: Visit) -> None:
    reader = visit(color_scheme="dark")
    found = {}
    for address in ADDRESSES:
        reader.open(address)
        reader.keep(f"sombre-{name_of(address)}")
        assert reader.measure(LIGHTNESS) < DARK, address
        found[address] = serious(reader, only=["color-contrast"])
    assert not any(found.values()), found


def test_nothing_scrolls_sideways_on_a_telephone(visit: Visit) -> None:
    reader = visit(390, 844)
    found = {}
    for address in ADDRESSES:
        reader.open(address)
        reader.keep(f"telephone-{name_of(address)}")
        page = reader.measure("document.documentElement.scrollWidth - innerWidth")
        main = reader.main.evaluate("main => main.scrollWidth - main.clientWidth")
        found[address] = max(page, main)
    assert not any(overflow > 0 for overflow in found.values()), found


def name_of(address: str) -> str:
    words = address or "vue-ensemble"
    return words.replace("?", "-").replace("=", "-").strip("-")
