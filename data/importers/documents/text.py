"""Reads a text file, plain or Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.base.problems import Where
from data.importers.documents.blocks import Document
from data.importers.documents.cleaning import clean, is_all_bold, without_emphasis
from data.importers.documents.decoding import decoded
from data.importers.documents.limits import MOST_LINES, check_bytes, check_characters, too_big
from data.importers.documents.lines.assembly import assembled
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import has_words
from data.importers.documents.lines.reflow import with_fullness
from data.importers.documents.lines.rows import with_rows
from data.importers.files import IncomingFile

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})\s+(?=[^#\s])")
_UNDERLINE = re.compile(r"={3,}|-{3,}")


def read_text(file: IncomingFile) -> Document:
    """Read a text file.

    Raises:
        RefusedFileError: it is too long, its letters cannot be told, or it has no words.
    """
    check_bytes(file.name, file.size)
    text, warnings = decoded(file.name, file.path.read_bytes())
    check_characters(file.name, len(text))
    lines = list(_lines(text))
    if len(lines) > MOST_LINES:
        raise too_big(file.name, "lignes", len(lines), MOST_LINES)
    rows = with_rows(lines)
    return assembled(file.name, with_fullness(rows), warnings)


def _lines(text: str) -> Iterator[Line]:
    """Clean each line with words in it."""
    is_new, page_top = False, True
    before: Line | None = None
    for rank, raw in enumerate(_LINE_END.split(text), 1):
        for part, piece in enumerate(raw.split("\f")):
            page_top = page_top or part > 0
            if before is not None and not is_new and _UNDERLINE.fullmatch(piece.strip()):
                level = 1 if piece.strip()[0] == "=" else 2
                before = replace(before, heading=level)
                is_new = True
                continue
            line = _line(piece, rank)
            if line is None:
                is_new = True
                continue
            if before is not None:
                yield before
            before = replace(line, is_new=is_new or part > 0, page_top=page_top)
            is_new, page_top = False, False
    if before is not None:
        yield before


def _line(raw: str, rank: int) -> Line | None:
    """Clean one line; none when it has no words."""
    if raw.rstrip().endswith("\u00ad"):
        raw = raw.rstrip()[:-1] + "-"
    text = clean(raw)
    plain = without_emphasis(text)
    if not has_words(plain) and "|" not in plain:
        return None
    expanded = raw.lstrip("\ufeff").replace("\u00a0", " ")
    indent = len(expanded) - len(expanded.lstrip(" "))
    heading = _HEADING.match(plain)
    return Line(
        plain[heading.end() :].rstrip("# ") if heading else plain,
        Where(line=rank),
        width=len(expanded.rstrip()),
        indent=indent,
        heading=len(heading[1]) if heading else None,
        is_bold=is_all_bold(text),
    )
