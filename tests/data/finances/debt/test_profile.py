"""Loans of an annex carried on: what is read in their figures, what is supposed, what is apart."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.debt.profile import AnnexLoan, debt_profile, deduced, payments_left
from data.finances.debt.schedules import schedule
from data.finances.debt.words import assumptions
from data.finances.vocabulary import LoanProfile

LOAN = AnnexLoan(
    number="1",
    lender="Banque",
    rate_kind="F",
    rate_pct=Decimal(3),
    years_left=Decimal("9.4"),
    structure="1A",
    outstanding_eur=Decimal("1000.01"),
    repaid_eur=Decimal("100"),
)


@pytest.mark.parametrize(
    ("years", "payments"), [("0.43", 1), ("9.4", 10), ("10", 10), ("0", None), (None, None)]
)
def test_a_part_of_a_year_is_a_payment(years: str | None, payments: int | None) -> None:
    assert payments_left(None if years is None else Decimal(years)) == payments


@given(
    st.sampled_from([LoanProfile.CONSTANT_ANNUITY, LoanProfile.CONSTANT_CAPITAL]),
    st.integers(200, 800),
    st.integers(8, 30),
)
def test_the_profile_of_a_loan_is_read_in_what_it_repaid(
    profile: LoanProfile, rate: int, years: int
) -> None:
    rate_pct = Decimal(rate) / 100
    whole = schedule(Decimal(1_000_000), rate_pct, years, profile, first_year=2028)
    first = whole[0]
    assert deduced(first.outstanding_eur, first.capital_eur, rate_pct, years - 1) is profile


def test_a_loan_just_taken_is_supposed_at_constant_capital() -> None:
    (found,) = debt_profile([replace(LOAN, repaid_eur=Decimal(0))], 2028).loans
    assert (found.profile, found.is_deduced) == (LoanProfile.CONSTANT_CAPITAL, False)
    assert found.years[0].year == 2029


@pytest.mark.parametrize("lacking", ["outstanding_eur", "rate_pct", "years_left"])
def test_a_loan_that_lacks_what_it_takes_is_counted_apart(lacking: str) -> None:
    none: dict[str, Any] = {lacking: None}
    odd = replace(LOAN, **none)
    profile = debt_profile([LOAN, odd], 2028)
    assert len(profile.loans) == 1
    assert profile.apart == (odd,)
    assert any("À part" in sentence for sentence in assumptions(profile, None))


def test_a_loan_paid_off_is_neither_owed_nor_apart() -> None:
    profile = debt_profile([replace(LOAN, outstanding_eur=Decimal(0))], 2028)
    assert (profile.loans, profile.apart) == ((), ())
    assert profile.rate_pct is None


def test_the_mean_rate_weighs_what_is_owed() -> None:
    small = replace(LOAN, outstanding_eur=Decimal("3000.03"), rate_pct=Decimal(1))
    assert debt_profile([LOAN, small], 2028).rate_pct == Decimal("1.5")


def test_a_gap_between_the_annex_and_the_accounts_is_said() -> None:
    profile = debt_profile([LOAN], 2028)
    assert any("l’écart" in one for one in assumptions(profile, Decimal(1500)))
    assert not any("l’écart" in one for one in assumptions(profile, Decimal("1000.01")))
