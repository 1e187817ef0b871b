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
from data.finances.reference import reference_marks
from data.finances.rules import Amounts
from data.finances.vocabulary import (
    AccountOrigin,
    AccountStage,
    AggregateCode,
    ThresholdKind,
)

_COMPUTED = (AccountOrigin.TOWN, AccountOrigin.OFGL)
"""Publications whose amounts the ratios are computed from, the one that wins first."""
_EXECUTED = frozenset({AccountStage.CA, AccountStage.CG, AccountStage.CFU})
_NEEDED = tuple(str(code) for code in AggregateCode)
_SOME = 500


@dataclass(frozen=True)
class BudgetAccounts:
    """The amounts of one budget and one year, and where they come from.

    Attributes:
        origins: publications that the amounts were read from.
    """

    budget_id: int
    year: int
    stage: str
    is_provisional: bool
    is_simulated: bool
    source_ids: tuple[int, ...]
    amounts: Amounts
    origins: tuple[AccountOrigin, ...] = (AccountOrigin.TOWN,)


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
    """Return the accounts that ratios rest on, known on a day, one per budget and year.

    They come oldest first. When a year has several, those that give savings win, then executed
    accounts over planned ones, the town's own over the OFGL's, definitive over provisional, and
    the last known. Sets of lines, and amounts that the OFGL did not define, are left out.
    """
    ids = [budget.id for budget in budgets]
    statement = (
        select(AccountSet)
        .where(
            col(AccountSet.budget_id).in_(ids),
            col(AccountSet.origin).in_(_COMPUTED),
            AccountSet.known_on <= on,
        )
        .order_by(col(AccountSet.year), col(AccountSet.id))
    )
    rows = session.exec(statement).all()
    lines = _aggregates(session, [row.id for row in rows if row.id is not None])
    kept: dict[tuple[int, int], AccountSet] = {}
    for row in rows:
        mine = lines.get(row.id or 0, [])
        if row.origin is not AccountOrigin.TOWN and not mine:
            continue
        best = kept.get((row.budget_id, row.year))
        if best is None or _rank(row, mine) >= _rank(best, lines.get(best.id or 0, [])):
            kept[row.budget_id, row.year] = row
    return [_accounts(row, lines.get(row.id or 0, [])) for row in kept.values()]


def _rank(row: AccountSet, lines: list[Aggregate]) -> tuple[object, ...]:
    """Return what a set is chosen by among those of a budget and a year, the highest winning."""
    codes = {line.code for line in lines}
    return (
        {AggregateCode.OPERATING_REVENUE, AggregateCode.OPERATING_SPENDING} <= codes,
        row.stage in _EXECUTED,
        -_COMPUTED.index(row.origin),
        not row.is_provisional,
        row.known_on,
    )


def list_thresholds(session: Session, organisation: str) -> list[Threshold]:
    """Return the town's targets and everybody's marks, whenever in force, oldest first.

    The packaged marks hold for a base that has none of its own.
    """
    owner = select(Organisation.id).where(Organisation.code == organisation).scalar_subquery()
    statement = select(Threshold).where(
        or_(col(Threshold.organisation_id).is_(None), col(Threshold.organisation_id) == owner),
    )
    rows = list(session.exec(statement))
    if not any(row.kind is ThresholdKind.MARK for row in rows):
        rows += reference_marks()
    return sorted(rows, key=lambda row: (row.valid_from or date.min, row.code))


def sources_by_id(session: Session, ids: Iterable[int]) -> dict[int, SourceLine]:
    """Return the sources with these identifiers, as cited."""
    statement = select(Source).where(col(Source.id).in_(sorted(set(ids)))).order_by(col(Source.id))
    return {row.id: source_line(row) for row in session.exec(statement) if row.id is not None}


def _aggregates(session: Session, set_ids: list[int]) -> dict[int, list[Aggregate]]:
    lines: dict[int, list[Aggregate]] = {}
    for start in range(0, len(set_ids), _SOME):
        statement = select(Aggregate).where(
            col(Aggregate.account_set_id).in_(set_ids[start : start + _SOME]),
            col(Aggregate.code).in_(_NEEDED),
        )
        for line in session.exec(statement.order_by(col(Aggregate.id))):
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
        origins=(row.origin,),
        amounts=Amounts(
            revenue_eur=amounts.get(AggregateCode.OPERATING_REVENUE),
            spending_eur=amounts.get(AggregateCode.OPERATING_SPENDING),
            repayments_eur=amounts.get(AggregateCode.LOAN_REPAYMENTS),
            debt_eur=amounts.get(AggregateCode.DEBT),
        ),
    )
