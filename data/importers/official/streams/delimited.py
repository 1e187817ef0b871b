"""Tables in delimited texts, of any size: read by blocks, never held."""

import csv
from collections import Counter
from collections.abc import Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from io import StringIO
from itertools import chain, islice

from data.base.problems import RefusedFileError, Where
from data.importers.official.streams.blocks import blocks
from data.importers.official.streams.finding import Finder
from data.importers.official.streams.letters import Letters, encoding_of, first_letters
from data.importers.official.streams.starts import (
    HEAD_LINES,
    HEAD_ROWS,
    SAMPLE_ROWS,
    fitted,
    heading_rank,
    headings,
    padded,
)
from data.importers.official.tables import TableRow
from data.importers.parts import Part
from data.importers.tables.messages import refused

_DELIMITERS = ";,\t|"
_TRIED = 25
"""Rows looked at to tell the delimiter."""
_MARK = b'"'
_END = "\0"
"""Added after the last line: no text holds it, so an open quotation mark shows."""


@dataclass(frozen=True)
class DelimitedTable:
    """A table in a delimited text. See ``OfficialTable``.

    Attributes:
        encoding: as the first lines tell it; none when they have no accent.
    """

    part: Part
    headings: tuple[str, ...]
    line: int
    sample: tuple[TableRow, ...]
    delimiter: str
    encoding: str | None
    sheet: str | None = None

    @property
    def name(self) -> str:
        """Of the file, or of the archive's member."""
        return self.part.name

    def rows(self, needles: Collection[str] = ()) -> Iterator[TableRow]:
        """Read the rows. See ``OfficialTable``."""
        return self._holding(needles) if needles and all(needles) else self._all()

    def _all(self) -> Iterator[TableRow]:
        records = _Records(self.part, self.delimiter, self.encoding)
        for line, cells in records:
            if line > self.line:
                row = self._row(line, cells)
                if row is not None:
                    yield row

    def _row(self, line: int, cells: list[str]) -> TableRow | None:
        fit = fitted(self.part.label, Where(line=line), cells, len(self.headings))
        return None if fit is None else TableRow(line, fit)

    def _holding(self, needles: Collection[str]) -> Iterator[TableRow]:
        """Read the rows whose line holds a text."""
        letters, last = Letters(self.part.label, self.encoding), self.line
        for line, raw in _lines_alone(self.part, needles):
            cells = None if raw is None else self._cells(line, letters.text(line, raw))
            if cells is None:
                # Cells of several lines: what is a row is known only by reading from the start.
                yield from self._holding_slowly(needles, last)
                return
            row = self._row(line, cells) if line > last else None
            if row is not None:
                yield row
                last = line

    def _cells(self, line: int, text: str) -> list[str] | None:
        """Cut a line; none when a quotation mark stays open at its end."""
        reader = csv.reader((text, _END), delimiter=self.delimiter)
        try:
            cells = next(reader)
        except csv.Error:
            raise _broken(self.part, line) from None
        return cells if reader.line_num == 1 else None

    def _holding_slowly(self, needles: Collection[str], after: int) -> Iterator[TableRow]:
        for row in self._all():
            is_new = row.line > after
            if is_new and any(needle in cell for cell in row.cells for needle in needles):
                yield row


def _lines_alone(part: Part, needles: Collection[str]) -> Iterator[tuple[int, bytes | None]]:
    """Return the lines that hold a text, none for one that may be a piece of a row.

    Quotation marks are counted from the start: an odd count means that one is open.
    """
    finder, marks = Finder(needles), 0
    for first, block in blocks(part):
        counted = 0
        for line, start, end in finder.lines(first, block):
            before = marks + block.count(_MARK, counted, start)
            marks = before + block.count(_MARK, start, end)
            counted = end
            yield line, None if before % 2 or marks % 2 else block[start:end]
        marks += block.count(_MARK, counted)


class _Records:
    """The records of a delimited text with the number of their first line, blank ones included."""

    def __init__(self, part: Part, delimiter: str, encoding: str | None) -> None:
        self._part = part
        self._delimiter = delimiter
        self._letters = Letters(part.label, encoding)
        self._line = 1

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        with closing(self._texts()) as texts:
            lines = chain(chain.from_iterable(texts), (_END,))
            reader = csv.reader(lines, delimiter=self._delimiter)
            try:
                for cells in reader:
                    if cells and cells[-1][-1:] == _END:
                        break
                    yield self._line, cells
                    self._line = reader.line_num + 1
            except csv.Error:
                raise _broken(self._part, self._line) from None
        if cells != [_END]:
            raise _broken(self._part, self._line)

    def _texts(self) -> Generator[StringIO]:
        """Return the blocks, cut into lines by what takes them."""
        last = 0
        for first, block in blocks(self._part):
            if first > 1 and self._line == last:
                # A whole block in one record: reading on would fill the memory.
                raise _broken(self._part, self._line)
            last = self._line
            yield StringIO(self._letters.text(first, block), newline="\n")


def _broken(part: Part, line: int) -> RefusedFileError:
    message = (
        "les guillemets ou la longueur de cette ligne empêchent de lire la suite. Téléchargez de"
        " nouveau le fichier, ou corrigez cette ligne."
    )
    return refused(part.label, message, Where(line=line))


def delimited_table(part: Part) -> DelimitedTable | None:
    """Read the start of a text; none when it holds no table.

    Raises:
        RefusedFileError: damaged, too many columns, or no text.
    """
    with closing(blocks(part)) as read:
        _, start = next(read, (1, b""))
    text = first_letters(start)
    delimiter = _delimiter(text)
    if delimiter is None:
        return None
    first = [one for one in islice(_cut(text, delimiter), HEAD_LINES) if any(one[1])][:HEAD_ROWS]
    rank = heading_rank([cells for _, cells in first])
    if rank is None:
        return None
    line, cells = first[rank]
    names = headings(part.label, Where(line=line), cells)
    table = DelimitedTable(part, names, line, (), delimiter, encoding_of(start))
    return replace(table, sample=tuple(_sample(first[rank + 1 :], len(names))))


def _cut(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Cut the first lines into rows, stripped, as far as they can be."""
    reader = csv.reader(StringIO(text, newline="\n"), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        # Said when the rows are read: the file may not be for the one who asks.
        return


def _sample(records: list[tuple[int, list[str]]], width: int) -> Iterator[TableRow]:
    """Return the first rows, up to one that is broken."""
    for line, cells in records[:SAMPLE_ROWS]:
        if any(cells[width:]):
            return
        yield TableRow(line, padded(cells, width))


def _delimiter(text: str) -> str | None:
    """Return the sign that cuts most of the first rows alike; none when none cuts any."""
    scores = {sign: _regularity(text, sign) for sign in _DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best] > (0, 0) else None


def _regularity(text: str, sign: str) -> tuple[int, int]:
    """Count the rows that are cut alike, and into how many cells."""
    widths = Counter(len(cells) for _, cells in islice(_cut(text, sign), _TRIED))
    alike = ((count, width) for width, count in widths.items() if width > 1)
    return max(alike, default=(0, 0))
