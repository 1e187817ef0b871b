"""What a projection gives: years, targets missed, what would restore them, what weighs most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from data.finances.rules import Amounts, Ratios
from data.finances.vocabulary import Comparison, Ratio


class Side(StrEnum):
    """Whether a line of the operating section comes in or goes out."""

    REVENUE = "revenue"
    SPENDING = "spending"


@dataclass(frozen=True)
class OperatingLine:
    """A line of the operating section, in the base year.

    Attributes:
        growths: codes of the hypotheses that make it grow, one after the other.
        is_undetailed: several lines that the accounts do not tell apart, carried as one.
    """

    code: str
    title: str
    side: Side
    growths: tuple[str, ...]
    base_eur: Decimal
    is_undetailed: bool = False


@dataclass(frozen=True)
class ProjectedYear:
    """One year carried on; every amount is in euros, signed as in the accounts.

    Attributes:
        lines: operating lines by code, spending positive; with the interest, they make
            ``revenue_eur`` and ``spending_eur`` exactly.
        interest_eur: charges financières: old loans, new loans, and what else the base year had.
        new_loans_eur: what the scenario plans; ``balancing_loan_eur`` is the emprunt d’équilibre.
        working_capital_eur: on 31 December; missing when its start is unknown.
    """

    year: int
    lines: Mapping[str, Decimal]
    revenue_eur: Decimal
    spending_eur: Decimal
    interest_eur: Decimal
    repayments_eur: Decimal
    equipment_eur: Decimal
    subsidies_paid_eur: Decimal
    other_investment_spending_eur: Decimal
    subsidies_received_eur: Decimal
    fctva_eur: Decimal
    disposals_eur: Decimal
    other_investment_revenue_eur: Decimal
    new_loans_eur: Decimal
    balancing_loan_eur: Decimal
    debt_eur: Decimal
    working_capital_change_eur: Decimal
    working_capital_eur: Decimal | None
    ratios: Ratios

    @property
    def amounts(self) -> Amounts:
        """Return the four amounts that every ratio is made of."""
        return Amounts(self.revenue_eur, self.spending_eur, self.repayments_eur, self.debt_eur)

    @property
    def gross_savings_eur(self) -> Decimal:
        """Épargne brute."""
        return self.revenue_eur - self.spending_eur

    @property
    def net_savings_eur(self) -> Decimal:
        """Épargne nette."""
        return self.gross_savings_eur - self.repayments_eur

    @property
    def loans_eur(self) -> Decimal:
        """Every loan taken in the year."""
        return self.new_loans_eur + self.balancing_loan_eur


@dataclass(frozen=True)
class Projection:
    """A budget (or all together, under ``TOGETHER``) carried on by a scenario.

    Attributes:
        years: oldest first; empty when something is missing.
        missing: what has to be known first, in words.
        warnings: what was assumed for want of better, in words.
        lines: titles of the operating lines, by code, in the order of reading.
    """

    scenario: str
    budget: str
    base_year: int | None
    years: tuple[ProjectedYear, ...]
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[OperatingLine, ...] = ()

    def at(self, year: int) -> ProjectedYear | None:
        """Return a year, if projected."""
        return next((one for one in self.years if one.year == year), None)


@dataclass(frozen=True)
class Target:
    """What a ratio is held against, strictly."""

    ratio: Ratio
    comparison: Comparison
    value: Decimal


@dataclass(frozen=True)
class Break:
    """The first year in which a target is missed; none when it is not to the end.

    Attributes:
        years: every year in which it is missed, oldest first.
        unknown_years: those whose ratio is words and says neither kept nor missed.
    """

    budget: str
    ratio: Ratio
    year: int | None
    years: tuple[int, ...]
    unknown_years: tuple[int, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Tell whether the target is kept in every year."""
        return not self.years and not self.unknown_years


class Remedy(StrEnum):
    """What would restore a target."""

    SAVING = "saving"
    POSTPONING = "postponing"


class WhyNot(StrEnum):
    """Why no amount is given.

    Attributes:
        KEPT: no year misses the target.
        UNKNOWN: none misses it, but the ratio of some year is words.
        NOT_ENOUGH: whatever the amount.
        MISSING: the budget cannot be carried on.
    """

    KEPT = "kept"
    UNKNOWN = "unknown"
    NOT_ENOUGH = "not_enough"
    MISSING = "missing"


@dataclass(frozen=True)
class Restoring:
    """The smallest amount that keeps a target from a year to the end of the projection.

    Attributes:
        budget: whose target it is; ``TOGETHER`` for all.
        acting: the budget that makes the effort.
        amount_eur: less operating spending, each year (``SAVING``); or investment put off until
            after ``to_year``, in total (``POSTPONING``).
        by_year: what is done in each year.
    """

    budget: str
    acting: str
    ratio: Ratio
    remedy: Remedy
    from_year: int
    to_year: int
    amount_eur: Decimal | None
    by_year: Mapping[int, Decimal] = field(default_factory=dict)
    why_not: WhyNot | None = None


@dataclass(frozen=True)
class Sensitivity:
    """What a hypothesis, moved a little in every year, does to the last year.

    Attributes:
        step: 1 point, or 10 % of an amount; ``unit`` says which (« point » or « % »).
        lower: ratios with the hypothesis one step below; then as it is, and one step above.
    """

    hypothesis: str
    title: str
    step: Decimal
    unit: str
    year: int
    lower: Ratios
    central: Ratios
    higher: Ratios

    def effects(self, ratio: Ratio) -> tuple[Decimal | None, Decimal | None]:
        """Return what one step below, and above, adds to a ratio; missing when not computable."""
        central = self.central.value(ratio)
        return _added(central, self.lower.value(ratio)), _added(central, self.higher.value(ratio))

    def size(self, ratio: Ratio) -> Decimal:
        """Return the larger of both effects, unsigned; nothing computable counts as none."""
        return max((abs(one) for one in self.effects(ratio) if one is not None), default=Decimal(0))


def _added(central: Decimal | None, value: Decimal | None) -> Decimal | None:
    return None if central is None or value is None else value - central
