"""What a projection takes and gives: frozen, free of database, of clock and of screen.

Money is ``Decimal``, in euros and to the cent; rates are 0-100. Budgets are known by their code.
"""

from data.finances.projection.types.inputs import (
    LONGEST,
    BaseYear,
    ExistingDebt,
    Group,
    HypothesisDefinition,
    HypothesisValue,
    InvestmentPlan,
    LoanPlan,
    ScenarioInput,
)
from data.finances.projection.types.outputs import (
    Break,
    OperatingLine,
    ProjectedYear,
    Projection,
    Remedy,
    Restoring,
    Sensitivity,
    Side,
    Target,
    WhyNot,
)

__all__ = [
    "LONGEST",
    "BaseYear",
    "Break",
    "ExistingDebt",
    "Group",
    "HypothesisDefinition",
    "HypothesisValue",
    "InvestmentPlan",
    "LoanPlan",
    "OperatingLine",
    "ProjectedYear",
    "Projection",
    "Remedy",
    "Restoring",
    "ScenarioInput",
    "Sensitivity",
    "Side",
    "Target",
    "WhyNot",
]
