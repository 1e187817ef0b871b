"""A quarter of an hour: from an empty base to one's own roadmap, corrected, saved, taken back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, TimeoutError, expect

from data.base.database import engine, migrate
from data.base.settings import settings
from tests.bench.servers import ROOT, Server, serving
from tests.journeys.reader import Reader

ROADMAP = {
    "Sécurité et propreté": (
        "la sécurité et à la propreté",
        "Vidéoprotection",
        (
            "D’ici la fin du mandat, la ville augmentera de 50 % le nombre de caméras en service.",
            "En lien avec l’adjointe en charge des écoles, un plan de prévention sera défini avant "
            "l’été 2027.",
        ),
    ),
    "Écoles": ("l’école", "Cantines", ("Une cantine sera ouverte à l’école Jules-Ferry.",)),
}
TITLE = "Doubler les caméras <b>partout"
DEADLINE = "31/12/2030"
ROW_HEIGHT = 35
IN_COLUMN = {"Garder": 42, "Titre": 340, "Échéance": 490}
"""Somewhere inside a column of the correction table, in pixels from its left."""


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    """Serve a base that has its tables and nothing in them."""
    path = tmp_path / "empty.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        settings.cache_clear()
        migrate()
        engine().dispose()
    settings.cache_clear()
    with serving(ROOT, path) as running:
        yield running


@pytest.fixture
def officer(empty_server: Server, browser: Browser) -> Iterator[Reader]:
    """Let an officer in, at last check that nothing disturbed the visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    reader = Reader(context.new_page(), empty_server.url)
    yield reader
    context.close()
    reader.assert_undisturbed()


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    """Write a small roadmap as a town's cabinet does."""
    document = Document()
    document.add_heading("Feuille de route par délégation 2026-2032", 0)
    for delegation, (named, section, promises) in ROADMAP.items():
        document.add_heading(delegation, 1)
        document.add_paragraph(
            f"L’adjointe déléguée à {named} aura en charge le pilotage des dimensions suivantes."
        )
        document.add_heading(section, 2)
        for rank, promise in enumerate(promises, start=1):
            document.add_paragraph(f"{rank}. {promise}")
    path = tmp_path / "Feuille de route.docx"
    document.save(str(path))
    return path


