"""The tables of a PDF's page: ruled ones by their lines, the others by what is aligned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.importers.documents.pdf.words import Box, Printed, Segment, Word, lines_of

_MOST_EDGES = 3_000
"""Lines of a drawing from which it is a map, not a table."""
_ALIGNED = 3.0
"""Points within which two cells start, or end, at the same place."""


@dataclass(frozen=True)
class Ruled:
    """A ruled table of a page.

    Attributes:
        box: where it is.
        lefts: where its columns start.
        rows: their cells; a cell's visual lines stay parted by a line feed.
    """

    box: Box
    lefts: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_alone(self) -> bool:
        """Tell a frame around a paragraph, which is no table unless it goes on with one."""
        return len(self.lefts) < 2 or sum(bool(cell) for row in self.rows for cell in row) < 2


def ruled_tables(page: Any, words: Sequence[Word]) -> list[Ruled]:
    """Return the ruled tables of a page, from top to bottom, and the frames."""
    if not (page.rects or page.lines) or len(page.edges) > _MOST_EDGES:
        return []
    found = []
    for table in page.find_tables():
        boxes = [row.cells for row in table.rows if any(cell is not None for cell in row.cells)]
        rows = [tuple(_cell(cell, words) for cell in row) for row in boxes]
        kept = [rank for rank, row in enumerate(rows) if any(row)]
        if kept:
            found.append(_ruled(table.bbox, [boxes[at] for at in kept], [rows[at] for at in kept]))
    return sorted(found, key=lambda table: table.box[1])


def _cell(box: Box | None, words: Sequence[Word]) -> str:
    """Return the words of a cell; a cell that another one covers is empty."""
    if box is None:
        return ""
    return "\n".join(line.text for line in lines_of([word for word in words if word.is_in(box)]))


def _ruled(box: Box, cells: Sequence[Sequence[Any]], rows: Sequence[tuple[str, ...]]) -> Ruled:
    """Drop columns that are empty from top to bottom: the space between two double rules."""
    kept = [rank for rank in range(len(rows[0])) if any(row[rank] for row in rows)]
    lefts = tuple(min(row[rank][0] for row in cells if row[rank] is not None) for rank in kept)
    return Ruled(box, lefts, tuple(tuple(row[rank] for rank in kept) for row in rows))


def carried_on(table: Ruled, lefts: Sequence[float]) -> Ruled | None:
    """Widen a table that goes on with the one of the page before; none when its columns differ.

    Columns that hold nothing on a page are not found there.
    """
    places = [
        next((rank for rank, left in enumerate(lefts) if abs(left - one) < _ALIGNED), None)
        for one in table.lefts
    ]
    if None in places or len(set(places)) < len(places):
        return None
    rows = []
    for row in table.rows:
        cells = [""] * len(lefts)
        for place, cell in zip(places, row, strict=True):
            if place is not None:
                cells[place] = cell
        rows.append(tuple(cells))
    return replace(table, lefts=tuple(lefts), rows=tuple(rows))


def aligned_rows(lines: Sequence[Printed]) -> dict[int, tuple[Segment, ...]]:
    """Return the lines that are rows of a table without rules: cells, by the line's rank.

    A row has a wide gap, and a neighbour with a cell at the same place.
    """
    found: dict[int, tuple[Segment, ...]] = {}
    for rank, line in enumerate(lines):
        if len(line.segments) < 2:
            continue
        near = [lines[other] for other in (rank - 2, rank - 1, rank + 1, rank + 2)
                if 0 <= other < len(lines)]  # fmt: skip
        if any(_is_aligned(line, other) for other in near if len(other.segments) > 1):
            found[rank] = line.segments
    return found


def _is_aligned(line: Printed, other: Printed) -> bool:
    """Tell two lines with a cell, beyond the first, that starts or ends at the same place."""
    return any(
        abs(cell.left - near.left) < _ALIGNED or abs(cell.right - near.right) < _ALIGNED
        for cell in line.segments[1:]
        for near in other.segments[1:]
    )
