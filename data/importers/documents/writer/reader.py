"""Reads a Writer document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import odfdo
from odfdo import Cell, Element, Header, List, ListItem, Paragraph, Row, Table

from data.importers.documents.blocks import Document
from data.importers.documents.limits import Budget
from data.importers.documents.lines.assembly import assembled_paragraphs
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.rows import cells_of
from data.importers.documents.office.counting import Counters, numbered
from data.importers.documents.office.soft_breaks import pieces_of
from data.importers.documents.office.xml_parts import guarded
from data.importers.documents.writer.styles import MOST_DEPTH, OdfStyles, shown
from data.importers.files import IncomingFile

# Notes, comments, deleted words, frames and automatic indexes are not the document's text.
_SKIPPED = frozenset(
    ["text:note", "text:tracked-changes", "text:table-of-content", "text:ruby-text",
     "text:alphabetical-index", "text:illustration-index", "text:table-index",
     "text:sequence-decls", "office:annotation", "office:forms"]
)  # fmt: skip
_SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_MOST_REPEATED = 100
_Kind = TypeVar("_Kind", bound=Element)


@dataclass(frozen=True)
class _Place:
    """Where a paragraph stands among lists.

    Attributes:
        style: the list's style.
        counters: its counts.
        depth: 1 for a first level, 0 outside any list.
        is_item: the paragraph is the first of its item, the one that has the number.
        start: what the item says that it is counted from.
    """

    style: str | None = None
    counters: Counters | None = None
    depth: int = 0
    is_item: bool = False
    start: int | None = None


_NOWHERE = _Place()


def read_odf(file: IncomingFile) -> Document:
    """Read an ``.odt``: automatic numbers are counted as Writer shows them.

    Raises:
        RefusedFileError: it is damaged, too long, or has no words.
    """
    with guarded(file):
        document = odfdo.Document(file.path)
        reader = _Reader(file.name, OdfStyles(document))
        body = document.content.get_element("//office:text")
        lines = [] if body is None else list(reader.lines(body))
    return assembled_paragraphs(file.name, lines)


class _Reader:
    """Reads a document's body in order, counting its lists, which odfdo does not."""

    def __init__(self, name: str, styles: OdfStyles) -> None:
        self._styles = styles
        self._budget = Budget(name)
        self._tables = 0
        self._is_new = True
        self._outline = Counters()
        self._by_id: dict[str, Counters] = {}
        self._by_style: dict[str | None, Counters] = {}

    def lines(self, element: Element, place: _Place = _NOWHERE) -> Iterator[Line]:
        """Read paragraphs and tables; a blank paragraph opens a gap."""
        # Calls nest no deeper than the 256 elements that odfdo's parser accepts.
        for child in element.get_elements("*"):
            if isinstance(child, Paragraph):
                found = self._paragraph(child, place)
                place = replace(place, is_item=False, start=None)
                if found:
                    yield replace(found[0], is_new=self._is_new)
                    yield from found[1:]
                self._is_new = not found
            elif isinstance(child, Table):
                self._tables += 1
                yield from self._rows(child)
                self._is_new = True
            elif isinstance(child, List):
                yield from self.lines(child, self._list(child, place))
            elif isinstance(child, ListItem):
                start = child.get_attribute_integer("text:start-value")
                yield from self.lines(child, replace(place, is_item=True, start=start))
            elif _is_read(child):
                yield from self.lines(child, replace(place, is_item=False))

    def _list(self, element: List, place: _Place) -> _Place:
        """Enter a list: a new one, the rest of another, or a level of the one around it."""
        style = element.style or place.style
        if place.counters is not None:
            depth = min(place.depth + 1, MOST_DEPTH)
            return replace(place, style=style, depth=depth, is_item=False)
        counters = self._by_id.get(element.get_attribute_string("text:continue-list") or "")
        if counters is None and element.get_attribute("text:continue-numbering") is True:
            counters = self._by_style.get(style)
        counters = counters or Counters()
        self._by_style[style] = counters
        code = element.get_attribute_string("xml:id")
        if code:
            self._by_id[code] = counters
        return _Place(style, counters, 1)

    def _paragraph(self, paragraph: Paragraph, place: _Place) -> list[Line]:
        """Read a paragraph: one line, or several when items stand behind soft breaks."""
        is_bold = self._styles.is_bold("paragraph", paragraph.style) or False
        runs = list(self._runs(paragraph, is_bold))
        text = "".join(words for words, _ in runs)
        self._budget.spend(len(text))
        pieces = pieces_of(text)
        if not pieces:
            return []
        level = None
        if isinstance(paragraph, Header):
            level = max(1, paragraph.get_attribute_integer("text:outline-level") or 1)
        first = Line(
            pieces[0],
            heading=level,
            is_bold=all(weight for words, weight in runs if words.strip()),
            indent=2 * max(0, place.depth - 1),
        )
        rest = [replace(first, text=piece) for piece in pieces[1:]]
        before: tuple[str, bool] | None = None
        if place.is_item and place.counters is not None:
            if place.start is not None:
                place.counters.restart(place.depth - 1, place.start)
            levels = self._styles.levels(place.style, paragraph.style)
            before = shown(levels, place.counters, place.depth)
        elif level is not None and not place.depth:
            before = shown(self._styles.outline, self._outline, min(level, MOST_DEPTH))
        if before is not None:
            is_bullet = before[1]
            first = replace(first, is_bullet=True) if is_bullet else numbered(first, before[0])
        return [first, *rest]

    def _runs(self, element: Element, is_bold: bool) -> Iterator[tuple[str, bool]]:
        """Read the words inside an element, and whether each run of them is bold."""
        for child in element.xpath("text()|*"):
            if isinstance(child, str):
                yield child.replace("\n", " "), is_bold
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag], is_bold
            elif _is_read(child):
                own = self._styles.is_bold("text", child.get_attribute_string("text:style-name"))
                yield from self._runs(child, is_bold if own is None else own)

    def _rows(self, table: Table) -> Iterator[Line]:
        """Read a table: a merged cell's words come once, then empty cells."""
        # Not table.rows: it copies a repeated row as often as the file says.
        for row in _nearest(table, Row):
            cells: list[str] = []
            for cell in _nearest(row, Cell):
                is_covered = cell.tag == "table:covered-table-cell"
                paragraphs = [] if is_covered else _nearest(cell, Paragraph)
                text = " ".join(self._words(paragraph) for paragraph in paragraphs)
                cells += [text] * min(cell.repeated or 1, _MOST_REPEATED)
            self._budget.spend(sum(map(len, cells)))
            clean_cells = cells_of(cells)
            if clean_cells:
                text = " ".join(filter(None, clean_cells))
                yield Line(text, cells=clean_cells, table=self._tables)

    def _words(self, paragraph: Paragraph) -> str:
        """Read the words of a paragraph whose weight does not matter."""
        return "".join(words for words, _ in self._runs(paragraph, False))


def _is_read(element: Element) -> bool:
    """Tell an element whose words belong to the text."""
    return element.tag not in _SKIPPED and not element.tag.startswith("draw:")


def _nearest(element: Element, kind: type[_Kind]) -> Iterator[_Kind]:
    """Walk the nearest descendants of a kind."""
    for child in element.get_elements("*"):
        if isinstance(child, kind):
            yield child
        elif _is_read(child):
            yield from _nearest(child, kind)
