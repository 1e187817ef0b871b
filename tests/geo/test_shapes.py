"""Shapes are repaired, simplified, rounded and measured without surprises."""

import geopandas
import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.crs import LAMBERT93, WGS84, metric_crs
from geo.errors import CrsError, GeoError
from geo.shapes import area_ha, label_point, repaired, rounded, simplified

BOW_TIE = Polygon([(2.0, 50.0), (2.1, 50.1), (2.1, 50.0), (2.0, 50.1)])


def hectare() -> Polygon:
    """One hectare on the Lambert 93 grid, near Saint-Omer."""
    square = box(650_000, 7_070_000, 650_100, 7_070_100)
    return geopandas.GeoSeries([square], crs=LAMBERT93).to_crs(WGS84).iloc[0]


def neighbours() -> geopandas.GeoDataFrame:
    """Two shapes that share a wavy border, in Lambert 93."""
    wave = [(100 + 3 * (step % 2), 10 * step) for step in range(11)]
    left = Polygon([(0, 0), *wave, (0, 100)])
    right = Polygon([*wave, (200, 100), (200, 0)])
    move = np.array([650_000, 7_070_000])
    shapes = [shapely.transform(shape, lambda xy: xy + move) for shape in (left, right)]
    return geopandas.GeoDataFrame({"code": ["a", "b"]}, geometry=shapes, crs=LAMBERT93)


def test_area_is_in_hectares() -> None:
    assert area_ha(hectare()) == pytest.approx(1, abs=1e-6)


def test_area_works_overseas() -> None:
    assert area_ha(box(55.45, -20.9, 55.46, -20.89)) == pytest.approx(115.2, abs=0.5)


def test_area_refuses_metres_and_foreign_places() -> None:
    with pytest.raises(CrsError, match="WGS 84"):
        area_ha(box(650_000, 7_070_000, 650_100, 7_070_100))
    with pytest.raises(CrsError, match="aucun territoire"):
        area_ha(box(100, 10, 101, 11))


def test_area_of_nothing_is_refused() -> None:
    with pytest.raises(GeoError, match="vide"):
        area_ha(Polygon())


def test_metric_crs_is_the_official_projection() -> None:
    assert metric_crs(2.25, 50.75) == LAMBERT93
    assert metric_crs(55.5, -21.1) == "EPSG:2975"


def test_repaired_keeps_polygons_only() -> None:
    shape = repaired(BOW_TIE)
    assert shape.is_valid
    assert shape.geom_type == "MultiPolygon"
    spike = Polygon([(0, 0), (1, 0), (1, 1), (1, 2), (1, 1), (0, 1)])
    assert repaired(spike).equals(box(0, 0, 1, 1))


def test_repaired_leaves_a_valid_shape_alone() -> None:
    assert repaired(box(0, 0, 1, 1)).equals_exact(box(0, 0, 1, 1))


def test_repaired_refuses_what_has_no_area() -> None:
    with pytest.raises(GeoError, match="LineString"):
        repaired(LineString([(0, 0), (1, 1)]))


def test_simplified_keeps_shared_borders() -> None:
    before = neighbours()
    after = simplified(before, tolerance_m=30)
    assert shapely.get_num_coordinates(after.geometry.to_numpy()).sum() < 14
    assert shapely.coverage_is_valid(after.geometry.to_numpy())
    assert after.crs == LAMBERT93
    assert before.geometry.equals(neighbours().geometry)


def test_simplified_accepts_overlaps_one_shape_at_a_time() -> None:
    frame = neighbours()
    frame.geometry = frame.buffer(20)
    after = simplified(frame, tolerance_m=5)
    assert after.is_valid.all()
    assert after.area.sum() == pytest.approx(frame.area.sum(), rel=0.05)


def test_simplified_reads_geojson() -> None:
    collection = neighbours().to_crs(WGS84).__geo_interface__
    after = simplified(collection, tolerance_m=30)
    assert after.crs == WGS84
    assert list(after["code"]) == ["a", "b"]


def test_simplified_says_what_is_wrong() -> None:
    with pytest.raises(CrsError, match="absent"):
        simplified(neighbours().set_crs(None, allow_override=True), 10)
    with pytest.raises(GeoError, match="négative"):
        simplified(neighbours(), -1)
    with pytest.raises(GeoError, match="Aucune géométrie"):
        simplified(neighbours().iloc[:0], 10)


def test_rounded_is_valid_on_the_grid() -> None:
    shape = rounded(hectare(), 5)
    coordinates = shapely.get_coordinates(shape)
    assert shape.is_valid
    assert (coordinates == coordinates.round(5)).all()
    needle = Polygon([(0, 0), (1, 0), (1, 1), (0.500001, 0.000001), (0, 1)])
    assert rounded(needle, 5).is_valid


def test_rounded_refuses_to_make_a_shape_vanish() -> None:
    with pytest.raises(GeoError, match="trop petite"):
        rounded(box(2.0000001, 50, 2.0000002, 50.0000001), 5)


def test_label_point_is_inside_the_biggest_part() -> None:
    big, small = box(2.0, 50.0, 2.2, 50.1), box(3.0, 50.0, 3.01, 50.01)
    assert big.contains(Point(label_point(MultiPolygon([small, big]))))


def test_label_point_avoids_the_hollow_of_a_horseshoe() -> None:
    horseshoe = box(2, 50, 2.3, 50.3).difference(box(2.1, 50.1, 2.2, 50.3))
    assert horseshoe.contains(Point(label_point(horseshoe)))


def test_label_point_of_a_line_is_on_it() -> None:
    assert label_point(Point(2.5, 50.5)) == (2.5, 50.5)
