"""Tables printed as text: cells parted by tabs or spaces, in lines broken at the margin."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from data.importers.documents.pdf.columns.cells import DANGLING
from data.importers.documents.pdf.line import PdfLine
from data.importers.documents.pdf.words import Word

_LEAST_SPACES = 3
_LONGEST_HEAD = 32
"""Letters of a column's name."""
_GAP = 1.75
"""Distance between two lines, as a share of their size, over which a row is over."""
_WIDER = 2.2
"""Usual spaces of a line from which a space parts two cells."""
_INDENT = 1.5
"""Letters' sizes from which a line starts at a tab stop."""
_ALONE = 3
"""Rows of one cell in a row that end a table: text goes on."""
_LEAST_WHOLE = 0.6
"""Share of the rows with several cells that have as many as the head."""


Piece = tuple[str, int]
"""Words of a cell on one line, and the line's rank."""
Row = list[list[Piece]]
"""Cells, each in its pieces."""


def with_flowing_tables(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Part the lines under a head of short cells; a text that does not follow it stays as it is."""
    margins = _margins(lines)
    writes_spaces = _writes_spaces(lines)
    found: list[PdfLine] = []
    rank = 0
    table = -1
    while rank < len(lines):
        rows = _table(lines, rank, margins, writes_spaces) if lines[rank].words else []
        if not rows:
            found.append(lines[rank])
            rank += 1
            continue
        count = len(rows[0])
        for number, row in enumerate(rows):
            texts = ["\n".join(text for text, _ in cell) for cell in row]
            cells = (*texts, *[""] * (count - len(row)))
            found.append(
                replace(
                    lines[row[0][0][1]],
                    text=" ".join(filter(None, cells)),
                    cells=cells,
                    table=table,
                    is_new=not number,
                    segments=(),
                    words=(),
                )
            )
        table -= 1
        rank = rows[-1][-1][-1][1] + 1
    return found


def _margins(lines: Sequence[PdfLine]) -> dict[float, float]:
    """Return where lines end on each width of page, but for a few that stand out."""
    ends: dict[float, list[float]] = {}
    for line in lines:
        if line.words:
            ends.setdefault(line.sheet, []).append(line.right)
    return {sheet: sorted(rights)[-1 - len(rights) // 100] for sheet, rights in ends.items()}


def _writes_spaces(lines: Sequence[PdfLine]) -> bool:
    """Tell a file that writes a space between two words, and moves without one to a tab stop."""
    words = [word for line in lines for word in line.words[1:]]
    return sum(word.spaces > 0 for word in words) > 0.9 * len(words)


def _table(
    lines: Sequence[PdfLine], start: int, margins: dict[float, float], writes_spaces: bool
) -> list[Row]:
    """Read the table that a line is the head of; nothing when its rows are not like it."""
    head = _pieces(lines[start], writes_spaces)
    if not _is_head(head) or (start and not _is_apart(lines[start - 1], lines[start], margins)):
        return []
    count = len(head)
    rows: list[Row] = [[[(piece, start)] for piece in head]]
    alone = 0
    for rank in range(start + 1, len(lines)):
        line = lines[rank]
        if not line.words or abs(line.size - lines[start].size) > 0.2 * line.size:
            break
        pieces = _pieces(line, writes_spaces)
        is_indented = _is_indented(line, lines[start])
        is_head = pieces == head
        if is_head or _starts_row(lines, rank, rows[-1], count, is_indented, margins):
            alone = alone + 1 if len(rows[-1]) == 1 else 0
            if alone == _ALONE:
                break
            rows.append([])
        elif not is_indented:
            rows[-1][-1].append((pieces.pop(0), rank))
        rows[-1] += [[(piece, rank)] for piece in pieces]
    rows = _resolved(rows, count)
    while len(rows[-1]) == 1:
        rows.pop()
    return rows if _is_believed(rows) else []


def _pieces(line: PdfLine, writes_spaces: bool) -> list[str]:
    """Part a line where it has several spaces, a tab, or much more room than elsewhere."""
    if not line.words:
        return []
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    usual = median(gap for gap in gaps if gap > 0) if any(gap > 0 for gap in gaps) else 0
    groups: list[list[Word]] = [[line.words[0]]]
    for gap, word in zip(gaps, line.words[1:], strict=True):
        is_moved = writes_spaces and not word.spaces
        is_wide = gap > _WIDER * usual and gap > word.size
        if word.spaces >= _LEAST_SPACES or is_moved or is_wide:
            groups.append([])
        groups[-1].append(word)
    return [" ".join(word.text for word in group) for group in groups]


def _is_head(pieces: Sequence[str]) -> bool:
    """Tell several short names."""
    return len(pieces) > 1 and all(
        piece[0].isupper() and len(piece) <= _LONGEST_HEAD and piece[-1] not in ".;:,"
        for piece in pieces
    )


def _is_apart(before: PdfLine, line: PdfLine, margins: dict[float, float]) -> bool:
    """Tell a line that does not go on with the one above."""
    return before.where != line.where or line.is_new or not _is_full(before, line, margins)


def _is_full(before: PdfLine, line: PdfLine, margins: dict[float, float]) -> bool:
    """Tell a line that had no room for the first word of the one below."""
    return margins.get(before.sheet, 0) - before.right < line.first


def _is_indented(line: PdfLine, head: PdfLine) -> bool:
    """Tell a line that starts at a tab stop: at another cell."""
    is_spaced = line.words[0].spaces >= _LEAST_SPACES
    return is_spaced or line.left > head.left + _INDENT * line.size


def _starts_row(
    lines: Sequence[PdfLine],
    rank: int,
    row: Row,
    count: int,
    is_indented: bool,
    margins: dict[float, float],
) -> bool:
    """Tell a line that is not the rest of the row above."""
    before, line = lines[rank - 1], lines[rank]
    if before.where == line.where and line.top - before.top > _GAP * line.size:
        return True
    if is_indented:
        # Of a row that is whole, the last cell may hold the start of the next one.
        return len(row) >= count and len(row[-1]) == 1
    return not _is_full(before, line, margins)


def _resolved(rows: Sequence[Row], count: int) -> list[Row]:
    """Part again rows that lines broken at the very end of a cell joined, and cells likewise."""
    parted = [part for row in rows for part in _parted(row, count, Counter())]
    known = Counter(_name(cell, rank) for row in parted if len(row) == count
                    for rank, cell in enumerate(row))  # fmt: skip
    parted = [part for row in rows for part in _parted(row, count, known)]
    return [part for row in parted for part in _known_parts(row, count, known)]


def _name(cell: Sequence[Piece], rank: int) -> tuple[int, str]:
    """Return a cell as others of its column may be written, however its lines are broken."""
    return rank, "".join("".join(text for text, _ in cell).split()).casefold()


def _parted(row: Row, count: int, known: Counter[tuple[int, str]]) -> list[Row]:
    """Part a row that has more cells than the head, where its last cell is over."""
    if len(row) <= count:
        return [row]
    last = row[count - 1]
    breaks = [at for at in range(1, len(last)) if _may_end(last, at)]
    if not breaks:
        return [row]
    sure = [at for at in breaks if known[_name(last[:at], count - 1)]]
    at = (sure or breaks)[0]
    rest = [last[at:], *row[count:]]
    return [[*row[: count - 1], last[:at]], *_parted(rest, count, known)]


def _may_end(cell: Sequence[Piece], at: int) -> bool:
    """Tell a line's end at which a cell may be over."""
    return not cell[at][0][:1].islower() and DANGLING.search(cell[at - 1][0]) is None


def _known_parts(row: Row, count: int, known: Counter[tuple[int, str]]) -> list[Row]:
    """Part a row where cells that other rows have tell it."""
    last = row[-1]
    if len(row) == count and known[_name(last, count - 1)] < 2:
        for at in range(1, len(last)):
            if _may_end(last, at) and known[_name(last[:at], count - 1)]:
                return [[*row[:-1], last[:at]], [last[at:]]]
    if len(row) == count - 1:
        for rank, cell in enumerate(row):
            for at in range(1, len(cell)):
                if _may_end(cell, at) and known[_name(cell[at:], rank + 1)]:
                    return [[*row[:rank], cell[:at], cell[at:], *row[rank + 1 :]]]
    return [row]


def _is_believed(rows: Sequence[Row]) -> bool:
    """Tell rows most of which have as many cells as the head."""
    count = len(rows[0])
    several = [len(row) for row in rows[1:] if len(row) > 1]
    whole = sum(cells == count for cells in several)
    least = 2 if count > 2 else 4
    return whole >= least and whole >= _LEAST_WHOLE * len(several) and max(several) <= count
