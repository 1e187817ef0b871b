"""What existing loans, and those that the scenario takes, cost in each year.

Interest and capital of a loan are paid from the year after it: within a year, no amount depends on
itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from data.finances.debt.schedules import DebtYear, schedule
from data.finances.projection import words
from data.finances.projection.types import BaseYear, ExistingDebt, LoanPlan
from data.finances.projection.values import Values
from data.finances.vocabulary import LoanProfile

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class OldDebt:
    """The existing loans, carried on.

    Attributes:
        base_interest_eur: what the base year's spending holds of interest, and is taken out of it.
        years: capital, interest and what is left, each year after the base year.
        warnings: what was assumed, in words.
    """

    base_interest_eur: Decimal
    years: tuple[DebtYear, ...]
    warnings: tuple[str, ...]


@dataclass
class NewDebt:
    """The loans taken since the base year, and what they will cost."""

    outstanding_eur: Decimal = _ZERO
    capital: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    interest: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def take(self, loan: LoanPlan) -> None:
        """Add a loan taken in its year.

        Raises:
            ValueError: its amount or its rate is below zero, or no year is left to pay capital.
        """
        amount = cents(loan.amount_eur)
        self.outstanding_eur += amount
        for due in schedule(
            amount,
            loan.rate_pct,
            loan.years,
            loan.profile,
            first_year=loan.year + 1,
            deferred_years=loan.deferred_years,
        ):
            self.capital[due.year] += due.capital_eur
            self.interest[due.year] += due.interest_eur

    def balance(self, budget: str, year: int, amount_eur: Decimal, values: Values) -> None:
        """Take the « emprunt d’équilibre » of a year."""
        self.take(
            LoanPlan(
                budget,
                year,
                amount_eur,
                rate_pct=max(values.sure("balancing_rate", year), _ZERO),
                years=max(int(values.sure("balancing_years", year)), 1),
                profile=LoanProfile.CONSTANT_ANNUITY,
            )
        )

    def pay(self, year: int) -> Decimal:
        """Pay the capital of a year back and return it."""
        self.outstanding_eur -= self.capital[year]
        return self.capital[year]


def cents(amount: Decimal) -> Decimal:
    """Return an amount to the cent."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def old_debt(base: BaseYear, values: Values, years: Iterable[int]) -> OldDebt:
    """Carry the existing loans on, by their schedules, or as the base year went for want of them.

    Interest that the accounts do not tell stays in the spending that it is a part of.
    """
    annex = base.existing_debt
    inside = base.net.get("financial_charges", annex.base_interest_eur if annex else None)
    known = _by_annex(base, annex, years) if annex else _as_before(base, values, years)
    if inside is not None:
        return OldDebt(inside, *known)
    due, warnings = known
    alone = tuple(DebtYear(one.year, one.capital_eur, _ZERO, one.outstanding_eur) for one in due)
    return OldDebt(_ZERO, alone, (*warnings, words.INTEREST_INSIDE))


def _by_annex(
    base: BaseYear, annex: ExistingDebt, years: Iterable[int]
) -> tuple[tuple[DebtYear, ...], tuple[str, ...]]:
    """Follow the schedules of the annex; what it does not tell of debt and interest stays."""
    charges, said = base.net.get("financial_charges"), annex.base_interest_eur
    other = _ZERO if charges is None or said is None else charges - said
    rest = base.net.get("debt", annex.outstanding_eur) - annex.outstanding_eur
    due = {one.year: one for one in annex.years}
    left = annex.outstanding_eur
    found = []
    for year in years:
        one = due.get(year, DebtYear(year, _ZERO, _ZERO, _ZERO))
        left -= one.capital_eur
        found.append(DebtYear(year, one.capital_eur, one.interest_eur + other, left + rest))
    warnings = [words.other_interest(other)] if other else []
    warnings += [words.debt_outside_annex(rest)] if rest else []
    return tuple(found), tuple(warnings)


def _as_before(
    base: BaseYear, values: Values, years: Iterable[int]
) -> tuple[tuple[DebtYear, ...], tuple[str, ...]]:
    """Pay the same capital each year, and interest at one rate, until nothing is left."""
    left = base.net["debt"]
    last = max(base.net["loan_repayments"], _ZERO)
    kept = _ZERO
    if values.known("old_debt_rate") is None:
        kept = base.net.get("financial_charges", _ZERO)
    found = []
    for year in years:
        owed = max(left, _ZERO)
        rate = max(values.sure("old_debt_rate", year), _ZERO)
        share = max(values.sure("old_debt_repayments", year), _ZERO)
        capital = min(cents(last * share / _HUNDRED), owed)
        left -= capital
        interest = cents(owed * rate / _HUNDRED) + kept
        found.append(DebtYear(year, capital, interest, left))
    return tuple(found), _assumed(base.net["debt"], kept)


def _assumed(debt: Decimal, kept_interest: Decimal) -> tuple[str, ...]:
    warnings = [words.NO_ANNEX] if debt > _ZERO else []
    warnings += [words.NEGATIVE_DEBT] if debt < _ZERO else []
    warnings += [words.other_interest(kept_interest)] if kept_interest else []
    return tuple(warnings)
