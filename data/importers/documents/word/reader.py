"""Reads a Word document."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from data.importers.documents.blocks import Document
from data.importers.documents.limits import Budget
from data.importers.documents.lines.assembly import assembled_paragraphs
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.rows import cells_of
from data.importers.documents.office.counting import numbered
from data.importers.documents.office.soft_breaks import pieces_of
from data.importers.documents.office.xml_parts import guarded
from data.importers.documents.word.lists import Lists
from data.importers.documents.word.styles import Styles
from data.importers.files import IncomingFile

_CONTENTS = './/w:sdt[contains(w:sdtPr/w:docPartObj/w:docPartGallery/@w:val, "Contents")]'
# Text boxes, deleted words and what only old versions read are not the document's text.
_LEFT_OUT = (
    *map(qn, ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:sdtPr", "w:sdtEndPr")),
    "{*}Fallback",
)
_WRAPPERS = (
    *map(qn, ("w:ins", "w:moveTo", "w:hyperlink", "w:fldSimple", "w:smartTag", "w:customXml")),
    *map(qn, ("w:sdt", "w:sdtContent")),
    "{*}AlternateContent",
    "{*}Choice",
)
_MOST_SPAN = 100


def read_word(file: IncomingFile) -> Document:
    """Read a ``.docx``: automatic numbers are counted as Word shows them.

    Raises:
        RefusedFileError: it is damaged, too long, or has no words.
    """
    with guarded(file):
        document = docx.Document(str(file.path))
        _flatten(document.element.body)
        lines = list(_Reader(file.name, document).lines())
    return assembled_paragraphs(file.name, lines)


def _flatten(body: Any) -> None:
    """Take out what is not text, and the wrappers: python-docx does not look inside them."""
    for contents in body.xpath(_CONTENTS):
        contents.getparent().remove(contents)
    etree.strip_elements(body, *_LEFT_OUT, with_tail=False)
    etree.strip_tags(body, *_WRAPPERS)
    # A page's end parts two words like a line's; python-docx would glue them.
    for page_break in body.xpath(".//w:br[@w:type]"):
        del page_break.attrib[qn("w:type")]


class _Reader:
    """Reads a document's body in order, counting its lists."""

    def __init__(self, name: str, document: WordDocument) -> None:
        self._document = document
        self._styles = Styles()
        self._lists = Lists(document)
        self._budget = Budget(name)
        self._tables = 0

    def lines(self) -> Iterator[Line]:
        """Read paragraphs and tables; a blank paragraph opens a gap."""
        is_new = True
        for block in self._document.iter_inner_content():
            if isinstance(block, Table):
                self._tables += 1
                yield from self._rows(block)
                is_new = True
                continue
            found = self._paragraph(block)
            if not found:
                is_new = True
            for line in found:
                yield replace(line, is_new=is_new)
                is_new = False

    def _paragraph(self, paragraph: Paragraph) -> list[Line]:
        """Read a paragraph: one line, or several when items stand behind soft breaks."""
        look = self._styles.paragraph(paragraph)
        if look.is_contents:
            return []
        runs = [(run.text, self._is_bold(run, look.is_bold)) for run in paragraph.runs]
        text = "".join(words for words, _ in runs)
        self._budget.spend(len(text))
        pieces = pieces_of(text)
        if not pieces:
            return []
        weights = [is_bold for words, is_bold in runs if words.strip()]
        first = Line(pieces[0], heading=look.heading, is_bold=all(weights), indent=2 * look.level)
        rest = [replace(first, text=piece) for piece in pieces[1:]]
        shown = self._lists.shown(look)
        if shown is not None:
            is_bullet = shown[1]
            first = replace(first, is_bullet=True) if is_bullet else numbered(first, shown[0])
        return [first, *rest]

    def _is_bold(self, run: Run, is_bold: bool) -> bool:
        """Tell a run in bold, by itself, by its style, or by its paragraph's."""
        if run.bold is not None:
            return run.bold
        return is_bold or self._styles.is_bold(run)

    def _rows(self, table: Table) -> Iterator[Line]:
        """Read a table: a merged cell's words come once, then empty cells."""
        for row in table.rows:
            cells: list[str] = []
            # Not row.cells: it repeats merged cells, climbs them one call deeper per row and stops
            # at a table whose rows are not cut alike.
            for cell in row._tr.tc_lst:
                paragraphs = [] if cell.vMerge == "continue" else cell.xpath(".//w:p")
                cells.append(" ".join(Paragraph(found, table).text for found in paragraphs))
                cells += [""] * min(cell.grid_span - 1, _MOST_SPAN)
            self._budget.spend(sum(map(len, cells)))
            clean_cells = cells_of(cells)
            if clean_cells:
                yield Line(
                    " ".join(filter(None, clean_cells)), cells=clean_cells, table=self._tables
                )
