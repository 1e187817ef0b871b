"""What the mandate's world answers: frozen values, free of database and screen."""

from data.mandate.views.actions import (
    ActionFilters,
    ActionSheet,
    ActionsView,
    JournalLine,
    LinkedAction,
    LocatedAction,
)
from data.mandate.views.plans import (
    Change,
    ChangeKind,
    ChangesView,
    ContractObjectives,
    DelegationLine,
    DelegationsView,
    DelegationView,
    MandateView,
    MatrixCell,
    PlanLine,
)
from data.mandate.views.states import (
    ActionState,
    Check,
    Completion,
    DeadlineState,
    MilestoneState,
    Party,
    ReportState,
    StageCount,
)

__all__ = [
    "ActionFilters",
    "ActionSheet",
    "ActionState",
    "ActionsView",
    "Change",
    "ChangeKind",
    "ChangesView",
    "Check",
    "Completion",
    "ContractObjectives",
    "DeadlineState",
    "DelegationLine",
    "DelegationView",
    "DelegationsView",
    "JournalLine",
    "LinkedAction",
    "LocatedAction",
    "MandateView",
    "MatrixCell",
    "MilestoneState",
    "Party",
    "PlanLine",
    "ReportState",
    "StageCount",
]
