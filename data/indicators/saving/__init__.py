"""Saving indicators and values that were read: beside what the base holds, then into it."""

from data.indicators.saving.compare import compared
from data.indicators.saving.reconcile import problems, reconciled
from data.indicators.saving.stored import (
    StoredIndicators,
    place_ids,
    read_stored,
    territory_ids,
)
from data.indicators.saving.writing import write_indicators
from data.indicators.secrecy import CITED

__all__ = [
    "CITED",
    "StoredIndicators",
    "compared",
    "place_ids",
    "problems",
    "read_stored",
    "reconciled",
    "territory_ids",
    "write_indicators",
]
