"""The sheets of an Office or OpenDocument workbook: their cells, as computed when it was saved."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.importers.files import IncomingFile
from data.importers.tables.cleaning import cell_text
from data.importers.tables.limits import MOST_SHEETS, check_extent
from data.importers.tables.messages import refused
from data.importers.tables.scanning import (
    Extent,
    OdsSheets,
    UnexpectedXmlError,
    XlsxSheet,
    scan,
)
from data.importers.tables.sheets import Cell

_UNREADABLE = (
    "le classeur est incomplet ou abîmé. Rouvrez-le dans votre tableur, enregistrez-le de nouveau "
    "en .xlsx ou en .ods, puis recommencez."
)
_PROTECTED = "le classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe."
_NOT_COMPUTED = (
    "cette formule n’a pas de résultat enregistré. Ouvrez le classeur dans votre tableur et "
    "enregistrez-le, ou remplacez la formule par sa valeur."
)
_MOST_LISTED = 1_000
"""Flawed cells kept of each kind: far more than are ever shown."""


@dataclass
class Grid:
    """The cells of a sheet by row, from its first row, and what could not be computed in them.

    ``flaws`` is keyed by row and column, from 0; ``merged`` lists first and last corners.
    """

    name: str
    rows: list[list[Cell]]
    flaws: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def read_workbook(file: IncomingFile) -> Iterator[Grid]:
    """Return the visible sheets of a workbook, one at a time.

    Raises:
        RefusedFileError: damaged, protected, or too big.
    """
    try:
        with ZipFile(file.path) as archive:
            extents = _extents(archive)
        if len(extents) > MOST_SHEETS:
            message = f"{len(extents)} feuilles ; la limite est de {MOST_SHEETS}."
            raise refused(file.name, message)
        for extent in extents:
            check_extent(file.name, extent.name, extent.lines, extent.columns)
        with CalamineWorkbook.from_path(file.path) as book:
            for sheet, extent in _paired(book, extents):
                yield _grid(sheet, extent)
    except PasswordError:
        raise refused(file.name, _PROTECTED) from None
    except (
        CalamineError,
        BadZipFile,
        ExpatError,
        ElementTree.ParseError,
        UnexpectedXmlError,
        # An encoding that nobody knows, a part that is missing, a relation that leads nowhere.
        LookupError,
        # What zipfile raises for a member that is cut short, encrypted or unheard of.
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ):
        raise refused(file.name, _UNREADABLE) from None


def _extents(archive: ZipFile) -> list[Extent]:
    if "content.xml" in archive.namelist():
        sheets = OdsSheets()
        with archive.open("content.xml") as content:
            scan(content, sheets)
        return sheets.extents
    return [_extent(archive, name, part) for name, part in _parts(archive)]


def _extent(archive: ZipFile, name: str, part: str) -> Extent:
    sheet = XlsxSheet()
    with archive.open(part) as content:
        scan(content, sheet)
    sheet.extent.name = name
    return sheet.extent


def _parts(archive: ZipFile) -> list[tuple[str, str]]:
    """Return the name and the part of each worksheet of an Office workbook, in its order."""
    book = _related(archive, "_rels/.rels", "", "/officeDocument")[0][1]
    folder, name = posixpath.split(book)
    targets = dict(
        _related(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder, "/worksheet")
    )
    found = []
    for element in ElementTree.fromstring(archive.read(book)).iter():
        if element.tag.endswith("}sheet"):
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            if key in targets:
                found.append((element.get("name", ""), targets[key]))
    return found


def _related(archive: ZipFile, part: str, folder: str, kind: str) -> list[tuple[str, str]]:
    relations = ElementTree.fromstring(archive.read(part))
    return [
        (one.get("Id", ""), posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for one in relations
        if one.get("Type", "").endswith(kind) and (target := one.get("Target"))
    ]


def _paired(
    book: CalamineWorkbook, extents: Iterable[Extent]
) -> Iterator[tuple[CalamineSheet, Extent]]:
    """Return the sheets that people see, each with its extent."""
    by_name = {extent.name: extent for extent in extents}
    for details in book.sheets_metadata:
        is_table = details.typ == SheetTypeEnum.WorkSheet
        if is_table and details.visible == SheetVisibleEnum.Visible and details.name in by_name:
            yield book.get_sheet_by_name(details.name), by_name[details.name]


def _grid(sheet: CalamineSheet, extent: Extent) -> Grid:
    start = sheet.start or (0, 0)
    rows = [[*[None] * start[1], *map(_cell, row)] for row in sheet.iter_rows()]
    flaws = dict.fromkeys(extent.missing[:_MOST_LISTED], _NOT_COMPUTED)
    flaws |= {
        (row, column): f"cette case est en erreur ({error or 'erreur'}). Corrigez sa formule, ou "
        "remplacez-la par sa valeur."
        for row, column, error in extent.errors[:_MOST_LISTED]
    }
    for row, column in flaws:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = None
    return Grid(extent.name, rows, flaws, tuple(sheet.merged_cell_ranges or ()))


def _cell(value: Any) -> Cell:
    """Return a cell as we type it: a moment is its day, a duration is what it reads as."""
    if isinstance(value, str):
        return cell_text(value) if value else None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | int | float | date):
        return value
    if isinstance(value, time | timedelta):
        return _clock(value)
    return None


def _clock(value: time | timedelta) -> str:
    """Return a time of day as written; none at all is what Excel makes of an empty date."""
    written = value.isoformat("minutes") if isinstance(value, time) else str(value)
    return "00/01/1900" if written == "00:00" else written
