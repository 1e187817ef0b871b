"""Amounts of other towns that a file gives: beside those of the base, then into it.

A file that holds far fewer towns of a stratum than the base's mean rests on, an extract of one
département after the national file, does not replace it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from sqlmodel import Session, select

from data.base.comparison import ChangeLine, Difference, FieldChange
from data.base.formats import counted, number, typeset
from data.base.models import Organisation
from data.finances.drafts import ComparatorDraft
from data.finances.models import ComparatorAmount
from data.finances.vocabulary import ComparatorKind

_Key = tuple[int, ComparatorKind, str, str]
"""Year, kind, group, code of the aggregate."""
_Group = tuple[int, ComparatorKind, str]
_CENT = Decimal("0.01")
_FEWER = 2
"""A file with less than half as many towns is an extract."""

StoredComparators = Mapping[_Key, ComparatorAmount]


@dataclass(frozen=True)
class _Kept:
    """A group of a file, with what the base holds of it."""

    drafts: tuple[ComparatorDraft, ...]
    before: tuple[ComparatorAmount, ...]

    @property
    def is_extract(self) -> bool:
        """Tell that the base's mean rests on at least twice as many towns."""
        held = max((row.communes for row in self.before), default=0)
        return held > _FEWER * self.communes

    @property
    def communes(self) -> int:
        """How many towns of the group the file holds."""
        return max(one.communes for one in self.drafts)


def read_comparators(
    session: Session, organisation: Organisation, drafts: Iterable[ComparatorDraft]
) -> StoredComparators:
    """Read what the base holds of the groups that a file speaks of."""
    groups = {_group(one) for one in drafts}
    if not groups:
        return {}
    rows = session.exec(
        select(ComparatorAmount).where(ComparatorAmount.organisation_id == organisation.id)
    )
    return {(*_group(row), row.code): row for row in rows if _group(row) in groups}


def compared_comparators(
    drafts: Iterable[ComparatorDraft], stored: StoredComparators
) -> tuple[ChangeLine, ...]:
    """Return what saving would change, one line per group and year."""
    return tuple(_line(group, kept) for group, kept in _kept(drafts, stored).items())


def write_comparators(
    session: Session,
    organisation: Organisation,
    drafts: Iterable[ComparatorDraft],
    stored: StoredComparators,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Save the amounts that differ; those that a later edition no longer gives go."""
    for group, kept in _kept(drafts, stored).items():
        if kept.is_extract:
            continue
        given = {one.code: one for one in kept.drafts}
        for code in [row.code for row in kept.before if row.code not in given]:
            session.delete(stored[(*group, code)])
        for code, draft in given.items():
            row = stored.get((*group, code))
            if row is not None and _values(row) == _values(draft):
                continue
            row = row or _row(organisation, draft)
            for name, value in _values(draft).items():
                setattr(row, name, value)
            row.batch_id, row.source_id = batch_id, source_id
            session.add(row)
    session.flush()


def _kept(drafts: Iterable[ComparatorDraft], stored: StoredComparators) -> dict[_Group, _Kept]:
    mine: dict[_Group, list[ComparatorDraft]] = {}
    for one in drafts:
        mine.setdefault(_group(one), []).append(one)
    held: dict[_Group, list[ComparatorAmount]] = {}
    for key, row in stored.items():
        held.setdefault(key[:3], []).append(row)
    return {group: _Kept(tuple(some), tuple(held.get(group, ()))) for group, some in mine.items()}


def _line(group: _Group, kept: _Kept) -> ChangeLine:
    held, kind, name = group
    is_stratum = kind is ComparatorKind.STRATUM
    code = f"strate {name} {held}" if is_stratum else f"{name} {held}"
    title = typeset(_title(kept, is_stratum=is_stratum))
    if not kept.before:
        return ChangeLine(Difference.ADDED, code, title)
    changes = () if kept.is_extract else tuple(_changes(kept))
    return ChangeLine(Difference.CHANGED if changes else Difference.UNCHANGED, code, title, changes)


def _title(kept: _Kept, *, is_stratum: bool) -> str:
    amounts = counted(len(kept.drafts), "montant")
    name = kept.drafts[0].group_title
    if not is_stratum:
        return f"commune choisie, {name} : {amounts} du budget principal"
    towns = counted(kept.communes, "commune")
    if kept.is_extract:
        held = number(max(row.communes for row in kept.before))
        return (
            f"moyenne de la strate : {towns} dans ce fichier, {held} dans la base. La moyenne de la"
            " base, plus complète, est gardée"
        )
    return f"moyenne de la strate ({name}) : {towns}, {amounts}"


def _changes(kept: _Kept) -> Iterable[FieldChange]:
    before = {row.code: row for row in kept.before}
    after = {one.code: one for one in kept.drafts}
    changed = [
        code
        for code in {*before, *after}
        if code not in before or code not in after or _values(before[code]) != _values(after[code])
    ]
    if not changed:
        return
    held = max(row.communes for row in before.values())
    if held != kept.communes:
        yield FieldChange("Communes", number(held), number(kept.communes))
    yield FieldChange(
        "Montants",
        number(len(before)),
        f"{number(len(after))}, dont {number(len(changed))} qui changent",
    )


def _group(one: ComparatorDraft | ComparatorAmount) -> _Group:
    return one.year, one.kind, one.group_code


def _values(one: ComparatorDraft | ComparatorAmount) -> dict[str, object]:
    return {
        "group_title": one.group_title,
        "amount_eur": one.amount_eur.quantize(_CENT, ROUND_HALF_EVEN),
        "population": one.population,
        "communes": one.communes,
    }


def _row(organisation: Organisation, draft: ComparatorDraft) -> ComparatorAmount:
    assert organisation.id is not None
    return ComparatorAmount(
        organisation_id=organisation.id,
        year=draft.year,
        kind=draft.kind,
        group_code=draft.group_code,
        group_title=draft.group_title,
        code=draft.code,
        amount_eur=Decimal(0),
        population=0,
        communes=0,
    )
