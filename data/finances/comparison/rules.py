"""Amounts per inhabitant, of a town and of those that it is held beside. Pure.

A mean is the sum of the amounts over the sum of the inhabitants, never a mean of means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

MAIN = (
    "operating_revenue",
    "operating_spending",
    "staff_costs",
    "external_charges",
    "local_taxes",
    "general_operating_grant",
    "gross_savings",
    "net_savings",
    "equipment_spending",
    "debt",
    "debt_annuity",
)
"""Codes of the amounts that are held side by side, in the order of reading."""
SPENDING = "operating_spending"
FEW = 3
"""From so many towns on, a mean is told without a word of how few they are."""
_NOT_BEFORE = (7, 1)
"""Month and day of the year that follows: no publication gives a year's accounts earlier."""


@dataclass(frozen=True)
class Amount:
    """A sum of euros, the inhabitants that it is of, and how many towns."""

    euros: Decimal
    population: int | None
    communes: int = 1

    @property
    def per_head(self) -> Decimal | None:
        """Return euros per inhabitant; nothing when nobody lives there, or nobody says."""
        return self.euros / self.population if self.population else None


@dataclass(frozen=True)
class YearOf:
    """What is known of one year, of the town or of a group.

    Attributes:
        amounts: by code of ``aggregates.yaml``.
        population: of the town, or of all the towns of the group.
        origin: who says so, in French.
        stratum: code of the stratum, for one.
        is_of_ofgl: the OFGL itself gives the amounts.
    """

    year: int
    title: str
    amounts: Mapping[str, Amount]
    population: int | None
    communes: int = 1
    origin: str = ""
    stratum: str = ""
    source_ids: tuple[int, ...] = field(default=())
    is_simulated: bool = False
    is_provisional: bool = False
    is_of_ofgl: bool = True

    def per_head(self, code: str) -> Decimal | None:
        """Return an amount per inhabitant, if known and computable."""
        amount = self.amounts.get(code)
        return None if amount is None else amount.per_head


def gap_pct(town: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Return by how much the town is above the other, in %; nothing unless both are positive."""
    if town is None or other is None or other <= 0 or town < 0:
        return None
    return (town - other) * 100 / other


def can_be_known(year: int, on: date) -> bool:
    """Tell whether the accounts of all towns can be out on a day."""
    return on >= date(year + 1, *_NOT_BEFORE)


def last_common_year(town: Mapping[int, YearOf], other: Mapping[int, YearOf]) -> int | None:
    """Return the last year in which both have a main amount per inhabitant."""
    shared = [
        year
        for year in town.keys() & other.keys()
        if any(
            town[year].per_head(code) is not None and other[year].per_head(code) is not None
            for code in MAIN
        )
    ]
    return max(shared, default=None)


def share_pct(town: int | None, group: int | None) -> Decimal | None:
    """Return what part of a group's inhabitants the town's are, in %."""
    return Decimal(town) * 100 / group if town and group else None
