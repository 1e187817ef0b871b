"""Squares of a grid: named, grouped, put on the ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo.grid import GridSquare, contiguous, grid_square, grounds_of, shares_inside

NAME = "CRS3035RES200mN3078800E3811400"
SQUARE = GridSquare(3035, 200, 3811400, 3078800)
INDICES = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=40)


def test_a_name_says_where_a_square_is() -> None:
    assert grid_square(NAME) == SQUARE
    assert SQUARE.code == NAME
    assert SQUARE.index == (19057, 15394)


@pytest.mark.parametrize("name", ["", "62765", "CRS2154RES200mN1E1", NAME[:-8], NAME + "X"])
def test_another_text_is_no_square(name: str) -> None:
    assert grid_square(name) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    found = grid_square(text)
    assert found is None or found.size_m > 0


def test_a_corner_is_a_contact_only_when_asked() -> None:
    diagonal = {(0, 0), (1, 1), (5, 5), (5, 6)}
    assert contiguous(diagonal, with_corners=False) == [((0, 0),), ((1, 1),), ((5, 5), (5, 6))]
    assert contiguous(diagonal, with_corners=True) == [((0, 0), (1, 1)), ((5, 5), (5, 6))]


@given(INDICES, st.booleans())
def test_groups_part_the_squares_and_never_touch(
    indices: set[tuple[int, int]], with_corners: bool
) -> None:
    groups = contiguous(indices, with_corners=with_corners)
    everything = [one for group in groups for one in group]
    assert sorted(everything) == sorted(indices)
    owner = {one: rank for rank, group in enumerate(groups) for one in group}
    for column, row in indices:
        for near in ((column + 1, row), (column, row + 1)):
            assert near not in owner or owner[near] == owner[column, row]


@given(INDICES)
def test_corners_only_ever_join_groups(indices: set[tuple[int, int]]) -> None:
    by_side = contiguous(indices, with_corners=False)
    assert len(contiguous(indices, with_corners=True)) <= len(by_side)


def test_the_ground_of_squares_is_where_the_projection_says() -> None:
    # The worked example of EPSG guidance note 7-2: 5° E, 50° N is at 3962799.45, 2999718.85.
    holding = GridSquare(3035, 200, 3962600, 2999600)
    east = GridSquare(3035, 200, 3962800, 2999600)
    first, both, other = grounds_of([[holding], [holding, east], [east]])
    assert first.contains(Point(5 - 1e-5, 50))
    assert not first.contains(Point(5.003, 50))
    assert both.geom_type == "Polygon"
    assert both.area == pytest.approx(first.area + other.area, rel=0.01)
    assert grounds_of([]) == []


def test_squares_of_two_projections_are_refused() -> None:
    with pytest.raises(ValueError, match="one projection"):
        grounds_of([[SQUARE], [GridSquare(2975, 200, 343000, 7634000)]])


def test_the_share_of_a_square_on_a_shape_is_that_of_its_area() -> None:
    east = GridSquare(3035, 200, SQUARE.x_m + 200, SQUARE.y_m)
    far = GridSquare(3035, 200, SQUARE.x_m + 2000, SQUARE.y_m)
    (ground,) = grounds_of([[east]])
    assert shares_inside([SQUARE, east, far], [ground]) == pytest.approx([0, 1, 0], abs=0.01)
    assert shares_inside([SQUARE], []) == [0.0]
