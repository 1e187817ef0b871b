"""Tables of budgets, accounts, targets, scenarios, investments and comparators."""

from data.finances.models.accounts import (
    AccountSet,
    Aggregate,
    BalanceLine,
    Budget,
    BudgetLine,
    Loan,
    PublishedFigure,
)
from data.finances.models.comparators import ComparatorAmount, PeerCommune
from data.finances.models.investments import (
    GreenRating,
    InvestmentOperation,
    InvestmentProgramme,
    OperationAction,
    OperationTerritory,
    OperationYear,
)
from data.finances.models.scenarios import DebateText, Hypothesis, PlannedLoan, Scenario
from data.finances.models.thresholds import Exemption, Threshold

__all__ = [
    "AccountSet",
    "Aggregate",
    "BalanceLine",
    "Budget",
    "BudgetLine",
    "ComparatorAmount",
    "DebateText",
    "Exemption",
    "GreenRating",
    "Hypothesis",
    "InvestmentOperation",
    "InvestmentProgramme",
    "Loan",
    "OperationAction",
    "OperationTerritory",
    "OperationYear",
    "PeerCommune",
    "PlannedLoan",
    "PublishedFigure",
    "Scenario",
    "Threshold",
]
