"""The loans of an annex carried on until they are paid back. Pure.

The annex as kept says neither the profile of a loan nor its calendar: both are deduced, and what
was supposed is counted apart from what was deduced.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from data.finances.debt.schedules import DebtYear, schedule
from data.finances.vocabulary import LoanProfile

_ZERO = Decimal(0)
_TOLERANCE = Decimal("0.15")
"""How far the capital repaid may stand from what a profile says, as a share of it."""
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class AnnexLoan:
    """A loan of the debt annex on 31 December. Rate 0-100; amounts in euros."""

    number: str
    lender: str | None
    rate_kind: str | None
    rate_pct: Decimal | None
    years_left: Decimal | None
    structure: str | None
    outstanding_eur: Decimal | None
    repaid_eur: Decimal | None


@dataclass(frozen=True)
class ScheduledLoan:
    """A loan and what it costs each year; ``is_deduced`` tells a profile read in its figures."""

    loan: AnnexLoan
    profile: LoanProfile
    is_deduced: bool
    years: tuple[DebtYear, ...]


@dataclass(frozen=True)
class DebtProfile:
    """The loans carried on, and those that lack what it takes: capital, rate or duration."""

    loans: tuple[ScheduledLoan, ...]
    apart: tuple[AnnexLoan, ...]

    @property
    def outstanding_eur(self) -> Decimal:
        """What the loans carried on owe."""
        return sum((one.loan.outstanding_eur or _ZERO for one in self.loans), _ZERO)

    @property
    def apart_eur(self) -> Decimal:
        """What is known to be owed by the others."""
        return sum((one.outstanding_eur or _ZERO for one in self.apart), _ZERO)

    @property
    def rate_pct(self) -> Decimal | None:
        """The mean rate, weighted by what is owed; ``None`` when nothing is."""
        owed = self.outstanding_eur
        weighed = ((one.loan.outstanding_eur, one.loan.rate_pct) for one in self.loans)
        total = sum((left * rate for left, rate in weighed if left and rate), _ZERO)
        return total / owed if owed else None


def debt_profile(loans: Iterable[AnnexLoan], year: int) -> DebtProfile:
    """Carry loans on from what they owe on 31 December of ``year``; those paid off are left out."""
    kept, apart = [], []
    for loan in loans:
        if loan.outstanding_eur == _ZERO:
            continue
        found = _scheduled(loan, year)
        if found:
            kept.append(found)
        else:
            apart.append(loan)
    return DebtProfile(tuple(kept), tuple(apart))


def _scheduled(loan: AnnexLoan, year: int) -> ScheduledLoan | None:
    left, rate, payments = loan.outstanding_eur, loan.rate_pct, payments_left(loan.years_left)
    if left is None or left < _ZERO or rate is None or rate < _ZERO or payments is None:
        return None
    found = deduced(left, loan.repaid_eur, rate, payments)
    profile = found or LoanProfile.CONSTANT_CAPITAL
    years = schedule(left, rate, payments, profile, first_year=year + 1)
    return ScheduledLoan(loan, profile, found is not None, years)


def payments_left(years: Decimal | None) -> int | None:
    """Return how many yearly payments a duration holds, a part of a year counting for one."""
    if years is None or years <= _ZERO:
        return None
    return int(years.to_integral_value(ROUND_CEILING))


def deduced(
    left_eur: Decimal, repaid_eur: Decimal | None, rate_pct: Decimal, payments: int
) -> LoanProfile | None:
    """Return the profile whose last payment is nearest to the capital repaid in the year.

    Nothing when nothing was repaid (a loan just taken, or paid back at the end), or when neither
    profile comes near.
    """
    if repaid_eur is None or repaid_eur <= _ZERO:
        return None
    rate = rate_pct / _HUNDRED
    same_capital = left_eur / payments
    # Under a constant annuity, capital grows by the rate from one payment to the next.
    growth = sum(((1 + rate) ** rank for rank in range(1, payments + 1)), _ZERO)
    same_annuity = left_eur / growth
    gaps = {
        LoanProfile.CONSTANT_CAPITAL: abs(repaid_eur - same_capital) / same_capital,
        LoanProfile.CONSTANT_ANNUITY: abs(repaid_eur - same_annuity) / same_annuity,
    }
    best = min(gaps, key=lambda profile: gaps[profile])
    return best if gaps[best] <= _TOLERANCE else None
