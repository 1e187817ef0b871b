"""What a zip may hold: an office file, or official files; never what could harm."""

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from data.importers.tables.messages import refused

MOST_UNPACKED = 500_000_000
MOST_STREAMED = 4_000_000_000
"""Bytes of a text that is read as it streams by: it is never written nor kept."""
BIG_MEMBER = 10_000_000
MOST_RATIO = 200
_HELD_SUFFIXES = (".xlsx", ".ods", ".geojson", ".json", ".gpkg", ".xml", ".shp", ".shx", ".dbf")
"""Of the members that are read whole, or written to be read."""
_DATA_SUFFIXES = (".csv", ".txt", *_HELD_SUFFIXES[:-2])
_MOST_MEMBERS = 20_000
_LONGEST_DIRECTORY = 20_000_000
"""Bytes of the list of members, which is read at once."""
_HEAD = 1 << 16
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DAMAGED = (
    "le fichier est abîmé ou incomplet. Ouvrez-le dans le logiciel qui l’a fait, enregistrez-le de"
    " nouveau, puis recommencez."
)
_UNPACKS_TOO_BIG = "le fichier est bien trop gros une fois décompressé"
_ORIGINAL = (
    " il a pu être fabriqué pour nuire. Demandez l’original, ou enregistrez-le de nouveau depuis"
    " votre logiciel."
)
DECLARES = f"le fichier contient une déclaration XML interdite (DOCTYPE),{_ORIGINAL}"


class _TooManyMembersError(Exception):
    """The list of members alone would fill the memory."""


class _Shelf(io.FileIO):
    """A zip on disk whose list of members is bounded before it is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LONGEST_DIRECTORY:
            raise _TooManyMembersError
        return super().read(size)


def most_bytes(name: str) -> int:
    """Return how many bytes a member, or the content of a gzip, may give."""
    return MOST_UNPACKED if _suffix(name) in _HELD_SUFFIXES else MOST_STREAMED


def declares_entities(start: bytes) -> bool:
    """Tell XML that declares a document type or entities, whatever its encoding."""
    return _DECLARATION.search(start.replace(b"\0", b"")) is not None


def zip_kind(name: str, path: Path, known: str) -> str:
    """Tell what a zip is (``docx``, ``xlsx``, ``zip``), once it is known to be harmless.

    Args:
        name: of the file, for messages.
        path: where it is.
        known: the kinds of files that are read, in French.

    Raises:
        RefusedFileError: damaged, locked, harmful, or nothing that is read.
    """
    try:
        with _Shelf(path) as shelf, zipfile.ZipFile(shelf) as archive:
            kind = _office_kind(name, archive)
            _check_members(name, archive, is_office=kind is not None)
            if kind is None:
                _check_data(name, archive, known)
            else:
                _check_office_xml(name, archive)
            return kind or "zip"
    except _TooManyMembersError:
        raise refused(name, f"{_UNPACKS_TOO_BIG} (trop de fichiers).") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise refused(name, _DAMAGED) from error
    except (UnicodeError, ValueError, RuntimeError) as error:
        raise refused(name, _DAMAGED) from error


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _office_kind(name: str, archive: zipfile.ZipFile) -> str | None:
    """Read the parts' names; none for what is no office file."""
    names = set(archive.namelist())
    if any(one.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for one in names):
        message = "le fichier contient des macros. Enregistrez-le sans macros (.docx, .xlsx)."
        raise refused(name, message)
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "mimetype" in names and not archive.getinfo("mimetype").flag_bits & 1:
        with archive.open("mimetype") as content:
            return _ODF.get(content.read(200).strip().removesuffix(b"-template"))
    return None


def _check_members(name: str, archive: zipfile.ZipFile, *, is_office: bool) -> None:
    """Refuse a zip that would fill the machine, or write outside its folder."""
    members = archive.infolist()
    is_bomb = len(members) > _MOST_MEMBERS
    held = streamed = 0
    for member in members:
        _check_member(name, member)
        if is_office or most_bytes(member.filename) == MOST_UNPACKED:
            held += member.file_size
        else:
            streamed += member.file_size
        ratio = member.file_size / max(member.compress_size, 1)
        is_bomb = is_bomb or (member.file_size > BIG_MEMBER and ratio > MOST_RATIO)
    if is_bomb or held > MOST_UNPACKED or streamed > MOST_STREAMED:
        raise refused(name, _too_big(is_office))


def _too_big(is_office: bool) -> str:
    if is_office:
        return (
            f"{_UNPACKS_TOO_BIG} (plus de 500 mégaoctets, ou une compression anormale)."
            " Enregistrez-le de nouveau sans ses images, puis recommencez."
        )
    return (
        f"{_UNPACKS_TOO_BIG} (plus de 500 mégaoctets, ou 4 gigaoctets de CSV, ou une compression"
        " anormale). Gardez-y les seuls fichiers à lire, puis recommencez."
    )


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    """Refuse a path out of the folder, a link, or a password."""
    steps = member.filename.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or ":" in steps[0]:
        raise refused(name, f"le fichier contient un chemin interdit,{_ORIGINAL}")
    # Only systems of the Unix family write a mode there; zero says nothing.
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise refused(name, f"l’archive contient un lien au lieu d’un fichier,{_ORIGINAL}")
    if member.flag_bits & 1:
        message = "fichier protégé par un mot de passe. Retirez-le, puis recommencez."
        raise refused(name, message)


def _check_data(name: str, archive: zipfile.ZipFile, known: str) -> None:
    """Refuse a zip that holds nothing to read, or XML that declares entities."""
    if not any(_suffix(one) in _DATA_SUFFIXES for one in archive.namelist()):
        suffixes = ", ".join(_DATA_SUFFIXES)
        message = (
            f"archive qui n’est pas un document connu, et qui n’en contient pas ({suffixes})."
            f" Fichiers acceptés : {known}."
        )
        raise refused(name, message)
    for member in archive.infolist():
        if _suffix(member.filename) == ".xml":
            with archive.open(member) as content:
                _check_head(name, content.read(_HEAD))


def _check_head(name: str, start: bytes) -> None:
    if declares_entities(start):
        raise refused(name, DECLARES)


def _check_office_xml(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse XML that declares entities, and parts that cannot be unpacked or lie on their size."""
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".rdf")):
            continue
        with archive.open(member) as content:
            _check_head(name, content.read(_HEAD))
            # Reading to the end checks the entry's sum: a truncated part shows here.
            while content.read(1 << 20):
                pass
