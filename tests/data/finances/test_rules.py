"""Ratios at their boundaries, and on the rows that deceive."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.rules import (
    Amounts,
    NotComputable,
    Verdict,
    debt_years,
    gross_savings,
    gross_savings_rate_pct,
    joint_verdict,
    net_savings,
    together,
    verdict,
)
from data.finances.vocabulary import (
    Comparison,
)

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
    rate = gross_savings_rate_pct(Decimal("100.00"), Decimal(spending))
    assert verdict(rate, Comparison.ABOVE, Decimal(15)) is expected


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
    ("debt", "savings", "reason"),
    [
        ("7779793.72", "-143010.92", NotComputable.NO_SAVINGS),  # parkings: −54.4 years
        ("-1900000", "-669014.08", NotComputable.NO_SAVINGS),  # golf: +2.84 years
        ("-1900000", "669014.08", NotComputable.NEGATIVE_DEBT),
        ("670000", "0", NotComputable.NO_SAVINGS),  # lotissement: infinite
        ("0", "0", NotComputable.NO_SAVINGS),
    ],
)
def test_a_meaningless_number_of_years_is_never_a_pass(
    debt: str, savings: str, reason: NotComputable
) -> None:
    years = debt_years(Decimal(debt), Decimal(savings))
    assert (years.value, years.reason) == (None, reason)
    assert verdict(years.value, Comparison.BELOW, Decimal(10)) is Verdict.UNKNOWN


def test_no_debt_takes_no_year() -> None:
    assert debt_years(Decimal(0), CENT).value == 0


@pytest.mark.parametrize("revenue", ["0", "-0.01"])
def test_without_revenue_there_is_no_rate(revenue: str) -> None:
    assert gross_savings_rate_pct(Decimal(revenue), Decimal(5)) is None


def test_a_missing_amount_is_never_zero() -> None:
    assert gross_savings(None, Decimal(1)) is None
    assert net_savings(Decimal(1), None) is None
    assert debt_years(None, Decimal(1)).reason is NotComputable.MISSING


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
    ],
)
def test_a_joint_verdict_is_met_only_when_all_are(
    verdicts: list[Verdict], expected: Verdict
) -> None:
    assert joint_verdict(verdicts) is expected


@given(revenue=money, spending=money, loss=money.map(abs), repayments=money, debt=money)
def test_no_target_is_gained_when_savings_fall(
    revenue: Decimal, spending: Decimal, loss: Decimal, repayments: Decimal, debt: Decimal
) -> None:
    def verdicts(spent: Decimal) -> list[Verdict]:
        savings = gross_savings(revenue, spent)
        rate = gross_savings_rate_pct(revenue, spent)
        return [
            verdict(rate, Comparison.ABOVE, Decimal(15)),
            verdict(net_savings(savings, repayments), Comparison.ABOVE, Decimal(0)),
            verdict(debt_years(debt, savings).value, Comparison.BELOW, Decimal(10)),
        ]

    for before, after in zip(verdicts(spending), verdicts(spending + loss), strict=True):
        assert before is Verdict.MET or after is not Verdict.MET
