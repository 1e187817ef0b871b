"""Reads a PDF that has text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from data.base.problems import Problem, RefusedFileError, Where
from data.importers.documents.assembly import assembled, plain
from data.importers.documents.blocks import Document
from data.importers.documents.furniture import without_furniture
from data.importers.documents.hyphens import Words
from data.importers.documents.limits import MOST_PAGES, Budget, check_bytes, too_big
from data.importers.documents.lines import Line
from data.importers.documents.markers import has_words
from data.importers.documents.pdf_tables import aligned_rows, ruled_tables
from data.importers.documents.pdf_words import Printed, Segment, Word, lines_of, words_of
from data.importers.documents.rows import cells_of
from data.importers.files import IncomingFile

_BIGGER = 1.12
_GAP = 1.25
"""Usual distances between two lines from which a gap is seen."""
_MANY = 20
"""Broken lines from which justified text is recognised."""
_UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")
_LEAST_LETTERS = 20
"""Letters by page under which pages are pictures with a stamp."""


@dataclass(frozen=True)
class _PdfLine(Line):
    """A line, and where it is printed.

    Attributes:
        first: width of its first word.
        sheet: width of its page.
        segments: cells of a row without rules.
    """

    left: float = 0
    top: float = 0
    right: float = 0
    size: float = 0
    first: float = 0
    sheet: float = 0
    segments: tuple[Segment, ...] = ()


def read_pdf(file: IncomingFile) -> Document:
    """Read a ``.pdf``.

    Raises:
        RefusedFileError: it is damaged, locked, too long, or only has pictures of text.
    """
    import pdfplumber

    check_bytes(file.name, file.size)
    try:
        with pdfplumber.open(file.path) as pdf:
            lines = list(_pages(file.name, pdf))
    except RefusedFileError:
        raise
    # pdfminer raises whatever its parsing stumbles on, down to TypeError and RecursionError.
    except Exception as error:
        raise RefusedFileError(file.name, [Problem(_refusal(error))]) from error
    kept = [line for line in without_furniture(lines) if isinstance(line, _PdfLine)]
    return assembled(file.name, _glued(_with_fullness(_with_gaps(kept))))


def _refusal(error: BaseException) -> str:
    """Say what to do about a PDF that cannot be opened."""
    names = f"{type(error).__name__} {error!r}"
    if "Password" in names or "Encrypt" in names:
        return (
            "PDF protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, ou"
            " demandez le fichier d’origine."
        )
    return (
        "le PDF est abîmé ou incomplet. Ouvrez-le, imprimez-le de nouveau en PDF, ou demandez le"
        " fichier d’origine."
    )


def _pages(name: str, pdf: Any) -> Iterator[_PdfLine]:
    """Read the lines of each page in turn, then tell a PDF of pictures."""
    if len(pdf.pages) > MOST_PAGES:
        raise too_big(name, "pages", len(pdf.pages), MOST_PAGES)
    budget = Budget(name)
    letters = unknown = tables = 0
    for rank, page in enumerate(pdf.pages, 1):
        words = words_of(page)
        letters += sum(len(word.text) for word in words)
        unknown += sum(len(found) for word in words for found in _UNKNOWN.findall(word.text))
        is_top = True
        for line in _page_lines(page, words, tables):
            budget.spend(len(line.text))
            tables = max(tables, line.table or 0)
            yield replace(line, where=Where(page=rank), page_top=is_top)
            is_top = False
        page.close()
    if letters < _LEAST_LETTERS * min(len(pdf.pages), 3):
        message = (
            "ce PDF ne contient que des images, sans texte. Passez-le à la reconnaissance de"
            " caractères, ou demandez le fichier d’origine."
        )
        raise RefusedFileError(name, [Problem(message)])
    if unknown > 0.2 * letters:
        message = (
            "les lettres de ce PDF ne peuvent pas être lues (polices sans table de caractères)."
            " Demandez le fichier d’origine."
        )
        raise RefusedFileError(name, [Problem(message)])


def _page_lines(page: Any, words: Sequence[Word], tables: int) -> Iterator[_PdfLine]:
    """Read the lines and the tables of a page, from top to bottom."""
    width = float(page.width)
    found = ruled_tables(page, words)
    rest = [word for word in words if not any(word.is_in(box) for box, _ in found)]
    printed = lines_of(rest)
    rows = aligned_rows(printed)
    pending = list(found)
    for rank, line in enumerate(printed):
        while pending and pending[0][0][1] < line.top:
            tables += 1
            yield from _ruled(pending.pop(0), tables, width)
        if rank in rows:
            segments = rows[rank]
            cells = tuple(segment.text for segment in segments)
            row = _line(line, width)
            # Without rules, rows that touch are one table: a number that none of the file's has.
            yield replace(row, cells=cells, table=None, segments=segments)
        else:
            yield _line(line, width)
    for table in pending:
        tables += 1
        yield from _ruled(table, tables, width)


def _ruled(table: Any, rank: int, width: float) -> Iterator[_PdfLine]:
    """Make lines of the rows of a ruled table."""
    box, rows = table
    for row in rows:
        text = " ".join(filter(None, row))
        yield _PdfLine(text, cells=row, table=rank, left=box[0], top=box[1], sheet=width)


def _line(line: Printed, width: float) -> _PdfLine:
    """Make a line of words; its indent is known once all pages are read."""
    words = line.words
    size = Counter({word.size: 0 for word in words})
    for word in words:
        size[word.size] += len(word.text)
    first = words[0]
    share = len(first.text.split("-", 1)[0]) + 1 if "-" in first.text[1:-1] else len(first.text)
    return _PdfLine(
        _UNKNOWN.sub("", line.text),
        is_bold=all(word.is_bold for word in words),
        left=first.left,
        top=line.bottom,
        right=words[-1].right,
        size=size.most_common(1)[0][0],
        first=first.letter * (share + 1),
        sheet=width,
    )


def _with_gaps(lines: list[_PdfLine]) -> list[_PdfLine]:
    """Tell gaps, titles and indents, by what is usual in the document."""
    texts = [line for line in lines if not line.is_row]
    sizes: Counter[float] = Counter()
    for line in texts:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    usual = _usual_distance(lines)
    margin = min((line.left for line in texts), default=0)
    found: list[_PdfLine] = []
    for rank, line in enumerate(lines):
        before = lines[rank - 1] if rank else None
        is_new = before is None or _is_gap(before, line, usual)
        size = round(line.size, 1)
        indent = round((line.left - margin) / (0.5 * line.size)) if line.size else 0
        is_heading = not line.is_row and size > _BIGGER * body
        found.append(replace(line, is_new=is_new, indent=max(0, indent), is_heading=is_heading))
    return found


def _usual_distance(lines: list[_PdfLine]) -> float:
    """Return the distance between two lines of a paragraph, as a share of their size."""
    distances = sorted(
        (line.top - before.top) / line.size
        for before, line in pairwise(lines)
        if _is_same_page(before, line) and line.size and abs(before.size - line.size) < 0.5
        and line.top - before.top > 0.8 * line.size
    )  # fmt: skip
    # Items of one line each make the distance between paragraphs the commonest: the small ones
    # tell.
    return distances[len(distances) // 10] if distances else 1.2


def _is_same_page(before: _PdfLine, line: _PdfLine) -> bool:
    """Tell two lines of text that follow each other on a page."""
    return before.where == line.where and not before.is_row and not line.is_row


def _is_gap(before: _PdfLine, line: _PdfLine, usual: float) -> bool:
    """Tell a space between two lines that is more than the usual one."""
    if before.is_row and line.is_row and before.where == line.where:
        return before.table != line.table
    if not _is_same_page(before, line):
        return True
    distance = line.top - before.top
    # Up again: the other column. The sentence may go on there as on another page.
    return distance < 0 or distance > _GAP * usual * max(line.size, before.size)


def _with_fullness(lines: list[_PdfLine]) -> list[_PdfLine]:
    """Tell lines that were broken for lack of room: the next word would pass the margin."""
    ends: dict[float, list[float]] = {}
    for line in lines:
        if not line.is_row:
            ends.setdefault(line.sheet, []).append(line.right)
    margins = {sheet: sorted(rights)[-1 - len(rights) // 100] for sheet, rights in ends.items()}
    pairs = [
        (line, after, margins[line.sheet] - line.right - after.first)
        for line, after in pairwise(lines)
        if not line.is_row and not after.is_row
    ]
    full = [margins[line.sheet] - line.right for line, _, room in pairs if room < 1]
    # In justified text a broken line ends at the margin itself: one that nearly does is a last one.
    is_justified = len(full) >= _MANY and sum(rest < 2 for rest in full) > 0.7 * len(full)
    told: dict[int, _PdfLine] = {}
    for line, _, room in pairs:
        margin = margins[line.sheet]
        is_full = margin - line.right < 2 if is_justified else room < 1
        share = max(0.0, room / max(1.0, margin - line.left))
        told[id(line)] = replace(line, is_full=is_full, room=share)
    return [told.get(id(line), line) for line in lines]


def _glued(lines: list[_PdfLine]) -> list[Line]:
    """Finish the rows: their words mended, those that a page or a line cuts put together."""
    words = Words(lines)
    found: list[_PdfLine] = []
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


def _is_same_table(before: _PdfLine, line: _PdfLine, count: int) -> bool:
    """Tell a row of the table above, which may start on the page before."""
    if line.segments and before.segments:
        return not line.is_new or before.where != line.where
    if bool(line.segments) != bool(before.segments):
        return False
    return (before.where != line.where and count == len(before.cells)) or not line.is_new


def _is_cut(before: _PdfLine, line: _PdfLine, cells: list[str]) -> bool:
    """Tell the rest of a row that the end of a page cuts."""
    first = next((cell for cell in cells if cell), "")
    is_next_page = before.where != line.where
    # Either the first cell was finished on the page before, or it is all that was left.
    is_rest = not cells[0] or not any(cells[1:])
    goes_on = first[:1].islower() or first[:1] == "("
    return is_next_page and len(cells) == len(before.cells) and is_rest and goes_on


def _merged(before: _PdfLine, cells: Sequence[str], words: Words) -> _PdfLine:
    """Add the rest of each cell to a row."""
    merged = tuple(
        words.joined(cell, rest) if cell and rest else cell or rest
        for cell, rest in zip(before.cells, cells, strict=True)
    )
    return replace(before, cells=merged, text=" ".join(filter(None, merged)))


def _goes_on(found: list[_PdfLine], line: _PdfLine, words: Words) -> bool:
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
