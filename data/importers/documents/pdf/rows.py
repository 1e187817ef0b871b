"""Rows of a PDF's tables finished: those that a page or a line cuts are put together."""

from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.lines.assembly import plain
from data.importers.documents.lines.hyphens import Words
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import has_words
from data.importers.documents.lines.rows import cells_of
from data.importers.documents.pdf.line import PdfLine


def with_rows(lines: list[PdfLine]) -> list[Line]:
    """Finish the rows: their words mended, those that a page or a line cuts put together."""
    words = Words(lines)
    found: list[PdfLine] = []
    table = 0
    for line in lines:
        text = plain(line).text
        if not line.is_row:
            if found and found[-1].segments and _goes_on(found, line, words):
                continue
            if has_words(text):
                found.append(replace(line, text=text))
            continue
        cells = []
        for cell in plain(line).cells:
            mended = ""
            for piece in cell.split("\n"):
                mended = words.joined(mended, piece) if mended else piece
            cells.append(mended)
        before = found[-1] if found and found[-1].is_row else None
        is_same = before is not None and _is_same_table(before, line, len(cells))
        if is_same and before is not None and _is_cut(before, line, cells):
            found[-1] = _merged(before, cells, words)
            continue
        table += not is_same
        clean_cells = cells_of(cells)
        text = " ".join(filter(None, clean_cells))
        found.append(replace(line, text=text, cells=clean_cells, table=table))
    return [line for line in found if not line.is_row or line.cells]


def _is_same_table(before: PdfLine, line: PdfLine, count: int) -> bool:
    """Tell a row of the table above, which may start on the page before."""
    if line.segments and before.segments:
        return not line.is_new or before.where != line.where
    if bool(line.segments) != bool(before.segments):
        return False
    return (before.where != line.where and count == len(before.cells)) or not line.is_new


def _is_cut(before: PdfLine, line: PdfLine, cells: list[str]) -> bool:
    """Tell the rest of a row that the end of a page cuts."""
    first = next((cell for cell in cells if cell), "")
    is_next_page = before.where != line.where
    # Either the first cell was finished on the page before, or it is all that was left.
    is_rest = not cells[0] or not any(cells[1:])
    goes_on = first[:1].islower() or first[:1] == "("
    return is_next_page and len(cells) == len(before.cells) and is_rest and goes_on


def _merged(before: PdfLine, cells: Sequence[str], words: Words) -> PdfLine:
    """Add the rest of each cell to a row."""
    merged = tuple(
        words.joined(cell, rest) if cell and rest else cell or rest
        for cell, rest in zip(before.cells, cells, strict=True)
    )
    return replace(before, cells=merged, text=" ".join(filter(None, merged)))


def _goes_on(found: list[PdfLine], line: PdfLine, words: Words) -> bool:
    """Add a line to the cell that it stands under, in a table without rules."""
    row = found[-1]
    if line.is_new or row.where != line.where or not row.segments:
        return False
    place = next(
        (rank for rank, cell in enumerate(row.segments) if abs(cell.left - line.left) < 3), None
    )
    if place is None or len(row.cells) != len(row.segments):
        return False
    if place == 0 and not line.text[:1].islower():
        return False
    cells = [""] * len(row.cells)
    cells[place] = line.text
    found[-1] = _merged(row, cells, words)
    return True
