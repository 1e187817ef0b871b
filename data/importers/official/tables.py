"""A table of text cells read as it streams by: the whole file never stands in memory.

Comes from a delimited text, plain, gzipped or in a zip, or from the sheets of a workbook.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its line in the file, from 1, and its cells, as many as there are headings."""

    line: int
    cells: tuple[str, ...]


class OfficialTable(Protocol):
    """A table whose start was read, enough to recognise it."""

    @property
    def name(self) -> str:
        """Of the file, or of the archive's member with its folders."""
        ...

    @property
    def sheet(self) -> str | None:
        """Name of the sheet, for ``Where``; missing for a text."""
        ...

    @property
    def headings(self) -> tuple[str, ...]:
        """As written, outer blanks and empty trailing columns removed."""
        ...

    @property
    def line(self) -> int:
        """Line of the headings."""
        ...

    @property
    def sample(self) -> tuple[TableRow, ...]:
        """The first rows under the headings, at most twenty."""
        ...

    def rows(self, needles: Collection[str] = ()) -> Iterator[TableRow]:
        """Read the rows from the start, one at a time; blank rows are left out.

        Args:
            needles: when given, only rows whose line holds one of these texts are read: the
                others pass by without being parsed.

        Raises:
            RefusedFileError: a row is broken, or the content is beyond the limits.
        """
        ...
