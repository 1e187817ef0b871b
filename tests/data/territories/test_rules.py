"""Frames: what holds what, and how far apart."""

import pytest

from data.territories.rules import (
    above,
    distance_km,
    frame_of,
    joined,
    overlap,
    padded,
    visible_labels,
    widened,
)

SQUARE = {"type": "Polygon", "coordinates": [[[2.0, 50.0], [3.0, 50.0], [3.0, 51.0], [2.0, 50.0]]]}
PAIR = {
    "type": "MultiPolygon",
    "coordinates": [SQUARE["coordinates"], [[[5.0, 49.0], [6.0, 49.0]]]],
}


def test_a_frame_holds_every_part() -> None:
    assert frame_of(SQUARE) == (2.0, 50.0, 3.0, 51.0)
    assert frame_of(PAIR) == (2.0, 49.0, 6.0, 51.0)


def test_above_is_the_middle_of_the_upper_side() -> None:
    assert above((2.0, 50.0, 3.0, 51.0)) == (2.5, 51.0)


def test_frames_join_and_grow() -> None:
    assert joined([(0, 0, 1, 1), (2, -1, 3, 0.5)]) == (0, -1, 3, 1)
    assert padded((0, 0, 10, 20), 0.1) == (-1, -2, 11, 22)


def test_a_small_frame_is_widened_and_a_large_one_is_kept() -> None:
    west, south, east, north = widened((2.0, 50.0, 2.001, 50.001), 2.5)
    assert (north - south) * 111.2 == pytest.approx(2.5)
    assert west < 2.0
    assert east > 2.001
    assert widened((2.0, 50.0, 3.0, 51.0), 2.5) == (2.0, 50.0, 3.0, 51.0)


@pytest.mark.parametrize(
    ("other", "expected"),
    [((1, 1, 2, 2), True), ((1.01, 0, 2, 1), False), ((0.2, 0.2, 0.4, 0.4), True)],
)
def test_frames_overlap_when_they_touch(
    other: tuple[float, float, float, float], expected: bool
) -> None:
    assert overlap((0, 0, 1, 1), other) is expected


def test_distance_is_in_kilometres() -> None:
    assert distance_km((2, 50, 2, 50), (2, 51, 2, 51)) == pytest.approx(111.2)


def test_a_name_stands_on_what_is_seen_and_off_other_shapes() -> None:
    ground = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 1], [0, 1], [0, 0]]]}
    west_half = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    (label,) = visible_labels([ground], (0, 0, 2, 1), [west_half])
    assert label is not None
    assert 1 < label[0] < 2
    assert visible_labels([ground, west_half], (10, 10, 11, 11), []) == [None, None]


def test_a_name_keeps_its_place_where_no_shape_is_to_be_kept_off() -> None:
    ground = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]}
    (label,) = visible_labels([ground], (0, 0, 2, 1), [])
    assert label is not None
    assert 0 < label[0] < 2
