"""What an officer types in the programme, kept until it is saved: a rerun or a page loses nothing.

The table on screen tells what changed since it was drawn; the draft knows what the base held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.mandate.contract.programme import words
from data.mandate.contract.programme.columns import SIMULATED
from data.mandate.contract.programme.typed import (
    CellProblem,
    Cells,
    ProgrammeEdit,
    cells_of,
    named,
    read_row,
)
from data.mandate.contract.programme.views import ProgrammeView

TYPED = tuple(name for name in words.COLUMNS if name != words.YEAR)
"""The columns of one year's table that an officer fills in."""


@dataclass(frozen=True)
class DraftRow:
    """A row of the table: ``line`` is nothing until it is saved; ``seen`` is what the base held."""

    line: int | None
    version: int
    seen: Cells
    cells: Cells
    mark: str = ""

    @property
    def is_changed(self) -> bool:
        """Tell whether anything was typed in it."""
        return self.line is None or dict(self.seen) != dict(self.cells)


@dataclass
class ProgrammeDraft:
    """The programme of a year as one officer sees it.

    Attributes:
        drawn: the rows that the table of this serial was drawn with.
        rows: what she makes of them.
        removed: the rows of the base that she removed.
        serial: raised each time the table is drawn from other rows.
    """

    year: int
    drawn: tuple[DraftRow, ...]
    rows: tuple[DraftRow, ...]
    removed: tuple[DraftRow, ...] = ()
    serial: int = 0
    held: tuple[DraftRow, ...] = field(default=())

    @property
    def widget(self) -> str:
        """Key of the table drawn from these rows."""
        return f"programme-{self.year}-{self.serial}"

    @property
    def changes(self) -> int:
        """Count the projects that would be added, changed or removed."""
        return sum(row.is_changed for row in self.rows) + len(self.removed)

    def absorb(self, state: Mapping[str, Any]) -> None:
        """Take what was typed in the table since it was drawn."""
        edited: Mapping[Any, Mapping[str, object]] = state.get("edited_rows", {})
        gone = set(state.get("deleted_rows", ()))
        changes = {int(rank): cells for rank, cells in edited.items()}
        kept = [
            _typed(row, changes.get(rank, {}))
            for rank, row in enumerate(self.drawn)
            if rank not in gone
        ]
        added = [_typed(_new(), cells) for cells in state.get("added_rows", ())]
        self.rows = (*kept, *(row for row in added if any(row.cells.values())))
        left = {row.line for row in self.rows}
        every = (*self.held, *self.drawn)
        lost = {row.line: row for row in every if row.line is not None and row.line not in left}
        self.removed = tuple(lost.values())

    def redraw(self) -> None:
        """Start a new table from what is wanted by now."""
        self.drawn = self.rows
        self.serial += 1

    def learn(self, held: Sequence[DraftRow]) -> None:
        """Take note of what the base holds by now, keeping what she typed."""
        wanted: dict[int | None, DraftRow] = {
            row.line: row for row in self.rows if row.line is not None
        }
        removed = {row.line for row in self.removed}
        known = {row.line for row in held}
        kept = [
            replace(row, cells=mine.cells)
            if (mine := wanted.get(row.line)) is not None and mine.is_changed
            else row
            for row in held
            if row.line not in removed
        ]
        orphans = [
            DraftRow(None, 0, {}, row.cells)
            for row in self.rows
            if row.is_changed and row.line not in known
        ]
        self.rows = (*kept, *orphans)
        self.removed = tuple(row for row in held if row.line in removed)
        self.held = tuple(held)

    def edits(self, view: ProgrammeView) -> list[ProgrammeEdit] | tuple[CellProblem, ...]:
        """Return what there is to save, or every cell that must be mended first."""
        found: list[ProgrammeEdit] = []
        problems: list[CellProblem] = []
        for rank, row in enumerate(self.rows, start=1):
            if not row.is_changed:
                continue
            values = read_row(row.cells, rank, view.objectives, view.quarters)
            if isinstance(values, tuple):
                problems += values
            else:
                found.append(ProgrammeEdit(row.line, row.version, values))
        found += [ProgrammeEdit(row.line, row.version, None) for row in self.removed]
        return tuple(problems) or found


def _new() -> DraftRow:
    return DraftRow(None, 0, {}, dict.fromkeys(TYPED, ""))


def _typed(row: DraftRow, cells: Mapping[str, object]) -> DraftRow:
    known = {name: "" if text is None else str(text) for name, text in cells.items()}
    return replace(row, cells=dict(row.cells) | {n: t for n, t in known.items() if n in TYPED})


def held_rows(view: ProgrammeView) -> tuple[DraftRow, ...]:
    """Return the rows of the base as the table shows them."""
    found = []
    for line in view.lines:
        cells = cells_of(line, view.objectives, view.quarters)
        mark = SIMULATED.lower() if line.is_simulated else ""
        found.append(DraftRow(line.id, line.version, cells, cells, mark))
    return tuple(found)


def started(view: ProgrammeView, serial: int = 0) -> ProgrammeDraft:
    """Return a draft in which nothing was typed yet."""
    rows = held_rows(view)
    return ProgrammeDraft(view.year or 0, rows, rows, serial=serial, held=rows)


def choices(view: ProgrammeView) -> tuple[list[str], list[str]]:
    """Return what the cells of objectives, then of quarters, may say."""
    return list(named(view.objectives).values()), list(named(view.quarters).values())
