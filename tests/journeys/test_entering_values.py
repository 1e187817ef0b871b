"""An officer without a mouse types a value, an evaluator accepts it, the sheet tells it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.base.database import engine, migrate
from data.base.settings import settings
from tests.bench.servers import ROOT, Server, serving
from tests.data.indicators.entering.typed import a_value, recorded, town_with_indicator
from tests.journeys.reader import Reader


@pytest.fixture
def value_server(tmp_path: Path) -> Iterator[Server]:
    """Serve the base of a town that has one indicator and one value."""
    path = tmp_path / "values.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        settings.cache_clear()
        migrate()
        town_with_indicator()
        recorded(a_value("20", year=2024))
        engine().dispose()
    settings.cache_clear()
    with serving(ROOT, path) as running:
        yield running


@pytest.fixture
def officer(value_server: Server, browser: Browser) -> Iterator[Reader]:
    """Let an officer in, at last check that nothing disturbed the visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    reader = Reader(context.new_page(), value_server.url)
    yield reader
    context.close()
    reader.assert_undisturbed()


def types(officer: Reader, label: str, text: str) -> None:
    """Reach a field by Tab and type into it."""
    officer.tab_to(officer.main.get_by_role("textbox", name=label, exact=True).first)
    officer.page.keyboard.type(text)
    officer.press("Tab")
    officer.settle()


def presses(officer: Reader, name: str) -> None:
    """Reach a button by Tab and press it."""
    officer.tab_to(officer.main.get_by_role("button", name=name))
    officer.press("Enter")
    officer.settle()


def test_a_value_is_proposed_accepted_and_read_without_a_mouse(officer: Reader) -> None:
    officer.open("saisie?indicateur=bio&au=2026-06-30")
    officer.reaches(re.compile("^Quelle valeur ajouter ou corriger"))
    expect(officer.main.get_by_text("Valeur connue en 2025")).to_contain_text("20,0")
    types(officer, "Valeur (%)", "150")
    types(officer, "Source citée", "registre des cantines")
    expect(officer.main.get_by_text("hors de 0 à 100")).to_be_visible()
    officer.tab_to(officer.main.get_by_role("textbox", name="Valeur (%)"))
    officer.press("Control+A")
    officer.page.keyboard.type("22,5")
    officer.press("Tab")
    officer.settle()
    expect(officer.main.get_by_text("hors de 0 à 100")).to_have_count(0)
    presses(officer, "Proposer la valeur")
    expect(officer.main.get_by_text("1 valeur attend", exact=False).last).to_be_visible()
    officer.keep("saisie-proposition")

    presses(officer, "Accepter les valeurs cochées")
    expect(officer.main.get_by_text("1 valeur acceptée.")).to_be_visible()
    officer.tab_to(officer.main.get_by_role("link", name="Voir la fiche de l’indicateur"))
    officer.press("Enter")
    officer.reaches("Part du bio")
    expect(officer.main.get_by_text("22,5").first).to_be_visible()
