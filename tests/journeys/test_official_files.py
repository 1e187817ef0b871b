"""Official files dropped together: five pages gain at once, read by their words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.bench.servers import Server
from tests.data.importers.made_files import FILES, written
from tests.journeys.reader import Reader

TOGETHER = (
    "QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson",
    "communes-62-pas-de-calais.geojson",
    "liste-correspondance-qp2024-qp2015.csv",
    "REVN_2021.csv",
    "FILO2018_DISP_COM.csv",
    "ofgl-base-communes.csv",
)


@pytest.fixture
def officer(town_server: Server, browser: Browser) -> Iterator[Reader]:
    """Let an officer in, at last check that nothing disturbed the visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    reader = Reader(context.new_page(), town_server.url)
    yield reader
    context.close()
    reader.assert_undisturbed()


def says(officer: Reader, words: str) -> Locator:
    return officer.main.get_by_text(re.compile(words))


def brings(officer: Reader, folder: Path, *names: str) -> None:
    officer.open("imports")
    files = [written(folder, name) for name in names]
    officer.main.locator("input[type=file]").set_input_files(files)


def saves_together(officer: Reader, folder: Path) -> None:
    brings(officer, folder, *TOGETHER)
    expect(says(officer, rf"{len(TOGETHER)}\sfichiers sont prêts")).to_be_visible()
    officer.settle()
    officer.keep("imports-officiels")
    expect(officer.main.get_by_text("Ce qui est gardé")).to_be_visible()
    expect(officer.main.get_by_text("Ce qui est laissé de côté")).to_be_visible()
    officer.main.get_by_role("button", name=re.compile("fichiers prêts")).click()
    expect(says(officer, rf"{len(TOGETHER)}\sfichiers enregistrés")).to_be_visible()
    officer.settle()
    officer.keep("imports-officiels-enregistres")


def sees_the_quarters(officer: Reader) -> None:
    officer.go("Quartiers prioritaires")
    officer.reaches("Les quartiers prioritaires rattrapent-ils l’agglomération\u00a0?")
    shapes = officer.map.locator("path.leaflet-interactive")
    expect(shapes).to_have_count(3)
    expect(officer.main.get_by_text("Centre Historique").first).to_be_visible()
    officer.keep("imports-officiels-quartiers")


def sees_the_indicators(officer: Reader) -> None:
    officer.go("Indicateurs")
    officer.reaches("Que mesure-t-on, et où en est-on\u00a0?")
    expect(says(officer, r"ont une valeur").first).to_be_visible()
    officer.keep("imports-officiels-indicateurs")


def sees_the_accounts(officer: Reader) -> None:
    officer.go("Ratios et trajectoire")
    expect(says(officer, r"2024").first).to_be_visible()
    expect(says(officer, r"[ÉE]pargne brute").first).to_be_visible()
    officer.keep("imports-officiels-finances")


def sees_the_overview(officer: Reader) -> None:
    officer.go("Vue d’ensemble")
    expect(officer.main.get_by_role("link", name="Voir les quartiers")).to_be_visible()
    officer.keep("imports-officiels-vue-ensemble")


def sees_the_steps(officer: Reader) -> None:
    officer.go("Premiers pas")
    for done in (r"3\squartiers dessinés", r"quartiers mesurés", r"budgets avec comptes"):
        expect(says(officer, done).first).to_be_visible()


def test_official_files_dropped_together_fill_five_pages(officer: Reader, tmp_path: Path) -> None:
    saves_together(officer, tmp_path)
    sees_the_quarters(officer)
    sees_the_indicators(officer)
    sees_the_accounts(officer)
    sees_the_overview(officer)
    sees_the_steps(officer)


def test_a_year_that_nothing_says_is_asked_for(officer: Reader, tmp_path: Path) -> None:
    path = tmp_path / "donnees_communes.csv"
    path.write_bytes(FILES["populations_legales_2022_communes.csv"])
    officer.open("imports")
    officer.main.locator("input[type=file]").set_input_files(path)
    year = officer.main.get_by_role("spinbutton", name="Année de l’édition")
    expect(year).to_be_visible()
    officer.settle()
    officer.keep("imports-annee")
    year.fill("2022")
    year.press("Tab")
    officer.settle()
    officer.main.get_by_role("button", name="Relire avec cette année").click()
    expect(says(officer, "Ce qui est gardé")).to_be_visible()
    officer.settle()
    officer.keep("imports-annee-dite")
