"""A file that comes in: what it is, by its content and never by its name alone."""

import gzip
import hashlib
import re
import sqlite3
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from data.importers.tables.messages import refused
from data.importers.zips import DECLARES, declares_entities, zip_kind

_HEAD = 1 << 16
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_GZIP = b"\x1f\x8b"
_SQLITE = b"SQLite format 3\0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF16_XML = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be"}
_KINDS = (
    "Word (.docx), Writer (.odt), PDF, texte (.txt, .md), Excel (.xlsx), Calc (.ods), CSV, GeoJSON,"
    " GeoPackage (.gpkg), XML, et ces derniers dans un .zip ou un .gz"
)
_XML = re.compile(r"\s*<(?:\?xml|(?:\w+:)?DocumentBudgetaire)\b")
_FEATURE = re.compile(rb'"type"\s*:\s*"Feature')
_DAMAGED = "le fichier est abîmé ou incomplet. Téléchargez-le de nouveau, puis recommencez."


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
        start = content.read(_HEAD)
    if not start:
        raise refused(file.name, "le fichier est vide. Choisissez le document rempli.")
    if start.startswith(_OLE):
        message = (
            "fichier d’un ancien format (.doc, .xls) ou protégé par un mot de passe. Ouvrez-le,"
            " retirez le mot de passe, puis enregistrez-le en .docx ou .xlsx."
        )
        raise refused(file.name, message)
    if start.startswith(_ZIP):
        return Container(zip_kind(file.name, file.path, _KINDS))
    if start.startswith(_GZIP):
        return _gzip_container(file)
    if start.startswith(_SQLITE):
        return _sqlite_container(file, start)
    if b"%PDF-" in start[:1024]:
        return Container.PDF
    return _text_container(file, start)


def _text_container(file: IncomingFile, start: bytes) -> Container:
    """Tell which kind of text a file is. Raises ``RefusedFileError`` for what is none."""
    kind = kind_of_text(file.name, start)
    if kind is not Container.TEXT or start.startswith(_UTF16_MARKS):
        return kind
    if start.lstrip().startswith(b"{\\rtf"):
        raise refused(file.name, "format RTF non lu. Enregistrez-le en .docx, .odt ou .txt.")
    if _has_nul(file.path):
        message = f"ce n’est ni un texte ni un document connu. Fichiers acceptés : {_KINDS}."
        raise refused(file.name, message)
    return Container.TEXT


def kind_of_text(name: str, start: bytes) -> Container:
    """Tell ``XML``, ``GEOJSON`` or plain ``TEXT`` by the first bytes of a text.

    Raises:
        RefusedFileError: XML that declares a document type or entities.
    """
    if _XML.match(_letters(start)):
        if declares_entities(start[:_HEAD]):
            raise refused(name, DECLARES)
        return Container.XML
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare[:1] in (b"{", b"[") and _FEATURE.search(bare):
        return Container.GEOJSON
    return Container.TEXT


def _letters(start: bytes) -> str:
    """Return the first letters of a text, whatever its encoding: only the plain ones are right."""
    encoding = "utf-16" if start.startswith(_UTF16_MARKS) else _UTF16_XML.get(start[:4], "latin-1")
    return start.removeprefix(b"\xef\xbb\xbf")[:1024].decode(encoding, "ignore")


def _has_nul(path: Path) -> bool:
    """Look for a NUL, which no text has, by pieces."""
    with path.open("rb") as content:
        return any(b"\0" in piece for piece in iter(lambda: content.read(1 << 20), b""))


def _gzip_container(file: IncomingFile) -> Container:
    """Accept a gzip of text or XML. Its end is checked by what reads it."""
    try:
        with gzip.open(file.path) as content:
            start = content.read(_HEAD)
    except (OSError, EOFError, zlib.error) as error:
        raise refused(file.name, _DAMAGED) from error
    if not start:
        raise refused(file.name, "le fichier compressé est vide. Choisissez le fichier rempli.")
    kind = kind_of_text(file.name, start)
    is_letters = kind is Container.XML or start.startswith(_UTF16_MARKS) or b"\0" not in start
    if not is_letters or start.startswith((*_ZIP, _GZIP, b"%PDF-")):
        message = (
            "le fichier compressé ne contient ni un texte (.csv) ni un XML. Décompressez-le, puis"
            " choisissez ce qu’il contient."
        )
        raise refused(file.name, message)
    return Container.GZIP


def _sqlite_container(file: IncomingFile, start: bytes) -> Container:
    """Accept a whole GeoPackage among the databases."""
    if file.size < _declared_size(start):
        raise refused(file.name, _DAMAGED)
    address = f"{file.path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        base = sqlite3.connect(address, uri=True)
        try:
            found = base.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_contents'")
            is_geopackage = found.fetchone() is not None
        finally:
            base.close()
    except (sqlite3.Error, UnicodeError) as error:
        # The second when the words of the first quote damaged names.
        raise refused(file.name, _DAMAGED) from error
    if not is_geopackage:
        message = (
            "c’est une base SQLite, mais pas un GeoPackage : elle ne contient aucune couche."
            " Choisissez le fichier .gpkg que le portail publie."
        )
        raise refused(file.name, message)
    return Container.GPKG


def _declared_size(start: bytes) -> int:
    """Return the bytes that a SQLite base says it has: the page's size times the pages."""
    page = int.from_bytes(start[16:18], "big")
    page = 65_536 if page == 1 else page
    is_up_to_date = start[24:28] == start[92:96]
    return page * int.from_bytes(start[28:32], "big") if is_up_to_date else 0
