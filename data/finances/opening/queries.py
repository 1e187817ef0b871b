"""Account sets as the page of accounts reads them: only those of one budget and one year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from data.base.views import Scope
from data.finances import queries
from data.finances.engine import Ledger
from data.finances.ledgers import EXECUTED, ledgers
from data.finances.models import AccountSet, Aggregate, Budget, Loan
from data.finances.opening.views import BudgetYears, Provenance
from data.finances.publications import FILE_ORIGINS, stage_title, state_of
from data.finances.queries import COMPUTED, BudgetAccounts, list_accounts, list_sets
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.finances.words import cited


@dataclass(frozen=True)
class OpenedSet:
    """An account set of a budget and a year, and what is known of it.

    Attributes:
        ledger: its lines, where amounts are computed from lines.
    """

    budget: Budget
    row: BudgetAccounts
    ledger: Ledger | None
    provenance: Provenance


def budget_years(session: Session, scope: Scope) -> tuple[BudgetYears, ...]:
    """Return the budgets that have accounts, and the years of each, newest first."""
    budgets = queries.list_budgets(session, scope.organisation)
    statement = (
        select(AccountSet.budget_id, AccountSet.year, AccountSet.stage)
        .where(
            col(AccountSet.budget_id).in_([one.id for one in budgets]),
            col(AccountSet.origin).in_(COMPUTED),
            AccountSet.known_on <= scope.on,
        )
        .distinct()
    )
    rows = session.exec(statement).all()
    found = []
    for budget in budgets:
        mine = [(year, stage) for owner, year, stage in rows if owner == budget.id]
        if mine:
            executed = {year for year, stage in mine if stage in EXECUTED}
            years = {year for year, _ in mine}
            found.append(
                BudgetYears(
                    budget.code,
                    budget.title,
                    _newest(executed),
                    _newest(years),
                    is_principal=budget.kind is BudgetKind.PRINCIPAL,
                )
            )
    return tuple(found)


def opened_sets(session: Session, scope: Scope, budget: Budget, year: int) -> list[OpenedSet]:
    """Return the executed sets of a budget and a year, the one that the ratios use first."""
    found = [row for row, _ in list_sets(session, [budget], scope.on, year=year)]
    used = list_accounts(session, [budget], scope.on, year=year)
    used_id = used[0].set_id if used else None
    found.sort(key=lambda row: (row.set_id != used_id, COMPUTED.index(row.origins[0])))
    lines = _ledgers(session, budget, found)
    return [
        OpenedSet(
            budget,
            row,
            lines.get(row.set_id or 0),
            _provenance(session, row, found, row.set_id == used_id, row.set_id in lines),
        )
        for row in found
    ]


def loans_of(session: Session, set_id: int) -> Sequence[Loan]:
    """Return the loans of the annex of an act, as its file orders them."""
    return session.exec(
        select(Loan).where(Loan.account_set_id == set_id).order_by(col(Loan.order))
    ).all()


def individual_amounts(
    session: Session, scope: Scope, budget: Budget, year: int
) -> tuple[str, list[tuple[str, Decimal]]]:
    """Return what the comptes individuels of a year give, by code, and their source as cited."""
    row = session.exec(
        select(AccountSet).where(
            AccountSet.budget_id == budget.id,
            AccountSet.year == year,
            AccountSet.origin == AccountOrigin.INDIVIDUAL,
            AccountSet.known_on <= scope.on,
        )
    ).first()
    if row is None:
        return "", []
    lines = session.exec(
        select(Aggregate).where(Aggregate.account_set_id == row.id).order_by(col(Aggregate.id))
    )
    sources = queries.sources_by_id(session, [row.source_id] if row.source_id else [])
    return "".join(cited(list(sources.values()))), [(one.code, one.amount_eur) for one in lines]


def voted_sets(
    session: Session, on: date, budget: Budget, year: int
) -> tuple[list[AccountSet], list[AccountSet]]:
    """Return the acts of a year with lines: those that vote credits, and those that execute."""
    rows = session.exec(
        select(AccountSet)
        .where(
            AccountSet.budget_id == budget.id,
            AccountSet.year == year,
            col(AccountSet.origin).in_((AccountOrigin.TOTEM, AccountOrigin.TOWN)),
            AccountSet.known_on <= on,
        )
        .order_by(col(AccountSet.known_on), col(AccountSet.id))
    ).all()
    voted = [row for row in rows if row.stage not in EXECUTED]
    return voted, [row for row in rows if row.stage in EXECUTED]


def _newest(years: set[int]) -> tuple[int, ...]:
    return tuple(sorted(years, reverse=True))


def _ledgers(session: Session, budget: Budget, rows: list[BudgetAccounts]) -> dict[int, Ledger]:
    """Read the lines of the sets whose publisher computed nothing."""
    ids = [row.set_id for row in rows if row.set_id]
    given = set(
        session.exec(select(Aggregate.account_set_id).where(col(Aggregate.account_set_id).in_(ids)))
    )
    sets = session.exec(select(AccountSet).where(col(AccountSet.id).in_(set(ids) - given)))
    return ledgers(session, sets, {budget.id or 0: budget.nomenclature})


def _provenance(
    session: Session,
    row: BudgetAccounts,
    beside: list[BudgetAccounts],
    is_used: bool,
    has_lines: bool,
) -> Provenance:
    origin = row.origins[0]
    is_alone = sum(one.origins[0] is origin for one in beside) == 1
    stage = stage_title(AccountStage(row.stage), row.number)
    sources = queries.sources_by_id(session, row.source_ids)
    return Provenance(
        origin=str(origin) if is_alone else f"{origin}-{row.stage.lower()}",
        label=f"{stage} ({FILE_ORIGINS[origin]})",
        state=state_of(row.is_provisional),
        population=row.population,
        source=", ".join(dict.fromkeys(cited(list(sources.values())))),
        is_simulated=row.is_simulated,
        is_used=is_used,
        has_lines=has_lines,
        short=FILE_ORIGINS[origin] if is_alone else f"{row.stage}, {FILE_ORIGINS[origin]}",
    )
