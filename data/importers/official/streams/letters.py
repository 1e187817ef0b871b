"""The letters of an official text as it streams by: UTF-8, or what Windows wrote before it."""

from data.base.problems import Where
from data.importers.tables.messages import refused

_UTF8 = "utf-8"
_WINDOWS = "cp1252"


def encoding_of(start: bytes) -> str | None:
    """Tell the encoding of a text by its first lines; none while they have no accent."""
    if start.isascii():
        return None
    try:
        start.decode(_UTF8)
    except UnicodeDecodeError as error:
        # Accents that are right before the fault make it a fault, not another encoding.
        return _WINDOWS if start[: error.start].isascii() else _UTF8
    return _UTF8


def first_letters(start: bytes) -> str:
    """Return the first lines of a text, as well as they can be read."""
    if encoding_of(start) == _WINDOWS:
        return _windows(start)
    return start.decode(_UTF8, "replace")


class Letters:
    """Turns the bytes of a text into letters, in the encoding that its first accents are in."""

    def __init__(self, label: str, encoding: str | None) -> None:
        self._label = label
        self._encoding = encoding

    def text(self, line: int, raw: bytes) -> str:
        """Return the letters of some lines, of which the first has this number.

        Raises:
            RefusedFileError: the text began in UTF-8, and is no longer.
        """
        if raw.isascii():
            return raw.decode("ascii")
        self._encoding = self._encoding or encoding_of(raw)
        if self._encoding == _WINDOWS:
            return _windows(raw)
        try:
            return raw.decode(_UTF8)
        except UnicodeDecodeError as error:
            broken = line + raw.count(b"\n", 0, error.start)
        message = (
            "des lettres de cette ligne sont abîmées : le fichier commence en UTF-8, et cette ligne"
            " n’en est pas. Téléchargez-le de nouveau, ou enregistrez-le en UTF-8."
        )
        raise refused(self._label, message, Where(line=broken))


def _windows(raw: bytes) -> str:
    """Read five bytes that Windows left undefined as controls, as everybody does."""
    try:
        return raw.decode(_WINDOWS)
    except UnicodeDecodeError:
        return raw.decode("latin-1")
