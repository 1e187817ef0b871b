"""Ratios at their boundaries, and on the rows that deceive."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.rules import (
    Amounts,
    Outcome,
    Reason,
    Result,
    Verdict,
    debt_years,
    gross_savings,
    held,
    joint_verdict,
    net_savings,
    per_head,
    ratios,
    savings_rate,
    together,
    verdict,
)
from data.finances.vocabulary import BudgetActivity, Comparison, Ratio

CENT = Decimal("0.01")
money = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def amounts(revenue: str, spending: str, repayments: str = "0", debt: str = "0") -> Amounts:
    return Amounts(Decimal(revenue), Decimal(spending), Decimal(repayments), Decimal(debt))


def test_ofgl_rows_are_found_again() -> None:
    savings = gross_savings(Decimal("11530000.10"), Decimal("9904233.35"))
    assert savings == Decimal("1625766.75")
    assert net_savings(savings, Decimal("1625766.74")) == CENT


@pytest.mark.parametrize(
    ("spending", "expected"),
    [("85.00", Verdict.MISSED), ("84.99", Verdict.MET), ("85.01", Verdict.MISSED)],
)
def test_fifteen_percent_is_not_above_fifteen_percent(spending: str, expected: Verdict) -> None:
    rate = savings_rate(Decimal("100.00"), Decimal(spending))
    assert held(rate, Comparison.ABOVE, Decimal(15)) is expected


@pytest.mark.parametrize(
    ("debt", "expected"),
    [("1000.00", Verdict.MISSED), ("999.99", Verdict.MET), ("1000.01", Verdict.MISSED)],
)
def test_ten_years_are_not_below_ten_years(debt: str, expected: Verdict) -> None:
    years = debt_years(Decimal(debt), Decimal("100.00")).value
    assert verdict(years, Comparison.BELOW, Decimal(10)) is expected


@pytest.mark.parametrize(
    ("savings", "expected"),
    [("50.00", Verdict.MISSED), ("50.01", Verdict.MET), ("49.99", Verdict.MISSED)],
)
def test_net_savings_of_zero_are_not_positive(savings: str, expected: Verdict) -> None:
    net = net_savings(Decimal(savings), Decimal("50.00"))
    assert verdict(net, Comparison.ABOVE, Decimal(0)) is expected


@pytest.mark.parametrize(
    ("debt", "savings", "reason", "expected"),
    [
        # parkings: the quotient is −54.4 years
        ("7779793.72", "-143010.92", Reason.NO_SAVINGS, Verdict.MISSED),
        # golf: the quotient is +2.84 years
        ("-1900000", "-669014.08", Reason.NEGATIVE_DEBT, Verdict.UNKNOWN),
        ("-1900000", "669014.08", Reason.NEGATIVE_DEBT, Verdict.UNKNOWN),
        ("670000", "0", Reason.NO_SAVINGS, Verdict.MISSED),  # infinite
        ("0", "0", Reason.NO_SAVINGS_NOR_DEBT, Verdict.UNKNOWN),
    ],
)
def test_a_meaningless_number_of_years_is_never_a_pass(
    debt: str, savings: str, reason: Reason, expected: Verdict
) -> None:
    years = debt_years(Decimal(debt), Decimal(savings))
    assert (years.value, years.reason) == (None, reason)
    assert years.outcome is Outcome.NOT_COMPUTABLE
    assert held(years, Comparison.BELOW, Decimal(10)) is expected


def test_a_town_without_net_savings_reads_thirteen_years_and_a_negative_amount() -> None:
    # Comptes individuels of a real town, 2014, in thousands: CAF, repayments, debt.
    of = ratios(amounts("13399.69", "12666.76", "791.98", "9710.58"))
    assert of.net == Result(Decimal("-59.05"))
    assert of.net.outcome is Outcome.NEGATIVE
    assert of.debt.value is not None
    assert round(of.debt.value, 2) == Decimal("13.25")
    assert held(of.net, Comparison.ABOVE, Decimal(0)) is Verdict.MISSED
    assert held(of.debt, Comparison.BELOW, Decimal(12)) is Verdict.MISSED


@pytest.mark.parametrize("ratio", list(Ratio))
def test_the_stock_of_a_housing_estate_is_no_savings(ratio: Ratio) -> None:
    of = ratios(amounts("100", "10", "0", "5"), BudgetActivity.HOUSING_ESTATE).result(ratio)
    assert (of.value, of.outcome) == (None, Outcome.NOT_APPLICABLE)
    assert held(of, Comparison.ABOVE, Decimal(-1)) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("population", "reason"), [(0, Reason.NO_POPULATION), (None, Reason.NO_POPULATION)]
)
def test_nobody_has_no_euros_per_head(population: int | None, reason: Reason) -> None:
    assert per_head(Decimal(5), population) == Result(None, reason)
    assert per_head(None, 10) == Result(None, Reason.MISSING)
    assert per_head(Decimal(5), 10).value == Decimal("0.5")


def test_a_result_is_a_number_or_words() -> None:
    with pytest.raises(ValueError, match="reason"):
        Result(None)
    with pytest.raises(ValueError, match="reason"):
        Result(Decimal(1), Reason.MISSING)


def test_no_debt_takes_no_year() -> None:
    assert debt_years(Decimal(0), CENT).value == 0


@pytest.mark.parametrize("revenue", ["0", "-0.01"])
def test_without_revenue_there_is_no_rate(revenue: str) -> None:
    loss = savings_rate(Decimal(revenue), Decimal(5))
    assert (loss.value, loss.reason) == (None, Reason.LOSS_WITHOUT_REVENUE)
    assert savings_rate(Decimal(revenue), Decimal(-5)).reason is Reason.NO_REVENUE


def test_a_missing_amount_is_never_zero() -> None:
    assert gross_savings(None, Decimal(1)) is None
    assert net_savings(Decimal(1), None) is None
    assert debt_years(None, Decimal(1)).reason is Reason.MISSING


def test_budgets_together_are_a_plain_sum() -> None:
    both = together([amounts("10.10", "8", "1", "5"), amounts("0.20", "1", "0", "0")])
    assert both == amounts("10.30", "9", "1", "5")


def test_an_amount_missing_in_one_budget_is_missing_in_the_sum() -> None:
    partial = Amounts(Decimal(1), Decimal(1), Decimal(1), None)
    assert together([amounts("10", "8", "1", "5"), partial]).debt_eur is None
    assert together([]).debt_eur is None


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], Verdict.UNKNOWN),
        ([Verdict.MET, Verdict.MET], Verdict.MET),
        ([Verdict.MET, Verdict.UNKNOWN], Verdict.UNKNOWN),
        ([Verdict.UNKNOWN, Verdict.MISSED], Verdict.MISSED),
        ([Verdict.EXEMPT, Verdict.MET], Verdict.MET),
        ([Verdict.EXEMPT, Verdict.NOT_APPLICABLE], Verdict.UNKNOWN),
    ],
)
def test_a_joint_verdict_is_met_only_when_all_are(
    verdicts: list[Verdict], expected: Verdict
) -> None:
    assert joint_verdict(verdicts) is expected


_RANK = {Verdict.MISSED: 0, Verdict.UNKNOWN: 1, Verdict.MET: 2}
_TARGETS = (
    (Ratio.GROSS_SAVINGS_RATE, Comparison.ABOVE, Decimal(15)),
    (Ratio.NET_SAVINGS, Comparison.ABOVE, Decimal(0)),
    (Ratio.DEBT_YEARS, Comparison.BELOW, Decimal(10)),
)


def ranks(of: Amounts) -> list[int]:
    """Return how good each verdict is."""
    found = ratios(of)
    return [
        _RANK[held(found.result(ratio), comparison, bound)] for ratio, comparison, bound in _TARGETS
    ]


@given(revenue=money, spending=money, loss=money.map(abs), repayments=money, debt=money)
def test_no_status_improves_when_spending_eats_savings(
    revenue: Decimal, spending: Decimal, loss: Decimal, repayments: Decimal, debt: Decimal
) -> None:
    before = ranks(Amounts(revenue, spending, repayments, debt))
    after = ranks(Amounts(revenue, spending + loss, repayments, debt))
    assert all(one <= other for one, other in zip(after, before, strict=True))


@given(revenue=money, spending=money.map(abs), loss=money.map(abs), repayments=money, debt=money)
def test_no_status_improves_when_revenue_falls(
    revenue: Decimal, spending: Decimal, loss: Decimal, repayments: Decimal, debt: Decimal
) -> None:
    before = ranks(Amounts(revenue, spending, repayments, debt))
    after = ranks(Amounts(revenue - loss, spending, repayments, debt))
    assert all(one <= other for one, other in zip(after, before, strict=True))
