"""The published datasets that boundary files are editions of."""

import re
from datetime import date

from data.base.drafts import SourceDraft
from data.base.formats import typeset
from data.importers.outlines.columns import CommuneColumns
from data.importers.outlines.opening import FoundLayer
from data.territories.vocabulary import TerritoryKind

_LICENCE = "Licence Ouverte 2.0"
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:-?(0[1-9]|1[0-2])-?([0-2]\d|3[01]))?(?!\d)")


def quarters_source(kind: TerritoryKind, found: FoundLayer) -> SourceDraft:
    """Return the source of the boundaries of priority quarters of a generation."""
    year = "2015" if kind is TerritoryKind.QPV_2015 else "2024"
    return SourceDraft(
        title=f"Contours des quartiers prioritaires de la politique de la ville {year}",
        producer="ANCT",
        dataset="qp-politiquedelaville" if year == "2015" else "qpv-2024",
        edition=year,
        published_on=_published_on(found),
        licence=_LICENCE,
        perimeter=year,
        note=_note(found),
    )


def communes_source(columns: CommuneColumns, found: FoundLayer, edition: int | None) -> SourceDraft:
    """Return the source of the boundaries of communes, by the columns that each portal writes."""
    title, producer, dataset = _publisher(columns, found.layer.columns)
    year = _year(found) or (str(edition) if edition else None)
    return SourceDraft(
        title=title,
        producer=producer,
        dataset=dataset,
        edition=year,
        published_on=_published_on(found),
        licence=_LICENCE,
        perimeter=year,
        note=_note(found),
    )


def _publisher(columns: CommuneColumns, headings: tuple[str, ...]) -> tuple[str, str, str]:
    plain = {heading.lower() for heading in headings}
    if "codeepci" in plain:
        return "Contours des communes (geo.api.gouv.fr)", "Etalab, IGN", "geo.api.gouv.fr"
    if columns.code.lower() == "code":
        return "Contours des communes (france-geojson)", "IGN", "france-geojson"
    return "Contours des communes (ADMIN EXPRESS)", "IGN", "ADMIN-EXPRESS"


def _year(found: FoundLayer) -> str | None:
    match = _YEAR.search(f"{found.label} {found.layer.name}")
    return match[1] if match else None


def _published_on(found: FoundLayer) -> date | None:
    for year, month, day in _YEAR.findall(f"{found.label} {found.layer.name}"):
        if month:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def _note(found: FoundLayer) -> str:
    """Say what the file itself tells: where it was in its archive, what it calls its layer."""
    name = found.layer.name[:120]
    layer = f", couche « {name} »" if name else ""
    return typeset(f"Lu dans « {found.label} »{layer}.")
