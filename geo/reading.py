"""Vector files in any state: GeoJSON, GeoPackage and shapefile, as rows of text and WGS 84 shapes.

Bounded in time and memory; a file that cannot be read gives a ``GeoError`` in French.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.locating import OUTSIDE, located
from geo.vectors.geojson import GeoJsonLayer
from geo.vectors.geopackage import geopackage_layers
from geo.vectors.model import Attributes, Keep, VectorLayer
from geo.vectors.shapefile import ShapefileLayer, is_table

if TYPE_CHECKING:
    from shapely import Geometry

__all__ = ["Attributes", "Feature", "Features", "Keep", "VectorLayer", "layers_of", "read_features"]

_SQLITE_START: Final = b"SQLite format 3\0"


@dataclass(frozen=True)
class Feature:
    """A row that was kept.

    Attributes:
        line: its line in a text, else its number in the table.
        shape: polygon or multipolygon in WGS 84, as drawn: it may cross itself.
        trouble: why there is no shape, in French.
    """

    line: int
    attributes: Attributes
    shape: Geometry | None
    trouble: str = ""


@dataclass(frozen=True)
class Features:
    """What was read of a layer.

    Attributes:
        seen: rows of the layer, kept or not.
        warnings: what had to be guessed, in French.
    """

    kept: tuple[Feature, ...]
    seen: int
    warnings: tuple[str, ...] = ()


def layers_of(path: Path) -> tuple[VectorLayer, ...]:
    """Return the layers of a file, told by its first bytes: a shapefile by its table (``.dbf``).

    Raises:
        UnreadableVectorError: it is damaged, or holds no layer of surfaces.
    """
    with path.open("rb") as content:
        start = content.read(len(_SQLITE_START))
    if start == _SQLITE_START:
        return geopackage_layers(path)
    if path.suffix.lower() == ".dbf" and is_table(path):
        return (ShapefileLayer(path),)
    return (GeoJsonLayer(path),)


def read_features(layer: VectorLayer, keep: Keep) -> Features:
    """Read the rows of a layer that ``keep`` wants, their shapes in WGS 84.

    Raises:
        UnreadableVectorError: the file is damaged, or too big.
        CrsError: none of the shapes kept lies in France.
    """
    raw = layer.read(keep)
    shapes = [row.shape for row in raw.features if row.shape is not None]
    where = located(shapes, raw.crs, is_wgs84_by_rule=raw.is_wgs84_by_rule)
    placed = iter(zip(where.shapes, where.are_french, strict=True))
    kept = []
    for row in raw.features:
        shape, trouble = None, row.trouble
        if row.shape is not None:
            shape, is_here = next(placed)
            shape, trouble = (shape, "") if is_here else (None, OUTSIDE)
        kept.append(Feature(row.line, row.attributes, shape, trouble))
    warnings = (where.warning,) if where.warning else ()
    return Features(tuple(kept), raw.seen, warnings)
