"""The rows of a text file whose columns are separated by semicolons, commas or tabs."""

import csv
import re
from collections import Counter
from itertools import islice

from data.base.formats import number
from data.base.problems import Where
from data.importers.documents.decoding import decoded
from data.importers.files import IncomingFile
from data.importers.tables.cleaning import cell_text
from data.importers.tables.limits import MOST_BYTES, MOST_LINES, check_extent
from data.importers.tables.messages import refused
from data.importers.tables.sheets import Cell

_DELIMITERS = ";\t,"
_TRIED = 25
"""Rows looked at to tell the delimiter."""
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_text(file: IncomingFile) -> tuple[list[list[Cell]], tuple[str, ...]]:
    """Return the rows of a text file, and in French what had to be guessed.

    Raises:
        RefusedFileError: too big, or its letters or its quotes make no sense.
    """
    if file.size > MOST_BYTES:
        message = (
            f"fichier trop lourd, {number(file.size // 1_000_000)} Mo ; la limite est de "
            f"{number(MOST_BYTES // 1_000_000)} Mo."
        )
        raise refused(file.name, message)
    text, warnings = decoded(file.name, file.path.read_bytes())
    lines = text.splitlines(keepends=True)
    declared = _DECLARED.fullmatch(lines[0]) if lines else None
    delimiter = declared.group(1) if declared else _delimiter(lines)
    rows: list[list[Cell]] = [[]] if declared else []
    reader = csv.reader(lines[1:] if declared else lines, delimiter=delimiter)
    try:
        for cells in reader:
            rows.append(_row(cells))
            if len(rows) > MOST_LINES:
                check_extent(file.name, "", len(rows), 1)
    except csv.Error:
        message = "les guillemets ou la longueur de cette ligne empêchent de lire la suite."
        raise refused(file.name, message, Where(line=len(rows) + 1)) from None
    check_extent(file.name, "", len(rows), max(map(len, rows), default=0))
    return rows, warnings


def _row(cells: list[str]) -> list[Cell]:
    """Return the cells of a row, cleaned, without the empty ones at its end."""
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return [cell_text(cell) if cell else None for cell in cells[:last]]


def _delimiter(lines: list[str]) -> str:
    """Return the sign that cuts most of the first rows into the same number of cells."""
    return max(_DELIMITERS, key=lambda sign: _regularity(lines, sign))


def _regularity(lines: list[str], sign: str) -> tuple[int, int]:
    """Count the rows that are cut alike, and into how many cells."""
    try:
        widths = Counter(map(len, islice(csv.reader(lines, delimiter=sign), _TRIED)))
    except csv.Error:
        return 0, 0
    alike = ((count, width) for width, count in widths.items() if width > 1)
    return max(alike, default=(0, 0))
