"""Frozen answers about one quarter on one page: what its identity card shows and prints."""

from dataclasses import dataclass
from enum import StrEnum

from data.base.chart import Table
from data.base.views import SourceLine
from data.indicators.views.gap_analysis import GapVerdict
from data.indicators.views.quarters import FactGroup, Option, RemarkGroup

Ring = tuple[tuple[int, int], ...]
"""The corners of a polygon, in thousandths of the drawing's width, from its top left."""


class Move(StrEnum):
    """What became of a value since the one before it; « unknown » when nothing can be said."""

    UP = "up"
    DOWN = "down"
    LITTLE = "little"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Change:
    """A move and its words, which say it without the sign: « hausse de 596 € depuis 2015 »."""

    move: Move
    text: str


@dataclass(frozen=True)
class VerdictLine:
    """A verdict and the gaps that it holds for, each with its territory and its year."""

    verdict: GapVerdict
    word: str
    gaps: str


@dataclass(frozen=True)
class IdentityLine:
    """A key figure of the card, with all that is needed to quote it.

    Attributes:
        text: the value as written, or why there is none.
        dated: years of the data and of the edition, and age: words of ``cards.ages``.
        about: perimeter and concept.
        beside: the same elsewhere, territory by territory, under its year; or why there is none.
        verdicts: what became of the gaps to what is closest, communes first; may be empty.
        no_verdict: why there is no verdict; empty when there is one.
        rank: the place among the quarters of the département, or why there is none; plain text.
    """

    indicator: str
    title: str
    text: str
    dated: str
    about: str
    change: Change
    beside: str
    verdicts: tuple[VerdictLine, ...]
    no_verdict: str
    rank: str
    citation: str
    note: str
    is_simulated: bool


@dataclass(frozen=True)
class SchoolLine:
    """A school: its name, what and where it is, and its position index as written."""

    name: str
    about: str
    ips: str
    is_inside: bool


@dataclass(frozen=True)
class LocatorShape:
    """A shape of the locator map. ``role`` is « commune », « quarter » or « selected »."""

    role: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class LocatorLabel:
    """A name written on the locator map, centred on a point."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Locator:
    """Where a quarter is: shapes in a drawing 1 000 wide and ``height`` high, north at the top."""

    height: int
    shapes: tuple[LocatorShape, ...]
    labels: tuple[LocatorLabel, ...]
    alt: str


@dataclass(frozen=True)
class QuarterIdentity:
    """All that the identity card says of a quarter, without what is promised there.

    Attributes:
        answer: whether its gaps close, then what its figures did; plain text.
        start: the year after which a value counts as « since the contract ».
        others: how many more figures are known of it.
        figures: everything known of it, a row a figure, as read.
        figures_data: the same and what it compares with, to take away.
        without: what nothing compares with here, in words; may be empty.
        rank_note: why there is no rank at all; empty when there is one.
        schools_data: the same schools, with all that is known of each, to take away.
        locator: nothing when the quarter's boundary is not known.
        quarters: all those that have a card.
    """

    code: str
    name: str
    where: str
    answer: str
    start: int
    lines: tuple[IdentityLine, ...]
    others: int
    without: str
    rank_note: str
    figures: Table
    figures_data: Table
    schools: tuple[SchoolLine, ...]
    schools_data: Table
    schools_note: str
    facts: tuple[FactGroup, ...]
    remarks: tuple[RemarkGroup, ...]
    locator: Locator | None
    sources: tuple[SourceLine, ...]
    quarters: tuple[Option, ...]
    is_simulated: bool
