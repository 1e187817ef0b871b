"""A few columns of the rows of a national file that hold one of some codes, fast.

A file of millions of rows is split line by line; only the lines that hold a code are cut.
"""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from data.importers.official.streams.blocks import blocks
from data.importers.official.streams.delimited import DelimitedTable
from data.importers.official.streams.letters import Letters
from data.importers.official.tables import OfficialTable

_MARK = b'"'


def columns_of(
    table: OfficialTable, places: Sequence[int], coded: int, codes: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Return some cells, outer blanks removed, of the rows whose code is one of those wanted.

    A row with more cells than headings, where values are shifted, or with fewer than are wanted,
    is passed by.

    Args:
        table: read from its start.
        places: indexes of the columns, two or more.
        coded: rank in ``places`` of the column that holds the code.
        codes: wanted.

    Raises:
        RefusedFileError: a row cannot be read, or the text is damaged.
    """
    wanted, picked = frozenset(codes), itemgetter(*places)
    for cells in (
        _quick(table, places[coded], wanted)
        if isinstance(table, DelimitedTable)
        else _plain(table, 0)
    ):
        found = tuple(map(str.strip, picked(cells)))
        if found[coded] in wanted:
            yield found


def _plain(table: OfficialTable, first: int) -> Iterator[Sequence[str]]:
    return (row.cells for row in table.rows() if row.line >= first)


def _quick(table: DelimitedTable, place: int, codes: Collection[str]) -> Iterator[Sequence[str]]:
    width, letters = len(table.headings), Letters(table.part.label, table.encoding)
    holds = _pattern(table.delimiter, place, codes).match
    for first, block in blocks(table.part):
        is_marked = _MARK in block
        for line, raw in enumerate(block.split(b"\n"), first):
            marks = raw.count(_MARK) if is_marked else 0
            if marks % 2:
                # A cell of several lines: what is a row is known only by reading it all.
                yield from _plain(table, max(line, table.line + 1))
                return
            if line > table.line and (marks or holds(raw)):
                cells = _cut(letters.text(line, raw), table.delimiter)
                if len(cells) >= width and not any(cells[width:]):
                    yield cells


def _pattern(delimiter: str, place: int, codes: Collection[str]) -> re.Pattern[bytes]:
    """Return what the start of a line without quotation marks is when a column holds a code."""
    sign = re.escape(delimiter)
    wanted = "|".join(map(re.escape, sorted(codes)))
    return re.compile(rf"(?:[^{sign}]*{sign}){{{place}}}\s*(?:{wanted})\s*(?:{sign}|$)".encode())


def _cut(text: str, delimiter: str) -> list[str]:
    if '"' in text:
        return next(csv.reader((text,), delimiter=delimiter))
    return text.split(delimiter)
