"""What the parts of the finances page show, one at a time."""

from dataclasses import dataclass

from data.base.chart import Columns, Lines, Waterfall


@dataclass(frozen=True)
class SavingsView:
    """Where the savings come from, over the years and in the last one; ``year`` is that one."""

    year: int
    scissors: Lines
    waterfall: Waterfall
    rate: Lines
    reminder: str


@dataclass(frozen=True)
class StructureView:
    """What revenue and spending are made of, in money or in shares of the total."""

    year: int
    revenue: Columns
    spending: Columns
