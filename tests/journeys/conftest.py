"""A server on the demonstration and a browser, once for all journeys; a reader for each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from data.base.database import engine, migrate
from data.base.settings import settings
from tests.bench.servers import ROOT, Server, serving
from tests.chromium import executable
from tests.data.importers.made import own_town
from tests.journeys.reader import Reader

Visit = Callable[..., Reader]

# The browser's own switch, and not Playwright's routes, which would turn its cache off.
_CUT_OFF = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


@pytest.fixture(scope="package")
def server(demo_file: Path) -> Iterator[Server]:
    """Serve the demonstration on a free port, on this machine only."""
    with serving(ROOT, demo_file) as running:
        yield running


@pytest.fixture
def town_server(tmp_path: Path) -> Iterator[Server]:
    """Serve the base of a town that was just created."""
    path = tmp_path / "town.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        settings.cache_clear()
        migrate()
        own_town()
        engine().dispose()
    settings.cache_clear()
    with serving(ROOT, path) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser; it asks nothing of its maker."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", _CUT_OFF],
        )
        yield running
        running.close()


@pytest.fixture
def visit(server: Server, browser: Browser) -> Iterator[Visit]:
    """Let a French reader in, at last check that nothing disturbed the visit."""
    readers: list[Reader] = []

    def come(width: int = 1440, height: int = 900, *, url: str = "", **options: Any) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="fr-FR", **options
        )
        readers.append(Reader(context.new_page(), url or server.url))
        return readers[-1]

    yield come
    for reader in readers:
        reader.page.context.close()
    for reader in readers:
        reader.assert_undisturbed()


@pytest.fixture
def reader(visit: Visit) -> Reader:
    """Let one reader in, at a desk."""
    return visit()
