"""Account sets that have lines, and the figures that an act prints."""

from datetime import date

from sqlmodel import Session, col, select

from data.finances.ledgers import EXECUTED
from data.finances.models import AccountSet, PublishedFigure
from data.finances.vocabulary import AccountOrigin

_WITH_LINES = (AccountOrigin.TOTEM, AccountOrigin.BALANCE)


def list_line_sets(session: Session, budget_id: int, on: date) -> list[AccountSet]:
    """Return the executed accounts of a budget that come line by line, the best first.

    The last year comes first; then acts, which print their ratios, before balances; definitive
    accounts before provisional ones; the last known.
    """
    statement = select(AccountSet).where(
        AccountSet.budget_id == budget_id,
        AccountSet.known_on <= on,
        col(AccountSet.origin).in_(_WITH_LINES),
        col(AccountSet.stage).in_(EXECUTED),
    )
    return sorted(
        session.exec(statement),
        key=lambda row: (
            row.year,
            -_WITH_LINES.index(row.origin),
            not row.is_provisional,
            row.known_on,
            row.id or 0,
        ),
        reverse=True,
    )


def published_by_code(session: Session, set_id: int) -> dict[str, PublishedFigure]:
    """Return the figures that an act prints, by their code."""
    statement = select(PublishedFigure).where(PublishedFigure.account_set_id == set_id)
    return {row.code: row for row in session.exec(statement.order_by(col(PublishedFigure.order)))}
