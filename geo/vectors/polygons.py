"""Polygons out of what files hold: checked before the geometry library sees them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo.errors import ShapeError

if TYPE_CHECKING:
    from shapely import Geometry

NO_SHAPE: Final = "aucune forme n’est donnée. Attendu : un polygone"
_DAMAGED: Final = "la forme est abîmée et ne se lit pas. Attendu : un polygone"
_NOT_FINITE: Final = "la forme a des coordonnées qui ne sont pas des nombres (NaN, infini)"
_CURVED: Final = (
    "la forme est faite de courbes, qui ne sont pas lues. Enregistrez le fichier de nouveau avec "
    "des segments droits (dans QGIS : « Convertir les géométries courbes »)"
)
_POLYGON, _MULTIPOLYGON = 3, 6
_CURVES: Final = (8, 9, 10, 11, 12, 13, 14)
_NAMES: Final = {
    1: "point",
    2: "ligne",
    4: "suite de points",
    5: "suite de lignes",
    7: "collection de formes",
    "Point": "point",
    "MultiPoint": "suite de points",
    "LineString": "ligne",
    "MultiLineString": "suite de lignes",
    "GeometryCollection": "collection de formes",
}
_MOST_RINGS: Final = 200_000
# Of the « extended » form of well-known binary.
_HAS_Z, _HAS_M, _HAS_SRID = 0x80000000, 0x40000000, 0x20000000


def polygon_of_json(geometry: Any) -> Geometry:
    """Return the polygon or multipolygon of a GeoJSON geometry, without its heights.

    Raises:
        ShapeError: it is missing, empty, damaged, or no surface.
    """
    if not isinstance(geometry, Mapping):
        raise ShapeError(NO_SHAPE if geometry is None else _DAMAGED)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise _other_kind(kind if isinstance(kind, str) else None)
    if not isinstance(coordinates, list):
        raise ShapeError(_DAMAGED)
    try:
        parts = coordinates if kind == "MultiPolygon" else [coordinates]
        with np.errstate(all="ignore"):
            polygons = [_polygon(rings) for rings in parts if rings]
    except (ValueError, TypeError, OverflowError, shapely.errors.ShapelyError) as error:
        raise ShapeError(_DAMAGED) from error
    return _checked(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))


def polygon_of_wkb(content: bytes | None) -> Geometry:
    """Return the polygon or multipolygon of a well-known binary, without its heights.

    Its structure is walked first: the geometry library would follow nested collections until the
    process dies.

    Raises:
        ShapeError: it is missing, empty, damaged, or no surface.
    """
    if not content:
        raise ShapeError(NO_SHAPE)
    try:
        _Walk(content).surface()
        with np.errstate(all="ignore"):
            shape = shapely.from_wkb(content)
    except (struct.error, ValueError, shapely.errors.ShapelyError) as error:
        raise ShapeError(_DAMAGED) from error
    return _checked(shapely.force_2d(shape))


def _polygon(rings: Sequence[Any]) -> Geometry:
    outer, *holes = [shapely.linearrings(_points(ring)) for ring in rings]
    return shapely.polygons(outer, holes=holes or None)


def _points(ring: Any) -> np.ndarray[Any, Any]:
    points = np.asarray(ring, dtype=float)
    if points.ndim != 2 or not 2 <= points.shape[1] <= 4:
        raise ShapeError(_DAMAGED)
    if not np.isfinite(points[:, :2]).all():
        raise ShapeError(_NOT_FINITE)
    return points[:, :2]


def _checked(shape: Geometry) -> Geometry:
    if shape.is_empty:
        raise ShapeError(NO_SHAPE)
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        raise ShapeError(_NOT_FINITE)
    return shape


def _other_kind(kind: str | int | None) -> ShapeError:
    if kind in _CURVES:
        return ShapeError(_CURVED)
    found = _NAMES.get(kind, "") if kind is not None else ""
    if not found:
        return ShapeError(_DAMAGED)
    return ShapeError(f"la forme est un objet « {found} ». Attendu : un polygone")


class _Walk:
    """Goes through a well-known binary without building anything."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._rings = 0

    def surface(self) -> None:
        """Check a polygon, or a multipolygon made of polygons."""
        order, kind, dimensions = self._head()
        if kind == _POLYGON:
            self._polygon(order, dimensions)
        elif kind == _MULTIPOLYGON:
            self._parts(order)
        else:
            raise _other_kind(kind)

    def _parts(self, order: str) -> None:
        for _ in range(self._count(order)):
            part_order, kind, dimensions = self._head()
            if kind != _POLYGON:
                raise ShapeError(_DAMAGED)
            self._polygon(part_order, dimensions)

    def _polygon(self, order: str, dimensions: int) -> None:
        for _ in range(self._count(order)):
            self._rings += 1
            points = self._count(order)
            self._at += points * dimensions * 8
            if self._at > len(self._content) or self._rings > _MOST_RINGS:
                raise ShapeError(_DAMAGED)

    def _head(self) -> tuple[str, int, int]:
        """Return byte order, kind, and numbers a point."""
        order = "<" if self._content[self._at : self._at + 1] == b"\1" else ">"
        (code,) = struct.unpack_from(f"{order}I", self._content, self._at + 1)
        self._at += 9 if code & _HAS_SRID else 5
        plain = code & 0x0FFFFFFF
        extra = bool(code & _HAS_Z) + bool(code & _HAS_M)
        more = {0: 0, 1: 1, 2: 1, 3: 2}.get(plain // 1000)
        if more is None:
            raise ShapeError(_DAMAGED)
        return order, plain % 1000, 2 + more + extra

    def _count(self, order: str) -> int:
        (count,) = struct.unpack_from(f"{order}I", self._content, self._at)
        self._at += 4
        return int(count)
