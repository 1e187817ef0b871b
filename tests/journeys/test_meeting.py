"""A cabinet's morning: from the overview to a delegation, an action, a quarter, the finances."""

import re

from playwright.sync_api import expect

from tests.journeys.reader import Reader

ON = "2027-12-31"


def test_from_the_overview_to_the_finances_and_back(reader: Reader) -> None:
    reader.open(f"?au={ON}")
    reader.reaches("Où en est le mandat\u00a0?")
    reader.keep("overview-2027")

    reader.main.get_by_role("link", name="Voir chaque délégation").click()
    reader.reaches("Qui avance, qui a besoin d’aide\u00a0?")
    reader.keep("delegations")
    reader.choose("Délégation", "Santé", within=reader.main)
    reader.reaches(re.compile("^Santé"))
    assert reader.parameters == {"au": ON, "delegation": "SAN"}
    reader.keep("delegation")

    reader.go("Actions")
    reader.reaches("Quelles actions, et où en sont-elles\u00a0?")
    assert reader.parameters == {"au": ON}
    reader.keep("actions")
    reader.choose("Ouvrir la fiche d’une action", "LOG-2.1 ·")
    reader.reaches(re.compile("^Renforcer et diversifier"))
    assert reader.parameters == {"au": ON, "action": "LOG-2.1"}
    expect(reader.main.get_by_text("Journal", exact=True)).to_be_visible()
    reader.keep("action")

    reader.go("Quartiers prioritaires")
    reader.reaches("Les quartiers prioritaires rattrapent-ils l’agglomération\u00a0?")
    card = reader.main.get_by_role("heading", level=3)
    expect(card.filter(has_text="Saint-Exupéry")).to_be_visible()
    expect(reader.map.locator("path.leaflet-interactive")).to_have_count(3)
    for _ in range(3):  # a click that falls while the frame is drawn anew is lost
        reader.click_on_map("Quai du Commerce")
        reader.page.wait_for_timeout(2000)
        if "quartier" in reader.parameters:
            break
    expect(card.filter(has_text="Quai du Commerce")).to_be_visible()
    expect(card.filter(has_text="Saint-Exupéry")).to_have_count(0)
    reader.settle()
    assert reader.parameters == {"au": ON, "quartier": "QN06237M"}
    reader.keep("quartiers")

    reader.go("Ratios et trajectoire")
    reader.reaches("La ville peut-elle payer ses promesses\u00a0?")
    reader.main.get_by_role("radio", name="Budget annexe Locations").click()
    expect(reader.main.get_by_text("Budget annexe Locations, comptes").first).to_be_visible()
    reader.settle()
    assert reader.parameters == {"au": ON, "budget": "locations"}
    reader.keep("finances")

    reader.go("Vue d’ensemble")
    reader.reaches("Où en est le mandat\u00a0?")
    assert reader.parameters == {"au": ON}
    expect(reader.sidebar.get_by_text("31 décembre 2027")).to_be_visible()


def test_plan_and_day_chosen_in_the_sidebar_survive_every_page(reader: Reader) -> None:
    reader.open()
    reader.choose("Document suivi", "Contrat de ville", within=reader.sidebar)
    reader.reaches("Où en est le contrat de ville\u00a0?")
    year = reader.sidebar.get_by_role("spinbutton").nth(2)
    year.click()
    reader.page.keyboard.type("2028")
    reader.press("Escape")  # the calendar is open: its day counts once it is closed
    expect(reader.sidebar.get_by_text("30 juin 2028")).to_be_visible()
    reader.settle()
    chosen = {"plan": "CDV", "au": "2028-06-30"}
    assert reader.parameters == chosen
    for title in ("Délégations", "Actions", "Quartiers prioritaires", "Ratios", "Vue d’ensemble"):
        reader.go(title)
        expect(reader.sidebar.get_by_text("30 juin 2028")).to_be_visible()
        assert reader.parameters == chosen, title
    reader.page.reload()
    expect(reader.sidebar.get_by_text("30 juin 2028")).to_be_visible()
    reader.reaches("Où en est le contrat de ville\u00a0?")
    assert reader.parameters == chosen


def test_going_back_returns_to_the_page_before_and_keeps_plan_and_day(reader: Reader) -> None:
    chosen = {"plan": "CDV", "au": ON}
    reader.open(f"?plan=CDV&au={ON}")
    reader.go("Actions")
    reader.reaches(re.compile("^Quelles actions"))
    reader.go("Ratios")
    reader.reaches(re.compile("^La ville peut-elle"))
    visited = [reader.path]
    for _ in range(4):
        reader.page.go_back()
        expect(reader.sidebar.get_by_text("31 décembre 2027")).to_be_visible()
        reader.settle()
        assert reader.parameters == chosen
        if reader.path != visited[-1]:
            visited.append(reader.path)
        if reader.path == "/":
            break
    assert visited == ["/finances", "/actions", "/"]


def test_a_counter_leads_to_its_rows_and_a_bar_to_its_delegation(reader: Reader) -> None:
    reader.open()
    link = reader.main.get_by_role("link", name="projets bloqués")
    found = re.search(r"(\d+) projets bloqués", link.inner_text())
    assert found
    link.click()
    reader.reaches(re.compile("^Quelles actions"))
    assert reader.parameters == {"controle": "blocked"}
    expect(reader.main.get_by_text(re.compile(rf"{found[1]}\s+actions sur"))).to_be_visible()
    reader.page.go_back()
    reader.reaches("Où en est le mandat\u00a0?")
    bar = reader.main.locator(".st-key-chart-groupes .bars .point path").first
    bar.click(force=True)
    expect(reader.page).to_have_url(re.compile(r"/delegations\?delegation=\w+"))
    reader.settle()
