"""Exemptions as they stand in the base: targets that do not bind one budget."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from data.finances.models import Budget, Exemption


def list_exemptions(session: Session, budgets: Iterable[Budget]) -> list[Exemption]:
    """Return the exemptions of some budgets, whenever in force, oldest first."""
    keys = [budget.id for budget in budgets if budget.id is not None]
    statement = select(Exemption).where(col(Exemption.budget_id).in_(keys))
    return list(session.exec(statement.order_by(col(Exemption.id))))
