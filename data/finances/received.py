"""Accounts that were imported: what of each is kept, and what the DGFiP publishes of the town."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func
from sqlmodel import Session, col, select

from data.base.formats import typeset
from data.base.views import Scope
from data.finances.aggregates import by_code
from data.finances.models import AccountSet, Aggregate, BalanceLine, Budget, BudgetLine, Loan
from data.finances.publications import ORIGINS, stage_title, state_of
from data.finances.queries import list_budgets, sources_by_id
from data.finances.views import (
    IndividualAccounts,
    IndividualAmount,
    ReceivedAccounts,
    ReceivedSet,
)
from data.finances.vocabulary import AccountOrigin, BudgetKind
from data.finances.words import LINES_ARE_COMPUTED, cited

_LINES = frozenset({AccountOrigin.TOTEM, AccountOrigin.BALANCE})
_Counts = Mapping[int, int]
_SOME = 500


def received_accounts(session: Session, scope: Scope) -> ReceivedAccounts:
    """Return what was imported and known on the day of ``scope``, newest first."""
    budgets = {row.id or 0: row for row in list_budgets(session, scope.organisation)}
    rows = _imported(session, list(budgets), scope.on)
    if not rows:
        return ReceivedAccounts()
    rows = sorted(rows, key=lambda row: (-row.year, budgets[row.budget_id].order, row.id or 0))
    sources = _cited(session, rows)
    ids = [row.id or 0 for row in rows]
    lines, balances, aggregates, loans = (
        _counts(session, table, ids) for table in (BudgetLine, BalanceLine, Aggregate, Loan)
    )
    return ReceivedAccounts(
        sets=tuple(
            ReceivedSet(
                budget=budgets[row.budget_id].title,
                year=row.year,
                stage=stage_title(row.stage, row.number),
                origin=ORIGINS[row.origin],
                state=state_of(row.is_provisional),
                lines=lines.get(row.id or 0, 0) + balances.get(row.id or 0, 0),
                aggregates=aggregates.get(row.id or 0, 0),
                loans=loans.get(row.id or 0, 0),
                population=row.population,
                source=sources.get(row.source_id, ""),
            )
            for row in rows
        ),
        note=typeset(LINES_ARE_COMPUTED) if any(row.origin in _LINES for row in rows) else "",
        individual=_individual(session, rows, budgets, sources),
    )


def _imported(session: Session, budget_ids: list[int], on: date) -> Sequence[AccountSet]:
    return session.exec(
        select(AccountSet).where(
            col(AccountSet.budget_id).in_(budget_ids),
            col(AccountSet.origin) != AccountOrigin.TOWN,
            AccountSet.known_on <= on,
        )
    ).all()


def _cited(session: Session, rows: Sequence[AccountSet]) -> dict[int | None, str]:
    """Return how each source is cited, by its identifier."""
    ids = [row.source_id for row in rows if row.source_id is not None]
    found = sources_by_id(session, ids)
    return {key: cited([line])[0] for key, line in found.items()}


def _counts(
    session: Session,
    table: type[BudgetLine | BalanceLine | Aggregate | Loan],
    ids: list[int],
) -> _Counts:
    """Count the rows of each set."""
    owner = col(table.account_set_id)
    found: dict[int, int] = {}
    for start in range(0, len(ids), _SOME):
        statement = (
            select(owner, func.count()).where(owner.in_(ids[start : start + _SOME])).group_by(owner)
        )
        found.update((key, count) for key, count in session.exec(statement))
    return found


def _individual(
    session: Session,
    rows: Sequence[AccountSet],
    budgets: Mapping[int, Budget],
    sources: Mapping[int | None, str],
) -> IndividualAccounts | None:
    """Return the last comptes individuels of the principal budget, in the order of the file."""
    row = next(
        (
            row
            for row in rows
            if row.origin is AccountOrigin.INDIVIDUAL
            and budgets[row.budget_id].kind is BudgetKind.PRINCIPAL
        ),
        None,
    )
    if row is None:
        return None
    found = session.exec(select(Aggregate).where(Aggregate.account_set_id == row.id))
    amounts = {line.code: line for line in found}
    return IndividualAccounts(
        year=row.year,
        stratum=row.stratum,
        population=row.population,
        amounts=tuple(
            IndividualAmount(
                title=definition.title,
                amount_eur=amounts[code].amount_eur,
                per_head_eur=_per_head(amounts[code].amount_eur, row.population),
                stratum_mean_eur=amounts[code].stratum_mean_eur,
            )
            for code, definition in by_code().items()
            if code in amounts
        ),
        source=sources.get(row.source_id, ""),
    )


def _per_head(amount: Decimal, population: int | None) -> Decimal | None:
    return amount / population if population else None
