"""What the outline of a PST says of its blocks: styles, bold, numerals and bullets, in order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from data.importers.documents.blocks import Block
from data.importers.plans.pst.levels import HEADINGS, Level
from data.importers.plans.wording.layout import is_strong
from data.importers.plans.wording.numbering import roman

Mark = tuple[str, int]
"""How a block is set apart: its kind (style, strong, Roman, number, bullet…) and its depth."""

_HEAD_MARKS = {"style", "strong", "roman", "upper"}


def mark_of(block: Block) -> Mark | None:
    """Tell how a block is set apart from mere text."""
    if block.is_row:
        return None
    if block.heading is not None:
        # Titles of one style, numbered 1 then 1.1, are two levels.
        return ("style", 10 * block.heading + _number_depth(block))
    if block.number is None:
        if block.is_bullet:
            return ("bullet", block.depth)
        return ("strong", 0) if is_strong(block) else None
    if not block.number[0].isdigit():
        is_roman = block.number.isupper() and roman(block.number) is not None
        if is_roman or block.number.isupper():
            return ("roman" if is_roman else "upper", 0)
        return ("letter", block.depth)
    if is_strong(block):
        return ("strong", _number_depth(block))
    return ("number", 10 * block.depth + _number_depth(block))


def outline_of(body: Sequence[Block], by_label: Sequence[Level | None]) -> dict[Mark, Level]:
    """Tell what each way of setting apart means, where words do not."""
    labelled: dict[Mark, Counter[Level]] = {}
    unlabelled: list[Mark] = []
    is_outside = not any(level is Level.PART for level in by_label) and Level.OUTSIDE in by_label
    for block, level in zip(body, by_label, strict=True):
        is_outside = level is Level.OUTSIDE or (is_outside and not is_strong(block))
        mark = mark_of(block)
        if mark is None or level is Level.OUTSIDE:
            continue
        if level in (*HEADINGS, Level.ACTION):
            labelled.setdefault(mark, Counter())[level] += 1
        elif level is None and not is_outside:
            unlabelled.append(mark)
    known = {mark: counts.most_common(1)[0][0] for mark, counts in labelled.items()}
    levels = {level for counts in labelled.values() for level in counts}
    if {Level.STRATEGIC, Level.OPERATIONAL} <= levels:
        styles = {mark: level for mark, level in known.items() if mark[0] == "style"}
        return styles | _leaves(unlabelled, has_actions=Level.ACTION in levels)
    marks = list(dict.fromkeys(mark for mark in unlabelled if mark not in known))
    heads = [mark for mark in marks if mark[0] in _HEAD_MARKS]
    leaves = [mark for mark in marks if mark[0] not in _HEAD_MARKS]
    if any(mark[0] == "style" for mark in heads):
        heads = [mark for mark in heads if mark[0] != "strong"]
    heads, leaves = _promoted(heads, leaves, unlabelled, levels)
    return {
        **{m: lv for m, lv in known.items() if m[0] == "style"},
        **_ranked(heads, leaves, levels),
    }


def _number_depth(block: Block) -> int:
    return block.number.count(".") + 1 if block.number and block.number[0].isdigit() else 0


def _leaves(marks: Sequence[Mark], *, has_actions: bool) -> dict[Mark, Level]:
    """Tell actions from their parts, under objectives that words name."""
    numbers = {mark for mark in marks if mark[0] == "number" and mark[1] < 10}
    if has_actions or numbers:
        return dict.fromkeys(numbers, Level.ACTION)
    bullets = sorted({mark for mark in marks if mark[0] in {"bullet", "letter", "number"}})
    first = min(bullets, key=lambda mark: (mark[1], mark[0]), default=None)
    return {first: Level.ACTION} if first else {}


def _promoted(
    heads: list[Mark], leaves: list[Mark], order: Sequence[Mark], known: set[Level]
) -> tuple[list[Mark], list[Mark]]:
    """Take numbered items for headings when they mostly open lists of other items."""
    wanted = 2 - len(known & {Level.STRATEGIC, Level.OPERATIONAL})
    has_actions = Level.ACTION in known
    while len(heads) < wanted and leaves and (len(leaves) > 1 or has_actions):
        first = leaves[0]
        if first[0] not in {"number", "letter"}:
            break
        opened = [after for mark, after in pairwise(order) if mark == first != after]
        if len(opened) < order.count(first) / 2 and not has_actions:
            break
        heads, leaves = [*heads, first], leaves[1:]
    return heads, leaves


def _ranked(heads: list[Mark], leaves: list[Mark], known: set[Level]) -> dict[Mark, Level]:
    """Give the levels that the words left free to the marks, in order."""
    free = [one for one in (Level.STRATEGIC, Level.OPERATIONAL) if one not in known]
    has_numbers = any(mark[0] == "number" for mark in leaves)
    if len(heads) > len(free) and has_numbers and not known:
        free = [Level.AXIS, *free]
    elif not leaves and len(heads) > len(free):
        free = [*free, Level.ACTION]
    ranked = dict(zip(heads, free, strict=False))
    if not leaves and Level.ACTION not in (*known, *ranked.values()) and len(heads) > 1:
        ranked[heads[min(len(heads), len(free)) - 1]] = Level.ACTION
    for rank, mark in enumerate(leaves):
        ranked[mark] = Level.ACTION if rank == 0 else Level.DETAIL
    return ranked
