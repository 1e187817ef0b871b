"""Blocks from lines, by the same rules for every kind of file."""

from collections.abc import Sequence
from dataclasses import replace

from data.base.problems import Problem, RefusedFileError
from data.importers.documents.blocks import Block, Document
from data.importers.documents.cleaning import without_emphasis
from data.importers.documents.limits import check_blocks
from data.importers.documents.lines.furniture import without_furniture
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import Marker, has_words, label_taken_off, taken_off
from data.importers.documents.lines.reflow import joined, with_fullness
from data.importers.documents.lines.rows import with_rows

_LEAST_BROKEN = 5


def assembled(name: str, lines: Sequence[Line], warnings: tuple[str, ...] = ()) -> Document:
    """Make a document of its lines.

    Raises:
        RefusedFileError: it has too many paragraphs, or no words.
    """
    blocks: list[Block] = []
    indents: list[int] = []
    for line in joined(without_furniture(lines)):
        block = _block(line, indents)
        if any(map(str.isalnum, block.text)):
            blocks.append(block)
    check_blocks(name, blocks)
    if not blocks:
        message = "le document ne contient aucun mot. Choisissez le document rempli."
        raise RefusedFileError(name, [Problem(message)])
    return Document(name, tuple(blocks), warnings)


def assembled_paragraphs(name: str, lines: Sequence[Line]) -> Document:
    """Make a document of the paragraphs of a word processor.

    Raises:
        RefusedFileError: it has too many paragraphs, or no words.
    """
    rows = with_rows([_measured(line) for line in lines if has_words(line.text)])
    # A paragraph there is rarely one printed line: only a whole text pasted so is taken for it.
    return assembled(name, with_fullness(rows, _LEAST_BROKEN))


def _measured(line: Line) -> Line:
    """Take off Markdown's signs, once the paragraph's width is known."""
    return replace(plain(line), width=len(line.text))


def plain(line: Line) -> Line:
    """Take off Markdown's signs, which also stand in a text that was pasted or printed."""
    text = without_emphasis(line.text)
    if text == line.text:
        return line
    return replace(line, text=text, cells=tuple(map(without_emphasis, line.cells)))


def _block(line: Line, indents: list[int]) -> Block:
    """Make a block of a paragraph; ``indents`` are those of the open lists, from the outside."""
    if line.is_row:
        indents.clear()
        return Block(line.text, line.where, cells=line.cells, table=line.table)
    marker = _marker(plain(line))
    depth = 0
    if line.heading is not None or (not marker.is_item and line.indent == 0):
        indents.clear()
    elif marker.number is not None or marker.is_bullet:
        while indents and indents[-1] > line.indent:
            indents.pop()
        if not indents or indents[-1] < line.indent:
            indents.append(line.indent)
        depth = len(indents) - 1
    return Block(
        marker.text,
        line.where,
        number=marker.number,
        is_bullet=marker.is_bullet,
        depth=depth,
        heading=line.heading,
        is_bold=line.is_bold or line.is_heading,
        label=marker.label,
    )


def _marker(line: Line) -> Marker:
    """Find the marker of a paragraph: the word processor's, then what was typed."""
    if line.number is not None:
        found = label_taken_off(line.text)
        return Marker(found.text, line.number, label=found.label)
    found = taken_off(line.text)
    if line.is_bullet and found.number is None:
        return Marker(found.text, None, True, found.label)
    return found
