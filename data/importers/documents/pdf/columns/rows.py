"""Rows of a table without rules: the lines of each cell gathered."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from data.importers.documents.pdf.columns.cells import (
    Piece,
    is_full,
    reads_on,
    row_blocks,
    usual_distance,
)
from data.importers.documents.pdf.columns.places import by_column, crosses, text_of
from data.importers.documents.pdf.words import Printed

APART = 1.2
"""Usual distances between two lines from which they are two rows."""
_OFFSET = 0.8
"""Usual distances between two lines of a cell under which they are lines of two cells."""
_WIDEST_GUTTER = 1.5
"""Room between two full columns, as a share of the letters' size."""


@dataclass(frozen=True)
class Region:
    """A table without rules on a page.

    Attributes:
        start: rank of its first line; ``end`` is that behind the last one.
        lefts: where its columns start.
        rows: their cells, a cell's visual lines parted by a line feed.
        ranks: rank of the first line of each row.
        pitch: distance between two lines of a row, where gaps part the rows; else 0.
    """

    start: int
    end: int
    lefts: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    ranks: tuple[int, ...]
    pitch: float = 0


def with_rows(
    lines: Sequence[Printed],
    start: int,
    end: int,
    lefts: tuple[float, ...],
    margin: float,
    pitch: float = 0,
) -> Region:
    """Gather the lines of each row."""
    body = lines[start:end]
    placed = [by_column(line, lefts) for line in body]
    rights = _rights(placed, lefts, margin)
    across = [crosses(line, lefts) for line in body]
    distances = [after.bottom - before.bottom for before, after in pairwise(body)]
    usual = pitch or usual_distance(placed)
    apart = [distance > APART * usual for distance in distances]
    has_gaps = pitch > 0 or (sum(apart) >= max(1, len(body) // 12) and not all(apart))
    # Centred cells of one line and of two are half a line apart: gaps tell nothing then.
    is_offset = any(distance < _OFFSET * usual for distance in distances)
    is_parted = has_gaps and not is_offset
    groups = None if is_parted else row_blocks(placed, across, rights, usual)
    if groups is None:
        groups = _from_the_top(placed, across, apart, None if has_gaps else rights)
    rows = []
    for group in groups:
        cells = [""] * len(lefts)
        for rank, column in sorted(group):
            text = text_of(placed[rank][column])
            cells[column] = f"{cells[column]}\n{text}" if cells[column] else text
        rows.append(tuple(cells))
    ranks = tuple(start + min(rank for rank, _ in group) for group in groups)
    return Region(start, end, lefts, tuple(rows), ranks, usual if is_parted else 0)


def _from_the_top(
    placed: Sequence[dict[int, Piece]],
    across: Sequence[bool],
    apart: Sequence[bool],
    rights: Sequence[float] | None,
) -> list[list[tuple[int, int]]]:
    """Gather the pieces of each row, line and column, when its cells start on one line.

    Args:
        placed: each line's pieces by column.
        across: which lines cross the columns.
        apart: which lines have a gap under them.
        rights: how far columns go; none where gaps alone part the rows.
    """
    groups: list[list[tuple[int, int]]] = []
    for rank, pieces in enumerate(placed):
        is_new = not rank or apart[rank - 1] or across[rank] != across[rank - 1]
        if not is_new and rights is not None:
            is_new = not _goes_on(placed[rank - 1], pieces, rights)
        if is_new:
            groups.append([])
        groups[-1] += [(rank, column) for column in pieces]
    return groups


def _rights(
    placed: Sequence[dict[int, Piece]], lefts: Sequence[float], margin: float
) -> tuple[float, ...]:
    """Return how far each column goes: up to the narrowest river before the next one."""
    ends = [
        max((pieces[rank][-1].right for pieces in placed if rank in pieces and len(pieces) > 1),
            default=left)
        for rank, left in enumerate(lefts)
    ]  # fmt: skip
    rivers = [after - end for end, after in zip(ends, lefts[1:], strict=False)]
    size = median(piece[0].size for pieces in placed for piece in pieces.values())
    # Of short cells, the longest one tells nothing of the width of its column.
    narrowest = min(max(0.0, min(rivers, default=0.0)), _WIDEST_GUTTER * size)
    return (*(left - narrowest for left in lefts[1:]), max(ends[-1], margin))


def _goes_on(above: dict[int, Piece], pieces: dict[int, Piece], rights: Sequence[float]) -> bool:
    """Tell a line that had no room above: each cell is full there, and the words of one read on."""
    if not all(
        column in above and is_full(above[column], piece, rights[column])
        for column, piece in pieces.items()
    ):
        return False
    # The first column tells a row; a date in lower case, further on, proves nothing against it.
    telling = [0] if 0 in pieces else list(pieces)
    return any(reads_on(above[column], pieces[column]) for column in telling)
