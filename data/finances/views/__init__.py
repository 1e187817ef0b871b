"""What the finances world shows: figures of budgets, targets, pictures and their sources."""

from data.finances.views.accounts import (
    TOGETHER,
    BudgetChoice,
    BudgetFigures,
    HeldExemption,
    HeldThreshold,
    TownAccounts,
)
from data.finances.views.page import (
    FinancesView,
    RatioCell,
    RatioDefinition,
    RatioRow,
    Reading,
    Way,
)
from data.finances.views.received import (
    IndividualAccounts,
    IndividualAmount,
    ReceivedAccounts,
    ReceivedSet,
)

__all__ = [
    "TOGETHER",
    "BudgetChoice",
    "BudgetFigures",
    "FinancesView",
    "HeldExemption",
    "HeldThreshold",
    "IndividualAccounts",
    "IndividualAmount",
    "RatioCell",
    "RatioDefinition",
    "RatioRow",
    "Reading",
    "ReceivedAccounts",
    "ReceivedSet",
    "TownAccounts",
    "Way",
]
