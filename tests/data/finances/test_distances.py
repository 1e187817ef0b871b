"""Euros between a budget and its targets, exact both ways."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.finances.distance_words import distance_text, ways_text
from data.finances.distances import Distance, distance
from data.finances.rules import Amounts, ratios
from data.finances.vocabulary import Comparison, Ratio

FIFTEEN, TEN = Decimal(15), Decimal(10)
EXACT = Decimal("1e-9")
positive = st.decimals(min_value="0.01", max_value=10**9, places=2)


def of_rate(amounts: Amounts) -> Distance:
    found = distance(amounts, Ratio.GROSS_SAVINGS_RATE, Comparison.ABOVE, FIFTEEN)
    assert found is not None
    return found


def of_debt(amounts: Amounts) -> Distance:
    found = distance(amounts, Ratio.DEBT_YEARS, Comparison.BELOW, TEN)
    assert found is not None
    return found


def amounts(revenue: str, spending: str, debt: str = "0", repayments: str = "0") -> Amounts:
    return Amounts(Decimal(revenue), Decimal(spending), Decimal(repayments), Decimal(debt))


@given(revenue=positive, spending=positive)
def test_less_spending_alone_reaches_the_rate_exactly(revenue: Decimal, spending: Decimal) -> None:
    of = Amounts(revenue, spending, None, None)
    moved = replace(of, spending_eur=spending + of_rate(of).savings_eur)
    rate = ratios(moved).rate.value
    assert rate is not None
    assert abs(rate - FIFTEEN) < EXACT


@given(revenue=positive, spending=positive)
def test_more_revenue_alone_reaches_the_rate_exactly(revenue: Decimal, spending: Decimal) -> None:
    of = Amounts(revenue, spending, None, None)
    gap = of_rate(of).revenue_eur
    assert gap is not None
    rate = ratios(replace(of, revenue_eur=revenue - gap)).rate.value
    assert rate is not None
    assert abs(rate - FIFTEEN) < EXACT


@given(revenue=positive, spending=positive, debt=positive)
def test_more_savings_or_less_debt_reach_the_years_exactly(
    revenue: Decimal, spending: Decimal, debt: Decimal
) -> None:
    assume(revenue > spending)
    of = Amounts(revenue, spending, None, debt)
    found = of_debt(of)
    assert found.debt_eur is not None
    saved = replace(of, spending_eur=spending + found.savings_eur)
    repaid = replace(of, debt_eur=debt + found.debt_eur)
    for moved in (saved, repaid):
        years = ratios(moved).debt.value
        assert years is not None
        assert abs(years - TEN) < EXACT


def test_without_savings_all_the_debt_is_too_much() -> None:
    found = of_debt(amounts("10", "12", debt="50"))
    assert (found.savings_eur, found.debt_eur) == (Decimal(-7), Decimal(-50))


@pytest.mark.parametrize(
    ("of", "ratio"),
    [
        (Amounts(None, Decimal(1), Decimal(1), Decimal(1)), Ratio.GROSS_SAVINGS_RATE),
        (amounts("0", "1"), Ratio.GROSS_SAVINGS_RATE),
        (Amounts(Decimal(1), Decimal(1), None, None), Ratio.NET_SAVINGS),
        (amounts("5", "1", debt="-1"), Ratio.DEBT_YEARS),
    ],
)
def test_a_distance_that_amounts_do_not_tell_is_not_known(of: Amounts, ratio: Ratio) -> None:
    comparison = Comparison.BELOW if ratio is Ratio.DEBT_YEARS else Comparison.ABOVE
    assert distance(of, ratio, comparison, TEN) is None


@pytest.mark.parametrize(
    ("found", "ratio", "expected", "ways"),
    [
        (
            Distance(Decimal(-312_000), Decimal("-367058.82")),
            Ratio.GROSS_SAVINGS_RATE,
            "il manque 312 k€ d’épargne brute",
            "312 k€ de dépenses en moins, ou 367 k€ de recettes en plus",
        ),
        (Distance(Decimal(1_250_000)), Ratio.NET_SAVINGS, "1,2 M€ d’épargne nette de marge", ""),
        (
            Distance(Decimal(-45_000), debt_eur=Decimal(-450_000)),
            Ratio.DEBT_YEARS,
            "il manque 45 k€ d’épargne brute",
            "45 k€ d’épargne brute en plus, ou 450 k€ de dette en moins",
        ),
        (
            Distance(Decimal("-0.10")),
            Ratio.NET_SAVINGS,
            "il manque moins de 1 € d’épargne nette",
            "moins de 1 € de dépenses ou de remboursements en moins",
        ),
        (Distance(Decimal(0)), Ratio.NET_SAVINGS, "juste à la cible, qui demande davantage", ""),
    ],
)
def test_distances_are_said_with_the_ways_to_make_up_for_them(
    found: Distance, ratio: Ratio, expected: str, ways: str
) -> None:
    assert distance_text(found, ratio).replace("\u00a0", " ") == expected
    assert ways_text(found).replace("\u00a0", " ") == ways
