"""The pictures of the finances, made from the accounts of a town, one subject each."""

from data.finances.charts.debt import debt_years_chart, outstanding_chart, weight_chart
from data.finances.charts.savings import REVENUE, SPENDING, savings_rate_chart, scissors_chart
from data.finances.charts.structure import REVENUE_SIDE, SPENDING_SIDE, structure_chart
from data.finances.charts.targets import targets_chart
from data.finances.charts.waterfall import REMINDER, waterfall_chart

__all__ = [
    "REMINDER",
    "REVENUE",
    "REVENUE_SIDE",
    "SPENDING",
    "SPENDING_SIDE",
    "debt_years_chart",
    "outstanding_chart",
    "savings_rate_chart",
    "scissors_chart",
    "structure_chart",
    "targets_chart",
    "waterfall_chart",
    "weight_chart",
]
