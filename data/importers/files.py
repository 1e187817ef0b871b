"""A file that comes in: what it is, by its content and never by its name alone."""

import hashlib
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from data.base.problems import Problem, RefusedFileError

_MOST_UNPACKED = 500_000_000
_MOST_ENTRIES = 20_000
_BIG_ENTRY = 10_000_000
_MOST_RATIO = 200
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_KINDS = "Word (.docx), Writer (.odt), PDF, texte (.txt, .md), Excel (.xlsx), Calc (.ods) et CSV"
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Container(StrEnum):
    """What a file is made of."""

    TEXT = "text"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    XML = "xml"
    ZIP = "zip"
    GZIP = "gz"


@dataclass(frozen=True)
class IncomingFile:
    """A file on disk and the name that the officer knows it by."""

    name: str
    path: Path

    @cached_property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        """Its fingerprint, read by pieces."""
        with self.path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()

    @cached_property
    def container(self) -> Container:
        """What it is made of. Raises ``RefusedFileError`` like ``container_of``."""
        return container_of(self)


def container_of(file: IncomingFile) -> Container:
    """Tell what a file is made of, by its content.

    Raises:
        RefusedFileError: it is empty, of another kind, damaged, locked, or it could harm.
    """
    with file.path.open("rb") as content:
        start = content.read(1024)
    if not start:
        raise _refused(file, "le fichier est vide. Choisissez le document rempli.")
    if start.startswith(_OLE):
        message = (
            "fichier d’un ancien format (.doc, .xls) ou protégé par un mot de passe. Ouvrez-le,"
            " retirez le mot de passe, puis enregistrez-le en .docx ou .xlsx."
        )
        raise _refused(file, message)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_container(file)
    if b"%PDF-" in start:
        return Container.PDF
    if start.startswith(_UTF16_MARKS):
        return Container.TEXT
    if start.lstrip().startswith(b"{\\rtf"):
        raise _refused(file, "format RTF non lu. Enregistrez-le en .docx, .odt ou .txt.")
    if _has_nul(file.path):
        message = f"ce n’est ni un texte ni un document connu. Fichiers acceptés\u00a0: {_KINDS}."
        raise _refused(file, message)
    return Container.TEXT


def _refused(file: IncomingFile, message: str) -> RefusedFileError:
    """Make the error of one message."""
    return RefusedFileError(file.name, [Problem(message)])


def _has_nul(path: Path) -> bool:
    """Look for a NUL, which no text has, by pieces."""
    with path.open("rb") as content:
        return any(b"\0" in piece for piece in iter(lambda: content.read(1 << 20), b""))


def _zip_container(file: IncomingFile) -> Container:
    """Tell which office file a zip is, once it is known to be harmless."""
    damaged = (
        "le fichier est abîmé ou incomplet. Ouvrez-le dans le logiciel qui l’a fait,"
        " enregistrez-le de nouveau, puis recommencez."
    )
    try:
        with zipfile.ZipFile(file.path) as archive:
            _check_sizes(file, archive)
            found = _office_container(file, archive)
            _check_entries(file, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise _refused(file, damaged) from error
    except (UnicodeError, ValueError, RuntimeError) as error:
        raise _refused(file, damaged) from error
    return found


def _check_sizes(file: IncomingFile, archive: zipfile.ZipFile) -> None:
    """Refuse a zip that would fill the machine, or write outside its folder."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    is_bomb = total > _MOST_UNPACKED or len(entries) > _MOST_ENTRIES
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        is_bomb = is_bomb or (entry.file_size > _BIG_ENTRY and ratio > _MOST_RATIO)
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            message = (
                "le fichier contient un chemin interdit, il a pu être fabriqué pour nuire. Demandez"
                " l’original, ou enregistrez-le de nouveau depuis votre logiciel."
            )
            raise _refused(file, message)
        if entry.flag_bits & 1:
            message = "fichier protégé par un mot de passe. Retirez-le, puis recommencez."
            raise _refused(file, message)
    if is_bomb:
        message = (
            "le fichier est bien trop gros une fois décompressé (plus de 500 mégaoctets, ou une"
            " compression anormale). Enregistrez-le de nouveau sans ses images, puis recommencez."
        )
        raise _refused(file, message)


def _office_container(file: IncomingFile, archive: zipfile.ZipFile) -> Container:
    """Read the parts' names."""
    names = set(archive.namelist())
    if any(name.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for name in names):
        message = "le fichier contient des macros. Enregistrez-le sans macros (.docx, .xlsx)."
        raise _refused(file, message)
    if "word/document.xml" in names:
        return Container.DOCX
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return Container.XLSX
    if "mimetype" in names:
        with archive.open("mimetype") as content:
            kind = _ODF.get(content.read(200).strip().removesuffix(b"-template"))
        if kind:
            return Container(kind)
    message = f"archive qui n’est pas un document connu. Fichiers acceptés\u00a0: {_KINDS}."
    raise _refused(file, message)


def _check_entries(file: IncomingFile, archive: zipfile.ZipFile) -> None:
    """Refuse XML that declares entities, and parts that cannot be unpacked or lie on their size."""
    for entry in archive.infolist():
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".rdf"))
        if not is_xml:
            continue
        with archive.open(entry) as content:
            start = content.read(1024)
            if b"\0" in start:
                start = start.replace(b"\0", b"")
            if _DECLARATION.search(start):
                message = (
                    "le fichier contient une déclaration XML interdite (DOCTYPE), il a pu être"
                    " fabriqué pour nuire. Enregistrez-le de nouveau depuis votre logiciel."
                )
                raise _refused(file, message)
            # Reading to the end checks the entry's sum: a truncated part shows here.
            while content.read(1 << 20):
                pass
