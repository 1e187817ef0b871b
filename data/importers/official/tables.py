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
    """A table whose start was read, enough to recognise it.

    Attributes:
        name: of the file, of the archive's member, or of the sheet.
        sheet: name of the sheet, for ``Where``; missing for a text.
        headings: as written, outer blanks and empty trailing columns removed.
        line: of the headings.
        sample: the first rows under them, at most twenty.
    """

    name: str
    sheet: str | None
    headings: tuple[str, ...]
    line: int
    sample: tuple[TableRow, ...]

    def rows(self, needles: Collection[str] = ()) -> Iterator[TableRow]:
        """Read the rows from the start, one at a time; blank rows are left out.

        Args:
            needles: when given, only rows whose line holds one of these texts are read: the
                others pass by without being parsed.

        Raises:
            RefusedFileError: a row is broken, or the content is beyond the limits.
        """
        ...
