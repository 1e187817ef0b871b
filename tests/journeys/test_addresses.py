"""Addresses: French documents, links from elsewhere, mistyped ones."""

from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.bench.servers import ROOT, Server, serving
from tests.journeys.conftest import Visit
from tests.journeys.reader import TITLES, Reader


@pytest.mark.parametrize("address", TITLES)
def test_every_page_is_served_as_a_french_document(server: Server, address: str) -> None:
    asked = Request(f"{server.url}/{address}", headers={"Accept": "text/html"})
    with urlopen(asked, timeout=10) as answer:
        document = answer.read().decode()
    assert '<html lang="fr"' in document
    assert "<title>Mandascope</title>" in document
    assert "enable JavaScript" not in document


@pytest.mark.parametrize("address", ["nulle-part", "vue-ensemble/x", "actions/LOG-2.1"])
def test_a_mistyped_address_leads_to_the_overview_on_the_same_day(
    reader: Reader, address: str
) -> None:
    reader.open(f"{address}?au=2027-12-31")
    reader.reaches("Où en est le mandat\u00a0?")
    assert reader.path == "/"
    assert reader.parameters == {"au": "2027-12-31"}
    assert reader.page.get_by_role("dialog").count() == 0


def test_the_overview_answers_at_its_own_address(reader: Reader) -> None:
    reader.open("vue-ensemble?au=2027-12-31")
    reader.reaches("Où en est le mandat\u00a0?")
    expect(reader.sidebar.get_by_text("31 décembre 2027")).to_be_visible()
    assert reader.page.get_by_role("dialog").count() == 0


def test_the_first_visit_of_a_server_may_be_a_deep_link(visit: Visit, demo_file: Path) -> None:
    with serving(ROOT, demo_file) as cold:
        reader = visit(url=cold.url)
        reader.open("actions?controle=overdue&au=2027-12-31")
        reader.reaches("Quelles actions, et où en sont-elles\u00a0?")
        expect(reader.sidebar.get_by_role("link", name="Délégations")).to_be_visible()
        expect(reader.sidebar.get_by_text("31 décembre 2027")).to_be_visible()
        assert reader.parameters == {"controle": "overdue", "au": "2027-12-31"}
        reader.page.context.close()


def test_an_unknown_value_is_said_in_french(reader: Reader) -> None:
    reader.open("delegations?delegation=XXX&au=hier")
    expect(reader.page.get_by_text("L’adresse demandait « XXX »")).to_be_visible()
    expect(reader.page.get_by_text("L’adresse demandait l’état au « hier »")).to_be_visible()
    assert reader.parameters == {}


def test_a_base_without_anything_welcomes(visit: Visit, tmp_path: Path) -> None:
    with serving(ROOT, tmp_path / "none.db") as empty:
        reader = visit(url=empty.url)
        reader.page.goto(empty.url)
        reader.reaches("Par où commencer\u00a0?")
        reader.keep("bienvenue")
        reader.page.context.close()
