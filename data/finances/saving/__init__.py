"""Saving accounts that were read: beside what the base holds, then into it.

``placed`` says which budget each set is of; the others take what it gives.
"""

from data.finances.saving.budgets import PlacedSet, placed
from data.finances.saving.compare import compared
from data.finances.saving.problems import problems
from data.finances.saving.stored import StoredAccounts, read_stored
from data.finances.saving.writing import write_accounts

__all__ = [
    "PlacedSet",
    "StoredAccounts",
    "compared",
    "placed",
    "problems",
    "read_stored",
    "write_accounts",
]
