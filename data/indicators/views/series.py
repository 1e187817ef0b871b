"""Frozen answers about the series of an indicator: their breaks, and what the reader asks for."""

from dataclasses import dataclass

from data.base.chart import Lines, Panels
from data.indicators.views.quarters import Option
from data.indicators.vocabulary import BreakKind


@dataclass(frozen=True)
class BreakLine:
    """A year across which a series is not read, or that is not read with the others.

    Attributes:
        id, version: of the row, as it was seen.
        indicator: code in the catalogue.
        subject: code of the territory; nothing when it holds for every one of them.
        only_quarters: of those, it holds for priority quarters only.
        is_own: the town wrote it; else it came with the catalogue.
    """

    indicator: str
    year: int
    kind: BreakKind
    text: str
    subject: str | None = None
    only_quarters: bool = False
    is_own: bool = False
    is_simulated: bool = False
    id: int = 0
    version: int = 1

    @property
    def is_parting(self) -> bool:
        """Tell what parts a series in two from a year that is only set apart."""
        return self.kind is not BreakKind.EXCEPTIONAL


@dataclass(frozen=True)
class BreakDraft:
    """What somebody typed of a break; ``subject`` empty holds for every territory."""

    year: int | None
    kind: BreakKind
    text: str
    reason: str
    subject: str = ""


@dataclass(frozen=True)
class BreakChange:
    """A break that somebody added or removed, as its history tells."""

    recorded_on: str
    author: str
    what: str
    year: int
    text: str
    reason: str


@dataclass(frozen=True)
class SeriesAsked:
    """What the reader asks to see.

    Attributes:
        territories: codes of the territories drawn; the usual ones when empty.
        others: codes of the indicators drawn beside this one.
        is_apart: each territory has its own panel.
        base_year: the year whose value is 100; nothing for the values themselves.
    """

    territories: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_apart: bool = False
    base_year: int | None = None


@dataclass(frozen=True)
class SeriesOptions:
    """What may be asked of the series of an indicator.

    Attributes:
        territories: those that have a dated value.
        others: indicators that have a dated value on one of the territories.
        breaks: of this indicator, by year.
        places: territories that a break may be written for.
        history: who added or removed a break.
    """

    territories: tuple[Option, ...]
    others: tuple[Option, ...]
    breaks: tuple[BreakLine, ...]
    places: tuple[Option, ...]
    history: tuple[BreakChange, ...]
    is_demonstration: bool = False


@dataclass(frozen=True)
class SeriesView:
    """The picture asked for.

    Attributes:
        chart: on one figure; or nothing.
        panels: in small multiples; or nothing.
        base_years: the years that every series drawn knows, for « base 100 ».
        notes: what is left out of the picture, and why.
    """

    chart: Lines | None
    panels: Panels | None
    base_years: tuple[int, ...]
    notes: tuple[str, ...]
