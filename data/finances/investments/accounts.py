"""What the accounts say of each operation, beside what the PPI says. Never one for the other."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from data.finances.investments import queries
from data.finances.investments.rules import operation_key
from data.finances.models import AccountSet, Budget

ByBudget = dict[tuple[int, str, int], Decimal]
"""Euros executed by budget, number of operation and year."""


def executed_by_operation(session: Session, budgets: Iterable[Budget], on: date) -> ByBudget:
    """Return what the accounts known on a day executed, in euros.

    Of several account sets of a budget and a year, the definitive one known last speaks alone.
    """
    chosen: dict[tuple[int, int], AccountSet] = {}
    lines = queries.list_executed(session, [one.id or 0 for one in budgets], on)
    for row, _, _ in lines:
        key = (row.budget_id, row.year)
        if key not in chosen or _rank(row) >= _rank(chosen[key]):
            chosen[key] = row
    found: ByBudget = {}
    for row, code, euros in lines:
        if chosen[row.budget_id, row.year].id == row.id:
            key3 = (row.budget_id, operation_key(code), row.year)
            found[key3] = found.get(key3, Decimal(0)) + euros
    return found


def _rank(row: AccountSet) -> tuple[bool, date, int]:
    return (not row.is_provisional, row.known_on, row.id or 0)
