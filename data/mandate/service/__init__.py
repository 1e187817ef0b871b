"""The mandate's only door: each function opens a session and returns a frozen view."""

from data.mandate.service.actions import (
    action_sheet,
    actions_view,
    located_actions,
    located_by_territory,
)
from data.mandate.service.delegations import delegation_view, delegations_view
from data.mandate.service.located import with_located_actions
from data.mandate.service.plans import (
    changes_view,
    contract_objectives,
    is_belgian,
    mandate_view,
    plan_figures,
    plan_lines,
)

__all__ = [
    "action_sheet",
    "actions_view",
    "changes_view",
    "contract_objectives",
    "delegation_view",
    "delegations_view",
    "is_belgian",
    "located_actions",
    "located_by_territory",
    "mandate_view",
    "plan_figures",
    "plan_lines",
    "with_located_actions",
]
