"""What the debt part shows."""

from dataclasses import dataclass
from enum import StrEnum

from data.base.chart import Columns, StackedBars


class DebtCut(StrEnum):
    """What the parts of a year’s payment are."""

    NATURE = "nature"
    LENDER = "preteur"
    RATE = "taux"


@dataclass(frozen=True)
class DebtView:
    """What the debt weighs, what is left of it, and when its loans fall due.

    Attributes:
        weights: years of savings: the town’s own budget, then all together when it is asked for.
        due: missing without an annex, and ``why`` says so.
        shares: of what is owed, by lender, by kind of rate, by class of risk.
        assumptions: how the loans were carried on, one sentence each.
    """

    weights: tuple[Columns, ...]
    outstanding: Columns
    due: Columns | None = None
    shares: tuple[StackedBars, ...] = ()
    assumptions: tuple[str, ...] = ()
    why: str = ""
