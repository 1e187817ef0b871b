"""What the layout of a plan tells: titles, lines of a contents page, pages."""

import re
from collections.abc import Iterable

from data.base.problems import Where
from data.importers.documents.blocks import Block

_TITLE_LENGTH = 120
_LONGEST_TITLE = 220
_LEADERS = re.compile(r"[ .…·_\t]{3,}\s*\d{1,3}\s*$|\s…\s?\d{1,3}$|\t\s*\d{1,3}\s*$")


def is_strong(block: Block) -> bool:
    """Tell a line that is set as a title: style, bold, or capitals."""
    return block.heading is not None or (
        (block.is_bold or block.is_capitals) and len(block.text) <= _LONGEST_TITLE
    )


def is_titlelike(block: Block) -> bool:
    """Tell a line that may be a title although nothing sets it apart: short, not a sentence."""
    if is_strong(block):
        return True
    is_item = block.is_bullet or block.is_row or block.number is not None
    return not is_item and len(block.text) <= _TITLE_LENGTH and block.text[-1:] not in {".", ";"}


def without_contents(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks without the lines of a contents page, a title and its page."""
    return tuple(block for block in blocks if not _is_contents_line(block))


def _is_contents_line(block: Block) -> bool:
    if block.is_row:
        return len(block.cells) == 2 and block.cells[1].isdecimal() and len(block.cells[1]) < 4
    return bool(_LEADERS.search(block.text))


def on_page(where: Where) -> str:
    """Say the page after a locator, when the document has pages."""
    return f", page {where.page}" if where.page else ""
