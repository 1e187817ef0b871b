"""What somebody typed is read as typed, in the browser too."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.bench.servers import ROOT, serving
from tests.hostile import PAYLOAD, poison
from tests.journeys.conftest import Visit
from tests.journeys.reader import TITLES


def test_nothing_typed_becomes_markup(visit: Visit, demo_file: Path, tmp_path: Path) -> None:
    base = tmp_path / "hostile.db"
    shutil.copy(demo_file, base)
    poison(base)
    with serving(ROOT, base) as hostile:
        reader = visit(url=hostile.url)
        reader.open("actions?action=LOG-2.1")
        expect(reader.heading).to_contain_text(PAYLOAD)
        for address in (*TITLES, "delegations?delegation=SEC", f"actions?recherche={PAYLOAD}"):
            reader.open(address)
            assert reader.page.get_by_role("link", name="lien", exact=True).count() == 0, address
            assert reader.page.locator('a[href^="javascript"]').count() == 0, address
            assert reader.page.locator("b").get_by_text("x", exact=True).count() == 0, address
            coloured = reader.page.locator(".stMarkdownColoredText")
            assert coloured.get_by_text("y", exact=True).count() == 0, address
        reader.keep("texte-hostile")
        reader.page.context.close()
