"""What a block of a roadmap is by its looks and its words: a heading, a promise."""

import re

from data.importers.documents.blocks import Block
from data.importers.plans.roadmap.outline import is_item
from data.importers.plans.wording.sentences import evened, sentences

_LONGEST_HEADING = 220
LONGEST_BOLD = 130
_FUTURE = re.compile(r"\b(?!opera\b|camera\b|agora\b)\w{2,}(?:ra|ront|rons)\b")
_ACTS = re.compile(
    r"\b(?:il|elle|ils|elles|nous|on|(?:la|notre) (?:ville|commune|municipalite)|"
    r"adjoint\w*|conseill\w+|echevin\w*|college)\b"
)
_PASSIVE = re.compile(r"\b(?:sera|seront) \w+")


def is_heading(block: Block) -> bool:
    """Tell a heading: styled, or without style in capitals or short and bold."""
    if is_item(block) or block.is_row:
        return False
    if block.heading is not None:
        return True
    if block.is_capitals and len(block.text) <= _LONGEST_HEADING:
        return True
    is_sentence = block.text.rstrip().endswith((".", ";", ","))
    return block.is_bold and len(block.text) <= LONGEST_BOLD and not is_sentence


def promises(text: str) -> bool:
    """Tell a paragraph that promises from one that tells: its future tense has who acts."""
    return any(
        _FUTURE.search(line) and (_ACTS.search(line) or _PASSIVE.search(line))
        for line in map(evened, sentences(text))
    )
