"""Rows of a table without rules whose cells are centred from top to bottom, or stand low."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.importers.documents.pdf.words import Word

Piece = tuple[Word, ...]
"""The words of a line in one column."""

DANGLING = re.compile(
    r"(?:[-/–’'(]|\b(?:de|du|des|d|l|la|le|les|et|ou|à|au|aux|en|sur|par|pour|dans))$",
    re.IGNORECASE,
)
"""What ends a line that goes on with the one below, capital or not."""
_APART = 1.2
"""Usual distances between two lines of a column over which they are two cells."""
_TOPS = 0.3
"""Share of the rows, of those whose cells differ in height, that a table of high cells may miss."""
_LEVEL = 2.0
"""Points within which two cells start at the same height."""


@dataclass
class _Block:
    """A cell: its column, and the ranks of its lines."""

    column: int
    top: float
    bottom: float
    ranks: list[int] = field(default_factory=list)


def row_blocks(
    placed: Sequence[dict[int, Piece]],
    across: Sequence[bool],
    rights: Sequence[float],
    usual: float,
) -> list[list[tuple[int, int]]] | None:
    """Gather the cells that stand at the same height; none when cells start at the row's top.

    Args:
        placed: each line's pieces by column.
        across: which lines cross the columns.
        rights: how far each column goes.
        usual: distance between two lines of a cell.

    Returns:
        The pieces of each row: rank of the line, and column.
    """
    blocks = _blocks(placed, across, rights, usual)
    rows: list[list[_Block]] = []
    for block in sorted(blocks, key=lambda block: (block.top + block.bottom) / 2):
        same = [row for row in rows[-3:] if any(_overlap(block, other) for other in row)]
        if same:
            joined = [other for row in same for other in row]
            rows = [row for row in rows if row not in same]
            rows.append([*joined, block])
        else:
            rows.append([block])
    uneven = [row for row in rows if len({len(block.ranks) for block in row}) > 1]
    low = sum(not _is_level(row) for row in uneven)
    if low <= _TOPS * len(uneven):
        return None
    rows.sort(key=lambda row: min(block.top for block in row))
    return [[(rank, block.column) for block in row for rank in block.ranks] for row in rows]


def is_full(above: Piece, piece: Piece, right: float) -> bool:
    """Tell a line of a cell that had no room for the first word below it."""
    first = piece[0]
    return right - above[-1].right < first.letter * (_first_share(first.text) + 1)


def reads_on(above: Piece, piece: Piece) -> bool:
    """Tell words that do not start a cell: short cells are full too, of columns as narrow."""
    last, first = above[-1].text, piece[0].text
    if first.isupper() and last.isupper() and len(last) > 1:
        # A title in capitals, whose words a narrow column cuts too.
        return True
    is_start = first[0].isupper() or first[0].isdecimal()
    return not is_start or DANGLING.search(last) is not None


def _first_share(text: str) -> int:
    """Count the letters up to a hyphen: a line may be broken there too."""
    return len(text.split("-", 1)[0]) + 1 if "-" in text[1:-1] else len(text)


def _blocks(
    placed: Sequence[dict[int, Piece]],
    across: Sequence[bool],
    rights: Sequence[float],
    usual: float,
) -> list[_Block]:
    """Put the lines of each cell together: near, and broken for lack of room."""
    found: list[_Block] = []
    open_blocks: dict[int, _Block] = {}
    for rank, pieces in enumerate(placed):
        if across[rank]:
            open_blocks.clear()
        for column, piece in pieces.items():
            top, bottom = piece[0].top, piece[0].bottom
            block = open_blocks.get(column)
            if (
                block is None
                or across[rank]
                or bottom - block.bottom > _APART * usual
                or not is_full(placed[block.ranks[-1]][column], piece, rights[column])
                or not reads_on(placed[block.ranks[-1]][column], piece)
            ):
                block = _Block(column, top, bottom)
                found.append(block)
                if not across[rank]:
                    open_blocks[column] = block
            block.ranks.append(rank)
            block.bottom = bottom
    return found


def usual_distance(placed: Sequence[dict[int, Piece]]) -> float:
    """Return the distance between two lines of a cell: the small ones of each column tell."""
    last: dict[int, float] = {}
    distances = []
    for pieces in placed:
        for column, piece in pieces.items():
            if column in last:
                distances.append(piece[0].bottom - last[column])
            last[column] = piece[0].bottom
    distances.sort()
    return distances[len(distances) // 10] if distances else 0.0


def _overlap(one: _Block, other: _Block) -> bool:
    """Tell two cells of different columns that share most of the smaller one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return one.column != other.column and shared > 0.5 * height


def _is_level(row: Sequence[_Block]) -> bool:
    """Tell cells that start at the same height."""
    columns = {block.column for block in row}
    tops = [min(one.top for one in row if one.column == column) for column in columns]
    return max(tops) - min(tops) < _LEVEL
