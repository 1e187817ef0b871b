"""What each block of a PST is.

Words decide first. Where a document has none, its outline does, in the order in which its marks
open.
"""

import re
from collections.abc import Iterable

from data.importers.documents.blocks import Block
from data.importers.plans.pst.labels import Labels, is_volet, labelled, with_sigle
from data.importers.plans.pst.levels import Level, Levelled
from data.importers.plans.pst.marks import Mark, mark_of, outline_of
from data.importers.plans.wording.comparing import words
from data.importers.plans.wording.layout import without_contents


def levelled(blocks: Iterable[Block]) -> tuple[Levelled, ...]:
    """Tell what each block is, from the first volet on when there are volets."""
    body = _body([with_sigle(block) for block in without_contents(blocks)])
    used = Labels.of(body)
    by_label = [labelled(block, used) for block in body]
    outline = outline_of(body, by_label)
    return tuple(_told(block, level, outline) for block, level in zip(body, by_label, strict=True))


def _body(blocks: list[Block]) -> list[Block]:
    """Leave out what stands before the first volet, and a contents page that names the volets."""
    starts = [rank for rank, block in enumerate(blocks) if is_volet(block)]
    if not starts:
        return blocks
    start = starts[0]
    end = start
    while end < len(blocks) and (is_volet(blocks[end]) or blocks[end].label):
        end += 1
    told = {words(blocks[rank].text) for rank in starts if start <= rank < end}
    later = [rank for rank in starts if rank >= end]
    # « VOLET EXTERNE » then its full title is one heading; two volets in a row are a contents page.
    if later and len({_volet_word(text) for text in told}) > 1:
        return blocks[later[0] :]
    return blocks[start:]


def _volet_word(text: str) -> str:
    found = re.search(r"interne|externe", text)
    return found[0] if found else text


def _told(block: Block, level: Level | None, outline: dict[Mark, Level]) -> Levelled:
    if level is not None:
        return Levelled(level, block)
    mark = mark_of(block)
    if mark is None:
        return Levelled(Level.TEXT, block)
    if mark in outline:
        return Levelled(outline[mark], block, is_sure=False)
    if mark[0] == "number" and block.depth == 0:
        return Levelled(Level.ACTION, block, is_sure=False)
    if mark[0] in {"number", "bullet", "letter"}:
        return Levelled(Level.DETAIL, block, is_sure=False)
    return Levelled(Level.TEXT, block)
