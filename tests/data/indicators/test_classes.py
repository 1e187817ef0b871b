"""Classes of a map: every value in exactly one, whichever way they are parted."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.indicators.classes import MOST, ClassMethod, classes, natural_breaks, round_bounds

VALUES = st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)), max_size=40)
METHODS = st.sampled_from(ClassMethod)


@given(VALUES, METHODS)
def test_every_value_is_in_exactly_one_class(values: list[float], method: ClassMethod) -> None:
    found = classes(values, method, 2)
    ranks = [found.rank_of(value) for value in values]
    assert all(rank is not None for rank in ranks)
    counts = [ranks.count(rank) for rank in range(len(found.bounds))]
    assert sum(counts) == len(values)
    assert len(found.bounds) <= MOST
    assert found.is_round or all(counts)
    for value, rank in zip(values, ranks, strict=True):
        low, high = found.bounds[rank or 0]
        assert low <= value <= high


@given(VALUES, METHODS)
def test_bounds_rise(values: list[float], method: ClassMethod) -> None:
    bounds = classes(values, method, 2).bounds
    assert all(low <= high for low, high in bounds)
    for (_, high), (low, _) in pairwise(bounds):
        assert high == low if method is ClassMethod.FIXED else high < low


@pytest.mark.parametrize("method", ClassMethod)
def test_nothing_known_makes_no_class(method: ClassMethod) -> None:
    found = classes([], method)
    assert found.bounds == ()
    assert found.rank_of(None) is None
    assert found.rank_of(1.0) is None


def spread(values: list[float], bounds: tuple[tuple[float, float], ...]) -> float:
    total = 0.0
    for low, high in bounds:
        held = [value for value in values if low <= value <= high]
        mean = sum(held) / len(held)
        total += sum((value - mean) ** 2 for value in held)
    return total


@given(st.lists(st.integers(0, 40).map(float), min_size=4, max_size=12))
def test_natural_breaks_are_the_best_there_are(values: list[float]) -> None:
    distinct = sorted(set(values))
    if len(distinct) <= 3:
        return
    best = min(
        spread(
            values,
            (
                (distinct[0], distinct[first - 1]),
                (distinct[first], distinct[second - 1]),
                (distinct[second], distinct[-1]),
            ),
        )
        for first, second in combinations(range(1, len(distinct)), 2)
    )
    assert spread(values, natural_breaks(values, 3)) == pytest.approx(best)


def test_natural_breaks_stand_where_values_leave_gaps() -> None:
    values = [1.0, 2.0, 3.0, 50.0, 51.0, 90.0, 91.0, 92.0]
    assert natural_breaks(values, 3) == ((1.0, 3.0), (50.0, 51.0), (90.0, 92.0))


@pytest.mark.parametrize(
    ("values", "decimals", "expected"),
    [
        ([11770.0, 13910.0], 0, [11500.0, 12000.0, 12500.0, 13000.0, 13500.0, 14000.0]),
        ([0.1, 0.3], 1, [0.1, 0.2, 0.3, 0.4]),
        ([-5.0, 7.0], 0, [-5.0, 0.0, 5.0, 10.0]),
        ([3.0], 0, [3.0, 4.0]),
    ],
)
def test_round_bounds_are_round(values: list[float], decimals: int, expected: list[float]) -> None:
    bounds = round_bounds(values, decimals)
    assert [low for low, _ in bounds] == expected[:-1]
    assert bounds[-1][1] == expected[-1]
