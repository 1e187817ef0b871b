"""The loans of the last debt annex of each budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from data.finances.debt.profile import AnnexLoan
from data.finances.ledgers import EXECUTED
from data.finances.models import AccountSet, Budget, Loan


@dataclass(frozen=True)
class Annex:
    """The annex of one executed account: its loans, as they stand on 31 December."""

    budget: str
    year: int
    stage: str
    is_provisional: bool
    is_simulated: bool
    source_id: int | None
    population: int | None
    loans: tuple[AnnexLoan, ...]


def last_annexes(session: Session, budgets: Sequence[Budget], on: date) -> list[Annex]:
    """Return the annex of each budget for the last year that has one, known on a day."""
    titles = {budget.id: budget.title for budget in budgets}
    statement = (
        select(AccountSet)
        .where(
            col(AccountSet.budget_id).in_(list(titles)),
            col(AccountSet.stage).in_(EXECUTED),
            AccountSet.known_on <= on,
            col(AccountSet.id).in_(select(Loan.account_set_id)),
        )
        .order_by(
            col(AccountSet.year),
            col(AccountSet.is_provisional).desc(),
            col(AccountSet.known_on),
            col(AccountSet.id),
        )
    )
    last = {row.budget_id: row for row in session.exec(statement)}
    year = max((row.year for row in last.values()), default=0)
    return [
        Annex(
            budget=titles[row.budget_id],
            year=row.year,
            stage=row.stage,
            is_provisional=row.is_provisional,
            is_simulated=row.is_simulated,
            source_id=row.source_id,
            population=row.population,
            loans=_loans(session, row.id or 0),
        )
        for row in last.values()
        if row.year == year
    ]


def _loans(session: Session, key: int) -> tuple[AnnexLoan, ...]:
    rows = session.exec(select(Loan).where(Loan.account_set_id == key).order_by(col(Loan.order)))
    return tuple(
        AnnexLoan(
            number=row.number,
            lender=row.lender,
            rate_kind=row.rate_kind,
            rate_pct=_exact(row.rate_pct),
            years_left=_exact(row.years_left),
            structure=row.structure,
            outstanding_eur=row.outstanding_eur,
            repaid_eur=row.repaid_eur,
        )
        for row in rows
    )


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
