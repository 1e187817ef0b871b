"""The map as geographic files: each quarter drawn, with all that its figure needs to be read."""

from collections.abc import Callable
from datetime import date

from data.base.chart import Cell
from data.territories.views import MapFeature, MapView
from geo.exporting import Feature, Properties, as_geojson, as_geopackage

LAYER = "quartiers"
_NAMES = {
    "indicateur": "Indicateur",
    "valeur": "Valeur",
    "unite": "Unité",
    "annee": "Année",
    "edition": "Édition",
    "perimetre": "Périmètre",
    "code_perimetre": "Code du périmètre",
    "source": "Source",
    "absence": "Absence",
}
_CODE, _SIMULATED = "Code du quartier", "Simulé"


def map_geojson(view: MapView) -> bytes:
    """Return the quarters drawn as GeoJSON, with the map's title, source and caution."""
    about = {"titre": view.title, "source": view.source, "precaution": view.caution}
    return as_geojson(map_features(view), {name: text for name, text in about.items() if text})


def map_geopackage(view: MapView) -> bytes:
    """Return the quarters drawn as a GeoPackage."""
    return as_geopackage(map_features(view), LAYER)


WRITERS: dict[str, Callable[[MapView], bytes]] = {
    "geojson": map_geojson,
    "gpkg": map_geopackage,
}
"""What writes a map, by the file's extension."""


def map_features(view: MapView) -> list[Feature]:
    """Return each quarter drawn, its whole shape, and what the map shows of it.

    ``precaution`` repeats the map's caution where the value was made on another perimeter.
    """
    rows = {
        str(row[view.table.columns.index(_CODE)]): dict(zip(view.table.columns, row, strict=True))
        for row in view.table.rows
    }
    return [(one.geometry, _properties(view, one, rows[one.code])) for one in view.features]


def _properties(view: MapView, feature: MapFeature, row: dict[str, Cell]) -> Properties:
    known = {name: _plain(row[column]) for name, column in _NAMES.items() if column in row}
    ground = known.get("code_perimetre")
    legend = {one.class_index: one.label for one in view.legend if one.class_index is not None}
    is_moved = feature.value is not None and ground not in {None, feature.code}
    return {
        "code": feature.code,
        "nom": feature.name,
        "communes": str(row["Communes"]),
        **known,
        "classe": legend.get(feature.class_index) if feature.class_index is not None else None,
        "simule": row.get(_SIMULATED) == "oui",
        "precaution": view.caution if is_moved else None,
    }


def _plain(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell
