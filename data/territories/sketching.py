"""Shapes with fewer points, for a map of many territories."""

from collections.abc import Mapping

from data.territories.views import Geometry

_COARSEST_TIMES = 16


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
    import geopandas
    from shapely import get_num_coordinates
    from shapely.geometry import mapping, shape

    from geo.crs import WGS84
    from geo.errors import GeoError
    from geo.shapes import rounded, simplified

    codes = list(geometries)
    frame = geopandas.GeoDataFrame(geometry=[shape(geometries[one]) for one in codes], crs=WGS84)
    times, simple = 1, simplified(frame, detail_m)
    while times < _COARSEST_TIMES and get_num_coordinates(simple.geometry).sum() > most_points:
        times *= 2
        simple = simplified(frame, detail_m * times)
    light: dict[str, Geometry] = {}
    for code, drawn in zip(codes, simple.geometry, strict=True):
        try:
            light[code] = mapping(rounded(drawn)) if not drawn.is_empty else geometries[code]
        except GeoError:
            light[code] = geometries[code]
    return light
