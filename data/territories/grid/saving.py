"""Saving the cells of a grid: beside what the base holds, then into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import MISSING, number
from data.territories.grid.drafts import CellDraft, GridDraft
from data.territories.models import GridCell, Territory
from data.territories.vocabulary import TerritoryKind

_FIELDS = {
    "communes": "Communes",
    "people": "Habitants",
    "households": "Ménages",
    "poor_households": "Ménages pauvres",
    "is_imputed": "Imputé",
}


@dataclass(frozen=True)
class StoredGrid:
    """The cells of a draft's year that the base holds, by code; names of communes by theirs."""

    cells: Mapping[str, GridCell] = field(default_factory=dict)
    communes: Mapping[str, str] = field(default_factory=dict)


def read_stored(session: Session, draft: GridDraft) -> StoredGrid:
    """Read what the base holds of a draft's year."""
    rows = session.exec(select(GridCell).where(GridCell.vintage == draft.vintage))
    cells = {row.code: row for row in rows}
    named = select(Territory).where(col(Territory.kind) == TerritoryKind.COMMUNE)
    return StoredGrid(cells, {row.code: row.name for row in session.exec(named)})


def compared(draft: GridDraft, stored: StoredGrid) -> Comparison:
    """Return what saving a draft would change, cell by cell."""
    return Comparison(tuple(_line(one, draft.vintage, stored) for one in draft.cells))


def absent(draft: GridDraft, stored: StoredGrid) -> tuple[str, ...]:
    """Return the cells of that year that the base holds and the file does not name: kept."""
    return tuple(sorted(set(stored.cells) - {one.code for one in draft.cells}))


def write_grid(
    session: Session, draft: GridDraft, stored: StoredGrid, *, batch_id: int, source_id: int
) -> None:
    """Save what differs between a draft and the base, signed by an import."""
    for one in draft.cells:
        row, values = stored.cells.get(one.code), _values(one)
        if row is None:
            row = GridCell(code=one.code, vintage=draft.vintage, **values)
        elif not _differences(row, values):
            continue
        for name, value in values.items():
            setattr(row, name, value)
        row.batch_id, row.source_id = batch_id, source_id
        session.add(row)
    session.flush()


def _values(draft: CellDraft) -> dict[str, Any]:
    return {
        "communes": " ".join(draft.communes),
        "people": draft.people,
        "households": draft.households,
        "poor_households": draft.poor_households,
        "is_imputed": draft.is_imputed,
    }


def _differences(row: GridCell, values: Mapping[str, Any]) -> list[str]:
    return [name for name, value in values.items() if getattr(row, name) != value]


def _line(draft: CellDraft, vintage: int, stored: StoredGrid) -> ChangeLine:
    named = ", ".join(stored.communes.get(code, code) for code in draft.communes)
    title = f"{vintage}, {named}, {number(draft.people, 1)} habitants"
    row, values = stored.cells.get(draft.code), _values(draft)
    if row is None:
        return ChangeLine(Difference.ADDED, draft.code, title)
    fields = tuple(
        FieldChange(_FIELDS[name], _written(getattr(row, name)), _written(values[name]))
        for name in _differences(row, values)
    )
    difference = Difference.CHANGED if fields else Difference.UNCHANGED
    return ChangeLine(difference, draft.code, title, fields)


def _written(value: object) -> str:
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "oui" if value else "non"
    return number(value, 1) if isinstance(value, float) else str(value)
