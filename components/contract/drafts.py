"""What an officer types in the matrix, kept until it is saved: a rerun or a page loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.mandate.contract.views import Crossed, CrossingEdit, Matrix, Objective
from data.mandate.contract.words import CROSSED

Cell = tuple[str, str]
"""Codes of an objective and of an ambition."""

OBJECTIVE = "Objectif"
AXIS = "Axe"
WORDS: dict[Crossed, str] = CROSSED | {
    Crossed.LINKED: f"✓ {CROSSED[Crossed.LINKED]}",
    Crossed.NOT_LINKED: f"✗ {CROSSED[Crossed.NOT_LINKED]}",
}
"""What a cell says: a sign with its word, so that answers stand out from what is to fill."""
_MEANINGS = {label: crossed for crossed, label in WORDS.items()}


@dataclass
class MatrixDraft:
    """The matrix as one officer sees it.

    Attributes:
        codes: codes of the objectives, then of the ambitions.
        seen: what the base held when she began on each cell.
        wanted: what she makes of it.
        serial: raised each time the table is drawn from other cells.
        rows: the cells that the table of this serial was drawn with.
    """

    codes: tuple[tuple[str, ...], tuple[str, ...]]
    seen: dict[Cell, Crossed]
    wanted: dict[Cell, Crossed]
    serial: int = 0
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def widget(self) -> str:
        """Key of the table drawn from these rows."""
        return f"crossings-{self.serial}"

    @property
    def edits(self) -> list[CrossingEdit]:
        """Return what differs from what she saw, in the order of the matrix."""
        return [
            CrossingEdit(*cell, seen=self.seen[cell], wanted=wanted)
            for cell, wanted in self.wanted.items()
            if wanted is not self.seen[cell]
        ]

    def absorb(self, edited: Mapping[Any, Mapping[str, str | None]]) -> None:
        """Take what was typed in the table since it was drawn: column, then word, by row."""
        objectives, ambitions = self.codes
        for rank, cells in edited.items():
            for ambition, word in cells.items():
                if ambition in ambitions:
                    cell = objectives[int(rank)], ambition
                    self.wanted[cell] = _MEANINGS.get(word or "", Crossed.TO_FILL)

    def meet(self, held: Mapping[Cell, Crossed]) -> bool:
        """Take what the base holds by now where she typed nothing; tell whether any changed.

        Where she did type, what she saw stays: saving then says who changed it meanwhile.
        """
        moved = [
            cell
            for cell, crossed in held.items()
            if self.seen[cell] is not crossed and self.wanted[cell] is self.seen[cell]
        ]
        for cell in moved:
            self.seen[cell] = self.wanted[cell] = held[cell]
        return bool(moved)

    def learn(self, held: Mapping[Cell, Crossed]) -> None:
        """Take note of what the base holds by now, keeping what she typed."""
        for cell, crossed in held.items():
            if self.wanted[cell] is self.seen[cell]:
                self.wanted[cell] = crossed
            self.seen[cell] = crossed

    def redraw(self, matrix: Matrix) -> None:
        """Start a new table from what is wanted by now."""
        self.serial += 1
        self.rows = drawn_rows(matrix, self.wanted)


def held_cells(matrix: Matrix) -> dict[Cell, Crossed]:
    """Return what each crossing holds, by its codes."""
    return {
        (row.code, column.code): cell
        for row, cells in zip(matrix.objectives, matrix.cells, strict=True)
        for column, cell in zip(matrix.ambitions, cells, strict=True)
    }


def matrix_codes(matrix: Matrix) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the objectives, then of the ambitions."""
    return (
        tuple(one.code for one in matrix.objectives),
        tuple(one.code for one in matrix.ambitions),
    )


def drawn_rows(matrix: Matrix, cells: Mapping[Cell, Crossed]) -> list[dict[str, str]]:
    """Return the rows of the table, a word in every cell."""
    return [_drawn_row(row, matrix, cells) for row in matrix.objectives]


def _drawn_row(row: Objective, matrix: Matrix, cells: Mapping[Cell, Crossed]) -> dict[str, str]:
    answers = {one.code: WORDS[cells[row.code, one.code]] for one in matrix.ambitions}
    return {OBJECTIVE: f"{row.code} · {row.title}", **answers, AXIS: row.axis}
