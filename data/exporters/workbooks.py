"""Workbooks for people: headings that explain themselves, lists of words, French dates."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from data.base.chart import Cell
from data.base.formats import typeset
from data.base.tables import Column

GUIDE = "Mode d’emploi"
_GUIDE_COLUMNS = ("Colonne", "Ce qu’elle dit", "Obligatoire", "Valeurs admises", "Exemple")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LAST_ROW = 5_000
"""Rows that get a list of words and a format of date."""
_WIDTHS = {"Action": 60, "Indicateur": 50, "Définition": 60, "Commentaire": 50}
_WIDTH = 18
_HEADING_COLOUR = "#E8EDF3"


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """Open a workbook to write, in which no text becomes a formula or a link."""
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        yield book


def add_table(
    book: Any,
    name: str,
    headings: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]] = (),
) -> None:
    """Add a sheet: headings with their meaning as a comment, then rows.

    Args:
        book: the workbook.
        name: of the sheet.
        headings: in order; those that are none of ``columns`` are plain.
        columns: what is known of the headings.
        rows: cells under the headings.
    """
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bg_color": _HEADING_COLOUR, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    known = {column.name: column for column in columns}
    for rank, title in enumerate(headings):
        sheet.write_string(0, rank, title, heading)
        column = known.get(title)
        sheet.set_column(
            rank, rank, _WIDTHS.get(title, _WIDTH), day if column and column.is_day else None
        )
        if column:
            sheet.write_comment(0, rank, _help(column), {"x_scale": 2})
        if column and column.words:
            sheet.data_validation(1, rank, max(_LAST_ROW, len(rows)), rank, _choice(column))
    for line, row in enumerate(rows, start=1):
        for rank, cell in enumerate(row):
            _write(sheet, line, rank, cell, day)
    sheet.freeze_panes(1, 2)
    if headings:
        sheet.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)


def add_guide(book: Any, columns: Sequence[Column]) -> None:
    """Add the sheet that says what each column means; an import does not read it."""
    sheet = book.add_worksheet(GUIDE)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.write_row(0, 0, _GUIDE_COLUMNS, bold)
    for line, column in enumerate(columns, start=1):
        row = (
            column.name,
            column.meaning,
            "oui" if column.is_mandatory else "non",
            ", ".join(column.words) or ("date" if column.is_day else "texte libre"),
            column.example,
        )
        for rank, text in enumerate(row):
            sheet.write_string(line, rank, text, wrapped)
    for rank, width in enumerate((24, 70, 12, 50, 40)):
        sheet.set_column(rank, rank, width)


def _help(column: Column) -> str:
    example = f"\nExemple : {column.example}" if column.example else ""
    return typeset(f"{column.meaning}{example}")


def _choice(column: Column) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(column.words),
        # Offices have words of their own, that the import knows: the list only proposes.
        "error_type": "information",
        "error_title": column.name,
        "error_message": "Ce mot n’est pas dans la liste : l’import dira s’il le reconnaît.",
    }


def _write(sheet: Any, line: int, rank: int, cell: Cell, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(line, rank, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(line, rank, cell, day)
    else:
        sheet.write_number(line, rank, cell)
