"""The official tables of a file, whatever it is made of: their starts alone are read."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from data.base.formats import number
from data.importers.files import Container, IncomingFile, kind_of_text
from data.importers.official.streams.delimited import delimited_table
from data.importers.official.streams.workbook import packed_workbook_tables, workbook_tables
from data.importers.official.tables import OfficialTable
from data.importers.parts import Part, parts
from data.importers.tables.messages import refused

_TEXTS = (".csv", ".txt")
_WORKBOOKS = (".xlsx", ".ods")
_MOST_MEMBERS = 200
_HEAD = 1 << 16


def official_tables(file: IncomingFile) -> tuple[OfficialTable, ...]:
    """Return the tables of a file; none when it holds no table.

    They come from a delimited text, plain, gzipped or in a zip, and from the sheets of a workbook,
    alone or in a zip.

    Raises:
        RefusedFileError: of no known kind, damaged, locked, too big, or it could harm.
    """
    match file.container:
        case Container.XLSX | Container.ODS:
            return tuple(workbook_tables(file, file.name))
        case Container.TEXT | Container.GZIP:
            return tuple(_text_tables(parts(file)[0]))
        case Container.ZIP:
            return tuple(_member_tables(file))
        case _:
            return ()


def _text_tables(part: Part) -> Iterator[OfficialTable]:
    if kind_of_text(part.label, part.head(_HEAD)) is Container.TEXT:
        table = delimited_table(part)
        if table is not None:
            yield table


def _member_tables(file: IncomingFile) -> Iterator[OfficialTable]:
    readable = [part for part in parts(file) if _suffix(part) in _TEXTS + _WORKBOOKS]
    if len(readable) > _MOST_MEMBERS:
        message = (
            f"l’archive contient {number(len(readable))} tableaux ; la limite est de"
            f" {number(_MOST_MEMBERS)}. Gardez-y les seuls fichiers à lire."
        )
        raise refused(file.name, message)
    for part in readable:
        if _suffix(part) in _WORKBOOKS:
            yield from packed_workbook_tables(part)
        else:
            yield from _text_tables(part)


def _suffix(part: Part) -> str:
    return PurePosixPath(part.name).suffix.lower()
