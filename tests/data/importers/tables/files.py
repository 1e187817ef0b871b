"""Small spreadsheets of our own making."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import odfdo
import xlsxwriter

from data.importers.files import IncomingFile
from data.importers.formats import Town
from data.importers.opened import OpenedFile

TODAY = date(2028, 10, 1)
TOWN = Town(TODAY, ends_on=date(2032, 3, 31))
Rows = Sequence[Any]
"""Rows of cells; mypy joins rows of mixed types into objects."""


def a_file(path: Path) -> IncomingFile:
    """Return a file as an officer gives it."""
    return IncomingFile(path.name, path)


def opened(path: Path) -> OpenedFile:
    """Return a file whose content is about to be read."""
    return OpenedFile(a_file(path))


def an_xlsx(path: Path, sheets: Mapping[str, Rows] | Rows) -> Path:
    """Write a workbook; dates are cells of dates, text never becomes a formula."""
    if not isinstance(sheets, Mapping):
        sheets = {"Feuille": sheets}
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for rank, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(line, rank, cell, day)
                    elif cell is not None:
                        sheet.write(line, rank, cell)
    return path


def an_ods(path: Path, rows: Rows) -> Path:
    """Write an OpenDocument workbook of one sheet."""
    book = odfdo.Document("spreadsheet")
    book.body.clear()
    table = odfdo.Table("Feuille")
    table.set_values(rows)
    book.body.append(table)
    book.save(path)
    return path


def an_ods_of(path: Path, table: str) -> Path:
    """Write an OpenDocument workbook whose only table is given as XML."""
    an_ods(path, [["x"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in set(archive.namelist())}
    content = parts["content.xml"].decode()
    end = "</table:table>"
    content = (
        content[: content.index("<table:table ")] + table + content[content.index(end) + len(end) :]
    )
    parts["content.xml"] = content.encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", parts.pop("mimetype"))
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def a_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a text file."""
    path.write_bytes(text.encode(encoding))
    return path
