"""Executed investment added up by axis and by mark; one that nobody gave is « non coté ». Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.finances.vocabulary import GreenMark

_ZERO = Decimal(0)
Sums = tuple[tuple[GreenMark | None, Decimal], ...]
"""Euros by mark, in the order of ``MARKS``; ``None`` is « non coté »."""
MARKS: tuple[GreenMark | None, ...] = (
    GreenMark.FAVOURABLE,
    GreenMark.MIXED,
    GreenMark.NEUTRAL,
    GreenMark.UNFAVOURABLE,
    None,
)
"""As they are listed: best first, what nobody rated last."""


@dataclass(frozen=True)
class RatedSpending:
    """What an operation executed in a year, and its mark by axis."""

    executed_eur: Decimal
    marks: Mapping[int, GreenMark]


@dataclass(frozen=True)
class AxisTotal:
    """Executed investment of a year by mark on one axis, in euros."""

    axis: int
    sums: Sums

    @property
    def total_eur(self) -> Decimal:
        """Everything executed, rated or not: the same on every axis."""
        return sum((euros for _, euros in self.sums), _ZERO)

    def sum(self, mark: GreenMark | None) -> Decimal:
        """Return the euros of a mark."""
        return dict(self.sums)[mark]

    @property
    def rated_pct(self) -> Decimal | None:
        """Return the share that has a mark, 0-100; ``None`` without spending."""
        total = self.total_eur
        return 100 * (total - self.sum(None)) / total if total > _ZERO else None


def axis_total(axis: int, rated: Iterable[RatedSpending], apart_eur: Decimal) -> AxisTotal:
    """Add up a year's spending on an axis.

    Args:
        axis: its number.
        rated: operations, with their marks.
        apart_eur: spending of the accounts that no operation of the PPI bears: nobody rates it.
    """
    sums = dict.fromkeys(MARKS, _ZERO)
    for one in rated:
        sums[one.marks.get(axis)] += one.executed_eur
    sums[None] += apart_eur
    return AxisTotal(axis, tuple(sums.items()))


def apart(accounts_eur: Decimal | None, operations: Sequence[Decimal]) -> Decimal:
    """Return what the accounts spent beside the operations; nothing when they say less or nothing.

    ``accounts_eur`` is the year's real investment spending but for loan repayments.
    """
    if accounts_eur is None:
        return _ZERO
    return max(accounts_eur - sum(operations, _ZERO), _ZERO)