def in_cell(officer: Reader, column: str, row: int) -> None:
    """Choose a cell of the correction table; rows count from 0."""
    table = officer.main.get_by_test_id("stDataFrame").first
    place = {"x": IN_COLUMN[column], "y": ROW_HEIGHT * (row + 1) + ROW_HEIGHT // 2}
    table.click(position=place)  # type: ignore[arg-type]


def says(officer: Reader, words: str) -> Locator:
    return officer.main.get_by_text(re.compile(words))


def creates_the_town(officer: Reader) -> None:
    officer.open("actions")
    officer.reaches("Par où commencer\u00a0?")
    assert officer.path == "/premiers-pas"
    officer.keep("premiers-pas-base-vide")
    field = officer.main.get_by_label("Nom ou code INSEE de la commune")
    field.fill("saint omer")
    field.press("Enter")
    officer.main.get_by_text("code INSEE 62765").click()
    officer.settle()
    officer.keep("premiers-pas-commune")
    officer.main.get_by_role("button", name="Créer le tableau de bord de Saint-Omer").click()
    expect(says(officer, "attend son premier document")).to_be_visible()
    officer.settle()
    officer.keep("premiers-pas")


_ATTEMPTS, _OPENING_MS = 5, 2_000


def types(officer: Reader, text: str) -> None:
    """Fill the cell chosen; Enter then goes down a row."""
    field = officer.page.locator("#portal textarea")
    for _ in range(_ATTEMPTS):
        officer.press("Enter")
        try:
            field.wait_for(state="visible", timeout=_OPENING_MS)
            break
        except TimeoutError:
            continue  # a table that is being drawn again takes no key
    field.fill(text)
    officer.press("Enter")
    officer.settle()


def keeps_its_place(officer: Reader) -> None:
    """Once a cell is typed, the table keeps the focus and the page its place."""
    in_cell(officer, "Titre", 0)
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    place = officer.measure(scrolled)
    types(officer, "Un titre provisoire")
    # A table that is being drawn again takes the focus back once it is drawn.
    officer.page.wait_for_function("document.activeElement.id.startsWith('glide-cell')")
    assert officer.measure(scrolled) == place


def brings_and_corrects(officer: Reader, roadmap: Path) -> None:
    officer.main.get_by_role("link", name="Importer ce document").click()
    officer.reaches("Qu’est-ce qui alimente ce tableau de bord\u00a0?")
    officer.keep("imports-vide")
    officer.main.locator("input[type=file]").set_input_files(roadmap)
    expect(says(officer, r"Trouvé\s: .*3\sactions")).to_be_visible()
    officer.settle()
    officer.keep("imports-lus")
    keeps_its_place(officer)
    officer.main.get_by_text("Toutes (3)").click()
    officer.settle()

    in_cell(officer, "Titre", 0)
    types(officer, TITLE)
    in_cell(officer, "Échéance", 0)
    types(officer, DEADLINE)
    in_cell(officer, "Garder", 2)
    expect(says(officer, "1\\sécartée par vous")).to_be_visible()
    officer.settle()
    officer.keep("imports-corriges")


def saves(officer: Reader) -> None:
    officer.main.get_by_label("Votre nom ou service (facultatif)").fill("Cabinet")
    officer.main.get_by_role("button", name="Enregistrer").click()
    expect(says(officer, "est enregistré")).to_be_visible()
    officer.settle()
    officer.keep("imports-enregistre")


def sees_it(officer: Reader) -> None:
    officer.main.get_by_role("link", name="Vue d’ensemble").click()
    officer.reaches("Où en est le mandat\u00a0?")
    officer.keep("sa-vue-ensemble")
    expect(officer.main.get_by_text(TITLE).first).to_be_visible()
    expect(officer.main.get_by_text("31 décembre 2030").first).to_be_visible()
    officer.go("Actions")
    officer.choose("Ouvrir la fiche d’une action", "caméras")
    officer.reaches(TITLE)
    officer.keep("sa-fiche")


def takes_it_back(officer: Reader) -> None:
    officer.go("Imports")
    officer.main.get_by_role("button", name="Annuler cet import").click()
    dialog = officer.page.get_by_role("dialog")
    expect(dialog.get_by_text("Feuille de route.docx")).to_be_visible()
    officer.keep("imports-annuler")
    dialog.get_by_role("button", name="Annuler l’import").click()
    expect(says(officer, "est annulé")).to_be_visible()
    officer.settle()
    officer.go("Actions")
    expect(says(officer, "Aucune action n’est encore connue").first).to_be_visible()


def test_a_town_of_one_s_own_in_a_quarter_of_an_hour(officer: Reader, roadmap: Path) -> None:
    creates_the_town(officer)
    brings_and_corrects(officer, roadmap)
    saves(officer)
    sees_it(officer)
    takes_it_back(officer)


def test_the_first_steps_without_a_mouse(officer: Reader, roadmap: Path) -> None:
    officer.open()
    officer.reaches("Par où commencer\u00a0?")
    officer.tab_to(officer.main.get_by_label("Nom ou code INSEE de la commune"))
    officer.page.keyboard.type("62765")
    officer.press("Enter")
    create = officer.main.get_by_role("button", name="Créer le tableau de bord de Saint-Omer")
    expect(create).to_be_enabled()
    officer.tab_to(create)
    officer.press("Enter")
    importing = officer.main.get_by_role("link", name="Importer ce document")
    expect(importing).to_be_visible()
    officer.settle()
    officer.tab_to(importing)
    officer.press("Enter")
    officer.reaches("Qu’est-ce qui alimente ce tableau de bord\u00a0?")

    uploader = officer.main.get_by_test_id("stFileUploader")
    officer.bring_by_keys(uploader.get_by_role("button").last, roadmap)
    following = officer.main.get_by_role("button", name=re.compile("passer à la suivante", re.I))
    expect(following).to_be_visible()
    officer.settle()
    officer.tab_to(following)
    officer.press("Enter")
    officer.settle()
    officer.tab_to(officer.main.get_by_role("button", name="Enregistrer"))
    officer.press("Enter")
    expect(says(officer, "est enregistré")).to_be_visible()
    officer.settle()
