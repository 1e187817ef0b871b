"""The years that a plan covers."""

import re
from collections import Counter
from datetime import date

from data.importers.documents.blocks import Document
from data.importers.plans.wording.layout import is_titlelike

_TOP = 60
"""Blocks in which a document says what it is."""
_YEARS = re.compile(r"(?<![\d/.])(20\d\d)\s?(?:[-–—/]|à|et)\s?(20\d\d)(?![\d/.])")
_LONGEST_PLAN = 12


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
