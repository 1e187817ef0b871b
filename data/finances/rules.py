"""What the accounts of a budget say: savings, debt, and whether a target is kept.

Formulas: OFGL, « Formules des agrégats financiers » (épargne brute, épargne nette, encours de
dette), amounts net of disposals. Money is ``Decimal``; a missing amount is ``None``, never zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.finances.vocabulary import (
    Comparison,
    Ratio,
)

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


class Verdict(StrEnum):
    """Whether a target is kept; a value that cannot be computed is unknown, never met."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


class NotComputable(StrEnum):
    """Why a number of years has no meaning."""

    MISSING = "missing"
    NO_SAVINGS = "no_savings"
    NEGATIVE_DEBT = "negative_debt"


@dataclass(frozen=True)
class DebtYears:
    """Years of gross savings that pay the debt back, or the reason why there is no such number."""

    value: Decimal | None
    reason: NotComputable | None = None


@dataclass(frozen=True)
class Amounts:
    """The four amounts, in euros, that every ratio is made of."""

    revenue_eur: Decimal | None
    spending_eur: Decimal | None
    repayments_eur: Decimal | None
    debt_eur: Decimal | None


@dataclass(frozen=True)
class Ratios:
    """What four amounts are worth: two amounts in euros, a rate (0-100), a number of years."""

    gross_savings_eur: Decimal | None
    gross_savings_rate_pct: Decimal | None
    net_savings_eur: Decimal | None
    debt: DebtYears

    def value(self, ratio: Ratio) -> Decimal | None:
        """Return one ratio; ``None`` when missing or not computable."""
        return {
            Ratio.GROSS_SAVINGS_RATE: self.gross_savings_rate_pct,
            Ratio.NET_SAVINGS: self.net_savings_eur,
            Ratio.DEBT_YEARS: self.debt.value,
        }[ratio]


def ratios(amounts: Amounts) -> Ratios:
    """Return every ratio of a budget's amounts."""
    savings = gross_savings(amounts.revenue_eur, amounts.spending_eur)
    return Ratios(
        gross_savings_eur=savings,
        gross_savings_rate_pct=gross_savings_rate_pct(amounts.revenue_eur, amounts.spending_eur),
        net_savings_eur=net_savings(savings, amounts.repayments_eur),
        debt=debt_years(amounts.debt_eur, savings),
    )


def gross_savings(revenue_eur: Decimal | None, spending_eur: Decimal | None) -> Decimal | None:
    """Return the épargne brute: real operating revenue less real operating spending."""
    if revenue_eur is None or spending_eur is None:
        return None
    return revenue_eur - spending_eur


def gross_savings_rate_pct(
    revenue_eur: Decimal | None, spending_eur: Decimal | None
) -> Decimal | None:
    """Return the épargne brute as 0-100 of the revenue; ``None`` when revenue is not positive."""
    savings = gross_savings(revenue_eur, spending_eur)
    if savings is None or revenue_eur is None or revenue_eur <= _ZERO:
        return None
    return _HUNDRED * savings / revenue_eur


def net_savings(savings_eur: Decimal | None, repayments_eur: Decimal | None) -> Decimal | None:
    """Return the épargne nette: gross savings less loan repayments (outside active management)."""
    if savings_eur is None or repayments_eur is None:
        return None
    return savings_eur - repayments_eur


def debt_years(debt_eur: Decimal | None, savings_eur: Decimal | None) -> DebtYears:
    """Return the capacité de désendettement: debt over gross savings.

    Without savings, or with a debt below zero, the quotient is a number without meaning (a real
    budget reads −54.4 years): it is not computable, whatever the debt.
    """
    if debt_eur is None or savings_eur is None:
        return DebtYears(None, NotComputable.MISSING)
    if savings_eur <= _ZERO:
        return DebtYears(None, NotComputable.NO_SAVINGS)
    if debt_eur < _ZERO:
        return DebtYears(None, NotComputable.NEGATIVE_DEBT)
    return DebtYears(debt_eur / savings_eur)


def together(budgets: Sequence[Amounts]) -> Amounts:
    """Return the plain sum of several budgets: flows between them are counted twice, as said.

    An amount missing in one budget is missing in the sum.
    """
    return Amounts(
        revenue_eur=_sum(budget.revenue_eur for budget in budgets),
        spending_eur=_sum(budget.spending_eur for budget in budgets),
        repayments_eur=_sum(budget.repayments_eur for budget in budgets),
        debt_eur=_sum(budget.debt_eur for budget in budgets),
    )


def verdict(value: Decimal | None, comparison: Comparison, threshold: Decimal) -> Verdict:
    """Hold a value against a threshold, strictly: « supérieur à 15 % » is missed at 15 %."""
    if value is None:
        return Verdict.UNKNOWN
    kept = value > threshold if comparison is Comparison.ABOVE else value < threshold
    return Verdict.MET if kept else Verdict.MISSED


def joint_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return met when all are met, missed when one is missed, unknown otherwise."""
    found = set(verdicts)
    if Verdict.MISSED in found:
        return Verdict.MISSED
    return Verdict.MET if found == {Verdict.MET} else Verdict.UNKNOWN


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = list(amounts)
    if not known or None in known:
        return None
    return sum((amount for amount in known if amount is not None), _ZERO)
