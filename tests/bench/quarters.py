"""All the quarters of the country on one page: synthetic shapes, weighed and drawn.

``python -m tests.bench.quarters`` adds them to the demonstration in the configured base: 1 609
quarters in all, of made-up shapes and values, each of which shares a border with a neighbour.
"""

from math import cos, pi, sin
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser
from sqlmodel import Session, col, select

from data.base.history import unit_of_work
from data.base.models import Source
from data.indicators.models import Indicator, Observation
from data.territories.models import Boundary, Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.bench.measures import CONTRACT, MAP_PAGE, PAGES, Line
from tests.bench.servers import ROOT, serving
from tests.bench.sessions import Session as Visit

COUNT = 1609
_KNOWN = 3
_HOME = "62765"
_MEASURED = {"median_disposable_income": (9_000, 21_000), "poverty_rate_60": (15, 65)}
_YEARS = (2017, 2021)
_POINTS = 40
"""Of half a quarter's outline: a published one has about eighty."""

_SIZE = 0.004
_PATIENCE_MS = 60_000
_ALL_DRAWN = """count => document.querySelectorAll('path.leaflet-interactive').length >= count
  && performance.now()"""
_NATIONAL = "cadre=tous&couches=aucune"
_HEAVY = (
    ("", PAGES[""]),
    ("indicateurs", PAGES["indicateurs"]),
    ("indicateurs?indicateur=median_disposable_income", "Fiche d’un indicateur"),
    ("saisie?indicateur=median_disposable_income", PAGES["saisie"]),
    ("quartier", PAGES["quartier"]),
    ("ecarts", PAGES["ecarts"]),
    (f"{CONTRACT}?partie=comite", "Contrat de ville, partie comite"),
    (f"{CONTRACT}?partie=rapport", "Contrat de ville, partie rapport"),
)


def fill() -> None:
    """Add synthetic quarters to the demonstration, up to the number of the country."""
    chance = Random(2024)
    with unit_of_work() as session:
        home = session.exec(select(Territory).where(Territory.code == _HOME)).one()
        source = Source(code="bench", title="Essai", producer="Essai", is_simulated=True)
        session.add(source)
        session.flush()
        for rank in range(COUNT - _KNOWN):
            territory = Territory(
                code=f"QN9{rank:04}M",
                name=f"Quartier d’essai {rank}",
                kind=TerritoryKind.QPV_2024,
                source_id=source.id,
                is_simulated=True,
            )
            session.add(territory)
            session.flush()
            _describe(session, territory, home.id or 0, rank, chance)


def _describe(session: Session, territory: Territory, home: int, rank: int, chance: Random) -> None:
    """Give a quarter its commune, its shape and its values."""
    quarter = territory.id or 0
    session.add(TerritoryLink(territory_id=quarter, other_id=home, kind=LinkKind.OVERLAPS))
    lon, lat = _place(rank // 2)
    session.add(
        Boundary(
            territory_id=quarter,
            geometry=half_quarter(lon, lat, Random(rank // 2), is_east=bool(rank % 2)),
            area_ha=20.0,
            label_lon=lon + (_SIZE / 3 if rank % 2 else -_SIZE / 3),
            label_lat=lat,
        )
    )
    indicators = session.exec(select(Indicator).where(col(Indicator.code).in_(_MEASURED))).all()
    for indicator in indicators:
        for year in _YEARS:
            value = chance.uniform(*_MEASURED[indicator.code])
            session.add(
                Observation(
                    indicator_id=indicator.id or 0,
                    territory_id=quarter,
                    data_year=year,
                    value=round(value, indicator.decimals),
                    perimeter="2024",
                    source_id=territory.source_id,
                    is_simulated=True,
                )
            )


def _place(rank: int) -> tuple[float, float]:
    """Return where a pair of quarters stands, on a spiral over the country."""
    angle, reach = rank * pi * (3 - 5**0.5), (rank / COUNT * 2) ** 0.5
    return 2.5 + 4.0 * reach * cos(angle), 46.8 + 3.2 * reach * sin(angle)


def half_quarter(lon: float, lat: float, chance: Random, *, is_east: bool) -> dict[str, Any]:
    """Return half of a jagged disc as GeoJSON; both halves have the very same border.

    ``chance`` gives both the same border: it must start alike for the two.
    """
    border = [
        (chance.uniform(-0.2, 0.2) * _SIZE * (abs(step) <= 6), step * 4 / _POINTS * _SIZE)
        for step in range(-_POINTS // 4, _POINTS // 4 + 1)
    ]
    reaches = [chance.uniform(0.7, 1.0) for _ in range(2 * _POINTS)]
    side = reaches[:_POINTS] if is_east else reaches[_POINTS:]
    sign = 1 if is_east else -1
    arc = [
        (sign * reach * _SIZE * sin(angle), reach * _SIZE * cos(angle))
        for step, reach in enumerate(side[1:-1], start=1)
        for angle in [pi * step / (_POINTS - 1)]
    ]
    ring = [(lon + across, lat + upward) for across, upward in (*border, *arc)]
    return {"type": "Polygon", "coordinates": [[*_rounded(ring), *_rounded(ring[:1])]]}


def _rounded(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(round(x, 5), round(y, 5)) for x, y in points]


def quarters_lines(browser: Browser, database: Path) -> list[Line]:
    """Weigh the page of all quarters, time its script and its drawing in a browser."""
    with serving(ROOT, database) as server:
        with Visit(server) as visit:
            runs = [visit.run(MAP_PAGE, _NATIONAL) for _ in range(3)]
            pages = [_page_line(visit, address, title) for address, title in _HEAVY]
        if runs[0].errors:
            raise RuntimeError(f"the page « {PAGES[MAP_PAGE]} » failed: {runs[0].errors[0]}")
        with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
            page = context.new_page()
            page.goto(f"{server.url}/{MAP_PAGE}?{_NATIONAL}", wait_until="commit")
            page.wait_for_selector("iframe", timeout=_PATIENCE_MS)
            frame = page.frames[-1]
            drawn = frame.wait_for_function(
                _ALL_DRAWN, arg=COUNT, polling=20, timeout=_PATIENCE_MS
            ).json_value()
    heavy, first, again = runs[0].map_size / 1e6, runs[0].seconds, runs[-1].seconds
    drawing = "  dessin, du cadre de la carte vide à tous les tracés"
    return [
        Line(f"Carte de {COUNT} quartiers : message de la carte", _read(heavy, "Mo"), "≤ 1,5 Mo"),
        Line("  toute la page, première visite", _read(runs[0].size / 1e6, "Mo")),
        Line("  script, première visite", _read(first, "s")),
        Line("  script, vue de nouveau", _read(again, "s")),
        Line(drawing, _read(drawn / 1000, "s"), "≤ 1,5 s"),
        *pages,
    ]


def _page_line(visit: Visit, address: str, title: str) -> Line:
    """Time and weigh a page at the first visit, then seen again."""
    page, _, query = address.partition("?")
    first, again = visit.run(page, query), visit.run(page, query)
    if first.errors:
        raise RuntimeError(f"the page « {title} » failed: {first.errors[0]}")
    told = (
        f"{_read(first.seconds, 's')}, puis {_read(again.seconds, 's')}, "
        f"{_read(first.size / 1e6, 'Mo')}"
    )
    return Line(f"  page {title}, {COUNT} quartiers", told)


def _read(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}".replace(".", ",")


if __name__ == "__main__":
    fill()
