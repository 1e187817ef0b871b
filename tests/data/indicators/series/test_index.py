"""Base 100: right wherever it exists, absent wherever it has no meaning."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.indicators.series.index import base_years, indexed

YEARS = st.integers(2000, 2030)
VALUES = st.floats(0.01, 1e6)
SERIES = st.dictionaries(YEARS, VALUES, min_size=1, max_size=12)


@given(SERIES, st.data())
def test_the_base_year_is_always_100(values: dict[int, float], data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(sorted(values)))
    assert indexed(values, year)[year] == pytest.approx(100)


@given(SERIES, st.data())
def test_ratios_between_years_are_kept(values: dict[int, float], data: st.DataObject) -> None:
    years = st.sampled_from(sorted(values))
    base, one, other = data.draw(years), data.draw(years), data.draw(years)
    index = indexed(values, base)
    assert index[one] / index[other] == pytest.approx(values[one] / values[other])


@given(SERIES, st.data(), VALUES)
def test_the_unit_does_not_matter(
    values: dict[int, float], data: st.DataObject, factor: float
) -> None:
    base = data.draw(st.sampled_from(sorted(values)))
    scaled = {year: value * factor for year, value in values.items()}
    assert indexed(scaled, base) == pytest.approx(indexed(values, base))


@given(SERIES, YEARS, st.floats(-1e6, 0))
def test_a_base_of_zero_or_below_has_no_index(
    values: dict[int, float], base: int, bad: float
) -> None:
    assert indexed(values | {base: bad}, base) == {}


@given(SERIES, YEARS)
def test_a_missing_base_has_no_index(values: dict[int, float], base: int) -> None:
    assume(base not in values)
    assert indexed(values, base) == {}


@given(SERIES, st.data(), st.lists(YEARS, max_size=3))
def test_no_year_is_indexed_across_a_break(
    values: dict[int, float], data: st.DataObject, parted_at: list[int]
) -> None:
    base = data.draw(st.sampled_from(sorted(values)))
    for year in indexed(values, base, parted_at):
        low, high = sorted((base, year))
        assert not any(low < rupture <= high for rupture in parted_at)


@given(st.lists(SERIES, min_size=1, max_size=4))
def test_a_base_year_makes_100_of_every_series(several: list[dict[int, float]]) -> None:
    for year in base_years(several):
        assert all(indexed(one, year)[year] == pytest.approx(100) for one in several)


def test_no_series_has_no_base_year() -> None:
    assert base_years([]) == ()
    assert base_years([{2015: 0.0, 2016: 3.0}, {2015: 4.0}]) == ()
