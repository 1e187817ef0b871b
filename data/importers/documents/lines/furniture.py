"""What a printer adds around the words: running heads, page numbers, tables of contents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from data.importers.documents.lines.line import Line

_PAGE_NUMBER = re.compile(
    r"(?:p(?:age|\.)?\s*)?[-–—|]?\s*\d{1,4}\s*(?:(?:/|sur|of)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_SURE_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]"
    r"|\d{1,4}\s?/\s?\d{1,4}",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"\s*(?:\.{3,}|…{2,}|_{4,}|(?:\s\.){3,})[\s.…_]*(?:\d{1,4}|[ivxl]{1,5})$")
_PAGE_AT_END = re.compile(r"^[^.;!?]*[^\d\s.;!?][^.;!?]*?[\s.:]*\d{1,3}$")
_LAST_NUMBER = re.compile(r"\d+$")
_CONTENTS = re.compile(r"(?:sommaire|table des mati[èe]res|contents)\b", re.IGNORECASE)
_LONGEST_TITLE = 250
_EDGE = 3
"""Lines at the top and at the foot of a page among which running heads are looked for."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Take off running heads, page numbers and tables of contents."""
    return _without_contents(_without_page_numbers(_without_running_heads(lines)))


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Part lines by page; all is one page in what has none."""
    page: list[Line] = []
    for line in lines:
        if line.page_top and page:
            yield page
            page = []
        page.append(line)
    yield page


def _shape(line: Line) -> str:
    """Return the words of a running head, whatever the page number in it."""
    return re.sub(r"\d+", "#", line.text).casefold()


def _without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Drop what stands at the edge of most pages, and the numbers there."""
    pages = list(_pages(lines))
    if len(pages) < 2:
        return list(lines)
    seen: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        tops = {(True, _shape(line)) for line in page[:_EDGE]}
        feet = {(False, _shape(line)) for line in page[-_EDGE:]}
        seen.update(tops | feet)
    # Two pages that both start with the same title prove nothing: three are needed.
    least = max(3, len(pages) // 2 + 1)
    repeated = {key for key, count in seen.items() if count >= least}
    return [line for page in pages for line in _bare_page(page, repeated)]


def _bare_page(page: list[Line], repeated: set[tuple[bool, str]]) -> list[Line]:
    """Take the furniture off the edges of one page, from the outside inwards."""
    start, end = 0, len(page)

    def is_furniture(line: Line, is_top: bool) -> bool:
        if line.is_row:
            return False
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        # An item that opens several pages, a bullet and two words, would be lost: digits excepted.
        return (is_top, _shape(line)) in repeated and len(_shape(line)) > 2

    while start < end and start < _EDGE and is_furniture(page[start], True):
        start += 1
    while end > start and end > len(page) - _EDGE and is_furniture(page[end - 1], False):
        end -= 1
    kept = page[start:end]
    if kept and start:
        kept[0] = replace(kept[0], is_new=True, page_top=True)
    return kept


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Drop page numbers that stay in a text without pages: sure ones, and 1, 2, 3… alone."""
    alone = [
        int(line.text)
        for line in lines
        if not line.is_row and line.text.isdecimal() and len(line.text) < 4
    ]
    follow = sum(after == before + 1 for before, after in pairwise(alone))
    counts_pages = len(alone) > 2 and follow >= (len(alone) - 1) * 0.8
    kept: list[Line] = []
    gap = False
    for line in lines:
        text = line.text
        is_number = not line.is_row and (
            _SURE_PAGE_NUMBER.fullmatch(text) is not None
            or (counts_pages and text.isdecimal() and len(text) < 4)
        )
        if is_number:
            gap = True
            continue
        kept.append(_marked_new(line, True) if gap else line)
        gap = False
    return kept


def _marked_new(line: Line, is_new: bool) -> Line:
    """Tell that something stood before a line."""
    return line if line.is_new == is_new else replace(line, is_new=is_new)


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """Drop the lines of a table of contents; what only looks like one may be content."""
    dropped: set[int] = set()
    run: list[int] = []
    for rank, line in enumerate([*lines, Line(""), Line("")]):
        if _leads_to_page(line):
            run.append(rank)
        # A title on two lines has its page behind the second one.
        elif run and rank - run[-1] > 1:
            if _is_contents(lines, run):
                dropped.update(range(run[0], run[-1] + 1))
            run = []
    return [line for rank, line in enumerate(lines) if rank not in dropped]


def _leads_to_page(line: Line) -> bool:
    """Tell a line that could be a title and its page."""
    if line.is_row:
        return len(line.cells) == 2 and line.cells[1].isdecimal() and len(line.cells[1]) < 4
    # A longer line is a paragraph; and these patterns are only quick on short ones.
    if len(line.text) > _LONGEST_TITLE:
        return False
    return _LEADERS.search(line.text) is not None or _PAGE_AT_END.search(line.text) is not None


def _is_contents(lines: Sequence[Line], run: list[int]) -> bool:
    """Tell a table of contents: a title or dots say so, and the pages go forward."""
    texts = [lines[rank].text for rank in run]
    if len(run) < 3:
        return False
    title = lines[run[0] - 1].text if run[0] else ""
    dots = sum(_LEADERS.search(text[-_LONGEST_TITLE:]) is not None for text in texts)
    ends = (_LAST_NUMBER.search(text[-9:]) for text in texts)
    pages = [int(found[0]) for found in ends if found]
    backwards = sum(after < before for before, after in pairwise(pages))
    is_sure = _CONTENTS.match(title) is not None or dots > 1
    return is_sure and backwards <= 1 + len(pages) // 20
