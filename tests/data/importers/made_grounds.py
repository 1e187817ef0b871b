"""Territories, shapes, places and statistics made by hand, and their saving without any file."""

from dataclasses import replace
from pathlib import Path

from data.base.database import reading
from data.base.drafts import SourceDraft
from data.importers import service
from data.importers.files import IncomingFile
from data.importers.formats import Content, FormatCode, Reading
from data.importers.pipeline import beside_the_base
from data.importers.views import ImportReport, Preview
from data.indicators.drafts import IndicatorsDraft, ObservationDraft, StatisticsDraft
from data.indicators.vocabulary import Absence
from data.territories.drafts import (
    BoundaryDraft,
    LinkDraft,
    PlaceDraft,
    TerritoriesDraft,
    TerritoryDraft,
)
from data.territories.vocabulary import LinkKind, TerritoryKind

QUARTERS = {
    "QN06236M": ("Saint-Exupéry - Léon Blum", ("62040", "62525", "62765"), 2.266, 50.741),
    "QN06237M": ("Quai Du commerce - Saint Sépulcre", ("62765",), 2.258, 50.753),
    "QN06256M": ("Centre Historique", ("62014",), 2.395, 50.638),
}
"""Name, communes, longitude and latitude of a corner; the shapes are invented squares."""

EARLIER = {"QN06236M": "QP062036", "QN06237M": "QP062037", "QN06256M": "QP062058"}
COMMUNES = {
    "62765": ("Saint-Omer", 2.24, 50.735),
    "62525": ("Longuenesse", 2.21, 50.72),
    "62040": ("Arques", 2.265, 50.72),
    "62014": ("Aire-sur-la-Lys", 2.38, 50.62),
}
SOURCE = SourceDraft(title="Fichier fait à la main", producer="INSEE", dataset="D", edition="2024")


def square(lon: float, lat: float, side: float = 0.004, area_ha: float = 12.5) -> BoundaryDraft:
    """Return a square whose south-west corner is there."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    ring = tuple((round(lon + x * side, 5), round(lat + y * side, 5)) for x, y in corners)
    middle = side / 2
    return BoundaryDraft(
        {"type": "Polygon", "coordinates": (ring,)}, area_ha, lon + middle, lat + middle
    )


def quarters_2024() -> TerritoriesDraft:
    """Return the three quarters with their shapes and their communes, as their contours say."""
    return TerritoriesDraft(
        territories=tuple(
            TerritoryDraft(code, TerritoryKind.QPV_2024, name, square(lon, lat))
            for code, (name, _, lon, lat) in QUARTERS.items()
        ),
        links=tuple(
            LinkDraft(code, LinkKind.OVERLAPS, commune)
            for code, (_, communes, _, _) in QUARTERS.items()
            for commune in communes
        ),
    )


def communes() -> TerritoriesDraft:
    """Return the shapes of four communes of the agglomeration."""
    return TerritoriesDraft(
        tuple(
            TerritoryDraft(code, TerritoryKind.COMMUNE, name, square(lon, lat, 0.06, 900))
            for code, (name, lon, lat) in COMMUNES.items()
        )
    )


def correspondence() -> TerritoriesDraft:
    """Return the quarters of 2015 that those of 2024 succeed to."""
    return TerritoriesDraft(
        territories=tuple(
            TerritoryDraft(code, kind, QUARTERS[key][0])
            for key, other in EARLIER.items()
            for code, kind in ((key, TerritoryKind.QPV_2024), (other, TerritoryKind.QPV_2015))
        ),
        links=tuple(LinkDraft(key, LinkKind.SUCCEEDS, other) for key, other in EARLIER.items()),
    )


def incomes(*years: int, edition: str = "2022", more: float = 0) -> StatisticsDraft:
    """Return the income of the quarters of 2015, one of which has none the first year."""
    return StatisticsDraft(
        grounds=TerritoriesDraft(
            tuple(
                TerritoryDraft(code, TerritoryKind.QPV_2015, "Autre nom")
                for code in EARLIER.values()
            )
        ),
        values=IndicatorsDraft(
            observations=tuple(
                ObservationDraft(
                    indicator="median_disposable_income",
                    territory=code,
                    data_year=year,
                    value=10_000.0 + rank * 100 + year - 2000 + more,
                    edition=edition,
                    perimeter="2015",
                )
                for rank, code in enumerate(EARLIER.values())
                for year in years
            )
        ),
    )


def schools(*values: float | None, year: int = 2022) -> StatisticsDraft:
    """Return schools of Longuenesse with their index; the missing one is not published."""
    codes = [f"06{rank:05d}A" for rank in range(len(values))]
    return StatisticsDraft(
        grounds=TerritoriesDraft(
            places=tuple(
                PlaceDraft(code, f"École {code}", "primaire", code, "62525", "public")
                for code in codes
            )
        ),
        values=IndicatorsDraft(
            observations=tuple(
                replace(an_index(code, year), value=value, absence=None)
                if value is not None
                else an_index(code, year)
                for code, value in zip(codes, values, strict=True)
            )
        ),
    )


def an_index(school: str, year: int) -> ObservationDraft:
    """Return the index of a school, not published."""
    return ObservationDraft(
        indicator="school_ips",
        territory="",
        place=school,
        data_year=year,
        value=None,
        absence=Absence.NOT_PUBLISHED,
        edition=str(year),
    )


def placed(
    folder: Path,
    content: Content,
    *,
    name: str = "fichier.csv",
    code: str = FormatCode.OUTLINES,
    source: SourceDraft | None = SOURCE,
) -> Preview:
    """Place content beside the base, as if a file of this name had said it."""
    path = folder / name
    path.write_text(f"{name} {content!r}", "utf-8")
    with reading() as session:
        return beside_the_base(
            session, IncomingFile(name, path), Reading(code, content, {}, source=source)
        )


def saved(
    folder: Path,
    content: Content,
    *,
    name: str = "fichier.csv",
    code: str = FormatCode.OUTLINES,
    source: SourceDraft | None = SOURCE,
) -> ImportReport:
    """Save content, as if a file of this name had said it."""
    preview = placed(folder, content, name=name, code=code, source=source)
    return service.save(preview, author="Cabinet")


def saved_batch(folder: Path, content: Content, *, name: str = "fichier.csv") -> int:
    """Save content that brings something, and return the number of its import."""
    number = saved(folder, content, name=name).batch_id
    assert number is not None
    return number
