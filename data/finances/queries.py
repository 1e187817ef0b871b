"""Budgets, accounts and thresholds as they stand in the base."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from data.base.models import (
    Organisation,
    Source,
)
from data.base.queries import source_line
from data.base.views import SourceLine
from data.finances.models import (
    AccountSet,
    Aggregate,
    Budget,
    Threshold,
)
from data.finances.rules import Amounts
from data.finances.vocabulary import (
    AggregateCode,
)


@dataclass(frozen=True)
class BudgetAccounts:
    """The amounts of one budget and one year, and where they come from."""

    budget_id: int
    year: int
    stage: str
    is_provisional: bool
    is_simulated: bool
    source_ids: tuple[int, ...]
    amounts: Amounts


def list_budgets(session: Session, organisation: str) -> list[Budget]:
    """Return the budgets of an organisation, in its order."""
    statement = (
        select(Budget)
        .join(Organisation, col(Organisation.id) == col(Budget.organisation_id))
        .where(Organisation.code == organisation)
        .order_by(col(Budget.order), col(Budget.code))
    )
    return list(session.exec(statement))


def list_accounts(session: Session, budgets: Iterable[Budget], on: date) -> list[BudgetAccounts]:
    """Return the accounts known on a day, oldest first, one per budget and year.

    When a year has several (compte administratif and compte financier unique), definitive
    accounts win over provisional ones, then the last known wins.
    """
    ids = [budget.id for budget in budgets]
    statement = (
        select(AccountSet)
        .where(col(AccountSet.budget_id).in_(ids), AccountSet.known_on <= on)
        .order_by(
            col(AccountSet.year),
            col(AccountSet.is_provisional).desc(),
            col(AccountSet.known_on),
        )
    )
    kept = {(row.budget_id, row.year): row for row in session.exec(statement)}
    lines = _aggregates(session, [row.id for row in kept.values() if row.id is not None])
    return [_accounts(row, lines.get(row.id or 0, [])) for row in kept.values()]


def list_thresholds(session: Session, organisation: str) -> list[Threshold]:
    """Return the town's targets and everybody's marks, whenever in force, oldest first."""
    owner = select(Organisation.id).where(Organisation.code == organisation).scalar_subquery()
    statement = select(Threshold).where(
        or_(col(Threshold.organisation_id).is_(None), col(Threshold.organisation_id) == owner),
    )
    return sorted(session.exec(statement), key=lambda row: (row.valid_from or date.min, row.code))


def sources_by_id(session: Session, ids: Iterable[int]) -> dict[int, SourceLine]:
    """Return the sources with these identifiers, as cited."""
    statement = select(Source).where(col(Source.id).in_(sorted(set(ids)))).order_by(col(Source.id))
    return {row.id: source_line(row) for row in session.exec(statement) if row.id is not None}


def _aggregates(session: Session, set_ids: list[int]) -> dict[int, list[Aggregate]]:
    lines: dict[int, list[Aggregate]] = {}
    for line in session.exec(select(Aggregate).where(col(Aggregate.account_set_id).in_(set_ids))):
        lines.setdefault(line.account_set_id, []).append(line)
    return lines


def _accounts(row: AccountSet, lines: list[Aggregate]) -> BudgetAccounts:
    amounts = {line.code: line.amount_eur for line in lines}
    sources = [row.source_id, *(line.source_id for line in lines)]
    return BudgetAccounts(
        budget_id=row.budget_id,
        year=row.year,
        stage=row.stage,
        is_provisional=row.is_provisional,
        is_simulated=row.is_simulated or any(line.is_simulated for line in lines),
        source_ids=tuple(dict.fromkeys(source for source in sources if source is not None)),
        amounts=Amounts(
            revenue_eur=amounts.get(AggregateCode.OPERATING_REVENUE),
            spending_eur=amounts.get(AggregateCode.OPERATING_SPENDING),
            repayments_eur=amounts.get(AggregateCode.LOAN_REPAYMENTS),
            debt_eur=amounts.get(AggregateCode.DEBT),
        ),
    )
