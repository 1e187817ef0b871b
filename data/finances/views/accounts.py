"""The accounts of a town by budget and year, and the targets that bind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.base.views import SourceLine
from data.finances.rules import Amounts, Ratios, Verdict
from data.finances.vocabulary import (
    AccountOrigin,
    BudgetActivity,
    Comparison,
    Ratio,
    ThresholdScope,
)

TOGETHER = "ensemble"
"""The code of all budgets taken as one."""


@dataclass(frozen=True)
class BudgetChoice:
    """A budget to look at, or all of them under the code ``TOGETHER``."""

    code: str
    title: str
    is_principal: bool = False
    activity: BudgetActivity = BudgetActivity.GENERAL


@dataclass(frozen=True)
class BudgetFigures:
    """The accounts and ratios of one budget (or of all together) for one year.

    Attributes:
        stage: « CA », « CFU », or both when budgets taken together differ.
        sources: codes of the sources of the accounts.
        publishers: who published them; nobody for what the town entered itself.
        status: all the targets that bind this budget at once.
        origins: publications that the amounts were read or computed from.
        set_id: the account set; missing for budgets taken together.
        population: that the publisher divides by; the town's own for budgets together.
        nomenclature: that the accounts are numbered by; empty for budgets taken together.
        net: every net amount known, in euros, by its code of ``aggregates.yaml``.
    """

    code: str
    title: str
    year: int
    stage: str
    sources: tuple[str, ...]
    is_provisional: bool
    is_simulated: bool
    amounts: Amounts
    ratios: Ratios
    status: Verdict
    publishers: tuple[str, ...] = ()
    origins: tuple[AccountOrigin, ...] = ()
    set_id: int | None = None
    population: int | None = None
    nomenclature: str = ""
    net: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Who published the accounts, and the codes of their sources, in one text."""
        codes = ", ".join(self.sources)
        return f"{', '.join(self.publishers)} ({codes})" if self.publishers else codes

    @property
    def gross_savings_eur(self) -> Decimal | None:
        """Épargne brute, in euros."""
        return self.ratios.gross_savings_eur

    @property
    def gross_savings_rate_pct(self) -> Decimal | None:
        """Taux d’épargne brute, 0-100."""
        return self.ratios.gross_savings_rate_pct

    @property
    def net_savings_eur(self) -> Decimal | None:
        """Épargne nette, in euros."""
        return self.ratios.net_savings_eur

    @property
    def debt_eur(self) -> Decimal | None:
        """Outstanding debt, in euros."""
        return self.amounts.debt_eur

    @property
    def debt_years(self) -> Decimal | None:
        """Capacité de désendettement, in years; ``None`` when not computable."""
        return self.ratios.debt.value


@dataclass(frozen=True)
class HeldThreshold:
    """A target or a mark in force, ready to hold a value against.

    ``valid_from`` and ``valid_to`` are missing where nobody checked them, or where it has no end.
    """

    ratio: Ratio
    scope: ThresholdScope
    comparison: Comparison
    value: Decimal
    unit: str
    label: str
    reference: str
    note: str | None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class HeldExemption:
    """Why a target does not bind one budget, as somebody wrote it, and for how long."""

    code: str
    ratio: Ratio
    reason: str
    reference: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class TownAccounts:
    """Everything the charts and sentences are made of: figures by year, targets, marks, sources.

    Attributes:
        choices: all budgets together first when there are several, then each budget.
        figures: every budget and year known, in the order of ``choices`` then of years.
        targets: per year of accounts, what was in force on its last day; so are the marks.
        missing: per year, titles of the budgets whose accounts are not known.
        ended: last year of the budgets that later publications no longer give, by title.
        exemptions: those in force on the last day of each year of accounts.
    """

    choices: tuple[BudgetChoice, ...]
    figures: tuple[BudgetFigures, ...]
    targets: dict[int, dict[Ratio, HeldThreshold]]
    marks: dict[int, dict[Ratio, HeldThreshold]]
    sources: tuple[SourceLine, ...]
    missing: dict[int, tuple[str, ...]]
    ended: dict[str, int] = field(default_factory=dict)
    exemptions: Mapping[int, tuple[HeldExemption, ...]] = field(default_factory=dict)

    @property
    def budgets(self) -> tuple[BudgetChoice, ...]:
        """Return the budgets themselves, without their sum."""
        return tuple(choice for choice in self.choices if choice.code != TOGETHER)

    @property
    def whole_code(self) -> str:
        """Return the code that stands for the whole town: its only budget, or all together."""
        return self.choices[0].code

    @property
    def town_code(self) -> str:
        """Return the code of the town's own budget: the principal one."""
        principal = (choice.code for choice in self.budgets if choice.is_principal)
        return next(principal, self.whole_code)

    def target(self, ratio: Ratio, code: str, year: int) -> HeldThreshold | None:
        """Return the target that binds a budget; the town's own binds the principal one only.

        None binds a budget that is exempt from it, nor one whose savings mean nothing.
        """
        if self.exemption(ratio, code, year) or self.is_housing_estate(code):
            return None
        return self.set_target(ratio, code, year)

    def set_target(self, ratio: Ratio, code: str, year: int) -> HeldThreshold | None:
        """Return the target that speaks of a budget, whether or not it is exempt from it."""
        target = self.targets.get(year, {}).get(ratio)
        if target and target.scope is ThresholdScope.TOWN and code != self.town_code:
            return None
        return target

    def exemption(self, ratio: Ratio, code: str, year: int) -> HeldExemption | None:
        """Return why a budget is exempt from a target that speaks of it."""
        if self.set_target(ratio, code, year) is None:
            return None
        mine = (
            one for one in self.exemptions.get(year, ()) if (one.code, one.ratio) == (code, ratio)
        )
        return next(mine, None)

    def is_housing_estate(self, code: str) -> bool:
        """Tell whether a budget is a « lotissement », whose savings mean nothing."""
        return any(
            choice.code == code and choice.activity is BudgetActivity.HOUSING_ESTATE
            for choice in self.choices
        )

    def mark(self, ratio: Ratio, year: int) -> HeldThreshold | None:
        """Return the mark shown beside a ratio."""
        return self.marks.get(year, {}).get(ratio)

    def due(self, year: int) -> tuple[BudgetChoice, ...]:
        """Return the budgets that a year's accounts are made of, known or awaited."""
        late = self.missing.get(year, ())
        return tuple(
            budget
            for budget in self.budgets
            if budget.title in late or self.at(budget.code, year) is not None
        )

    def title(self, code: str) -> str:
        """Return the name of a budget."""
        return next(choice.title for choice in self.choices if choice.code == code)

    def series(self, code: str) -> tuple[BudgetFigures, ...]:
        """Return the figures of a budget, oldest first."""
        return tuple(figures for figures in self.figures if figures.code == code)

    def at(self, code: str, year: int) -> BudgetFigures | None:
        """Return the figures of a budget for a year, if known."""
        return next((figures for figures in self.series(code) if figures.year == year), None)

    def latest_year(self, code: str) -> int:
        """Return the last year of a budget, or of any budget when it has none."""
        return max(figures.year for figures in self.series(code) or self.figures)
