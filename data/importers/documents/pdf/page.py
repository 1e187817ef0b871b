"""The lines and the tables of a PDF's pages, a table that goes on over pages included."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from data.importers.documents.pdf.columns.regions import column_regions
from data.importers.documents.pdf.columns.rows import Region
from data.importers.documents.pdf.line import PdfLine
from data.importers.documents.pdf.tables import Ruled, aligned_rows, carried_on, ruled_tables
from data.importers.documents.pdf.words import Printed, Word, lines_of

UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")
"""What stands for a letter that the file does not tell."""
_EDGE = 3
"""Lines at the edges of a page, running heads for instance, between which a table goes on."""


class PageReader:
    """Reads pages in turn; it keeps the columns of the table that ends the page before."""

    def __init__(self) -> None:
        self._tables = 0
        self._ruled: tuple[float, ...] = ()
        self._free: Region | None = None

    def lines(self, page: Any, words: Sequence[Word]) -> Iterator[PdfLine]:
        """Read the lines and the tables of a page, from top to bottom."""
        width = float(page.width)
        pending, printed = self._parted(page, words)
        regions = {region.start: region for region in column_regions(printed, self._free)}
        rows = aligned_rows(printed)
        self._ruled, self._free = (), None
        rank = 0
        while rank < len(printed):
            line = printed[rank]
            while pending and pending[0].box[1] < line.top:
                yield from self._ruled_rows(pending.pop(0), width, len(printed) - rank)
            region = regions.get(rank)
            if region is not None:
                self._tables += 1
                for first, cells in zip(region.ranks, region.rows, strict=True):
                    yield self._row(cells, printed[first].words[0].left, printed[first].top, width)
                rank = region.end
                self._free = region if len(printed) - rank <= _EDGE else None
                continue
            found = _line(line, width)
            if rank in rows:
                # Rows that touch are one table: a number that none of the file's has.
                cells = tuple(segment.text for segment in rows[rank])
                found = _line(line, width, cells=cells, segments=rows[rank])
            yield found
            rank += 1
        for table in pending:
            yield from self._ruled_rows(table, width, 0)

    def _parted(self, page: Any, words: Sequence[Word]) -> tuple[list[Ruled], list[Printed]]:
        """Part a page into its ruled tables and its other lines."""
        tables: list[Ruled] = []
        for table in ruled_tables(page, words):
            above = [word for word in words if word.bottom < table.box[1]]
            is_first = not tables and len(lines_of(above)) <= _EDGE if above else not tables
            wide = carried_on(table, self._ruled) if self._ruled and is_first else None
            if wide is not None or not table.is_alone:
                tables.append(wide or table)
        rest = [word for word in words if not any(word.is_in(table.box) for table in tables)]
        return tables, lines_of(rest)

    def _ruled_rows(self, table: Ruled, width: float, below: int) -> Iterator[PdfLine]:
        """Make lines of the rows of a ruled table; ``below`` counts the lines under it."""
        self._tables += 1
        self._ruled = table.lefts if below <= _EDGE else ()
        for cells in table.rows:
            yield self._row(cells, table.box[0], table.box[1], width)

    def _row(self, cells: tuple[str, ...], left: float, top: float, width: float) -> PdfLine:
        text = " ".join(filter(None, cells))
        return PdfLine(text, cells=cells, table=self._tables, left=left, top=top, sheet=width)


def _line(line: Printed, width: float, **told: Any) -> PdfLine:
    """Make a line of words; its indent is known once all pages are read."""
    words = line.words
    size = Counter({word.size: 0 for word in words})
    for word in words:
        size[word.size] += len(word.text)
    first = words[0]
    share = len(first.text.split("-", 1)[0]) + 1 if "-" in first.text[1:-1] else len(first.text)
    return PdfLine(
        UNKNOWN.sub("", line.text),
        is_bold=all(word.is_bold for word in words),
        left=first.left,
        top=line.bottom,
        right=words[-1].right,
        size=size.most_common(1)[0][0],
        first=first.letter * (share + 1),
        sheet=width,
        words=words,
        **told,
    )
