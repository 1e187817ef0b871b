"""Shapes: repair, simplify, round, measure, and find where a label goes.

Geometries are Shapely's, in WGS 84 (longitude, latitude) unless said otherwise. Nothing is changed
in place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo.crs import WGS84, metric_crs
from geo.errors import CrsError, GeoError
from geo.tangles import is_tangled

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pyproj import Transformer
    from shapely import Geometry

_SQUARE_METRES_PER_HECTARE: Final = 10_000
# How close to the best place a label point has to be, as a share of the shape's width.
_LABEL_TOLERANCE: Final = 0.01


def area_ha(geometry: Geometry) -> float:
    """Area in hectares, in the official projection of the place (Lambert 93 in mainland France).

    This is the figure that official files carry. Lambert 93 enlarges the ground a little: 0.4 %
    in the Pas-de-Calais.

    Raises:
        CrsError: the geometry is not in WGS 84 degrees, or is outside the known territories.
        GeoError: the geometry is empty.
    """
    to_metres = _to_metres(*_centre(geometry))
    projected = shapely.transform(geometry, to_metres.transform, interleaved=False)
    return float(projected.area) / _SQUARE_METRES_PER_HECTARE


def repaired(geometry: Geometry) -> Geometry:
    """Make a valid Polygon or MultiPolygon of the same ground; stray lines and points go.

    Raises:
        GeoError: nothing with an area is left, or it is too broken to be made valid.
    """
    if not geometry.is_valid and is_tangled(geometry):
        raise GeoError("Géométrie qui se croise trop souvent : elle ne peut pas être réparée.")
    try:
        valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    except shapely.errors.GEOSException as error:
        raise GeoError("Géométrie trop abîmée : elle ne peut pas être réparée.") from error
    parts = _polygons(valid)
    if not parts:
        raise GeoError(
            f"Aucune surface dans la géométrie ({geometry.geom_type}) : un polygone est attendu."
        )
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def simplified(shapes: GeoDataFrame | Mapping[str, Any], tolerance_m: float) -> GeoDataFrame:
    """Return a new frame with fewer vertices; borders that neighbours share stay shared.

    When the polygons form a clean coverage (no gap, no overlap) it is simplified as a whole;
    otherwise each shape is simplified alone, without breaking it.

    Args:
        shapes: a frame with a reference system, or a GeoJSON FeatureCollection (WGS 84).
        tolerance_m: size of the smallest detail kept, in metres; 0 keeps everything. In a coverage
            a vertex goes when it makes a triangle below ``tolerance_m`` squared; elsewhere it is a
            distance to the simplified line.

    Raises:
        CrsError: the frame has no reference system, or lies outside the known territories.
        GeoError: the tolerance is negative, or there is nothing to simplify.
    """
    if tolerance_m < 0:
        raise GeoError(f"Tolérance négative : {tolerance_m} m. Une valeur positive est attendue.")
    frame = _frame(shapes)
    west, south, east, north = frame.to_crs(WGS84).total_bounds
    metric = frame.to_crs(metric_crs((west + east) / 2, (south + north) / 2))
    metric.geometry = _simplified_shapes(metric.geometry.to_numpy(), tolerance_m)
    return metric.to_crs(frame.crs)


def rounded(geometry: Geometry, decimals: int = 5) -> Geometry:
    """Geometry with its coordinates rounded, still valid; 5 decimals of a degree is one metre.

    Plain rounding comes first, so that neighbours keep the very same vertices; only a shape that
    it would break is snapped to the grid instead.

    Raises:
        GeoError: the shape is smaller than the rounding, nothing is left.
    """

    def to_grid(coordinates: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.round(coordinates, decimals)

    plain = shapely.transform(geometry, to_grid)
    if plain.is_valid:
        return plain
    snapped = shapely.set_precision(shapely.make_valid(geometry), 10.0**-decimals)
    clean = shapely.transform(snapped, to_grid)
    if clean.is_empty or not clean.is_valid:
        raise GeoError(f"Géométrie trop petite pour un arrondi à {decimals} décimales.")
    return clean


def label_point(geometry: Geometry) -> tuple[float, float]:
    """Longitude and latitude of a point well inside the biggest part, where a name can be written.

    Raises:
        CrsError: the geometry is not in WGS 84 degrees.
        GeoError: the geometry is empty.
    """
    _, latitude = _centre(geometry)
    squeeze = math.cos(math.radians(latitude))
    parts = _polygons(geometry)
    if not parts:
        point = geometry.representative_point()
        return float(point.x), float(point.y)
    biggest = max(parts, key=lambda part: float(part.area))
    # A degree of longitude is shorter than one of latitude: search on the ground's proportions.
    ground = shapely.transform(biggest, lambda xy: xy * [squeeze, 1])
    tolerance = _LABEL_TOLERANCE * math.sqrt(ground.area)
    x, y = shapely.maximum_inscribed_circle(ground, tolerance).coords[0]
    point = shapely.Point(x / squeeze, y)
    if not biggest.contains(point):
        point = biggest.representative_point()
    return float(point.x), float(point.y)


def label_point_within(
    geometry: Geometry,
    frame: tuple[float, float, float, float],
    avoid: Sequence[Geometry] = (),
    least_share: float = 0.05,
) -> tuple[float, float] | None:
    """Where a name can be written on the part of a shape that a frame shows.

    Args:
        geometry: a shape in WGS 84 degrees.
        frame: west, south, east, north.
        avoid: shapes that the name should not cover.
        least_share: nothing is returned when the visible part covers less than this share of the
            frame.
    """
    visible = shapely.clip_by_rect(geometry, *frame)
    visible = visible.difference(shapely.union_all([repaired(shape) for shape in avoid]))
    west, south, east, north = frame
    if visible.is_empty or visible.area < least_share * (east - west) * (north - south):
        return None
    return label_point(repaired(visible))


def _polygons(geometry: Geometry) -> list[Geometry]:
    """Every polygon of a geometry, collections opened."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    return [found for part in getattr(geometry, "geoms", ()) for found in _polygons(part)]


