"""A text of any size as blocks of whole lines, its marks and its ends of lines made plain."""

import codecs
from collections.abc import Generator, Iterator

from data.base.problems import Where
from data.importers.parts import Part
from data.importers.tables.messages import refused

LONGEST_LINE = 1_000_000
"""Bytes: a line may pass it by a piece before it is refused."""
_PIECE = 1 << 20
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def blocks(part: Part) -> Generator[tuple[int, bytes]]:
    r"""Read a text by blocks of whole lines, each with the number of its first line, from 1.

    Every line ends with ``\n``, but perhaps the last. A text in UTF-16 comes out in UTF-8; another
    keeps its bytes, without the mark of UTF-8.

    Raises:
        RefusedFileError: a line is too long, a NUL stands in it, or the archive is damaged.
    """
    line, left = 1, b""
    for piece in _pieces(part):
        block = left + piece
        if b"\0" in piece:
            raise _not_text(part, line + block.count(b"\n", 0, block.index(b"\0")))
        end = block.rfind(b"\n", len(left)) + 1
        left = block[end:]
        if end:
            block = block[:end]
            yield line, block
            line += block.count(b"\n")
        if len(left) > LONGEST_LINE:
            message = (
                "cette ligne dépasse un million de signes : ce n’est pas un tableau. Téléchargez"
                " de nouveau le fichier, ou enregistrez-le en CSV."
            )
            raise refused(part.label, message, Where(line=line))
    if left:
        yield line, left


def _not_text(part: Part, line: int) -> Exception:
    message = (
        "un signe interdit dans un texte (NUL) : le fichier est abîmé, ou n’est pas un texte."
        " Téléchargez-le de nouveau."
    )
    return refused(part.label, message, Where(line=line))


def _pieces(part: Part) -> Iterator[bytes]:
    """Read a text by pieces of about a megabyte; old Macintoshes end lines in their own way."""
    is_first, is_old = True, False
    for piece in _narrow_pieces(part):
        if is_first:
            is_first, is_old = False, b"\r" in piece and b"\n" not in piece
        yield piece.replace(b"\r", b"\n") if is_old else piece


def _narrow_pieces(part: Part) -> Iterator[bytes]:
    with part.open() as content:
        piece = content.read(_PIECE)
        if not piece.startswith(_WIDE_MARKS):
            yield piece.removeprefix(codecs.BOM_UTF8)
            while piece := content.read(_PIECE):
                yield piece
            return
        decoder = codecs.getincrementaldecoder("utf-16")()
        try:
            while piece:
                yield decoder.decode(piece).encode("utf-8")
                piece = content.read(_PIECE)
            decoder.decode(b"", final=True)
        except UnicodeError:
            message = (
                "le texte est abîmé : ses premiers octets annoncent de l’Unicode, la suite n’en"
                " est pas. Téléchargez-le de nouveau, ou enregistrez-le en UTF-8."
            )
            raise refused(part.label, message) from None
