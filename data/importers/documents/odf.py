"""Reads a Writer document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from data.importers.documents.assembly import assembled_paragraphs
from data.importers.documents.blocks import Document
from data.importers.documents.counting import Counters, numbered
from data.importers.documents.limits import Budget, check_bytes
from data.importers.documents.lines import Line
from data.importers.documents.odf_styles import MOST_DEPTH, TEXT, OdfStyles, shown, whole
from data.importers.documents.rows import cells_of
from data.importers.documents.soft_breaks import pieces_of
from data.importers.documents.xml_parts import opened, part, required
from data.importers.files import IncomingFile

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_URN}office:1.0}}"
TABLE = f"{{{_URN}table:1.0}}"
_DRAW = f"{{{_URN}drawing:1.0}}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARAGRAPHS = frozenset([TEXT + "p", TEXT + "h"])
# Notes, comments, deleted words, frames and automatic indexes are not the document's text.
_SKIPPED = frozenset(
    [TEXT + "note", TEXT + "tracked-changes", TEXT + "table-of-content", TEXT + "ruby-text",
     TEXT + "alphabetical-index", TEXT + "illustration-index", TEXT + "table-index",
     TEXT + "sequence-decls", OFFICE + "annotation", OFFICE + "forms",
     TABLE + "covered-table-cell"]
)  # fmt: skip
_MOST_REPEATED = 100


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


def read_odf(file: IncomingFile) -> Document:
    """Read an ``.odt``: automatic numbers are counted as Writer shows them.

    Raises:
        RefusedFileError: it is damaged, too long, or has no words.
    """
    check_bytes(file.name, file.size)
    with opened(file) as archive:
        root = required(file, archive, "content.xml")
        styles = OdfStyles(part(file, archive, "styles.xml"), root)
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        lines = list(_Reader(file.name, styles).lines([] if body is None else body))
    return assembled_paragraphs(file.name, lines)


class _Reader:
    """Reads a document's body in order, counting its lists."""

    def __init__(self, name: str, styles: OdfStyles) -> None:
        self._styles = styles
        self._budget = Budget(name)
        self._tables = 0
        self._outline = Counters()
        self._by_id: dict[str, Counters] = {}
        self._by_style: dict[str | None, Counters] = {}

    def lines(self, body: Any) -> Iterator[Line]:
        """Read paragraphs and tables; a blank paragraph opens a gap."""
        is_new = True
        # An explicit stack: lists may be nested deeper than calls may.
        stack: list[tuple[Iterator[Any], _Place]] = [(iter(body), _Place())]
        while stack:
            element = next(stack[-1][0], None)
            place = stack[-1][1]
            if element is None:
                stack.pop()
            elif element.tag in _PARAGRAPHS:
                stack[-1] = (stack[-1][0], replace(place, is_item=False, start=None))
                found = self._paragraph(element, place)
                if not found:
                    is_new = True
                for line in found:
                    yield replace(line, is_new=is_new)
                    is_new = False
            elif element.tag == TABLE + "table":
                self._tables += 1
                yield from self._rows(element)
                is_new = True
            elif element.tag == TEXT + "list":
                stack.append((iter(element), self._list(element, place)))
            elif element.tag == TEXT + "list-item":
                start = element.get(TEXT + "start-value")
                number = int(start) if start and start.isdecimal() and len(start) < 9 else None
                stack.append((iter(element), replace(place, is_item=True, start=number)))
            elif _is_read(element):
                stack.append((iter(element), replace(place, is_item=False)))

    def _list(self, element: Any, place: _Place) -> _Place:
        """Enter a list: a new one, the rest of another, or a level of the one around it."""
        style = element.get(TEXT + "style-name") or place.style
        if place.counters is not None:
            return replace(place, style=style, depth=place.depth + 1, is_item=False)
        goes_on = element.get(TEXT + "continue-list")
        counters = self._by_id.get(goes_on) if goes_on else None
        if counters is None and element.get(TEXT + "continue-numbering") == "true":
            counters = self._by_style.get(style)
        counters = counters or Counters()
        self._by_style[style] = counters
        if element.get(_XML_ID):
            self._by_id[element.get(_XML_ID)] = counters
        return _Place(style, counters, 1)

    def _paragraph(self, element: Any, place: _Place) -> list[Line]:
        """Read a paragraph: one line, or several when items stand behind soft breaks."""
        style = element.get(TEXT + "style-name")
        text, is_bold = self._text(element, self._styles.is_bold(style) or False)
        self._budget.spend(len(text))
        pieces = pieces_of(text)
        if not pieces:
            return []
        level = None
        if element.tag == TEXT + "h":
            level = max(1, whole(element.get(TEXT + "outline-level"), 1))
        depth = min(place.depth, MOST_DEPTH)
        first = Line(pieces[0], heading=level, is_bold=is_bold, indent=2 * max(0, depth - 1))
        before: tuple[str, bool] | None = None
        if place.is_item and place.counters is not None:
            levels = self._styles.levels(place.style) or self._styles.levels(
                self._styles.list_style(style)
            )
            if place.start is not None:
                place.counters.restart(depth - 1, place.start)
            before = shown(levels, place.counters, depth)
        elif level is not None and not place.depth:
            before = shown(self._styles.outline, self._outline, level)
        rest = [replace(first, text=piece) for piece in pieces[1:]]
        if before is not None:
            is_bullet = before[1]
            first = replace(first, is_bullet=True) if is_bullet else numbered(first, before[0])
        return [first, *rest]

    def _text(self, element: Any, is_bold: bool) -> tuple[str, bool]:
        """Return the words of a paragraph, and whether all of them are bold."""
        words: list[str] = []
        weights: list[bool] = []

        def add(text: str | None, weight: bool) -> None:
            if text:
                words.append(" ".join(text.split("\n")))
                if text.strip():
                    weights.append(weight)

        add(element.text, is_bold)
        stack: list[tuple[Iterator[Any], bool]] = [(iter(element), is_bold)]
        while stack:
            children, weight = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                continue
            # What follows an element is its tail, in the weight of what is around it: it is read
            # after the element's own words, so it goes on the stack below them.
            if child.tail:
                stack.append((iter([_Tail(child.tail)]), weight))
            if isinstance(child, _Tail):
                add(child.text, weight)
            elif child.tag == TEXT + "s":
                words.append(" " * min(whole(child.get(TEXT + "c"), 1), 1000))
            elif child.tag == TEXT + "tab":
                words.append("\t")
            elif child.tag == TEXT + "line-break":
                words.append("\n")
            elif _is_read(child):
                own = self._styles.is_bold(child.get(TEXT + "style-name"))
                inside = weight if own is None else own
                add(child.text, inside)
                stack.append((iter(child), inside))
        return "".join(words), bool(weights) and all(weights)

    def _rows(self, table: Any) -> Iterator[Line]:
        """Read a table: a merged cell's words come once, then empty cells."""
        for row in _inside(table, frozenset([TABLE + "table-row"])):
            cells: list[str] = []
            kinds = frozenset([TABLE + "table-cell", TABLE + "covered-table-cell"])
            for cell in _inside(row, kinds):
                text = ""
                if cell.tag == TABLE + "table-cell":
                    found = _inside(cell, _PARAGRAPHS)
                    text = " ".join(self._text(paragraph, False)[0] for paragraph in found)
                count = whole(cell.get(TABLE + "number-columns-repeated"), 1)
                cells += [text] * min(count, _MOST_REPEATED)
            self._budget.spend(sum(map(len, cells)))
            clean_cells = cells_of(cells)
            if clean_cells:
                text = " ".join(filter(None, clean_cells))
                yield Line(text, cells=clean_cells, table=self._tables)


class _Tail:
    """The words that follow an element, read as one."""

    tail = None

    def __init__(self, text: str) -> None:
        self.text = text
        self.tag = ""


def _is_read(element: Any) -> bool:
    """Tell an element whose words belong to the text: comments and drawings do not."""
    tag = element.tag
    return isinstance(tag, str) and tag not in _SKIPPED and not tag.startswith(_DRAW)


def _inside(element: Any, tags: frozenset[str]) -> Iterator[Any]:
    """Walk the nearest descendants of some kinds, without a recursion that depth could break."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            yield child
        elif _is_read(child):
            stack.append(iter(child))
