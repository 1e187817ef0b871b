"""Write shapes and what is known of them as GeoJSON or as a GeoPackage, in WGS 84."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from geo.crs import WGS84

Properties = Mapping[str, str | int | float | bool | None]
Feature = tuple[Mapping[str, Any], Properties]
"""A GeoJSON geometry in WGS 84, and what is known of it under the same names in each feature."""

_TYPES: Final = {bool: "boolean", int: "Int64", float: "Float64", str: "string"}


def as_geojson(features: Sequence[Feature], about: Mapping[str, str] | None = None) -> bytes:
    """Return a FeatureCollection (RFC 7946, so longitude then latitude in WGS 84), in UTF-8.

    Args:
        features: in the order in which they are written.
        about: what the collection says of itself, beside its features.
    """
    content = {
        "type": "FeatureCollection",
        **(about or {}),
        "features": [
            {"type": "Feature", "geometry": geometry, "properties": dict(properties)}
            for geometry, properties in features
        ],
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def as_geopackage(features: Sequence[Feature], layer: str) -> bytes:
    """Return a GeoPackage of one layer, whose reference system is EPSG:4326.

    A name that never has a value is a column of text: an empty column still says that it exists.
    """
    import geopandas
    from shapely.geometry import shape

    names = list(features[0][1]) if features else []
    frame = geopandas.GeoDataFrame(
        [dict(row) for _, row in features],
        columns=names,
        geometry=[shape(geometry) for geometry, _ in features],
        crs=WGS84,
    ).astype({name: _type_of(name, features) for name in names})
    content = BytesIO()
    frame.to_file(content, layer=layer, driver="GPKG", promote_to_multi=True)
    return content.getvalue()


def _type_of(name: str, features: Sequence[Feature]) -> str:
    """Return the type of a column: that of its values, a number being whole when all are."""
    kinds = {type(row[name]) for _, row in features if row[name] is not None}
    if kinds == {int, float}:
        return _TYPES[float]
    return _TYPES[kinds.pop()] if len(kinds) == 1 else _TYPES[str]
