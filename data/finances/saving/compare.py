"""Accounts of a file beside those of the base, set by set, in French. Pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import MISSING, number, quantity, short_date
from data.finances.aggregates import by_code
from data.finances.drafts import AccountSetDraft
from data.finances.models import AccountSet
from data.finances.publications import FILE_ORIGINS, stage_title, state_of
from data.finances.saving.budgets import PlacedSet
from data.finances.saving.details import AGGREGATES, DETAILS, Detail, Values, changed_count, drafted
from data.finances.saving.stored import StoredAccounts, StoredSet
from data.finances.vocabulary import AggregateCode

_TOLD = frozenset(str(code) for code in AggregateCode)
"""The amounts that the ratios rest on are told one by one; the others are counted."""


def compared(sets: Sequence[PlacedSet], stored: StoredAccounts) -> Comparison:
    """Return what saving would change, one line per account set."""
    return Comparison(tuple(_line(one, stored.sets.get(one.key)) for one in sets))


def _line(one: PlacedSet, before: StoredSet | None) -> ChangeLine:
    code = f"{one.budget.title} {one.draft.year}"
    title = _title(one.draft)
    if before is None:
        return ChangeLine(Difference.ADDED, code, title)
    changes = tuple(_changes(one.draft, before))
    difference = Difference.CHANGED if changes else Difference.UNCHANGED
    return ChangeLine(difference, code, title, changes)


def _title(draft: AccountSetDraft) -> str:
    counts = [
        detail.counted(count)
        for detail in DETAILS
        if detail.is_told and (count := len(getattr(draft, detail.field)))
    ]
    if draft.is_provisional:
        counts.append("provisoire")
    head = f"{stage_title(draft.stage, draft.number)}, {FILE_ORIGINS[draft.origin]}"
    return f"{head}\u00a0: {', '.join(counts)}" if counts else head


def _changes(draft: AccountSetDraft, before: StoredSet) -> Iterator[FieldChange]:
    row = before.row
    if row.is_provisional != draft.is_provisional:
        yield FieldChange("État", state_of(row.is_provisional), state_of(draft.is_provisional))
    if row.population != draft.population:
        yield FieldChange("Population", number(row.population), number(draft.population))
    # Accounts of a former version of the base do not say theirs: that is no change.
    if row.nomenclature and row.nomenclature != draft.budget.nomenclature:
        yield FieldChange("Nomenclature", row.nomenclature, draft.budget.nomenclature or "—")
    if row.stratum != draft.stratum:
        yield FieldChange("Strate", row.stratum or "—", draft.stratum or "—")
    if draft.known_on < row.known_on:
        yield FieldChange("Connus le", short_date(row.known_on), short_date(draft.known_on))
    for detail in DETAILS:
        yield from _detail_changes(detail, before.content[detail.field], drafted(detail, draft))


def _detail_changes(
    detail: Detail, before: tuple[Values, ...], after: tuple[Values, ...]
) -> Iterator[FieldChange]:
    if before == after:
        return
    if detail is AGGREGATES:
        yield from _amount_changes(before, after)
    said = (detail.counted(len(before)), f"{detail.counted(len(after))}{_moved(before, after)}")
    yield FieldChange(detail.plural.capitalize(), *said)


def _moved(before: tuple[Values, ...], after: tuple[Values, ...]) -> str:
    changed = changed_count(before, after)
    if changed:
        return f", dont {number(changed)} qui {'changent' if changed > 1 else 'change'}"
    return ", dans un autre ordre" if len(before) == len(after) else ""


def _amount_changes(before: tuple[Values, ...], after: tuple[Values, ...]) -> Iterator[FieldChange]:
    old, new = _amounts(before), _amounts(after)
    for code, definition in by_code().items():
        if code in _TOLD and old.get(code) != new.get(code):
            yield FieldChange(definition.title, old.get(code, MISSING), new.get(code, MISSING))


def _amounts(rows: tuple[Values, ...]) -> dict[str, str]:
    code, amount = AGGREGATES.names.index("code"), AGGREGATES.names.index("amount_eur")
    return {str(row[code]): quantity(Decimal(str(row[amount])), "€", 2) for row in rows}


def is_same(draft: AccountSetDraft, before: StoredSet) -> bool:
    """Tell whether the base already says all that a draft says."""
    return next(_changes(draft, before), None) is None


def set_values(draft: AccountSetDraft, row: AccountSet | None) -> dict[str, object]:
    """Return what a set says of itself.

    Accounts known once stay known: the final ones, published later, only replace the figures.
    """
    return {
        "is_provisional": draft.is_provisional,
        "population": draft.population,
        "stratum": draft.stratum,
        "nomenclature": draft.budget.nomenclature or None,
        "known_on": min(draft.known_on, row.known_on) if row else draft.known_on,
    }
