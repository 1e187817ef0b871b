"""What an automatic checker sees, in both themes; and what fits a telephone."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.bench.servers import Server
from tests.data.importers.made_files import FILES, written
from tests.journeys.conftest import Visit
from tests.journeys.reader import TITLES, Reader
from tests.journeys.test_official_files import TOGETHER

ADDRESSES = (
    *TITLES,
    "delegations?delegation=SEC",
    "actions?action=LOG-2.1",
    "?plan=CDV",
    "contrat-de-ville?partie=programmation",
    "contrat-de-ville?partie=croisements",
    "indicateurs?indicateur=poverty_rate_60",
    "finances?partie=dette",
    "finances?partie=ratios",
    "finances?partie=comparaison",
    "finances?partie=budgets",
    "comptes?partie=execution",
    "investissements?partie=territoires",
    "investissements?partie=budget-vert",
    "investissements?partie=nouvelle",
    "prospective?partie=hypotheses",
    "orientation-budgetaire?section=dette",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Rules that Streamlit's own markup breaks, where, and why the app can do nothing about it.
STREAMLIT_S_OWN = {
    # The navigation's <ul> holds the section titles beside its <li>, all written by Streamlit.
    "list": "stSidebarNavItems",
    "listitem": "stSidebarNav",
    # The day, the month and the year of a date are as wide as their figures.
    "target-size": "stDateInput",
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


def looked_at(reader: Reader) -> list[str]:
    """Return what a checker sees in the state at hand, and what a telephone would cut."""
    reader.settle()
    found = serious(reader)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.settle()
    overflow = reader.main.evaluate("main => main.scrollWidth - main.clientWidth")
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    return found + [f"{overflow} pixels too wide on a telephone"] * (overflow > 0)


def test_importing_official_files_breaks_no_serious_rule(
    visit: Visit, town_server: Server, tmp_path: Path
) -> None:
    reader = visit(url=town_server.url)
    found = {}
    for state, name, content, seen in (
        ("year", "donnees.csv", FILES["populations_legales_2022_communes.csv"], "Année de l’éd"),
        ("refused", "contours.geojson", b'{"type": "FeatureCollection"', "ne peut pas être repris"),
    ):
        (tmp_path / name).write_bytes(content)
        reader.open("imports")
        reader.main.locator("input[type=file]").set_input_files(tmp_path / name)
        expect(reader.main.get_by_text(re.compile(seen)).first).to_be_visible()
        found[state] = looked_at(reader)

    reader.open("imports")
    files = [written(tmp_path, name) for name in TOGETHER]
    reader.main.locator("input[type=file]").set_input_files(files)
    save = reader.main.get_by_role("button", name=re.compile("fichiers prêts"))
    expect(save).to_be_visible()
    found["previews"] = looked_at(reader)
    reader.tab_to(save)
    reader.press("Enter")
    expect(reader.main.get_by_text(re.compile(r"fichiers enregistrés"))).to_be_visible()
    found["reports"] = looked_at(reader)
    assert not any(found.values()), found


def name_of(address: str) -> str:
    words = address or "vue-ensemble"
    return words.replace("?", "-").replace("=", "-").strip("-")
