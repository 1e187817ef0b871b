"""The measures: starts and memory on the demonstration, pages at the size of a town."""

import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.servers import ROOT, Server, serving
from tests.bench.sessions import Run, Session

PAGES = {
    "": "Vue d’ensemble",
    "delegations": "Délégations",
    "actions": "Actions",
    "indicateurs": "Indicateurs",
    "saisie": "Saisir des valeurs",
    "quartiers": "Quartiers prioritaires",
    "quartier": "Fiche du quartier",
    "ecarts": "Écarts des quartiers",
    "contrat-de-ville": "Contrat de ville",
    "carreaux": "Carreaux candidats",
    "finances": "Finances",
    "comptes": "Comptes et formules",
    "investissements": "Investissements",
    "prospective": "Prospective",
    "orientation-budgetaire": "Orientation budgétaire",
    "presentation": "Présentation",
    "premiers-pas": "Premiers pas",
    "imports": "Imports",
}
_OPENED = (
    ("indicateurs", "Fiche d’un indicateur", "indicateur=median_disposable_income"),
    ("saisie", "Saisir des valeurs, un indicateur choisi", "indicateur=median_disposable_income"),
)
CONTRACT = "contrat-de-ville"
_PARTS = {
    CONTRACT: (
        "partie",
        *("croisements", "programmation", "liens", "a-revoir", "evaluation", "comite", "rapport"),
    ),
    "finances": ("partie", "dette", "structure", "ratios", "comparaison", "budgets"),
    "comptes": ("partie", "couverture", "sources", "execution"),
    "investissements": ("partie", "territoires", "budget-vert", "manques"),
    "prospective": ("partie", "hypotheses", "poids", "lignes"),
    "orientation-budgetaire": (
        "section",
        *("comptes", "prospective", "investissements", "dette", "personnel", "budgets-annexes"),
    ),
}
"""Of pages that open on one: the parameter of the URL, then what it says of the others."""

MAP_PAGE = "quartiers"
_STARTS = 3
_RUNS = 20
_PAUSE_S = 0.1
_EXTRA_SESSIONS = 10
_FIRST_DAY = date(2027, 1, 15)
_WAIT_MS = 60_000
_DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return app?.dataset.testScriptState === 'notRunning'
    && document.querySelector('h1') !== null
    && document.querySelector('[data-testid="stSkeleton"]') === null
    && charts.every(chart => chart.querySelector('.main-svg') !== null);
}"""


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    measure: str
    value: str
    budget: str = ""


def start_lines(browser: Browser, empty: Path, database: Path) -> list[Line]:
    """Time the command to its first page drawn, beside an app that only has a title."""
    titles, ours, theirs = [], [], []
    for rank in range(_STARTS + 1):
        with serving(empty) as server:
            _, other = _first_page(browser, server)
        with serving(ROOT, database) as server:
            title, mine = _first_page(browser, server)
        if rank:  # the first turn only warms the disk
            titles.append(title)
            ours.append(mine)
            theirs.append(other)
    mine, other = statistics.median(ours), statistics.median(theirs)
    return [
        Line(
            "Démarrage : commande → titre de la première page", _seconds(statistics.median(titles))
        ),
        Line("Démarrage : commande → première page dessinée", _seconds(mine)),
        Line("  le même, application Streamlit vide", _seconds(other)),
        Line("  rapport", f"{mine / other:.2f}".replace(".", ","), "≤ 1,5"),
    ]


def _first_page(browser: Browser, server: Server) -> tuple[float, float]:
    """Return when the title showed, then when all was drawn, counted from the command."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(server.url, wait_until="commit")
        page.locator("h1").first.wait_for(timeout=_WAIT_MS)
        title = time.perf_counter() - server.started
        page.wait_for_function(_DRAWN, polling=10, timeout=_WAIT_MS)
        return title, time.perf_counter() - server.started


def script_lines(server: Server, empty: Path) -> list[Line]:
    """Time each page: seen again as it was, then at days that nobody asked for yet."""
    with serving(empty) as other, Session(other) as session:
        session.run("")
        nothing = [_timed(session, "", "vide") for _ in range(_RUNS)]
    lines = [Line("Page d’une application Streamlit vide", _spread(nothing))]
    shown = [*((page, title, "") for page, title in PAGES.items()), *_OPENED]
    for page, title, query in shown:
        lines += _page_lines(server, page, title, query)
    return lines


