"""Reads a PDF that has text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from data.base.problems import Problem, RefusedFileError, Where
from data.importers.documents.blocks import Document
from data.importers.documents.limits import MOST_PAGES, Budget, check_bytes, too_big
from data.importers.documents.lines.assembly import assembled
from data.importers.documents.lines.furniture import without_furniture
from data.importers.documents.pdf.flow import with_flowing_tables
from data.importers.documents.pdf.line import PdfLine
from data.importers.documents.pdf.page import UNKNOWN, PageReader
from data.importers.documents.pdf.rows import with_rows
from data.importers.documents.pdf.words import words_of
from data.importers.files import IncomingFile

_BIGGER = 1.12
_GAP = 1.25
"""Usual distances between two lines from which a gap is seen."""
_MANY = 20
"""Broken lines from which justified text is recognised."""
_LEAST_LETTERS = 20
"""Letters by page under which pages are pictures with a stamp."""


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
    kept = [line for line in without_furniture(lines) if isinstance(line, PdfLine)]
    told = with_flowing_tables(_with_fullness(_with_gaps(kept)))
    return assembled(file.name, with_rows(told), _warnings(told))


def _warnings(lines: list[PdfLine]) -> tuple[str, ...]:
    """Tell on which pages cells were guessed from tabs and spaces."""
    pages = {line.where.page for line in lines if line.is_row and (line.table or 0) < 0}
    numbers = sorted(page for page in pages if page)
    if not numbers:
        return ()
    start = "page" if len(numbers) == 1 else "pages"
    return (
        f"{start}\u00a0{', '.join(map(str, numbers))}\u00a0: un tableau y est imprimé sans traits "
        "ni colonnes alignées, ses cellules ont été séparées d’après les tabulations. "
        "Vérifiez-les.",
    )


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


def _pages(name: str, pdf: Any) -> Iterator[PdfLine]:
    """Read the lines of each page in turn, then tell a PDF of pictures."""
    if len(pdf.pages) > MOST_PAGES:
        raise too_big(name, "pages", len(pdf.pages), MOST_PAGES)
    budget = Budget(name)
    reader = PageReader()
    letters = unknown = 0
    for rank, page in enumerate(pdf.pages, 1):
        words = words_of(page)
        letters += sum(len(word.text) for word in words)
        unknown += sum(len(found) for word in words for found in UNKNOWN.findall(word.text))
        is_top = True
        for line in reader.lines(page, words):
            budget.spend(len(line.text))
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


def _with_gaps(lines: list[PdfLine]) -> list[PdfLine]:
    """Tell gaps, titles and indents, by what is usual in the document."""
    texts = [line for line in lines if not line.is_row]
    sizes: Counter[float] = Counter()
    for line in texts:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    usual = _usual_distance(lines)
    margin = min((line.left for line in texts), default=0)
    found: list[PdfLine] = []
    for rank, line in enumerate(lines):
        before = lines[rank - 1] if rank else None
        is_new = before is None or _is_gap(before, line, usual)
        size = round(line.size, 1)
        indent = round((line.left - margin) / (0.5 * line.size)) if line.size else 0
        is_heading = not line.is_row and size > _BIGGER * body
        found.append(replace(line, is_new=is_new, indent=max(0, indent), is_heading=is_heading))
    return found


def _usual_distance(lines: list[PdfLine]) -> float:
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


def _is_same_page(before: PdfLine, line: PdfLine) -> bool:
    """Tell two lines of text that follow each other on a page."""
    return before.where == line.where and not before.is_row and not line.is_row


def _is_gap(before: PdfLine, line: PdfLine, usual: float) -> bool:
    """Tell a space between two lines that is more than the usual one."""
    if before.is_row and line.is_row and before.where == line.where:
        return before.table != line.table
    if not _is_same_page(before, line):
        return True
    distance = line.top - before.top
    # Up again: the other column. The sentence may go on there as on another page.
    return distance < 0 or distance > _GAP * usual * max(line.size, before.size)


def _with_fullness(lines: list[PdfLine]) -> list[PdfLine]:
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
    told: dict[int, PdfLine] = {}
    for line, _, room in pairs:
        margin = margins[line.sheet]
        is_full = margin - line.right < 2 if is_justified else room < 1
        share = max(0.0, room / max(1.0, margin - line.left))
        told[id(line)] = replace(line, is_full=is_full, room=share)
    return [told.get(id(line), line) for line in lines]
