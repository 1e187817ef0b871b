"""The annex adds up: whatever the marks, an axis holds all that was executed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from data.finances.green.axes import green_law
from data.finances.green.rules import MARKS, RatedSpending, apart, axis_total
from data.finances.vocabulary import GreenMark

EUROS = st.decimals(0, 10_000_000, places=2)
SPENDING = st.builds(
    RatedSpending,
    executed_eur=EUROS,
    marks=st.dictionaries(st.integers(1, 6), st.sampled_from(GreenMark)),
)


def test_axis_1_is_due_in_2024_axis_6_from_2025_and_all_six_from_2027() -> None:
    law = green_law()
    due = {year: [axis.number for axis in law.due(year)] for year in (2023, 2024, 2025, 2026, 2027)}
    assert due == {2023: [], 2024: [1], 2025: [1, 6], 2026: [1, 6], 2027: [1, 2, 3, 4, 5, 6]}
    assert law.first_year == 2024


def test_a_mark_counts_on_its_own_axis_only() -> None:
    rated = [RatedSpending(Decimal(100), {1: GreenMark.FAVOURABLE})]
    climate, nature = (axis_total(axis, rated, Decimal(40)) for axis in (1, 6))
    assert climate.sum(GreenMark.FAVOURABLE) == 100
    assert climate.sum(None) == 40
    assert nature.sum(GreenMark.FAVOURABLE) == 0
    assert nature.sum(None) == 140


@given(st.lists(SPENDING), EUROS, st.integers(1, 6))
def test_an_axis_holds_all_that_was_executed(
    rated: list[RatedSpending], apart_eur: Decimal, axis: int
) -> None:
    found = axis_total(axis, rated, apart_eur)
    assert found.total_eur == sum((one.executed_eur for one in rated), apart_eur)
    assert [mark for mark, _ in found.sums] == list(MARKS)


def test_the_rated_share_leaves_out_what_nobody_rated() -> None:
    rated = [RatedSpending(Decimal(75), {1: GreenMark.NEUTRAL})]
    assert axis_total(1, rated, Decimal(25)).rated_pct == 75
    assert axis_total(1, [], Decimal(0)).rated_pct is None


def test_what_no_operation_bears_is_never_below_zero() -> None:
    assert apart(Decimal(100), [Decimal(60)]) == 40
    assert apart(Decimal(100), [Decimal(160)]) == 0
    assert apart(None, [Decimal(60)]) == 0
