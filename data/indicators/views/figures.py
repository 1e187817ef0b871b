"""Frozen answers about figures: what is measured, a value, and what it is set beside."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from data.base.views import SourceLine
from data.indicators.vocabulary import (
    Absence,
    Direction,
    IndicatorKind,
    ObservationStatus,
)


@dataclass(frozen=True)
class IndicatorLine:
    """A line of the catalogue.

    Attributes:
        source_family: who usually publishes it.
        owner: the service that answers for it, never a person.
        is_own: the town added it; the packaged catalogue does not have it.
        smallest_count: below it, a count never leaves the base.
        version: of the row, to tell a change made meanwhile.
        is_simulated: somebody described it in the demonstration.
    """

    code: str
    title: str
    theme: str
    definition: str
    unit: str
    decimals: int
    direction: Direction
    concept: str | None
    limits: str | None
    kind: IndicatorKind = IndicatorKind.MONITORING
    periodicity: str | None = None
    source_family: str | None = None
    method: str | None = None
    owner: str | None = None
    next_update_on: date | None = None
    is_own: bool = False
    smallest_count: int | None = None
    version: int = 1
    is_simulated: bool = False


@dataclass(frozen=True)
class Reading:
    """An observation as it is known: of what, where, when, on which boundaries, from whom.

    Attributes:
        subject: code of the territory or of the place.
        data_year: the year the value speaks of, which is not the edition's; missing when the
            source does not print it.
        perimeter: vintage of the boundaries (« 2015 »); nothing for those that do not move.
        withheld: why the value stays in the base (« secret : moins de 5 »); empty when it is
            handed on, or when there is none.
    """

    indicator: str
    subject: str
    data_year: int | None
    edition: str | None
    value: float | None
    absence: Absence | None
    perimeter: str | None
    note: str | None
    source: SourceLine
    is_simulated: bool
    status: ObservationStatus = ObservationStatus.DEFINITIVE
    withheld: str = ""


@dataclass(frozen=True)
class Figure:
    """A value with all that is needed to read it; never a bare number.

    Attributes:
        text: the value as written, or why there is none.
        absence: why there is no value; nothing when there is one.
        source: producer and title, without the edition.
        age_years: how old the value is on the day looked at; missing when its year is not known.
    """

    indicator: str
    label: str
    subject: str
    value: float | None
    text: str
    absence: str | None
    data_year: int | None
    year_text: str
    edition: str | None
    perimeter: str
    concept: str | None
    source: str
    citation: str
    age_years: int | None
    age_text: str
    note: str | None


@dataclass(frozen=True)
class Comparison:
    """The same figure elsewhere the same year, and the quarter's gap to it.

    ``gap_short`` has a sign, ``gap_text`` says it in words; ``no_value`` says why there is nothing
    that year, or which is the last year that both share; empty when there is a value.
    """

    code: str
    name: str
    figure: Figure
    gap: float | None
    gap_short: str
    gap_text: str
    no_value: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """A figure to see first, beside the closest territory that has it the same year.

    ``label`` and ``text`` are short: what the figure says in full stays in ``figure``.
    ``no_gap`` says why nothing stands beside it; empty when something does. ``earlier`` then tells
    the gap of the last year common to both, if there is one.
    """

    label: str
    text: str
    figure: Figure
    beside: Comparison | None
    no_gap: str
    earlier: str = ""


class IndicatorFigure(TypedDict):
    """A figure as the command line prints it."""

    code: str
    value: float | None
    year: int | None
    absence: str | None


class TerritoryFigures(TypedDict):
    """A territory and its latest figures as the command line prints them."""

    code: str
    name: str
    kind: str
    indicators: list[IndicatorFigure]
