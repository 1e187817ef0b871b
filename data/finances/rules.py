"""What the accounts of a budget say: savings, debt, and whether a target is kept.

Formulas: OFGL, « Formules des agrégats financiers » (épargne brute, épargne nette, encours de
dette), amounts net of disposals. Money is ``Decimal``; a missing amount is ``None``, never zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.finances.vocabulary import BudgetActivity, Comparison, Ratio

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


class Verdict(StrEnum):
    """Whether a target is kept; a value that cannot be computed is never met.

    Attributes:
        EXEMPT: the target does not bind this budget, for a reason that somebody wrote.
        NOT_APPLICABLE: the ratio means nothing for this budget.
    """

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"


_UNBOUND = frozenset({Verdict.EXEMPT, Verdict.NOT_APPLICABLE})


class Outcome(StrEnum):
    """What kind of answer a ratio gives: a number, a negative one, or words."""

    VALUE = "value"
    NEGATIVE = "negative"
    MISSING = "missing"
    NOT_COMPUTABLE = "not_computable"
    NOT_APPLICABLE = "not_applicable"
    EXCEEDED = "exceeded"


class Reason(StrEnum):
    """Why a ratio is words and not a number.

    Attributes:
        LOSS_WITHOUT_REVENUE: no revenue to divide by, and savings below zero.
        NO_SAVINGS: a debt, and no savings to pay it back with.
        NO_SAVINGS_NOR_DEBT: neither.
        NO_BASE: an amount to divide by that is zero or less.
        HOUSING_ESTATE: land is a stock there: what it costs and brings are no savings.
        EXCEEDED: beyond the mark whatever the exact number, which would mean nothing.
    """

    MISSING = "missing"
    NO_REVENUE = "no_revenue"
    LOSS_WITHOUT_REVENUE = "loss_without_revenue"
    NO_SAVINGS = "no_savings"
    NO_SAVINGS_NOR_DEBT = "no_savings_nor_debt"
    NEGATIVE_DEBT = "negative_debt"
    NO_POPULATION = "no_population"
    NO_BASE = "no_base"
    HOUSING_ESTATE = "housing_estate"
    EXCEEDED = "exceeded"


_OUTCOMES = {
    Reason.MISSING: Outcome.MISSING,
    Reason.HOUSING_ESTATE: Outcome.NOT_APPLICABLE,
    Reason.EXCEEDED: Outcome.EXCEEDED,
}
_MISSED_ALL_THE_SAME = frozenset({Reason.LOSS_WITHOUT_REVENUE, Reason.NO_SAVINGS, Reason.EXCEEDED})
"""No number, and yet no doubt: a target that savings alone can keep is missed without savings."""


@dataclass(frozen=True)
class Result:
    """A ratio: its value, or the reason why there is no such number. Never both, never neither."""

    value: Decimal | None
    reason: Reason | None = None

    def __post_init__(self) -> None:
        """Refuse a number with a reason not to have one, and the want of both.

        Raises:
            ValueError: both or neither are given.
        """
        if (self.value is None) is (self.reason is None):
            raise ValueError("expected a value or the reason why there is none")

    @property
    def outcome(self) -> Outcome:
        """Return what kind of answer it is."""
        if self.reason is not None:
            return _OUTCOMES.get(self.reason, Outcome.NOT_COMPUTABLE)
        is_negative = self.value is not None and self.value < _ZERO
        return Outcome.NEGATIVE if is_negative else Outcome.VALUE


@dataclass(frozen=True)
class Amounts:
    """The four amounts, in euros, that every ratio is made of."""

    revenue_eur: Decimal | None
    spending_eur: Decimal | None
    repayments_eur: Decimal | None
    debt_eur: Decimal | None


@dataclass(frozen=True)
class Ratios:
    """What four amounts are worth: savings in euros, a rate (0-100), euros, a number of years."""

    gross_savings_eur: Decimal | None
    rate: Result
    net: Result
    debt: Result

    @property
    def gross_savings_rate_pct(self) -> Decimal | None:
        """Taux d’épargne brute, 0-100."""
        return self.rate.value

    @property
    def net_savings_eur(self) -> Decimal | None:
        """Épargne nette, in euros."""
        return self.net.value

    def result(self, ratio: Ratio) -> Result:
        """Return one ratio, or why it has no number."""
        return {
            Ratio.GROSS_SAVINGS_RATE: self.rate,
            Ratio.NET_SAVINGS: self.net,
            Ratio.DEBT_YEARS: self.debt,
        }[ratio]

    def value(self, ratio: Ratio) -> Decimal | None:
        """Return one ratio; ``None`` when it is words."""
        return self.result(ratio).value


def ratios(amounts: Amounts, activity: BudgetActivity = BudgetActivity.GENERAL) -> Ratios:
    """Return every ratio of a budget's amounts; none means anything for a housing estate."""
    savings = gross_savings(amounts.revenue_eur, amounts.spending_eur)
    if activity is BudgetActivity.HOUSING_ESTATE:
        nothing = Result(None, Reason.HOUSING_ESTATE)
        return Ratios(savings, nothing, nothing, nothing)
    net = net_savings(savings, amounts.repayments_eur)
    return Ratios(
        gross_savings_eur=savings,
        rate=savings_rate(amounts.revenue_eur, amounts.spending_eur),
        net=Result(None, Reason.MISSING) if net is None else Result(net),
        debt=debt_years(amounts.debt_eur, savings),
    )


