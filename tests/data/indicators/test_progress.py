"""Progress to a target: one rule for rising, falling, keeping and ranges; an honest outlook."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.indicators.progress import (
    Aim,
    Outlook,
    expected,
    fitted,
    is_backwards,
    is_met,
    progress,
    projected,
    rounding,
)
from data.indicators.vocabulary import Direction

VALUES = st.integers(-1_000, 1_000).map(float)
SIDES = st.sampled_from([Direction.UP, Direction.DOWN])


def aim(low: float, high: float | None = None, direction: Direction = Direction.UP) -> Aim:
    return Aim(low, low if high is None else high, direction, rounding(1))


def way(baseline: float, target: float) -> Aim:
    """Aim at a target on the favourable side of its start."""
    return aim(target, direction=Direction.UP if target > baseline else Direction.DOWN)


@given(VALUES, VALUES, VALUES)
def test_progress_is_the_rule_up_and_down(baseline: float, target: float, actual: float) -> None:
    assume(baseline != target)
    rule = 100 * (actual - baseline) / (target - baseline)
    assert progress(way(baseline, target), actual, baseline) == pytest.approx(rule)


@given(VALUES, VALUES, VALUES)
def test_rising_and_falling_are_symmetric(baseline: float, target: float, actual: float) -> None:
    assume(baseline != target)
    mirrored = progress(way(-baseline, -target), -actual, -baseline)
    assert progress(way(baseline, target), actual, baseline) == pytest.approx(mirrored)
    assert is_met(way(baseline, target), actual) == is_met(way(-baseline, -target), -actual)


@given(VALUES, VALUES, VALUES, VALUES)
def test_nearer_the_target_is_never_less_progress(
    baseline: float, target: float, one: float, other: float
) -> None:
    assume(baseline != target)
    near, far = sorted((one, other), reverse=target > baseline)
    done = progress(way(baseline, target), near, baseline)
    assert done is not None
    assert done >= (progress(way(baseline, target), far, baseline) or 0) - 1e-9


@given(VALUES, VALUES)
def test_the_start_is_nothing_and_the_target_is_all(baseline: float, target: float) -> None:
    assume(baseline != target)
    assert progress(way(baseline, target), baseline, baseline) == pytest.approx(0)
    assert progress(way(baseline, target), target, baseline) == pytest.approx(100)
    assert is_met(way(baseline, target), target)


@given(VALUES, VALUES, SIDES)
def test_no_way_means_no_progress(value: float, actual: float, side: Direction) -> None:
    assert progress(aim(value, direction=side), actual, value) is None


def test_progress_is_never_clipped() -> None:
    assert progress(aim(30), 35, 20) == pytest.approx(150)
    assert progress(aim(30), 15, 20) == pytest.approx(-50)


@given(VALUES, VALUES, SIDES)
def test_a_target_on_the_wrong_side_is_kept_rather_than_reached(
    baseline: float, target: float, side: Direction
) -> None:
    assume(baseline != target)
    wrong = (target < baseline) == (side is Direction.UP)
    assert is_backwards(aim(target, direction=side), baseline) == wrong
    assert (progress(aim(target, direction=side), baseline, baseline) is None) == wrong


@given(VALUES, st.integers(1, 500), VALUES, VALUES)
def test_a_range_is_done_inside_and_only_there(
    low: float, width: int, actual: float, baseline: float
) -> None:
    span = aim(low, low + width, Direction.RANGE)
    inside = low <= actual <= low + width
    assert is_met(span, actual) == inside
    done = progress(span, actual, baseline)
    if low <= baseline <= low + width:
        assert done is None
    else:
        assert done is not None
        assert (done == 100) == inside
        nearest = low if baseline < low else low + width
        if not inside and (actual < low) == (baseline < low):
            assert done == pytest.approx(100 * (actual - baseline) / (nearest - baseline))


def test_a_range_missed_by_the_other_side_is_not_done() -> None:
    span = aim(10, 20, Direction.RANGE)
    assert progress(span, 25, 5) == pytest.approx(0)
    assert progress(span, 22.5, 5) == pytest.approx(50)


@pytest.mark.parametrize(("actual", "kept"), [(30.04, True), (29.96, True), (30.1, False)])
def test_a_value_to_keep_is_kept_within_its_rounding(actual: float, kept: bool) -> None:
    assert is_met(aim(30, direction=Direction.HOLD), actual) == kept


def test_a_value_to_keep_has_progress_when_it_started_elsewhere() -> None:
    held = aim(30, direction=Direction.HOLD)
    assert progress(held, 32, 34) == pytest.approx(50)
    assert progress(held, 28, 34) == pytest.approx(50)
    assert progress(held, 30, 30) is None


@given(VALUES, VALUES, st.integers(2000, 2030), st.integers(1, 30))
def test_the_path_is_straight_then_level(low: float, goal: float, first: int, years: int) -> None:
    assume(low != goal)
    due = first + years
    seen = [expected(way(low, goal), (first, low), due, year) for year in range(first, due + 3)]
    assert seen[0] == pytest.approx(low)
    assert seen[years] == pytest.approx(goal)
    assert seen[-1] == seen[-2] == seen[years]
    middle = expected(way(low, goal), (0, low), 2, 1)
    assert middle == pytest.approx((low + goal) / 2)


def test_there_is_no_path_before_the_start_nor_backwards_in_time() -> None:
    assert expected(aim(30), (2024, 20.0), 2032, 2023) is None
    assert expected(aim(30), (2024, 20.0), 2024, 2024) is None


def outlook(points: list[tuple[int, float]], **values: Any) -> tuple[Any, ...]:
    target = values.pop("target", aim(30))
    found = projected(target, points, values.pop("baseline", points[0][1]))
    return found.outlook, found.earliest, found.latest


def test_two_values_are_not_enough() -> None:
    assert outlook([(2024, 20), (2026, 25)])[0] is Outlook.TOO_FEW


def test_a_perfect_line_gives_one_year() -> None:
    points = [(2024, 20.0), (2025, 21.0), (2026, 22.0)]
    assert outlook(points) == (Outlook.BETWEEN, 2034, 2034)


def test_scattered_values_give_an_interval_around_the_line() -> None:
    points = [(year, 18.0 + year - 2020) for year in range(2020, 2027)]
    points = [(year, value + (0.6 if year % 2 else -0.6)) for year, value in points]
    found, earliest, latest = outlook(points)
    assert found is Outlook.BETWEEN
    assert earliest < 2032 < latest


def test_few_scattered_values_give_no_last_year() -> None:
    found, earliest, latest = outlook([(2024, 20), (2025, 23), (2026, 22)])
    assert (found, latest) == (Outlook.NOT_BEFORE, None)
    assert earliest > 2026


def test_what_goes_the_other_way_is_said() -> None:
    assert outlook([(2024, 20), (2025, 19), (2026, 18)])[0] is Outlook.AWAY
    falling = aim(10, direction=Direction.DOWN)
    assert outlook([(2024, 20), (2025, 21), (2026, 22)], target=falling)[0] is Outlook.AWAY
    assert outlook([(2024, 20), (2025, 20), (2026, 20)])[0] is Outlook.STILL


def test_what_is_far_has_no_date() -> None:
    found, earliest, _ = outlook([(2024, 20), (2025, 20.05), (2026, 20.1)])
    assert (found, earliest) == (Outlook.FAR, 2066)


def test_what_is_reached_needs_no_date() -> None:
    assert outlook([(2024, 20), (2026, 31)])[0] is Outlook.MET


@given(st.lists(VALUES, min_size=3, max_size=12))
def test_the_interval_is_ordered_and_in_the_future(values: list[float]) -> None:
    points = [(2010 + rank, value) for rank, value in enumerate(values)]
    _, earliest, latest = outlook(points, target=aim(500))
    assert earliest is None or earliest > points[-1][0]
    assert latest is None or earliest <= latest


@given(st.lists(VALUES, min_size=3, max_size=12))
def test_the_line_leaves_no_slope_in_what_it_misses(values: list[float]) -> None:
    fit = fitted([(2010 + rank, value) for rank, value in enumerate(values)])
    missed = [value - fit.at(2010 + rank) for rank, value in enumerate(values)]
    assert sum(missed) == pytest.approx(0, abs=1e-6)
    assert sum(rank * one for rank, one in enumerate(missed)) == pytest.approx(0, abs=1e-6)
    assert fit.band(2011) >= 0
