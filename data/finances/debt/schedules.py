"""How a loan is paid back, year by year: capital and interest, to the cent.

One payment a year, on 31 December; interest is that of a year on what was left before it. A loan
paid back by quarters costs a little less interest than said here, and the same capital.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.finances.vocabulary import LoanProfile

_CENT = Decimal("0.01")
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class DebtYear:
    """What falls due in a year, and what is left on 31 December once it is paid, in euros."""

    year: int
    capital_eur: Decimal
    interest_eur: Decimal
    outstanding_eur: Decimal

    @property
    def annuity_eur(self) -> Decimal:
        """Capital and interest together."""
        return self.capital_eur + self.interest_eur


def schedule(
    outstanding_eur: Decimal,
    rate_pct: Decimal,
    years: int,
    profile: LoanProfile,
    *,
    first_year: int,
    deferred_years: int = 0,
) -> tuple[DebtYear, ...]:
    """Return what a loan costs each year until nothing is left.

    The capital of the years adds up to ``outstanding_eur`` exactly: the last year takes what the
    roundings left.

    Args:
        outstanding_eur: what is owed when the schedule starts, to the cent; zero owes nothing.
        rate_pct: yearly rate, 0-100.
        years: how many payments there are, those of ``deferred_years`` among them.
        profile: same annuity each year, same capital each year, or all at the end.
        first_year: of the first payment: the year after that of a loan just taken.
        deferred_years: first years that pay interest only.

    Raises:
        ValueError: the amount or the rate is below zero, or no year is left to pay capital.
    """
    if outstanding_eur < _ZERO or rate_pct < _ZERO:
        raise ValueError(f"expected amounts from zero, got {outstanding_eur} at {rate_pct} %")
    if not 0 <= deferred_years < years:
        raise ValueError(f"expected years to pay capital, got {years} with {deferred_years} of not")
    left = _cents(outstanding_eur)
    rate = rate_pct / _HUNDRED
    payment = _payment(left, rate, years - deferred_years, profile)
    found = []
    for rank in range(years):
        interest = _cents(left * rate)
        capital = _ZERO
        if rank == years - 1:
            capital = left
        elif rank >= deferred_years:
            capital = _capital(left, interest, payment, profile)
        left -= capital
        found.append(DebtYear(first_year + rank, capital, interest, left))
    return tuple(found)


def together(schedules: Iterable[Iterable[DebtYear]]) -> tuple[DebtYear, ...]:
    """Add up several loans, year by year; what is left of a loan counts until its last payment.

    A loan whose first payment comes later counts from that year on: what it owes before is not
    in its schedule.
    """
    totals: dict[int, DebtYear] = {}
    for loan in schedules:
        for one in loan:
            before = totals.get(one.year, DebtYear(one.year, _ZERO, _ZERO, _ZERO))
            totals[one.year] = DebtYear(
                one.year,
                before.capital_eur + one.capital_eur,
                before.interest_eur + one.interest_eur,
                before.outstanding_eur + one.outstanding_eur,
            )
    return tuple(totals[year] for year in sorted(totals))


def _payment(amount: Decimal, rate: Decimal, payments: int, profile: LoanProfile) -> Decimal:
    """Return what each payment holds: capital and interest, or capital alone, by the profile."""
    if profile is LoanProfile.AT_THE_END:
        return _ZERO
    if profile is LoanProfile.CONSTANT_CAPITAL or not rate:
        return _cents(amount / payments)
    return _cents(amount * rate / (1 - (1 + rate) ** -payments))


def _capital(left: Decimal, interest: Decimal, payment: Decimal, profile: LoanProfile) -> Decimal:
    """Return the capital of a payment: never below zero, never more than what is left."""
    paid = payment - interest if profile is LoanProfile.CONSTANT_ANNUITY else payment
    return min(max(paid, _ZERO), left)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
