"""What a file holds: itself, or the members of its archive, read without writing any of it.

Whatever an archive declares, no more than the allowed bytes ever come out of it.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from data.base.formats import counted
from data.importers.files import Container, IncomingFile
from data.importers.tables.messages import refused
from data.importers.zips import BIG_MEMBER, MOST_RATIO, MOST_UNPACKED, most_bytes

DAMAGED = (
    "le fichier est abîmé ou incomplet. Téléchargez-le de nouveau, ou enregistrez-le de nouveau"
    " depuis votre logiciel, puis recommencez."
)
_TOO_MUCH = (
    "le fichier est bien trop gros une fois décompressé, ou sa compression est anormale. Il a pu"
    " être fabriqué pour nuire : téléchargez l’original sur le portail qui le publie."
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the libraries raise on archives that are damaged, locked or packed in an unknown way."""
_PIECE = 1 << 20
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Part:
    """A plain file, the content of a gzip, or a member of a zip.

    Attributes:
        name: of the file, without ``.gz``, or of the member with its folders.
        size: bytes once unpacked, as declared; missing when nothing tells.
        file: where it comes from.
        member: its place in the zip; missing for another file.
    """

    name: str
    size: int | None
    file: IncomingFile
    member: zipfile.ZipInfo | None = None

    @property
    def label(self) -> str:
        """Name it in a message: the file, and the member after it."""
        return f"{self.file.name} › {self.name}" if self.member else self.file.name

    def open(self) -> BinaryIO:
        """Open it for reading, unpacked, to be closed by a ``with``.

        Reading raises ``RefusedFileError`` when the archive is damaged or gives too many bytes.
        """
        return io.BufferedReader(_Unpacked(self), _PIECE)

    def head(self, size: int) -> bytes:
        """Return its first bytes. Raises ``RefusedFileError`` when they cannot be unpacked."""
        with self.open() as content:
            return content.read(size)


class _Unpacked(io.RawIOBase):
    """The bytes of a part, counted as they come out."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._out = 0
        self._most = most_bytes(part.name)
        self._opened: list[BinaryIO | zipfile.ZipFile] = []
        self._packed: BinaryIO | None = None
        try:
            self._content = self._open(part)
        except _UNREADABLE as error:
            self._close_all()
            raise refused(part.label, DAMAGED) from error

    def _open(self, part: Part) -> BinaryIO:
        container = part.file.container
        raw = part.file.path.open("rb")
        self._opened.append(raw)
        if part.member is not None:
            archive = zipfile.ZipFile(raw)
            self._opened.append(archive)
            content: BinaryIO = archive.open(part.member)  # type: ignore[assignment]
        elif container is Container.GZIP:
            self._packed = raw
            content = gzip.GzipFile(fileobj=raw, mode="rb")  # type: ignore[assignment]
        else:
            # A plain file is as big as it is: only what reads it may find it too big.
            self._most = part.file.size
            return raw
        self._opened.append(content)
        return content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        try:
            piece = self._content.read(len(buffer))
        except _UNREADABLE as error:
            raise refused(self._part.label, DAMAGED) from error
        self._out += len(piece)
        if self._out > self._most or self._is_bomb():
            raise refused(self._part.label, _TOO_MUCH)
        buffer[: len(piece)] = piece
        return len(piece)

    def _is_bomb(self) -> bool:
        """Tell a gzip that swells beyond reason; the members of a zip were checked before."""
        if self._packed is None or self._out <= BIG_MEMBER:
            return False
        return self._out > MOST_RATIO * self._packed.tell()

    def _close_all(self) -> None:
        while self._opened:
            self._opened.pop().close()

    def close(self) -> None:
        self._close_all()
        super().close()


def parts(file: IncomingFile) -> tuple[Part, ...]:
    """Return what a file holds: folders, hidden files and what systems add are left out.

    Raises:
        RefusedFileError: it is of no known kind, damaged, locked, or it could harm.
    """
    if file.container is Container.ZIP:
        with _archive(file) as archive:
            kept = [one for one in archive.infolist() if _is_visible(one)]
        return tuple(Part(one.filename, one.file_size, file, one) for one in kept)
    if file.container is Container.GZIP:
        name = file.name[:-3] if file.name.lower().endswith(".gz") else file.name
        return (Part(name, None, file),)
    return (Part(file.name, file.size, file),)


@contextmanager
def _archive(file: IncomingFile) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file.path) as archive:
            yield archive
    except _UNREADABLE as error:
        raise refused(file.name, DAMAGED) from error


def _is_visible(member: zipfile.ZipInfo) -> bool:
    steps = member.filename.split("/")
    is_hidden = any(step.startswith(".") for step in steps) or steps[0] == "__MACOSX"
    return not member.is_dir() and not is_hidden


def extract(file: IncomingFile, names: Collection[str], folder: Path) -> list[Path]:
    """Write the chosen members of a zip side by side in a folder, and return where, in order.

    Args:
        file: a zip.
        names: as ``Part.name`` gives them; their folders are not made.
        folder: exists and is the caller's, who clears it away.

    Raises:
        RefusedFileError: a member is missing, damaged or too big, or two have the same name.
    """
    by_name = {part.name: part for part in parts(file)}
    written: list[Path] = []
    left = MOST_UNPACKED
    for name in names:
        part = by_name.get(name)
        if part is None:
            raise refused(file.name, f"l’archive ne contient pas « {name} ».")
        path = folder / _flat(part)
        if path in written:
            raise refused(file.name, f"l’archive contient deux fichiers « {path.name} ».")
        left = _write(part, path, left)
        written.append(path)
    return written


def _flat(part: Part) -> str:
    """Return the name of a part without its folders."""
    name = part.name.replace("\\", "/").rsplit("/", 1)[-1]
    if len(name.encode()) > _LONGEST_NAME:
        message = f"un nom de fichier de l’archive dépasse {counted(_LONGEST_NAME, 'signe')}."
        raise refused(part.file.name, message)
    return name


def _write(part: Part, path: Path, left: int) -> int:
    """Write a part, and return how many bytes may still be written."""
    with part.open() as content, path.open("xb") as copy:
        while piece := content.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise refused(part.label, _TOO_MUCH)
            copy.write(piece)
    return left
