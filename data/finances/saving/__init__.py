"""Saving accounts that were read: beside what the base holds, then into it.

``placed`` says which budget each set is of; the others take what it gives.
"""

from data.finances.saving.budgets import PlacedSet, placed
from data.finances.saving.comparators import (
    StoredComparators,
    compared_comparators,
    read_comparators,
    write_comparators,
)
from data.finances.saving.compare import compared
from data.finances.saving.problems import problems
from data.finances.saving.stored import StoredAccounts, read_stored
from data.finances.saving.writing import write_accounts

__all__ = [
    "PlacedSet",
    "StoredAccounts",
    "StoredComparators",
    "compared",
    "compared_comparators",
    "placed",
    "problems",
    "read_comparators",
    "read_stored",
    "write_accounts",
    "write_comparators",
]
