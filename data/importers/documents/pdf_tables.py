"""The tables of a PDF's page: ruled ones by their lines, the others by what is aligned."""

from collections.abc import Sequence
from typing import Any

from data.importers.documents.pdf_words import Box, Printed, Segment, Word, lines_of

_MOST_EDGES = 3_000
"""Lines of a drawing from which it is a map, not a table."""
_ALIGNED = 3.0
"""Points within which two cells start, or end, at the same place."""


def ruled_tables(page: Any, words: Sequence[Word]) -> list[tuple[Box, list[tuple[str, ...]]]]:
    """Return the ruled tables of a page, from top to bottom: where, and their cells.

    A cell's visual lines stay parted by a line feed. A frame around a paragraph is no table.
    """
    if not (page.rects or page.lines) or len(page.edges) > _MOST_EDGES:
        return []
    found = []
    for table in page.find_tables():
        rows = [
            tuple(_cell(cell, words) for cell in row.cells)
            for row in table.rows
            if any(cell is not None for cell in row.cells)
        ]
        rows = [row for row in rows if any(row)]
        if rows and len(rows[0]) > 1 and sum(bool(cell) for row in rows for cell in row) > 1:
            found.append((tuple(table.bbox), _with_columns(rows)))
    return sorted(found, key=lambda pair: pair[0][1])


def _cell(box: Box | None, words: Sequence[Word]) -> str:
    """Return the words of a cell; a cell that another one covers is empty."""
    if box is None:
        return ""
    return "\n".join(line.text for line in lines_of([word for word in words if word.is_in(box)]))


def _with_columns(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Drop columns that are empty from top to bottom: the space between two double rules."""
    kept = [rank for rank in range(len(rows[0])) if any(row[rank] for row in rows)]
    return [tuple(row[rank] for rank in kept) for row in rows]


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


def column_of(segment: Segment, row: Sequence[Segment]) -> int | None:
    """Return the column of a row that a segment goes on with; none when it is at none's place."""
    for rank, cell in enumerate(row):
        if abs(segment.left - cell.left) < _ALIGNED:
            return rank
    return None
