"""How far a budget stands from a target, in euros: what it lacks, or what it has to spare.

Pure; money is ``Decimal``. A distance is the amount that brings a ratio exactly onto its target,
all else equal; targets are strict, so one cent more is needed to keep them.
"""

from dataclasses import dataclass
from decimal import Decimal

from data.finances.rules import Amounts, gross_savings, net_savings
from data.finances.vocabulary import Comparison, Ratio

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Distance:
    """Euros between a ratio and its target: positive to spare, negative when they lack.

    Attributes:
        savings_eur: épargne brute (nette for the épargne nette); found or lost by spending alone.
        revenue_eur: the same by revenue alone, which moves the rate's denominator too; only where
            it differs.
        debt_eur: debt that these savings could bear, or that is too much; of debt years only.
    """

    savings_eur: Decimal
    revenue_eur: Decimal | None = None
    debt_eur: Decimal | None = None


def distance(
    amounts: Amounts, ratio: Ratio, comparison: Comparison, threshold: Decimal
) -> Distance | None:
    """Return how far a budget stands from a target; ``None`` when the amounts do not tell."""
    savings = gross_savings(amounts.revenue_eur, amounts.spending_eur)
    if savings is None:
        return None
    if ratio is Ratio.DEBT_YEARS:
        return _of_debt(amounts.debt_eur, savings, comparison, threshold)
    if comparison is not Comparison.ABOVE:
        return None
    if ratio is Ratio.NET_SAVINGS:
        net = net_savings(savings, amounts.repayments_eur)
        return None if net is None else Distance(net - threshold)
    return _of_rate(amounts.revenue_eur or _ZERO, savings, threshold)


def _of_rate(revenue_eur: Decimal, savings_eur: Decimal, threshold_pct: Decimal) -> Distance | None:
    """Spending moves the savings alone; a euro of revenue moves the target's own base as well."""
    if revenue_eur <= _ZERO:
        return None
    share = threshold_pct / _HUNDRED
    spare = savings_eur - share * revenue_eur
    return Distance(spare, revenue_eur=spare / (1 - share) if share < 1 else None)


def _of_debt(
    debt_eur: Decimal | None, savings_eur: Decimal, comparison: Comparison, years: Decimal
) -> Distance | None:
    """Without savings every euro of debt is too much, and savings would have to come first."""
    if debt_eur is None or debt_eur < _ZERO or comparison is not Comparison.BELOW or years <= 0:
        return None
    bearable = max(_ZERO, years * savings_eur)
    return Distance(savings_eur - debt_eur / years, debt_eur=bearable - debt_eur)