def gross_savings(revenue_eur: Decimal | None, spending_eur: Decimal | None) -> Decimal | None:
    """Return the épargne brute: real operating revenue less real operating spending."""
    if revenue_eur is None or spending_eur is None:
        return None
    return revenue_eur - spending_eur


def savings_rate(revenue_eur: Decimal | None, spending_eur: Decimal | None) -> Result:
    """Return the épargne brute as 0-100 of the revenue, which must be positive."""
    savings = gross_savings(revenue_eur, spending_eur)
    if savings is None or revenue_eur is None:
        return Result(None, Reason.MISSING)
    if revenue_eur <= _ZERO:
        is_loss = savings < _ZERO
        return Result(None, Reason.LOSS_WITHOUT_REVENUE if is_loss else Reason.NO_REVENUE)
    return Result(_HUNDRED * savings / revenue_eur)


def net_savings(savings_eur: Decimal | None, repayments_eur: Decimal | None) -> Decimal | None:
    """Return the épargne nette: gross savings less loan repayments (outside active management)."""
    if savings_eur is None or repayments_eur is None:
        return None
    return savings_eur - repayments_eur


def debt_years(debt_eur: Decimal | None, savings_eur: Decimal | None) -> Result:
    """Return the capacité de désendettement: debt over gross savings.

    With a debt below zero, or without savings, the quotient is a number without meaning (a real
    budget reads −54.4 years): it is not computable.
    """
    if debt_eur is None or savings_eur is None:
        return Result(None, Reason.MISSING)
    if debt_eur < _ZERO:
        return Result(None, Reason.NEGATIVE_DEBT)
    if savings_eur <= _ZERO:
        return Result(None, Reason.NO_SAVINGS if debt_eur else Reason.NO_SAVINGS_NOR_DEBT)
    return Result(debt_eur / savings_eur)


def per_head(amount_eur: Decimal | None, population: int | None) -> Result:
    """Return euros per inhabitant; a population of zero, as one real commune has, gives none."""
    if amount_eur is None:
        return Result(None, Reason.MISSING)
    if population is None or population <= 0:
        return Result(None, Reason.NO_POPULATION)
    return Result(amount_eur / population)


def share_pct(part_eur: Decimal | None, whole_eur: Decimal | None) -> Result:
    """Return one amount as 0-100 of another, which must be positive."""
    if part_eur is None or whole_eur is None:
        return Result(None, Reason.MISSING)
    if whole_eur <= _ZERO:
        return Result(None, Reason.NO_BASE)
    return Result(_HUNDRED * part_eur / whole_eur)


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


def held(result: Result, comparison: Comparison, threshold: Decimal) -> Verdict:
    """Hold a ratio against a threshold; what is words is never met, and missed where it must be.

    A verdict never improves when savings fall: without any, a debt is beyond every number of years.
    """
    if result.outcome is Outcome.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if result.reason in _MISSED_ALL_THE_SAME:
        return Verdict.MISSED
    return verdict(result.value, comparison, threshold)


def joint_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return met when all are met, missed when one is missed, unknown otherwise.

    Those that bind nobody count for nothing.
    """
    found = set(verdicts) - _UNBOUND
    if Verdict.MISSED in found:
        return Verdict.MISSED
    return Verdict.MET if found == {Verdict.MET} else Verdict.UNKNOWN


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = list(amounts)
    if not known or None in known:
        return None
    return sum((amount for amount in known if amount is not None), _ZERO)
