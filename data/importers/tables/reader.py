"""Sheets from a workbook or a text file: where the table starts, how its columns are headed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from data.base.problems import RefusedFileError
from data.importers.files import Container, IncomingFile
from data.importers.opened import OpenedFile
from data.importers.tables.cleaning import one_line
from data.importers.tables.sheets import Cell, Flaw, Row, Sheet
from data.importers.tables.texts import read_text
from data.importers.tables.workbooks import Grid, read_workbook

_LONGEST_HEADING = 200
_UNCOMPUTED = ("#REF!", "#N/A", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NAME?", "#NOM?", "#NULL!",
               "#NUL!", "#NUM!", "#NOMBRE!", "#SPILL!", "#PROPAGATION!")  # fmt: skip


def read_sheets(file: IncomingFile) -> tuple[Sheet, ...]:
    """Return the sheets of a spreadsheet that hold a table, hidden ones left out.

    The headings are the first row with two texts at least: a title above is skipped. A heading
    that comes twice is numbered; a column without heading is named after its letter.

    Raises:
        RefusedFileError: damaged, protected or too big.
    """
    if file.container is Container.TEXT:
        rows, warnings = read_text(file)
        found = [_sheet(Grid("", rows), warnings)]
    else:
        found = [_sheet(grid) for grid in read_workbook(file)]
    return tuple(sheet for sheet in found if sheet is not None)


def _sheet(grid: Grid, warnings: tuple[str, ...] = ()) -> Sheet | None:
    """Return the table of a grid; none when nothing looks like headings."""
    start = next((rank for rank, row in enumerate(grid.rows) if _is_heading(row)), None)
    if start is None:
        return None
    _fill_merged(grid, start)
    kept = _used_columns(grid.rows[start:])
    flaws = _flaws(grid, start, kept)
    return Sheet(
        name=grid.name,
        headings=_headings(grid.rows[start], kept),
        rows=tuple(_rows(grid.rows, start + 1, kept, {flaw.line for flaw in flaws})),
        flaws=flaws,
        warnings=warnings,
    )


def _is_heading(row: Sequence[Cell]) -> bool:
    return sum(isinstance(cell, str) for cell in row) > 1


def _fill_merged(grid: Grid, start: int) -> None:
    """Repeat down a merged cell what its first row says, and along merged headings."""
    for (top, left), (bottom, right) in grid.merged:
        if top < start or top >= len(grid.rows) or left >= len(grid.rows[top]):
            continue
        value = grid.rows[top][left]
        for row in grid.rows[top + 1 : bottom + 1]:
            if left < len(row):
                row[left] = value
        if top == start:
            for column in range(left + 1, min(right + 1, len(grid.rows[top]))):
                grid.rows[top][column] = value


def _used_columns(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the ranks of the columns that hold something, heading or cell."""
    used = {rank for row in rows for rank, cell in enumerate(row) if cell is not None}
    return sorted(used)


def _headings(row: Sequence[Cell], kept: Sequence[int]) -> tuple[str, ...]:
    names, seen = [], Counter[str]()
    for column in kept:
        name = _heading(row[column] if column < len(row) else None)
        name = name or f"Colonne {_letters(column)}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _heading(cell: Cell) -> str:
    """Return a heading as text: a year typed as a number is ``2029``."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return one_line(str(cell))[:_LONGEST_HEADING]


def _letters(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them, ``AB``."""
    letters = ""
    rank = column + 1
    while rank:
        rank, letter = divmod(rank - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _rows(
    rows: Sequence[Sequence[Cell]], start: int, kept: Sequence[int], flawed: set[int]
) -> Iterator[Row]:
    for rank in range(start, len(rows)):
        row = rows[rank]
        cells = tuple(row[column] if column < len(row) else None for column in kept)
        if any(cell is not None for cell in cells) or rank + 1 in flawed:
            yield Row(rank + 1, cells)


def _flaws(grid: Grid, start: int, kept: Sequence[int]) -> tuple[Flaw, ...]:
    """Return the flawed cells under the headings; errors kept as text are made empty."""
    ranks = {column: rank for rank, column in enumerate(kept)}
    found = dict(grid.flaws)
    for line, row in enumerate(grid.rows[start + 1 :], start + 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell[:1] == "#" and cell.upper() in _UNCOMPUTED:
                row[column] = None
                found[line, column] = (
                    f"cette case est en erreur ({cell}). Corrigez sa formule, ou remplacez-la par "
                    "sa valeur."
                )
    return tuple(
        Flaw(line + 1, ranks[column], message)
        for (line, column), message in sorted(found.items())
        if line > start and column in ranks
    )


def sheets_if_any(opened: OpenedFile) -> tuple[Sheet, ...]:
    """Return the sheets of a file; none for a text that is no table.

    Raises:
        RefusedFileError: the workbook cannot be opened.
    """
    try:
        return opened.sheets
    except RefusedFileError:
        if opened.file.container is Container.TEXT:
            return ()
        raise
