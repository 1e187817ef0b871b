"""Which budget is looked at, kept in the URL."""

from collections.abc import Sequence

from components.url import buttons, restore
from data.finances.views import BudgetChoice

_PARAMETER = "budget"
_NAMES = (_PARAMETER, "partie", "profil", "unite")
"""Parameters that the page is left with and comes back on."""


def budget_picker(choices: Sequence[BudgetChoice]) -> str:
    """Let the reader choose a budget, kept in the URL; return its code."""
    restore(_NAMES)
    titles = {choice.code: choice.title for choice in choices}
    return buttons("Budget", titles, key=_PARAMETER, default=choices[0].code)
