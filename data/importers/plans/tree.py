"""What the readers of plans share: titles compared, years of a plan, lines of a contents page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher

from data.base.problems import Where
from data.importers.documents.blocks import Block, Document
from data.mandate.rules import folded

_SAME = 0.82
"""Likeness from which two titles are one title, printed twice with a slip."""

_MOST_COMPARED = 400
"""Letters compared: titles part before that."""

_TITLE_LENGTH = 120
_LONGEST_TITLE = 220
_TOP = 60
"""Blocks in which a document says what it is."""

_YEARS = re.compile(r"(?<![\d/.])(20\d\d)\s?(?:[-–—/]|à|et)\s?(20\d\d)(?![\d/.])")
_LONGEST_PLAN = 12
_LEADERS = re.compile(r"[ .…·_\t]{3,}\s*\d{1,3}\s*$|\s…\s?\d{1,3}$|\t\s*\d{1,3}\s*$")
_SMALL_ACRONYM = 4


def words(text: str) -> str:
    """Return a text as it is compared: words without case, accents nor signs."""
    return " ".join(re.findall(r"[a-z0-9]+", folded(text)))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1, whatever their case, accents and signs."""
    first, second = words(one)[:_MOST_COMPARED], words(other)[:_MOST_COMPARED]
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.3 else 0.0


def is_same_title(one: str, other: str) -> bool:
    """Tell a title printed twice, with a slip or cut short the second time."""
    first, second = sorted((words(one), words(other)), key=len)
    is_cut = len(first) > 15 and second.startswith(first)
    return is_cut or likeness(one, other) >= _SAME


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


def years(document: Document) -> tuple[date, date] | None:
    """Return the first and last day of a plan, from « 2024-2030 » in its title or its text.

    The years of a previous plan are told too: those of the first page win, then the most printed.
    """
    tops = [_pairs(block.text) for block in document.blocks[:_TOP] if is_titlelike(block)]
    first = next((pairs[0] for pairs in tops if pairs), None)
    named = _pairs(document.name.replace("_", " "))
    all_pairs = Counter(pair for block in document.blocks for pair in _pairs(block.text))
    pair = first or (named[0] if named else None)
    if pair is None and all_pairs:
        pair = all_pairs.most_common(1)[0][0]
    return (date(pair[0], 1, 1), date(pair[1], 12, 31)) if pair else None


def _pairs(text: str) -> list[tuple[int, int]]:
    found = [(int(match[1]), int(match[2])) for match in _YEARS.finditer(text)]
    return [(start, end) for start, end in found if 0 < end - start <= _LONGEST_PLAN]


def year_span(span: tuple[date, date] | None) -> str:
    """Write the years of a plan after its title, `` 2024-2030``; empty when unknown."""
    return f" {span[0].year}-{span[1].year}" if span else ""


def on_page(where: Where) -> str:
    """Say the page after a locator, when the document has pages."""
    return f", page {where.page}" if where.page else ""


def tidied(title: str) -> str:
    """Return a title without its last sign, in small letters if it was all in capitals."""
    title = title.strip().rstrip(" :;.–-").strip()
    letters = [letter for letter in title if letter.isalpha()]
    is_shouted = letters and all(letter.isupper() for letter in letters)
    if not is_shouted or len(letters) <= _SMALL_ACRONYM:
        return title
    return title[:1] + title[1:].lower()


def unused(code: str, used: set[str]) -> str:
    """Return a code that no other bears, and mark it as used: ``4``, then ``4 bis``, ``4 ter``."""
    tried = code
    suffixes: Sequence[str] = ("bis", "ter", "quater")
    for rank in range(len(used) + 1):
        if tried not in used:
            break
        tried = f"{code} {suffixes[rank]}" if rank < len(suffixes) else f"{code} ({rank + 2})"
    used.add(tried)
    return tried
