"""A reader in a browser: opens pages, clicks, types, and notes all that should not happen."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    ConsoleMessage,
    Error,
    FrameLocator,
    Locator,
    Page,
    Request,
    TimeoutError,
    expect,
)

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
PATIENCE_MS = 15_000
_SETTLING_MS = 100
_MOST_TABS = 120
_ATTEMPTS, _OPENING_MS = 4, 4_000

# Streamlit finds out below which path it is served by asking there first: a page opened by its own
# address answers these two with 404, and the browser writes it down.
_EXPECTED = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")

TITLES = {
    "": "Vue d’ensemble",
    "delegations": "Délégations",
    "actions": "Actions",
    "quartiers": "Quartiers prioritaires",
    "quartier": "Fiche du quartier",
    "ecarts": "Écarts des quartiers",
    "contrat-de-ville": "Contrat de ville",
    "carreaux": "Carreaux candidats",
    "finances": "Ratios et trajectoire",
    "comptes": "Comptes et formules",
    "investissements": "Investissements",
    "prospective": "Prospective",
    "orientation-budgetaire": "Orientation budgétaire",
    "presentation": "Présentation",
    "indicateurs": "Indicateurs",
    "saisie": "Saisir des valeurs",
    "premiers-pas": "Premiers pas",
    "imports": "Imports",
}

# The middle of a bent shape may lie outside of it: take the first point of a grid that lies inside.
_POINT_INSIDE = """shape => {
  const box = shape.getBBox(), steps = 12;
  for (let row = 1; row < steps; row++)
    for (let column = 1; column < steps; column++) {
      const [x, y] = [(box.width * column) / steps, (box.height * row) / steps];
      const around = [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]];
      if (around.every(([dx, dy]) =>
          shape.isPointInFill(new DOMPoint(box.x + x + dx, box.y + y + dy))))
        return {x, y};
    }
  return {x: box.width / 2, y: box.height / 2};
}"""


class Reader:
    """A browser's page on the app at ``url``."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.left_machine: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        page.context.on("request", self._watch)
        page.on("console", self._note)
        page.on("pageerror", self._note_error)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:", "about:")):
            self.left_machine.append(request.url)

    def _note(self, message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        is_expected = "404" in message.text and _EXPECTED.search(where)
        if message.type == "error" and not is_expected:
            self.complaints.append(f"{message.text} ({where})")

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def assert_undisturbed(self) -> None:
        """Check that nothing left the machine, and that neither browser nor app complained."""
        assert self.left_machine == []
        assert self.complaints == [], self.complaints

    def open(self, address: str = "") -> None:
        """Open an address of the app as a link from elsewhere does: a French, titled document."""
        self.page.goto(f"{self.url}/{address}")
        expect(self.heading).to_be_visible()
        if title := TITLES.get(self.path.strip("/")):
            expect(self.page).to_have_title(re.compile(f"^{title} – (.+ – )?Mandascope$"))
        assert self.measure("document.documentElement.lang") == "fr"
        self.settle()

    def settle(self) -> None:
        """Wait until the script has ended, twice over: a fragment may follow."""
        for _ in range(2):
            self.page.wait_for_timeout(_SETTLING_MS)
            self.page.wait_for_selector(
                '[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached"
            )
        assert self.page.get_by_test_id("stException").count() == 0

    def keep(self, name: str) -> None:
        """Keep a picture of what the window shows."""
        for frame in self.page.frames[1:]:
            frame.wait_for_selector("path.leaflet-interactive", state="attached")
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    @property
    def heading(self) -> Locator:
        """The page's title."""
        return self.page.locator("h1").first

    @property
    def main(self) -> Locator:
        """Everything beside the sidebar."""
        return self.page.get_by_test_id("stMain")

    @property
    def sidebar(self) -> Locator:
        """The choices shared by all pages, and the pages."""
        return self.page.get_by_test_id("stSidebar")

    @property
    def map(self) -> FrameLocator:
        """What is inside the map's frame."""
        return self.page.frame_locator('iframe[title*="folium"]').first

    @property
    def parameters(self) -> dict[str, str]:
        """What the URL holds."""
        held = parse_qs(urlsplit(self.page.url).query)
        return {name: values[-1] for name, values in held.items()}

    @property
    def path(self) -> str:
        """The page's address, without parameters."""
        return urlsplit(self.page.url).path

    def reaches(self, heading: str | re.Pattern[str]) -> None:
        """Wait for a page that has this title, drawn to its end."""
        expect(self.heading).to_have_text(heading)
        self.settle()

    def choose(self, label: str, option: str, *, within: Locator | None = None) -> None:
        """Choose in a drop-down with the mouse."""
        (within or self.page).get_by_label(label, exact=True).click()
        self.page.keyboard.type(option)
        self.page.get_by_role("option", name=option).first.click()
        self.settle()

    def go(self, title: str) -> None:
        """Follow the sidebar to another page."""
        self.sidebar.get_by_role("link", name=title).click()
        self.settle()

    def click_on_map(self, name: str) -> None:
        """Click inside the shape whose hover says this name."""
        shapes = self.map.locator("path.leaflet-interactive")
        expect(shapes.first).to_be_attached()
        for shape in shapes.all():
            if not shape.is_visible():  # outside of the map's frame
                continue
            inside = shape.evaluate(_POINT_INSIDE)
            shape.hover(position=inside)
            tooltip = self.map.locator(".leaflet-tooltip:not(.commune)").last
            expect(tooltip).to_be_visible()
            if name in tooltip.inner_text():
                shape.click(position=inside)
                return
        raise AssertionError(f"no shape says {name}")

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(_MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def bring_by_keys(self, button: Locator, file: Path) -> None:
        """Open the file dialog of an uploader with Enter and choose a file in it.

        A button that is drawn anew between Tab and Enter loses both: one presses again.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            self.tab_to(button)
            try:
                with self.page.expect_file_chooser(timeout=_OPENING_MS) as chooser:
                    self.press("Enter")
            except TimeoutError:
                if attempt == _ATTEMPTS:
                    raise
                self.settle()
            else:
                chooser.value.set_files(file)
                return

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def measure(self, script: str) -> Any:
        """Return what a script measures in the page."""
        return self.page.evaluate(script)
