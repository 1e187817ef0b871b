"""Schedules pay back exactly what is owed, whatever the loan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.debt.schedules import DebtYear, schedule, together
from data.finances.vocabulary import LoanProfile

Cents = st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100)
Rate = st.integers(0, 2_000).map(lambda rate: Decimal(rate) / 100)
Years = st.integers(1, 60)
Profile = st.sampled_from(LoanProfile)


@st.composite
def loans(draw: st.DrawFn) -> tuple[Decimal, Decimal, tuple[DebtYear, ...], int]:
    owed, rate, years = draw(Cents), draw(Rate), draw(Years)
    deferred = draw(st.integers(0, years - 1))
    profile = draw(Profile)
    found = schedule(owed, rate, years, profile, first_year=2027, deferred_years=deferred)
    return owed, rate, found, deferred


@given(loans())
def test_the_capital_adds_up_to_what_is_owed_to_the_cent(
    loan: tuple[Decimal, Decimal, tuple[DebtYear, ...], int],
) -> None:
    owed, rate, years, deferred = loan
    assert sum(one.capital_eur for one in years) == owed
    assert years[-1].outstanding_eur == 0
    assert all(one.capital_eur >= 0 and one.interest_eur >= 0 for one in years)
    assert all(one.capital_eur == 0 for one in years[:deferred])
    left = owed
    for one in years:
        assert abs(one.interest_eur - left * rate / 100) <= Decimal("0.005")
        left -= one.capital_eur
        assert one.outstanding_eur == left


def test_a_constant_annuity_is_the_same_each_year_but_for_the_last_cents() -> None:
    years = schedule(
        Decimal("100000"), Decimal("4"), 10, LoanProfile.CONSTANT_ANNUITY, first_year=2027
    )
    assert years[0].annuity_eur == Decimal("12329.09")
    assert {one.annuity_eur for one in years[:-1]} == {Decimal("12329.09")}
    assert abs(years[-1].annuity_eur - years[0].annuity_eur) < Decimal("0.10")


def test_constant_capital_and_capital_at_the_end() -> None:
    same = schedule(Decimal(900), Decimal(10), 3, LoanProfile.CONSTANT_CAPITAL, first_year=2027)
    assert [one.capital_eur for one in same] == [300, 300, 300]
    assert [one.interest_eur for one in same] == [90, 60, 30]
    late = schedule(Decimal(900), Decimal(10), 3, LoanProfile.AT_THE_END, first_year=2027)
    assert [one.capital_eur for one in late] == [0, 0, 900]
    assert [one.year for one in late] == [2027, 2028, 2029]


@pytest.mark.parametrize(
    ("owed", "rate", "years", "deferred"),
    [(-1, 1, 5, 0), (1, -1, 5, 0), (1, 1, 0, 0), (1, 1, 3, 3)],
)
def test_what_cannot_be_paid_back_is_refused(
    owed: int, rate: int, years: int, deferred: int
) -> None:
    with pytest.raises(ValueError, match="expected"):
        schedule(
            Decimal(owed),
            Decimal(rate),
            years,
            LoanProfile.CONSTANT_CAPITAL,
            first_year=2027,
            deferred_years=deferred,
        )


def test_loans_add_up_year_by_year() -> None:
    one = schedule(Decimal(300), Decimal(0), 3, LoanProfile.CONSTANT_CAPITAL, first_year=2027)
    other = schedule(Decimal(100), Decimal(0), 2, LoanProfile.CONSTANT_CAPITAL, first_year=2028)
    found = together([one, other])
    expected = [
        (2027, 100, 200),
        (2028, 150, 150),
        (2029, 150, 0),
    ]
    shown = [(row.year, int(row.capital_eur), int(row.outstanding_eur)) for row in found]
    assert shown == expected
