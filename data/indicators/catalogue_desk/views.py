"""What the form of the catalogue carries: what is typed, what was seen, who changed what."""

from dataclasses import dataclass
from datetime import date, datetime

from data.indicators.vocabulary import Direction, IndicatorKind

EARLIEST, LATEST = 1950, 2100
"""Years outside are slips of the finger."""

MOST_DECIMALS = 6
LARGEST_COUNT = 10_000


@dataclass(frozen=True)
class Described:
    """All that a town writes of an indicator of its own, as typed."""

    title: str = ""
    theme: str = ""
    definition: str = ""
    unit: str = ""
    decimals: int = 0
    direction: Direction = Direction.NONE
    kind: IndicatorKind = IndicatorKind.MONITORING
    source_family: str = ""
    method: str = ""
    limits: str = ""
    periodicity: str = ""
    owner: str = ""
    next_update_on: date | None = None
    smallest_count: int | None = None


@dataclass(frozen=True)
class Upkeep:
    """What a town writes of an indicator of the packaged catalogue, as typed."""

    owner: str = ""
    next_update_on: date | None = None


@dataclass(frozen=True)
class DescriptionChange:
    """One field that somebody changed; ``before`` and ``after`` as one reads them."""

    recorded_at: datetime
    author: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class DeskView:
    """An indicator, ready to be described.

    Attributes:
        seen: what it holds now, which the form opens on; an empty one to add.
        version: of the row seen; nothing to add.
        is_own: the town may write all of it; else its owner and its next update only.
        themes: those already in use, then those of the package, to propose.
        history: who changed what, newest first.
        is_demonstration: what is typed is marked « simulé ».
    """

    code: str
    seen: Described
    version: int
    is_own: bool
    themes: tuple[str, ...]
    history: tuple[DescriptionChange, ...]
    is_demonstration: bool
