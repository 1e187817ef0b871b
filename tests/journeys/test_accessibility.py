"""What an automatic checker sees, in both themes; and what fits a telephone."""

from typing import Any

import pytest
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


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_breaks_no_serious_rule(reader: Reader, address: str) -> None:
    reader.open(address)
    reader.keep(f"clair-{name_of(address)}")
    assert serious(reader) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_readable_in_the_dark_theme(visit: Visit, address: str) -> None:
    reader = visit(color_scheme="dark")
    reader.open(address)
    reader.keep(f"sombre-{name_of(address)}")
    background = reader.measure(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    assert max(int(part) for part in background[4:-1].split(",")) < 64
    assert serious(reader, only=["color-contrast"]) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways_on_a_telephone(visit: Visit, address: str) -> None:
    reader = visit(390, 844)
    reader.open(address)
    reader.keep(f"telephone-{name_of(address)}")
    assert reader.measure("document.documentElement.scrollWidth") <= 390
    main = reader.main.evaluate("main => main.scrollWidth - main.clientWidth")
    assert main <= 0


def name_of(address: str) -> str:
    words = address or "vue-ensemble"
    return words.replace("?", "-").replace("=", "-").strip("-")
