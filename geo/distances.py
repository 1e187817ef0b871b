"""How far apart shapes are on the ground."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import shapely

from geo.crs import WGS84, metric_crs
from geo.errors import GeoError

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely import Geometry

_TOUCHING_M: Final = 0.001
"""Below a millimetre, shapes meet: files round to a metre at best, and sums of degrees are not
exact (2.26 + 0.01 falls a little short of 2.27)."""


def distance_m(one: Geometry, other: Geometry) -> float:
    """Distance in metres between the nearest points of two shapes in degrees, 0 if they meet.

    Shapes are in WGS 84. It is measured in the official projection of the first one: right near
    it, rough far from it.

    Raises:
        CrsError: the first shape is outside the known territories.
        GeoError: a shape is empty.
    """
    if one.is_empty or other.is_empty:
        raise GeoError("Géométrie vide : un contour est attendu.")
    if one.intersects(other):
        return 0.0
    centre = one.centroid
    to_metres = _transformer(metric_crs(centre.x, centre.y)).transform
    ground, target = (
        shapely.transform(shape, to_metres, interleaved=False) for shape in (one, other)
    )
    apart = float(ground.distance(target))
    return apart if apart > _TOUCHING_M else 0.0


@lru_cache(maxsize=8)
def _transformer(crs: str) -> Transformer:
    """Change of coordinates from WGS 84 to a projection; slow to build, so kept."""
    from pyproj import Transformer

    return Transformer.from_crs(WGS84, crs, always_xy=True)
