"""Levels of a PST's blocks: volet, objective, action, part of an action, or mere text."""

from dataclasses import dataclass
from enum import StrEnum

from data.importers.documents.blocks import Block


class Level(StrEnum):
    """Kinds of blocks, from the widest."""

    PART = "part"
    SHARED = "shared"
    AXIS = "axis"
    STRATEGIC = "strategic"
    OPERATIONAL = "operational"
    ACTION = "action"
    DETAIL = "detail"
    OUTSIDE = "outside"
    TEXT = "text"


HEADINGS = (Level.PART, Level.AXIS, Level.STRATEGIC, Level.OPERATIONAL)


@dataclass(frozen=True)
class Levelled:
    """A block and what it is.

    ``is_sure`` is false when the outline decided, not the words.
    """

    level: Level
    block: Block
    is_sure: bool = True
