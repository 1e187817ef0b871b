"""JSON read piece by piece, with the line that each piece stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

from geo.errors import UnreadableVectorError

_PIECE: Final = 1 << 20
_LONGEST_VALUE: Final = 50_000_000
_SPACES: Final = " \t\r\n"
_DECODER: Final = json.JSONDecoder()
_CUT: Final = (
    "le fichier s’arrête avant sa fin, il est incomplet. Téléchargez-le de nouveau, puis "
    "recommencez"
)
_BROKEN: Final = (
    "le fichier n’est pas un GeoJSON bien formé. Téléchargez-le de nouveau, ou enregistrez-le de "
    "nouveau depuis votre logiciel"
)
_TOO_DEEP: Final = (
    "le fichier emboîte trop de listes, il a pu être fabriqué pour nuire. Demandez l’original"
)


class JsonStream:
    """The outermost object of a text, its members given one after the other."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._line = 1

    def members(self) -> Iterator[str]:
        """Give the name of each member; ``value`` or ``items`` must be called for each."""
        self._take("{")
        if self._next() == "}":
            return
        while True:
            name = self.value()
            if not isinstance(name, str):
                raise self._broken()
            self._take(":")
            yield name
            if self._next() != ",":
                break
            self._take(",")
        self._take("}")

    def items(self) -> Iterator[tuple[int, Any]]:
        """Give each item of the list that comes, with its line."""
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            self._next()
            line = self._line
            yield line, self.value()
            if self._next() != ",":
                break
            self._take(",")
        self._take("]")

    def value(self) -> Any:
        """Decode the value that comes."""
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise UnreadableVectorError(_TOO_DEEP, self._line) from error
            except ValueError as error:
                if self._more():
                    continue
                raise self._broken(error) from error
            # A number may go on in the next piece.
            if end < len(self._text) or not self._more():
                self._move(end)
                return value

    def _next(self) -> str:
        """Return the character that comes after spaces, nothing at the end."""
        while True:
            at = self._at
            while at < len(self._text) and self._text[at] in _SPACES:
                at += 1
            self._move(at)
            if at < len(self._text):
                return self._text[at]
            if not self._more():
                return ""

    def _take(self, character: str) -> None:
        if self._next() != character:
            raise self._broken()
        self._move(self._at + 1)

    def _move(self, at: int) -> None:
        self._line += self._text.count("\n", self._at, at)
        self._at = at

    def _more(self) -> bool:
        """Read on, twice as far each time so that a long value is not decoded too often."""
        pending = self._text[self._at :]
        if len(pending) > _LONGEST_VALUE:
            return False
        piece = self._stream.read(max(_PIECE, len(pending)))
        self._text, self._at = pending + piece, 0
        return bool(piece)

    def _broken(self, error: ValueError | None = None) -> UnreadableVectorError:
        if self._next() == "":
            return UnreadableVectorError(_CUT, self._line)
        line = self._line
        if isinstance(error, json.JSONDecodeError):
            line += self._text.count("\n", self._at, error.pos)
            if error.pos >= len(self._text) or error.msg.startswith("Unterminated"):
                return UnreadableVectorError(_CUT, line)
        return UnreadableVectorError(_BROKEN, line)
