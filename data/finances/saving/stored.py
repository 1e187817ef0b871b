"""What the base holds of the accounts that a file speaks of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from data.base.models import Organisation
from data.finances.drafts import AccountsDraft
from data.finances.models import AccountSet, Budget
from data.finances.queries import list_budgets
from data.finances.saving.details import DETAILS, Detail, Values, held
from data.finances.vocabulary import AccountOrigin, AccountStage

SetKey = tuple[str, int, AccountStage, AccountOrigin, int]
"""Code of the budget, year, stage, origin, number: what an account set is known by."""

_SOME = 500


@dataclass(frozen=True)
class StoredSet:
    """An account set of the base and its rows, by the field of the draft that they answer to."""

    row: AccountSet
    content: Mapping[str, tuple[Values, ...]]


@dataclass(frozen=True)
class StoredAccounts:
    """What the base holds of the accounts that a file speaks of.

    Attributes:
        sets: those of the file's years and publications, with their rows.
        years: first and last year with accounts of each budget, by its code, whoever published.
    """

    town: str = ""
    budgets: tuple[Budget, ...] = ()
    sets: Mapping[SetKey, StoredSet] = field(default_factory=dict)
    years: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def read_stored(
    session: Session, organisation: Organisation, draft: AccountsDraft
) -> StoredAccounts:
    """Read what the base holds of what a draft speaks of."""
    budgets = list_budgets(session, organisation.code)
    codes = {budget.id: budget.code for budget in budgets}
    rows = session.exec(select(AccountSet).where(col(AccountSet.budget_id).in_(list(codes)))).all()
    named = {(one.year, one.stage, one.origin, one.number) for one in draft.sets}
    mine = [row for row in rows if (row.year, row.stage, row.origin, row.number) in named]
    content = _content(session, [row.id for row in mine if row.id is not None])
    return StoredAccounts(
        town=organisation.name,
        budgets=tuple(budgets),
        sets={
            (codes[row.budget_id], row.year, row.stage, row.origin, row.number): StoredSet(
                row, content[row.id or 0]
            )
            for row in mine
        },
        years=_years(rows, codes),
    )


def _years(
    rows: Sequence[AccountSet], codes: Mapping[int | None, str]
) -> dict[str, tuple[int, int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        found[codes[row.budget_id]].append(row.year)
    return {code: (min(years), max(years)) for code, years in found.items()}


def _content(session: Session, ids: list[int]) -> dict[int, dict[str, tuple[Values, ...]]]:
    content: dict[int, dict[str, tuple[Values, ...]]] = {one: {} for one in ids}
    for detail in DETAILS:
        lines: defaultdict[int, list[Values]] = defaultdict(list)
        for start in range(0, len(ids), _SOME):
            _read_lines(session, detail, ids[start : start + _SOME], lines)
        for one in ids:
            content[one][detail.field] = held(detail, lines[one])
    return content


def _read_lines(
    session: Session, detail: Detail, ids: list[int], lines: defaultdict[int, list[Values]]
) -> None:
    """Add the values of the rows of some sets, without making an object of each."""
    table = detail.table
    columns = [getattr(table, name) for name in detail.names]
    order = getattr(table, "order", table.id) if detail.is_ordered else table.id
    statement = (
        select(col(table.account_set_id), *columns)
        .where(col(table.account_set_id).in_(ids))
        .order_by(order)
    )
    for owner, *values in session.connection().execute(statement):
        lines[owner].append(tuple(values))
