"""A spreadsheet as sheets of typed cells, whatever file it came from."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None
"""A cell as the file types it; text is cleaned, an empty text is None."""


@dataclass(frozen=True)
class Row:
    """A row under the headings. ``line`` is its rank in the sheet, from 1, headings included."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Flaw:
    """A cell that the spreadsheet itself could not fill: an error, a formula never computed.

    It is read as empty. It matters only where its column is used.

    Attributes:
        line: as in ``Row``.
        column: rank among ``Sheet.headings``, from 0.
        message: what is wrong and what to do, in French.
    """

    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Sheet:
    """A sheet: the headings of its columns, as written, and its rows.

    ``name`` is empty for a text file, which has no sheets. ``warnings`` tells in French what had
    to be guessed.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...] = ()
    warnings: tuple[str, ...] = ()
