"""Queries of the mandate's world: session in, rows and states out."""

from data.mandate.queries.headings import Tree, plan_tree
from data.mandate.queries.plans import (
    find_plan,
    list_delegations,
    list_headings,
    list_plans,
    report_source_ids,
    valid_on,
)
from data.mandate.queries.sheets import (
    find_action,
    list_action_headings,
    list_deadlines,
    list_journal,
    list_links,
    list_located_actions,
    list_located_territories,
    list_places,
)
from data.mandate.queries.states import (
    deadline_state,
    deadlines_by_action,
    list_action_states,
)

__all__ = [
    "Tree",
    "deadline_state",
    "deadlines_by_action",
    "find_action",
    "find_plan",
    "list_action_headings",
    "list_action_states",
    "list_deadlines",
    "list_delegations",
    "list_headings",
    "list_journal",
    "list_links",
    "list_located_actions",
    "list_located_territories",
    "list_places",
    "list_plans",
    "plan_tree",
    "report_source_ids",
    "valid_on",
]
