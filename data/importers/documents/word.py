"""Reads a Word document."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.importers.documents.assembly import assembled_paragraphs
from data.importers.documents.blocks import Document
from data.importers.documents.counting import numbered
from data.importers.documents.limits import Budget, check_bytes
from data.importers.documents.lines import Line
from data.importers.documents.rows import cells_of
from data.importers.documents.soft_breaks import pieces_of
from data.importers.documents.word_styles import Numbering, Styles, W, is_on, value
from data.importers.documents.xml_parts import opened, part, required
from data.importers.files import IncomingFile

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Text boxes, deleted words and what only old versions read are not the document's text.
_SKIPPED = frozenset(
    [W + "txbxContent", W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "drawing", W + "pict",
     W + "object", _MC + "Fallback", W + "rubyPr", W + "rt"]
)  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def read_word(file: IncomingFile) -> Document:
    """Read a ``.docx``: automatic numbers are counted as Word shows them.

    Raises:
        RefusedFileError: it is damaged, too long, or has no words.
    """
    check_bytes(file.name, file.size)
    with opened(file) as archive:
        root = required(file, archive, "word/document.xml")
        styles = Styles(part(file, archive, "word/styles.xml"))
        numbering = Numbering(part(file, archive, "word/numbering.xml"), styles)
        body = root.find(W + "body")
        lines = list(_Reader(file.name, styles, numbering).lines([] if body is None else body))
    return assembled_paragraphs(file.name, lines)


class _Reader:
    """Reads a document's body in order, counting its lists."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._budget = Budget(name)
        self._tables = 0

    def lines(self, body: Any) -> Iterator[Line]:
        """Read paragraphs and tables; a blank paragraph opens a gap."""
        is_new = True
        for element in _members(body):
            if element.tag == W + "tbl":
                self._tables += 1
                yield from self._rows(element)
                is_new = True
                continue
            found = self._paragraph(element)
            if not found:
                is_new = True
            for line in found:
                yield replace(line, is_new=is_new)
                is_new = False

    def _paragraph(self, element: Any) -> list[Line]:
        """Read a paragraph: one line, or several when items stand behind soft breaks."""
        properties = element.find(W + "pPr")
        style = value(element, "pPr", "pStyle") or self._styles.default
        if self._styles.is_contents(style):
            return []
        text, is_bold = self._text(element, self._styles.is_bold(style))
        self._budget.spend(len(text))
        pieces = pieces_of(text)
        if not pieces:
            return []
        first = Line(
            pieces[0],
            heading=self._styles.heading(style, properties),
            is_bold=is_bold,
        )
        place = self._styles.numbering(style, properties)
        if place is not None:
            first = replace(first, indent=2 * place[1])
            shown = self._numbering.shown(*place, style)
            if shown is not None:
                is_bullet = shown[1]
                first = replace(first, is_bullet=True) if is_bullet else numbered(first, shown[0])
        return [
            first,
            *(replace(first, text=piece, number=None, is_bullet=False) for piece in pieces[1:]),
        ]

    def _text(self, element: Any, is_bold: bool) -> tuple[str, bool]:
        """Return the words of a paragraph, and whether all of them are bold."""
        words: list[str] = []
        weights: list[bool] = []
        for run in _inside(element, W + "r"):
            piece = "".join(_run_words(run))
            words.append(piece)
            if piece.strip():
                weights.append(self._is_bold(run, is_bold))
        return "".join(words), bool(weights) and all(weights)

    def _is_bold(self, run: Any, is_bold: bool) -> bool:
        """Tell a run in bold, by itself, by its style, or by its paragraph's."""
        properties = run.find(W + "rPr")
        if properties is None:
            return is_bold
        own = is_on(properties, "b")
        if own is not None:
            return own
        return is_bold or self._styles.is_bold(value(properties, "rStyle"))

    def _rows(self, table: Any) -> Iterator[Line]:
        """Read a table: a merged cell's words come once, then empty cells."""
        for row in _inside(table, W + "tr"):
            cells: list[str] = []
            for cell in _inside(row, W + "tc"):
                properties = cell.find(W + "tcPr")
                merge = None if properties is None else value(properties, "vMerge")
                is_rest = merge is not None and merge != "restart"
                paragraphs = () if is_rest else _inside(cell, W + "p")
                cells.append(" ".join(self._text(found, False)[0] for found in paragraphs))
                span = "1" if properties is None else value(properties, "gridSpan") or "1"
                cells += [""] * min(int(span) - 1 if span.isdecimal() else 0, 100)
            self._budget.spend(sum(map(len, cells)))
            clean_cells = cells_of(cells)
            if clean_cells:
                yield Line(
                    " ".join(filter(None, clean_cells)), cells=clean_cells, table=self._tables
                )


def _members(body: Any) -> Iterator[Any]:
    """Walk paragraphs and tables, through what only wraps them; tables of contents stay out."""
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in {W + "p", W + "tbl"}:
            yield element
        elif element.tag not in _SKIPPED and not _is_contents(element):
            stack.append(iter(element))


def _is_contents(element: Any) -> bool:
    """Tell the frame that Word puts around an automatic table of contents."""
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and "contents" in gallery.lower()


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Walk the nearest descendants of a kind, without a recursion that depth could break."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == tag:
            yield child
            # A cell's paragraphs may stand in a table of its own; rows and runs do not nest.
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _run_words(run: Any) -> Iterator[str]:
    """Return the words of a run."""
    for child in _inside_all(run):
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


def _inside_all(element: Any) -> Iterator[Any]:
    """Walk all descendants, but for what is not the document's text."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag not in _SKIPPED:
            yield child
            stack.append(iter(child))
