"""Tables in the sheets of a workbook, as text cells."""

import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.base.formats import number
from data.base.problems import Where
from data.importers.files import Container, IncomingFile
from data.importers.official.streams.starts import (
    HEAD_ROWS,
    SAMPLE_ROWS,
    fitted,
    heading_rank,
    headings,
    padded,
)
from data.importers.official.tables import TableRow
from data.importers.parts import Part, extract
from data.importers.tables.messages import refused
from data.importers.tables.sheets import Cell
from data.importers.tables.workbooks import Grid, read_workbook

_MOST_CELLS = 5_000_000
_IN_ERROR = "#ERREUR"
"""Written where a formula gave nothing: what reads the number refuses it, and says where."""


@dataclass(frozen=True)
class WorkbookTable:
    """A sheet. See ``OfficialTable``; its cells are held, within the limits of workbooks.

    Attributes:
        name: of the workbook.
        label: of the file it came in, for messages.
    """

    name: str
    sheet: str | None
    headings: tuple[str, ...]
    line: int
    sample: tuple[TableRow, ...]
    label: str
    grid: Grid

    def rows(self, needles: Collection[str] = ()) -> Iterator[TableRow]:
        """Read the rows. See ``OfficialTable``."""
        for rank in range(self.line, len(self.grid.rows)):
            where = Where(sheet=self.sheet, line=rank + 1)
            cells = fitted(self.label, where, _texts(self.grid.rows[rank]), len(self.headings))
            if cells is not None and _holds(cells, needles):
                yield TableRow(rank + 1, cells)


def _holds(cells: tuple[str, ...], needles: Collection[str]) -> bool:
    return not needles or any(needle in cell for cell in cells for needle in needles)


def workbook_tables(file: IncomingFile, name: str) -> Iterator[WorkbookTable]:
    """Return the sheets that hold a table.

    Args:
        file: the workbook.
        name: of the workbook, without the archive it came in.

    Raises:
        RefusedFileError: damaged, protected, or too big.
    """
    cells = 0
    for grid in read_workbook(file):
        cells += len(grid.rows) * max(map(len, grid.rows), default=0)
        if cells > _MOST_CELLS:
            message = (
                f"classeur trop étendu ; la limite est de {number(_MOST_CELLS)} cases en tout."
                " Gardez-y la feuille utile, ou prenez le fichier CSV du même portail."
            )
            raise refused(file.name, message)
        table = _table(file.name, name, grid)
        if table is not None:
            yield table


def packed_workbook_tables(part: Part) -> tuple[WorkbookTable, ...]:
    """Return the tables of a workbook that is a member of a zip. Raises ``RefusedFileError``."""
    with tempfile.TemporaryDirectory(prefix="mandascope-") as folder:
        (path,) = extract(part.file, [part.name], Path(folder))
        file = IncomingFile(part.label, path)
        if file.container not in (Container.XLSX, Container.ODS):
            message = "ce n’est pas un classeur, malgré son nom. Téléchargez-le de nouveau."
            raise refused(part.label, message)
        return tuple(workbook_tables(file, part.name))


def _table(label: str, name: str, grid: Grid) -> WorkbookTable | None:
    for row, column in grid.flaws:
        if row < len(grid.rows) and column < len(grid.rows[row]):
            grid.rows[row][column] = _IN_ERROR
    first = [_texts(row) for row in grid.rows[:HEAD_ROWS]]
    rank = heading_rank(first)
    if rank is None:
        return None
    names = headings(label, Where(sheet=grid.name, line=rank + 1), first[rank])
    sample = tuple(_sample(first, rank + 1, len(names)))
    return WorkbookTable(name, grid.name, names, rank + 1, sample, label, grid)


def _sample(first: list[list[str]], start: int, width: int) -> Iterator[TableRow]:
    """Return the first rows, up to one that is broken."""
    for line, cells in enumerate(first[start : start + SAMPLE_ROWS], start + 1):
        if any(cells[width:]):
            return
        if any(cells):
            yield TableRow(line, padded(cells, width))


def _texts(row: list[Cell]) -> list[str]:
    return [_text(cell).strip() for cell in row]


def _text(cell: Cell) -> str:
    """Write a cell as an official text would: a point before decimals, days as ``2024-01-31``."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "1" if cell else "0"
        case int():
            return str(cell)
        case float():
            return _written(cell)
        case date():
            return cell.isoformat()


def _written(value: float) -> str:
    """Write a number with the fifteen figures that spreadsheets show, never with an exponent."""
    if value.is_integer():
        return str(int(value))
    short = f"{value:.15g}"
    return format(Decimal(short), "f") if "e" in short else short