def part_lines(server: Server) -> list[Line]:
    """Time the pages that have parts, and each of their parts, on the demonstration."""
    lines = []
    for page, (name, *parts) in _PARTS.items():
        if page != CONTRACT:  # its first part is timed at the size of a town
            lines += _page_lines(server, page, f"{PAGES[page]}, démonstration", "")
        for part in parts:
            lines += _page_lines(server, page, f"{PAGES[page]}, partie {part}", f"{name}={part}")
    return lines


def _page_lines(server: Server, page: str, title: str, query: str) -> list[Line]:
    with Session(server) as session:
        _checked(session.run(page, query), title)
        again = [_timed(session, page, title, query) for _ in range(_RUNS)]
        days = [_FIRST_DAY + timedelta(days=37 * step) for step in range(_RUNS)]
        new = [_timed(session, page, title, f"{query}&au={day}") for day in days]
    return [
        Line(f"Page {title}, revue", _spread(again), "p95 ≤ 150 ms"),
        Line(f"Page {title}, date jamais demandée", _spread(new), "p95 ≤ 150 ms"),
    ]


def _timed(session: Session, page: str, title: str, query: str = "") -> float:
    time.sleep(_PAUSE_S)  # as a reader does: what the server tidies after a run is not billed twice
    return _checked(session.run(page, query), title).seconds


def map_lines(server: Server) -> list[Line]:
    """Weigh the map of the quarters, as sent to a reader who opens its page."""
    with Session(server) as session:
        run = _checked(session.run(MAP_PAGE), PAGES[MAP_PAGE])
    return [
        Line("Carte des quartiers : message de la carte", _kilobytes(run.map_size), "≤ 60 ko"),
        Line("  toute la page, première visite", _kilobytes(run.size)),
    ]


def memory_lines(browser: Browser, database: Path) -> list[Line]:
    """Weigh the server: one page open in a browser, every page seen, then more sessions."""
    with (
        serving(ROOT, database) as server,
        browser.new_context(locale="fr-FR") as context,
        ExitStack() as opened,
    ):
        idle = server.memory_mb()
        page = context.new_page()
        page.goto(server.url, wait_until="commit")
        page.wait_for_function(_DRAWN, polling=50, timeout=_WAIT_MS)
        one = server.memory_mb()
        first = opened.enter_context(Session(server))
        for address, title in PAGES.items():
            _checked(first.run(address), title)
        seen = server.memory_mb()
        for _ in range(_EXTRA_SESSIONS):
            session = opened.enter_context(Session(server))
            for address, title in PAGES.items():
                _checked(session.run(address), title)
        many = server.memory_mb()
    if idle is None or one is None or seen is None or many is None:
        return [Line("Mémoire du serveur", "non mesurée hors Linux", "≤ 230 Mo")]
    each = (many - seen) / _EXTRA_SESSIONS
    return [
        Line("Mémoire du serveur, sans visiteur", _megabytes(idle)),
        Line("Mémoire du serveur, une page ouverte", _megabytes(one), "≤ 230 Mo"),
        Line("Mémoire du serveur, toutes les pages vues", _megabytes(seen)),
        Line("Mémoire par session de plus, toutes les pages vues", _megabytes(each), "≤ 4 Mo"),
    ]


def _checked(run: Run, title: str) -> Run:
    """Return the run; a page that fails is quick, and must not pass for a good measure."""
    if run.errors:
        raise RuntimeError(f"the page « {title} » failed: {run.errors[0]}")
    return run


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(value * 1000 for value in seconds)
    high = ordered[-(-len(ordered) * 95 // 100) - 1]
    return f"p50 {statistics.median(ordered):.0f} ms, p95 {high:.0f} ms"


def _seconds(value: float) -> str:
    return f"{value:.2f} s".replace(".", ",")


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} ko".replace(".", ",")


def _megabytes(size: float) -> str:
    return f"{size:.1f} Mo".replace(".", ",")
