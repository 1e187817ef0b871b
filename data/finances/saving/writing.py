"""Writing accounts into the base: only what differs, signed by its import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from data.base.columns import Tracked
from data.base.models import Organisation
from data.finances.models import AccountSet, Budget
from data.finances.saving.budgets import PlacedSet, sets_by_budget
from data.finances.saving.compare import is_same, set_values
from data.finances.saving.details import DETAILS, Detail, drafted
from data.finances.saving.stored import StoredAccounts, StoredSet
from data.finances.vocabulary import BudgetKind

Row = TypeVar("Row", bound=Tracked)


@dataclass
class _Writing:
    """One saving in progress: where, and which import signs."""

    session: Session
    organisation_id: int
    batch_id: int
    source_id: int
    budgets: dict[str, Budget] = field(default_factory=dict)

    def signed(self, row: Row) -> Row:
        row.batch_id, row.source_id = self.batch_id, self.source_id
        return row


def write_accounts(
    session: Session,
    organisation: Organisation,
    sets: Sequence[PlacedSet],
    stored: StoredAccounts,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Save what differs between a file's account sets and the base's."""
    assert organisation.id is not None
    writing = _Writing(session, organisation.id, batch_id, source_id)
    fresh = [one for one in sets if not _is_held(one, stored)]
    _write_budgets(writing, fresh, stored)
    rows = [_write_set(writing, one, stored.sets.get(one.key)) for one in fresh]
    session.flush()
    for row, one in zip(rows, fresh, strict=True):
        _write_details(writing, row, one, stored.sets.get(one.key))
    session.flush()


def _is_held(one: PlacedSet, stored: StoredAccounts) -> bool:
    before = stored.sets.get(one.key)
    return before is not None and is_same(one.draft, before)


def _write_budgets(writing: _Writing, sets: Sequence[PlacedSet], stored: StoredAccounts) -> None:
    """Add the budgets that the base does not know; let the others begin with their accounts."""
    order = max((row.order for row in stored.budgets), default=1)
    for code, mine in sets_by_budget(sets).items():
        placed = mine[0].budget
        row = placed.row
        if row is None:
            is_principal = placed.kind is BudgetKind.PRINCIPAL
            order += not is_principal
            row = Budget(
                organisation_id=writing.organisation_id,
                code=code,
                order=1 if is_principal else order,
                title=placed.title,
                kind=placed.kind,
                nomenclature=mine[0].draft.budget.nomenclature,
            )
        _update(writing, row, _budget_values(row, mine, stored.years.get(code)))
        writing.budgets[code] = row
    writing.session.flush()


def _budget_values(
    row: Budget, mine: Sequence[PlacedSet], years: tuple[int, int] | None
) -> dict[str, object]:
    """Return what accounts say of their budget: its SIRET, its nomenclature, when it begins."""
    latest = max(mine, key=lambda one: one.draft.year).draft
    first = min(one.draft.year for one in mine)
    values: dict[str, object] = {"siret": mine[0].budget.siret}
    if years is None or latest.year >= years[1]:
        values["nomenclature"] = latest.budget.nomenclature
    if years is None or (row.valid_from is not None and first < row.valid_from.year):
        values["valid_from"] = date(first, 1, 1)
    return values


def _write_set(writing: _Writing, one: PlacedSet, before: StoredSet | None) -> AccountSet:
    draft = one.draft
    values = set_values(draft, before.row if before else None)
    row = before.row if before else None
    if row is None:
        row = AccountSet(
            budget_id=writing.budgets[one.budget.code].id or 0,
            year=draft.year,
            stage=draft.stage,
            origin=draft.origin,
            number=draft.number,
            known_on=draft.known_on,
        )
    for name, value in values.items():
        setattr(row, name, value)
    writing.session.add(writing.signed(row))
    return row


def _write_details(
    writing: _Writing, row: AccountSet, one: PlacedSet, before: StoredSet | None
) -> None:
    """Replace the rows of each kind that differs; the others stay, with the import they are of."""
    for detail in DETAILS:
        lines = drafted(detail, one.draft)
        if before is not None:
            if before.content[detail.field] == lines:
                continue
            _remove(writing.session, detail, row)
        for order, values in enumerate(lines, start=1):
            fields: dict[str, Any] = dict(zip(detail.names, values, strict=True))
            if detail.is_ordered:
                fields["order"] = order
            line = detail.table(account_set_id=row.id or 0, **fields)
            writing.session.add(writing.signed(line))


def _remove(session: Session, detail: Detail, row: AccountSet) -> None:
    table = detail.table
    for line in session.exec(select(table).where(col(table.account_set_id) == row.id)):
        session.delete(line)


def _update(writing: _Writing, row: Budget, values: Mapping[str, object]) -> None:
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    if changed or row.id is None:
        writing.session.add(writing.signed(row))
