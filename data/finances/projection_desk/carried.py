"""Observed years followed by projected ones: what pictures and tables are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.finances.projection.types import Break, ProjectedYear, Projection, Restoring
from data.finances.projection_desk.content import StoredScenario
from data.finances.rules import Amounts, Ratios
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import Ratio


@dataclass(frozen=True)
class Carried:
    """A scenario carried on, budget by budget and all together.

    Attributes:
        is_tried: it differs from what is saved.
    """

    stored: StoredScenario
    projections: Mapping[str, Projection]
    breaks: tuple[Break, ...] = ()
    remedies: tuple[Restoring, ...] = ()
    is_tried: bool = False

    @property
    def code(self) -> str:
        """Return the scenario's code."""
        return self.stored.code

    @property
    def title(self) -> str:
        """Return the scenario's name."""
        return self.stored.content.title

    def at(self, budget: str) -> Projection | None:
        """Return a budget carried on, if it could be."""
        return self.projections.get(budget)

    def break_of(self, budget: str, ratio: Ratio) -> Break | None:
        """Return when a target of a budget stops being kept; nothing without target."""
        return next(
            (one for one in self.breaks if (one.budget, one.ratio) == (budget, ratio)), None
        )


@dataclass(frozen=True)
class YearOf:
    """A year of a budget, observed or projected."""

    year: int
    ratios: Ratios
    amounts: Amounts
    is_projected: bool
    source: str
    is_simulated: bool

    def value(self, ratio: Ratio) -> Decimal | None:
        """Return one ratio; missing when not computable."""
        return self.ratios.value(ratio)


def observed_years(accounts: TownAccounts, budget: str, base_year: int) -> tuple[YearOf, ...]:
    """Return the accounts of a budget, up to the year that it is carried on from."""
    return tuple(_observed(row) for row in accounts.series(budget) if row.year <= base_year)


def _observed(row: BudgetFigures) -> YearOf:
    return YearOf(row.year, row.ratios, row.amounts, False, row.stage, row.is_simulated)


def projected_years(carried: Carried, budget: str) -> tuple[YearOf, ...]:
    """Return the years that a scenario carries a budget on to."""
    found = carried.at(budget)
    return tuple(_projected(carried, row) for row in found.years) if found else ()


def _projected(carried: Carried, row: ProjectedYear) -> YearOf:
    return YearOf(
        row.year, row.ratios, row.amounts, True, "projection", carried.stored.is_simulated
    )
