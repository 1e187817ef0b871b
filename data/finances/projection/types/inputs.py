"""What a projection takes: hypotheses, loans, investments, and the accounts it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from data.finances.debt.schedules import DebtYear
from data.finances.vocabulary import BudgetActivity, LoanProfile

LONGEST = 10
"""Years that a projection goes beyond the last executed accounts, at most."""


class Group(StrEnum):
    """What a hypothesis speaks of, in the order in which they are typed."""

    START = "start"
    TAXES = "taxes"
    GRANTS = "grants"
    REVENUE = "revenue"
    SPENDING = "spending"
    INVESTMENT = "investment"
    DEBT = "debt"


@dataclass(frozen=True)
class HypothesisDefinition:
    """What can be supposed of one line.

    Attributes:
        unit: « %/an » (a growth, which a year adds to the year before), « % », « € » or « ans ».
        words: what it is, as a finance director says it.
        is_annual: may change from year to year; otherwise one value holds for the whole scenario.
        default: what holds when nobody typed anything; ``None`` when the accounts tell it.
        default_words: where the default comes from; never a forecast.
        least: below which nobody can mean it; no bound of its own when missing.
    """

    code: str
    title: str
    unit: str
    words: str
    group: Group
    is_annual: bool
    default: Decimal | None
    default_words: str
    least: Decimal | None = None

    @property
    def is_money(self) -> bool:
        """Tell whether it is an amount: one that names no budget is the principal budget's."""
        return self.unit == "€"


@dataclass(frozen=True)
class HypothesisValue:
    """What a scenario supposes of a line: of every year without year, of every budget without one.

    What is said of a budget wins over what is said of all; then a year over every year.
    """

    line: str
    year: int | None
    value: Decimal
    budget: str | None = None


@dataclass(frozen=True)
class LoanPlan:
    """A loan that a budget takes in a year; interest and capital are paid from the year after.

    Attributes:
        years: how long it lasts, deferred years included.
        deferred_years: first years, which pay interest only.
    """

    budget: str
    year: int
    amount_eur: Decimal
    rate_pct: Decimal
    years: int
    profile: LoanProfile
    deferred_years: int = 0


@dataclass(frozen=True)
class InvestmentPlan:
    """What the PPI plans for a budget and a year; what it does not say is missing, not zero.

    Attributes:
        budget: the principal one when missing.
        equipment_eur: dépenses d’équipement (crédits de paiement).
        subsidies_paid_eur: subventions d’équipement versées.
        subsidies_received_eur: what partners are expected to give for these operations.
    """

    budget: str | None
    year: int
    equipment_eur: Decimal | None = None
    subsidies_paid_eur: Decimal | None = None
    subsidies_received_eur: Decimal | None = None


@dataclass(frozen=True)
class ScenarioInput:
    """A named set of hypotheses, the loans that it takes and the investments that it makes."""

    code: str
    title: str
    hypotheses: tuple[HypothesisValue, ...] = ()
    loans: tuple[LoanPlan, ...] = ()
    investments: tuple[InvestmentPlan, ...] = ()


@dataclass(frozen=True)
class ExistingDebt:
    """The existing loans, from the annex of the last executed accounts.

    Attributes:
        outstanding_eur: capital still due on 31 December of the base year.
        years: each year after it; a year that is not there costs nothing.
        base_interest_eur: interest of the base year itself by the annex, if it says it.
    """

    outstanding_eur: Decimal
    years: tuple[DebtYear, ...]
    base_interest_eur: Decimal | None = None


@dataclass(frozen=True)
class BaseYear:
    """The last executed accounts of a budget, from which it is carried on.

    Attributes:
        net: every net amount known, by its code of ``aggregates.yaml``; also, when the accounts
            tell them, the finer codes of ``hypotheses.yaml`` (``urban_solidarity_grant``…).
        past_equipment_eur: dépenses d’équipement of the years before, by year, for the FCTVA.
        closing_result_eur: résultat de clôture of the act; what the fonds de roulement starts from
            when the accounts do not give it.
    """

    budget: str
    title: str
    year: int
    net: Mapping[str, Decimal]
    existing_debt: ExistingDebt | None = None
    past_equipment_eur: Mapping[int, Decimal] = field(default_factory=dict)
    closing_result_eur: Decimal | None = None
    is_principal: bool = False
    is_simulated: bool = False
    activity: BudgetActivity = BudgetActivity.GENERAL
