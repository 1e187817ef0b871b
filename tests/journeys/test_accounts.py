"""A budget act imported in the app: to the ratio on screen, then to the accounts that make it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.base.database import engine, migrate
from data.base.settings import settings
from data.overview.service import start_town
from tests.bench.servers import ROOT, Server, serving
from tests.data.importers.accounts.made_acts import LINE, a_budget, an_act
from tests.journeys.reader import Reader

REAL_ACT = ROOT.parent / "shared" / "samples" / "finances" / "CA_2021_montreuil_trimmed.xml.gz"
LINES = (
    LINE | {"Nature": "73111", "ContNat": "731", "CodRD": "R", "MtReal": "8000000.00"},
    LINE | {"Nature": "7411", "ContNat": "74", "CodRD": "R", "MtReal": "2000000.00"},
    LINE | {"Nature": "64111", "ContNat": "012", "MtReal": "7600000.50"},
    LINE | {"MtReal": "1000000.25"},
    LINE | {"Nature": "1641", "ContNat": "16", "MtReal": "400000.00"},
)


@pytest.fixture
def director(town_server: Server, browser: Browser) -> Iterator[Reader]:
    """Let a finance director in, at last check that nothing disturbed the visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    reader = Reader(context.new_page(), town_server.url)
    yield reader
    context.close()
    reader.assert_undisturbed()


def says(director: Reader, words: str) -> None:
    """Wait for words; any blank stands for those that French typography asks for."""
    expect(director.main.get_by_text(re.compile(words.replace(" ", r"\s"))).first).to_be_visible()


def imports(director: Reader, act: Path) -> None:
    director.open("imports")
    director.main.locator("input[type=file]").set_input_files(act)
    says(director, "1 budget")
    director.settle()
    director.main.get_by_role("button", name="Enregistrer").click()
    says(director, "est enregistré")
    director.settle()


def test_from_an_act_to_the_ratio_and_to_its_accounts(director: Reader, tmp_path: Path) -> None:
    act = tmp_path / "ca-2024.xml"
    act.write_bytes(an_act(a_budget(LINES)))
    imports(director, act)
    director.main.get_by_role("link", name="Finances").click()
    says(director, "14,0 %")
    director.settle()
    director.go("Comptes et formules")
    says(director, "En 2024, l’épargne brute du budget principal.* est de 1 399 999,25 €")
    says(director, "4 comptes font 1 399 999,25 €")
    director.keep("comptes-epargne-brute")
    director.main.get_by_role("link", name="Dépenses réelles de fonctionnement").click()
    says(director, "2 comptes font 8 600 000,75 €")
    director.settle()
    director.keep("comptes-depenses")


@pytest.fixture
def montreuil(tmp_path: Path) -> Iterator[Server]:
    """Serve the base of the town that the real act is of, with nothing in it."""
    path = tmp_path / "montreuil.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        settings.cache_clear()
        migrate()
        start_town("Montreuil", "93048", date(2020, 7, 4), date(2026, 3, 31))
        engine().dispose()
    settings.cache_clear()
    with serving(ROOT, path) as running:
        yield running


@pytest.mark.skipif(not REAL_ACT.is_file(), reason="the samples are not beside this checkout")
def test_from_the_real_act_to_the_ratio_and_to_its_accounts(
    montreuil: Server, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    director = Reader(context.new_page(), montreuil.url)
    imports(director, REAL_ACT)
    director.main.get_by_role("link", name="Finances").click()
    says(director, "9,9 %")
    director.settle()
    director.go("Comptes et formules")
    says(director, "En 2021, l’épargne brute du budget principal est de 22 088 145,00 €")
    says(director, "169 comptes font 22 088 145,00 €")
    context.close()
    director.assert_undisturbed()
