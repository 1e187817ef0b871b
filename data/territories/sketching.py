"""Shapes with fewer points, for a map of many territories."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from data.territories.views import Geometry

_COARSEST_TIMES = 16
_MOST_KEPT = 4
"""Drawings of a whole set of shapes, of some megabytes each when the country is drawn."""


def sketched(
    geometries: Mapping[str, Geometry], detail_m: float, most_points: int
) -> dict[str, Geometry]:
    """Return the shapes, simplified together and rounded to a metre.

    A shape that simplifying or rounding would destroy is kept as it is.

    Args:
        geometries: in WGS 84, by code.
        detail_m: the smallest detail kept, in metres; doubled, up to sixteen times, while there
            are too many points.
        most_points: how many are few enough, all shapes together.
    """
    from shapely import to_wkb
    from shapely.geometry import shape

    written = tuple(to_wkb(shape(one)) for one in geometries.values())
    light = _drawn(written, detail_m, most_points)
    return {code: drawn or geometries[code] for code, drawn in zip(geometries, light, strict=True)}


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(
    written: tuple[bytes, ...], detail_m: float, most_points: int
) -> tuple[Geometry | None, ...]:
    """Simplify shapes in WKB; nothing stands for one that would be destroyed.

    Kept: outlines seldom change, while each day looked at and each indicator draws them anew.
    """
    import geopandas
    from shapely import from_wkb, get_num_coordinates

    from geo.crs import WGS84
    from geo.shapes import simplified

    frame = geopandas.GeoDataFrame(geometry=from_wkb(list(written)), crs=WGS84)
    times, simple = 1, simplified(frame, detail_m)
    while times < _COARSEST_TIMES and get_num_coordinates(simple.geometry).sum() > most_points:
        times *= 2
        simple = simplified(frame, detail_m * times)
    return tuple(_to_metre(one) for one in simple.geometry)


def _to_metre(drawn: Any) -> Geometry | None:
    """Return a shape rounded to a metre; nothing when that destroys it."""
    from shapely.geometry import mapping

    from geo.errors import GeoError
    from geo.shapes import rounded

    if drawn.is_empty:
        return None
    try:
        return dict(mapping(rounded(drawn)))
    except GeoError:
        return None
