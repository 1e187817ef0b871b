"""Budgets, accounts and thresholds as they stand in the base."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import true
from sqlmodel import Session, col, or_, select

from data.base.models import (
    Organisation,
    Source,
)
from data.base.queries import source_line
from data.base.views import SourceLine
from data.finances.computing import NetAmounts, net_amounts
from data.finances.ledgers import EXECUTED
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
    AggregateCode,
    ThresholdKind,
)

COMPUTED = (
    AccountOrigin.TOWN,
    AccountOrigin.TOTEM,
    AccountOrigin.BALANCE,
    AccountOrigin.OFGL,
)
"""Publications whose amounts the ratios are computed from, the one that wins first."""
_NEEDED = tuple(str(code) for code in AggregateCode)
_SOME = 500


@dataclass(frozen=True)
class BudgetAccounts:
    """The amounts of one budget and one year, and where they come from.

    Attributes:
        set_id: the account set; missing when budgets are taken together.
        origins: publications that the amounts were read from.
        population: that the publisher divides by.
        nomenclature: that the accounts are numbered by; empty when the set does not say it.
        net: every net amount known, in euros, by its code of ``aggregates.yaml``.
    """

    budget_id: int
    year: int
    stage: str
    is_provisional: bool
    is_simulated: bool
    source_ids: tuple[int, ...]
    amounts: Amounts
    origins: tuple[AccountOrigin, ...] = (AccountOrigin.TOWN,)
    set_id: int | None = None
    number: int = 0
    population: int | None = None
    nomenclature: str = ""
    net: Mapping[str, Decimal] = field(default_factory=dict)


def list_budgets(session: Session, organisation: str) -> list[Budget]:
    """Return the budgets of an organisation, in its order."""
    statement = (
        select(Budget)
        .join(Organisation, col(Organisation.id) == col(Budget.organisation_id))
        .where(Organisation.code == organisation)
        .order_by(col(Budget.order), col(Budget.code))
    )
    return list(session.exec(statement))


def list_accounts(
    session: Session, budgets: Iterable[Budget], on: date, *, year: int | None = None
) -> list[BudgetAccounts]:
    """Return the executed accounts that ratios rest on, known on a day, one per budget and year.

    They come oldest first. When a year has several, those that give savings and a debt win, then
    the town's own entry over the lines of an act, of a balance, and the OFGL's amounts; definitive
    over provisional; and the last known. ``year`` keeps that year alone.
    """
    kept: dict[tuple[int, int], BudgetAccounts] = {}
    ranks: dict[tuple[int, int], tuple[object, ...]] = {}
    for row, known_on in list_sets(session, budgets, on, year=year):
        key = row.budget_id, row.year
        rank = _rank(row, known_on)
        if key not in kept or rank >= ranks[key]:
            kept[key], ranks[key] = row, rank
    return list(kept.values())


def list_sets(
    session: Session,
    budgets: Iterable[Budget],
    on: date,
    *,
    is_executed: bool = True,
    year: int | None = None,
) -> list[tuple[BudgetAccounts, date]]:
    """Return every account set that amounts can be read or computed from, and when it was known.

    Executed accounts, or voted ones, of one year or of all; oldest first. Individual accounts
    count other things.
    """
    nomenclatures = {budget.id or 0: budget.nomenclature for budget in budgets}
    stage = col(AccountSet.stage)
    statement = (
        select(AccountSet)
        .where(
            col(AccountSet.budget_id).in_(list(nomenclatures)),
            col(AccountSet.origin).in_(COMPUTED),
            AccountSet.known_on <= on,
            stage.in_(EXECUTED) if is_executed else stage.not_in(EXECUTED),
            col(AccountSet.year) == year if year else true(),
        )
        .order_by(col(AccountSet.year), col(AccountSet.id))
    )
    rows = session.exec(statement).all()
    given = _aggregates(session, [row.id for row in rows if row.id is not None])
    made = net_amounts(session, [row for row in rows if row.id not in given], nomenclatures)
    return [
        (_accounts(row, given.get(row.id or 0, []), made.get(row.id or 0)), row.known_on)
        for row in rows
        if row.id in given or row.id in made or row.origin is AccountOrigin.TOWN
    ]


def _rank(row: BudgetAccounts, known_on: date) -> tuple[object, ...]:
    """Return what a set is chosen by among those of a budget and a year, the highest winning."""
    return (
        {AggregateCode.OPERATING_REVENUE, AggregateCode.OPERATING_SPENDING} <= row.net.keys(),
        AggregateCode.DEBT in row.net,
        -COMPUTED.index(row.origins[0]),
        not row.is_provisional,
        known_on,
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
            col(Aggregate.account_set_id).in_(set_ids[start : start + _SOME])
        )
        for line in session.exec(statement.order_by(col(Aggregate.id))):
            lines.setdefault(line.account_set_id, []).append(line)
    return lines


def _accounts(row: AccountSet, lines: list[Aggregate], made: NetAmounts | None) -> BudgetAccounts:
    given = {line.code: line.amount_eur for line in lines}
    net = given or (made.amounts if made else {})
    sources = [row.source_id, *(line.source_id for line in lines)]
    return BudgetAccounts(
        budget_id=row.budget_id,
        year=row.year,
        stage=row.stage,
        is_provisional=row.is_provisional,
        is_simulated=row.is_simulated or any(line.is_simulated for line in lines),
        source_ids=tuple(dict.fromkeys(source for source in sources if source is not None)),
        origins=(row.origin,),
        set_id=row.id,
        number=row.number,
        population=row.population,
        nomenclature=row.nomenclature or (made.nomenclature if made else ""),
        net=net,
        amounts=Amounts(*(net.get(code) for code in _NEEDED)),
    )
