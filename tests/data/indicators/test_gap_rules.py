"""Gaps and their verdicts: signs, thresholds and ranks, on values of every kind."""

from hypothesis import given
from hypothesis import strategies as st

from data.indicators.gap_analysis import rules
from data.indicators.gap_analysis.rules import GapPoint
from data.indicators.views import GapMeasure, GapVerdict

VALUES = st.floats(-1e5, 1e5, allow_nan=False)
POSITIVE = st.floats(1, 1e5, allow_nan=False)
YEARS = st.integers(2010, 2040)
DISTANCES = st.dictionaries(YEARS, VALUES, max_size=8)
MOVED = {GapVerdict.CLOSING, GapVerdict.WIDENING, GapVerdict.INDISTINCT}


@given(VALUES, VALUES)
def test_a_gap_has_the_sign_of_the_side_the_quarter_stands_on(value: float, other: float) -> None:
    away = GapPoint(2025, value, other).gap
    assert (away > 0) == (value > other)
    assert away == -GapPoint(2025, other, value).gap


@given(POSITIVE, POSITIVE)
def test_a_ratio_and_a_difference_are_on_the_same_side(value: float, other: float) -> None:
    point = GapPoint(2025, value, other)
    near = rules.distance(point, GapMeasure.RATIO) or 0.0
    assert near * point.gap >= 0


@given(VALUES, st.floats(-1e5, 0))
def test_a_comparator_that_is_null_or_negative_has_no_ratio(value: float, other: float) -> None:
    point = GapPoint(2025, value, other)
    assert point.ratio is None
    assert rules.distances([point], GapMeasure.RATIO) == {}


@given(DISTANCES, YEARS, st.floats(0, 1e4))
def test_nothing_moves_without_a_year_on_both_sides_of_the_start(
    distances: dict[int, float], start: int, threshold: float
) -> None:
    verdict = rules.verdict(distances, start, threshold)
    has_both = any(year <= start for year in distances) and any(year > start for year in distances)
    assert (verdict in MOVED) == has_both


@given(DISTANCES, YEARS, st.floats(0, 1e4))
def test_a_gap_closes_only_when_it_is_smaller_by_more_than_the_threshold(
    distances: dict[int, float], start: int, threshold: float
) -> None:
    moved = rules.change(distances, start)
    verdict = rules.verdict(distances, start, threshold)
    assert (verdict is GapVerdict.CLOSING) == (moved is not None and moved < -threshold)
    assert (verdict is GapVerdict.WIDENING) == (moved is not None and moved > threshold)


@given(DISTANCES, YEARS, st.floats(0, 1e4))
def test_the_other_side_of_the_comparator_changes_no_verdict(
    distances: dict[int, float], start: int, threshold: float
) -> None:
    mirrored = {year: -away for year, away in distances.items()}
    assert rules.verdict(mirrored, start, threshold) is rules.verdict(distances, start, threshold)


@given(DISTANCES, YEARS, st.floats(0, 1e4))
def test_what_is_steady_has_moved(
    distances: dict[int, float], start: int, threshold: float
) -> None:
    if rules.is_steady(distances, start, threshold):
        assert rules.verdict(distances, start, threshold) in {
            GapVerdict.CLOSING,
            GapVerdict.WIDENING,
        }


@given(st.floats(1, 99), st.floats(1, 99), st.integers(0, 1))
def test_rounding_alone_never_makes_a_verdict(value: float, other: float, decimals: int) -> None:
    before = GapPoint(2023, value, other)
    after = GapPoint(2026, round(value, decimals), round(other, decimals))
    limit = rules.threshold([before, after], "%", 10.0**-decimals, GapMeasure.DIFFERENCE)
    moved = rules.distances([before, after], GapMeasure.DIFFERENCE)
    assert rules.verdict(moved, 2024, limit) is GapVerdict.INDISTINCT


def test_the_threshold_is_of_the_comparator_for_money_and_of_points_for_shares() -> None:
    money, share = [GapPoint(2021, 11_000, 16_000)], [GapPoint(2021, 40.0, 20.0)]
    assert rules.threshold(money, "€/an", 10, GapMeasure.DIFFERENCE) == 320
    assert rules.threshold(money, "€/an", 1, GapMeasure.RATIO) == 0.02
    assert rules.threshold(share, "%", 0.1, GapMeasure.DIFFERENCE) == 2
    assert rules.threshold(share, "%", 0.1, GapMeasure.RATIO) == 0.1
    assert rules.threshold(share, "%", 5, GapMeasure.DIFFERENCE) == 10


def test_published_tens_are_seen_when_enough_values_share_them() -> None:
    assert rules.rounding([11_570, 16_090, 11_700], 0) == 10
    assert rules.rounding([11_500, 16_000, 11_700], 0) == 100
    assert rules.rounding([11_574, 16_090, 11_700], 0) == 1
    assert rules.rounding([11_570, 16_090], 0) == 1
    assert rules.rounding([10.0, 20.0, 30.0], 1) == 0.1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.data())
def test_ranks_of_both_orders_and_ties_add_up(values: list[int], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values))
    low, high = (rules.rank(value, values, is_low_first=first) for first in (True, False))
    assert low.among == len(values)
    assert low.ties == high.ties == values.count(value) - 1
    assert (low.place - 1) + (high.place - 1) + values.count(value) == len(values)