def _centre(geometry: Geometry) -> tuple[float, float]:
    """Middle of the bounds, in degrees."""
    if geometry is None or geometry.is_empty:
        raise GeoError("Géométrie vide : un contour ou un point est attendu.")
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise CrsError(
            f"Coordonnées hors des degrés WGS 84 (emprise {geometry.bounds}) : reprojetez d'abord."
        )
    return (west + east) / 2, (south + north) / 2


def _to_metres(lon: float, lat: float) -> Transformer:
    """Change of coordinates from degrees to the metres of the place."""
    return _transformer(metric_crs(lon, lat))


@lru_cache(maxsize=16)
def _transformer(crs: str) -> Transformer:
    """Change of coordinates from WGS 84 to a projection; slow to build, so kept."""
    from pyproj import Transformer

    return Transformer.from_crs(WGS84, crs, always_xy=True)


def _frame(shapes: GeoDataFrame | Mapping[str, Any]) -> GeoDataFrame:
    """Frame of the shapes, checked to have rows and a reference system."""
    import geopandas

    if not isinstance(shapes, geopandas.GeoDataFrame):
        shapes = geopandas.GeoDataFrame.from_features(shapes["features"], crs=WGS84)
    if shapes.empty:
        raise GeoError("Aucune géométrie à simplifier.")
    if shapes.crs is None:
        raise CrsError("Système de coordonnées absent : déclarez-le avant de simplifier.")
    return shapes


def _simplified_shapes(shapes: np.ndarray[Any, Any], tolerance_m: float) -> np.ndarray[Any, Any]:
    """Shapes in metres, simplified together when they form a coverage, one by one otherwise."""
    are_polygons = np.isin(shapely.get_type_id(shapes), [3, 6]).all()
    if are_polygons and shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes):
        together: np.ndarray[Any, Any] = shapely.coverage_simplify(shapes, tolerance_m)
        return together
    alone: np.ndarray[Any, Any] = shapely.simplify(shapes, tolerance_m, preserve_topology=True)
    return alone
