"""An officer without a mouse fills a crossing of the contrat de ville in, and takes it back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, TimeoutError, expect

from data.base.database import engine, migrate
from data.base.settings import settings
from tests.bench.servers import ROOT, Server, serving
from tests.contracts import town_with_contract
from tests.journeys.reader import Reader

_ATTEMPTS, _OPENING_MS = 5, 2_000
_COPIED = "Jardin partagé\tAssociation\tCrédits spécifiques\t12 500,50"
"""A row copied from a spreadsheet."""


@pytest.fixture
def contract_server(tmp_path: Path) -> Iterator[Server]:
    """Serve the base of a town that has a small contrat de ville."""
    path = tmp_path / "contract.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        settings.cache_clear()
        migrate()
        town_with_contract()
        engine().dispose()
    settings.cache_clear()
    with serving(ROOT, path) as running:
        yield running


@pytest.fixture
def officer(contract_server: Server, browser: Browser) -> Iterator[Reader]:
    """Let an officer in, at last check that nothing disturbed the visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    reader = Reader(context.new_page(), contract_server.url)
    yield reader
    context.close()
    reader.assert_undisturbed()


def answers(officer: Reader, word: str) -> None:
    """Choose a word in the cell that has the focus."""
    field = officer.page.locator("#portal input")
    for _ in range(_ATTEMPTS):
        officer.press("Enter")
        try:
            field.first.wait_for(state="attached", timeout=_OPENING_MS)
            break
        except TimeoutError:
            continue  # a table that is being drawn again takes no key
    officer.page.keyboard.type(word)
    officer.press("Enter")
    officer.settle()


def test_a_crossing_is_filled_and_taken_back_without_a_mouse(officer: Reader) -> None:
    officer.open("contrat-de-ville")
    officer.reaches(re.compile("^Que fait le contrat de ville"))
    officer.tab_to(officer.main.get_by_role("radio", name="Investissements"))
    officer.press("ArrowRight")
    if "partie" not in officer.parameters:
        officer.press("Enter")
    officer.settle()
    assert officer.parameters == {"partie": "croisements"}

    grid = officer.main.get_by_test_id("data-grid-canvas").first
    officer.tab_to(grid)
    officer.press("ArrowRight")
    answers(officer, "Lié")
    expect(officer.main.get_by_text("1 case modifiée")).to_be_visible()
    saves(officer, "Évaluation")
    expect(officer.main.get_by_text("1 croisement enregistré.")).to_be_visible()
    expect(officer.main.get_by_text("1 croisement renseigné sur 6").first).to_be_visible()
    officer.keep("contrat-de-ville-croisements")

    officer.tab_to(officer.main.get_by_test_id("data-grid-canvas").first)
    officer.press("ArrowRight")
    answers(officer, "rens")
    saves(officer)
    expect(officer.main.get_by_text("0 croisement renseigné sur 6").first).to_be_visible()


def test_a_project_is_programmed_and_read_again_without_a_mouse(officer: Reader) -> None:
    officer.open("contrat-de-ville?partie=programmation&annee=2027")
    expect(officer.main.get_by_text("Aucun projet n’est programmé en 2027.").first).to_be_visible()
    officer.tab_to(officer.main.get_by_role("button", name=re.compile("^Add row")))
    officer.press("Enter")
    officer.settle()
    # A row comes from a spreadsheet in one go: typed cell by cell, a redrawing could eat a letter.
    officer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    officer.page.evaluate("text => navigator.clipboard.writeText(text)", _COPIED)
    officer.tab_to(officer.main.get_by_test_id("data-grid-canvas").first)
    officer.press("ArrowRight")
    officer.press("ArrowLeft")
    officer.press("Control+V")
    officer.settle()
    expect(officer.main.get_by_text("1 projet modifié")).to_be_visible()
    saves(officer, "Évaluation", button="Enregistrer la programmation")
    expect(officer.main.get_by_text("1 projet enregistré.")).to_be_visible()
    expect(
        officer.main.get_by_text("3 montants ne sont pas renseignés sur 4").first
    ).to_be_visible()
    officer.keep("contrat-de-ville-programmation")


def saves(
    officer: Reader, author: str = "", *, button: str = "Enregistrer les croisements"
) -> None:
    """Sign, then press the button; both by Tab."""
    if author:
        officer.tab_to(officer.main.get_by_label("Votre nom ou service (facultatif)"))
        officer.page.keyboard.type(author)
    officer.tab_to(officer.main.get_by_role("button", name=button))
    officer.press("Enter")
    officer.settle()
