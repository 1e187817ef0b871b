"""Frozen answers: how each quarter came into the priority geography, or left it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.base.chart import Table
from data.base.views import SourceLine
from data.territories.views import TerritoryName


class Passage(StrEnum):
    """What happened to a quarter between the two generations."""

    KEPT = "kept"
    ENTERED = "entered"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Origin:
    """A quarter of 2015 that one of 2024 comes from.

    Attributes:
        share_kept: part of the 2015 surface that the one of 2024 covers, 0 to 1; missing when one
            of the two boundaries is not known. Never a share of people.
        share_of_today: part of the 2024 surface that already was in it.
        is_said: a correspondence says it succeeds to it; else their surfaces alone meet.
    """

    quarter: TerritoryName
    share_kept: float | None
    share_of_today: float | None
    is_said: bool


@dataclass(frozen=True)
class QuarterPassage:
    """A quarter, of 2024 or gone since 2015.

    Attributes:
        since, until: first and last day of its generation's list.
        area_ha: of its own perimeter; missing when it is not known.
        origins: what it comes from, the biggest part first.
    """

    quarter: TerritoryName
    passage: Passage
    since: date | None
    until: date | None
    area_ha: float | None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class PriorityHistory:
    """The quarters of today and those gone, in words and as a table.

    Attributes:
        answer: how many stayed, came in, went out, in a sentence.
        caution: what the base lacks to tell more; empty when nothing does.
        alt: the same as the drawing, in words.
    """

    quarters: tuple[QuarterPassage, ...]
    answer: str
    caution: str
    alt: str
    table: Table
    sources: tuple[SourceLine, ...] = ()
