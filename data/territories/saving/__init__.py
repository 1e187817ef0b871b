"""Saving territories that were read: beside what the base holds, then into it."""

from data.territories.saving.compare import compared
from data.territories.saving.own import settled
from data.territories.saving.reconcile import reconciled
from data.territories.saving.standing import problems
from data.territories.saving.stored import StoredGround, read_stored
from data.territories.saving.writing import write_territories

__all__ = [
    "StoredGround",
    "compared",
    "problems",
    "read_stored",
    "reconciled",
    "settled",
    "write_territories",
]
