"""Tables as text files, the way French spreadsheets read them."""

import csv
from datetime import date
from io import StringIO

from data.base.chart import Cell, Table
from data.base.formats import short_date

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table) -> bytes:
    """Return the table as French spreadsheets read it: semicolons, decimal commas, UTF-8 BOM."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_harmless(column) for column in table.columns)
    for row in table.rows:
        writer.writerow(map(_french, row))
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_formula else cell


def _french(cell: Cell) -> Cell:
    """Return a cell as a French spreadsheet reads it from a text file."""
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, float):
        return format(cell, ".15g").replace(".", ",")
    return _harmless(cell)
