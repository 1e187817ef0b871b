"""How far a workbook's sheets reach and which cells were never computed, read piece by piece.

A library that reads cells makes room for a whole rectangle: one cell in the last corner would take
all of the memory. So the extent is measured first, without keeping any cell.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_PIECE = 1 << 16

Attributes = dict[str, str]


class UnexpectedXmlError(Exception):
    """The file holds something that no spreadsheet writes."""


@dataclass
class Extent:
    """What was measured of a sheet.

    Attributes:
        lines: rank of its last row that holds something.
        columns: rank of its last column that holds something.
        missing: row and column, from 0, of the formulas that have no computed value.
        errors: row and column, from 0, of the formulas that ended in an error, and which.
    """

    name: str = ""
    lines: int = 0
    columns: int = 0
    missing: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)

    def fill(self, row: int, column: int) -> None:
        """Note that a cell holds something; ranks from 0."""
        self.lines = max(self.lines, row + 1)
        self.columns = max(self.columns, column + 1)


def scan(content: IO[bytes], reader: "XlsxSheet | OdsSheets") -> None:
    """Read XML piece by piece.

    Raises:
        UnexpectedXmlError: it declares entities, as no spreadsheet does.
        expat.ExpatError: it is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end

    def listen(heard: Callable[[str], None] | None) -> None:
        parser.CharacterDataHandler = heard

    reader.listen = listen
    while piece := content.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise UnexpectedXmlError


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _nothing(_: Callable[[str], None] | None) -> None:
    """Listen to no text."""


class XlsxSheet:
    """The cells of one sheet of an Office workbook, as they go by."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.listen: Callable[[Callable[[str], None] | None], None] = _nothing
        self._row, self._column = -1, -1
        self._type, self._has_formula, self._has_value = "", False, False
        self._heard: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        tag = _local(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v" or tag == "is":
            self._has_value = True
            if tag == "v" and (self._has_formula or self._type == "e"):
                self._heard.clear()
                self.listen(self._heard.append)
        elif tag == "f":
            self._has_formula = True
        elif tag == "row":
            self._row = _rank(attributes.get("r"), self._row + 1)
            self._column = -1

    def _start_cell(self, attributes: Attributes) -> None:
        self._column += 1
        letters = attributes.get("r", "").rstrip("0123456789")
        if letters:
            self._column = _column(letters)
        self._type = attributes.get("t", "n")
        self._has_formula = self._has_value = False
        self._heard.clear()

    def end(self, name: str) -> None:
        """Take the end of an element."""
        tag = _local(name)
        if tag == "v":
            self.listen(None)
        elif tag == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        row, column, value = self._row, self._column, "".join(self._heard)
        if self._type == "e":
            self.extent.errors.append((row, column, value))
        elif self._has_formula and not value and self._type != "str":
            self.extent.missing.append((row, column))
        if self._has_value or self._has_formula:
            self.extent.fill(row, column)


def _rank(written: str | None, otherwise: int) -> int:
    return int(written) - 1 if written and written.isdecimal() else otherwise


def _column(letters: str) -> int:
    rank = 0
    for letter in letters[:6]:
        rank = rank * 26 + ord(letter) - 64
    return rank - 1


class OdsSheets:
    """The cells of all sheets of an OpenDocument workbook, as they go by."""

    def __init__(self) -> None:
        self.extents: list[Extent] = []
        self.listen: Callable[[Callable[[str], None] | None], None] = _nothing
        self._row, self._column, self._repeats = 0, 0, 1
        self._error: tuple[int, int] | None = None
        self._heard: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        tag = _local(name)
        if tag in {"table-cell", "covered-table-cell"}:
            self._start_cell(attributes)
        elif tag == "table-row":
            self._repeats = _count(attributes.get("table:number-rows-repeated"))
            self._column = 0
        elif tag == "table":
            self.extents.append(Extent(attributes.get("table:name", "")))
            self._row = 0

    def _start_cell(self, attributes: Attributes) -> None:
        if not self.extents:
            raise UnexpectedXmlError
        extent, repeats = self.extents[-1], _count(attributes.get("table:number-columns-repeated"))
        last_row, last_column = self._row + self._repeats - 1, self._column + repeats - 1
        has_formula = "table:formula" in attributes
        if "office:value-type" in attributes or has_formula:
            extent.fill(last_row, last_column)
        if attributes.get("calcext:value-type") == "error":
            self._error = (self._row, self._column)
            self.listen(self._heard.append)
        elif has_formula and "office:value-type" not in attributes:
            extent.missing.append((self._row, self._column))
        self._column += repeats

    def end(self, name: str) -> None:
        """Take the end of an element."""
        tag = _local(name)
        if tag == "table-row":
            self._row += self._repeats
        elif tag == "table-cell" and self._error:
            self.extents[-1].errors.append((*self._error, "".join(self._heard).strip()))
            self._error = None
            self._heard.clear()
            self.listen(None)


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() else 1
