"""How far apart shapes are on the ground."""

import pytest
import shapely

from geo.distances import distance_m
from geo.errors import CrsError, GeoError


def square(lon: float, lat: float, side: float = 0.01) -> shapely.Polygon:
    return shapely.box(lon, lat, lon + side, lat + side)


def test_shapes_that_meet_are_not_apart() -> None:
    assert distance_m(square(2.26, 50.74), square(2.265, 50.745)) == 0
    assert distance_m(square(2.26, 50.74), square(2.27, 50.74)) == 0


def test_a_gap_of_a_metre_is_told() -> None:
    assert distance_m(square(2.26, 50.74), square(2.26, 50.75001)) == pytest.approx(1.1, abs=0.1)


def test_a_hundredth_of_a_degree_of_latitude_is_1_1_kilometres() -> None:
    assert distance_m(square(2.26, 50.74), square(2.26, 50.76)) == pytest.approx(1112, rel=0.01)


def test_a_degree_of_longitude_is_shorter() -> None:
    assert distance_m(square(2.26, 50.74), square(2.28, 50.74)) == pytest.approx(706, rel=0.01)


def test_overseas_is_measured_there() -> None:
    assert distance_m(square(55.45, -20.9), square(55.45, -20.88)) == pytest.approx(1107, rel=0.01)


def test_nothing_is_measured_from_an_empty_shape_or_out_of_the_territories() -> None:
    with pytest.raises(GeoError):
        distance_m(shapely.Polygon(), square(2, 50))
    with pytest.raises(CrsError):
        distance_m(square(120, 10), square(2, 50))
