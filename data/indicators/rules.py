"""What figures may be compared, how far apart they are, and whether the gap closes.

Perimeters of 2015 and of 2024 are different ground: a rule here never sees both in one series.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Protocol, TypeVar

from data.indicators.views import Reading
from data.indicators.vocabulary import (
    Absence,
)

CARD_PERIMETER = "2014"
"""What the contract's identity cards print; their figures stand apart from the statistics."""

_DECREED = {CARD_PERIMETER: "2015"}
"""The contract dates the quarters from their decree, of December 2014; INSEE from 2015."""

CARD_PERIOD = "fiche"
"""The choice that shows the identity cards' figures, most of which print no year."""

_COMPARABLE_UNITS = frozenset({"%", "€", "€/an", "indice"})
_LEVEL_UNITS = frozenset({"€", "€/an", "indice"})
"""Units of a level, whose noise is a share of it: 2 points of an index near 100 are 2 %, but an
index may as well stand near 1."""
# Published without margin of error, and INSEE warns that local changes need care: below these, a
# change of the gap is not told from noise.
_NOISE_SHARE = 0.02
_NOISE_POINTS = 2.0


class Told(Protocol):
    """What is told somewhere of a year: all that is needed to choose among readings."""

    @property
    def indicator(self) -> str:
        """Code in the catalogue."""
        ...

    @property
    def subject(self) -> str:
        """Code of the territory or of the place."""
        ...

    @property
    def data_year(self) -> int | None:
        """The year it speaks of, when its source prints it."""
        ...

    @property
    def edition(self) -> str | None:
        """The year of the publication."""
        ...

    @property
    def value(self) -> float | None:
        """In the unit of the indicator; missing when not published."""
        ...

    @property
    def perimeter(self) -> str | None:
        """Vintage of the boundaries, for those that move."""
        ...


AnyTold = TypeVar("AnyTold", bound=Told)


class Trend(StrEnum):
    """What became of a gap since a year."""

    CLOSING = "closing"
    WIDENING = "widening"
    INDISTINCT = "indistinct"
    NOT_MEASURABLE = "not_measurable"


def is_comparable(unit: str) -> bool:
    """Tell whether two territories of different sizes can be compared in this unit."""
    return unit in _COMPARABLE_UNITS


def gap(value: float | None, comparator: float | None) -> float | None:
    """Return the value minus its comparator, in points or in euros; missing if either is."""
    return None if value is None or comparator is None else value - comparator


def noise(unit: str, comparator: float) -> float:
    """Return the change of a gap below which nothing is claimed."""
    return abs(comparator) * _NOISE_SHARE if is_level(unit) else _NOISE_POINTS


def is_level(unit: str) -> bool:
    """Tell whether a change counts by its share of a level: money and indices, not shares."""
    return unit in _LEVEL_UNITS


def trend(gaps: Mapping[int, float], since: int, noise: float) -> Trend:
    """Tell whether a gap closes since a year.

    Args:
        gaps: the gap by data year, all on one perimeter.
        since: the last year that counts as before.
        noise: the change that must be exceeded.
    """
    before = [year for year in gaps if year <= since]
    after = [year for year in gaps if year > since]
    if not before or not after:
        return Trend.NOT_MEASURABLE
    change = abs(gaps[max(after)]) - abs(gaps[max(before)])
    if abs(change) <= noise:
        return Trend.INDISTINCT
    return Trend.CLOSING if change < 0 else Trend.WIDENING


def age_years(data_year: int | None, on: date) -> int | None:
    """Return how many years separate a figure from a day."""
    return None if data_year is None else on.year - data_year


def latest_editions(readings: Iterable[AnyTold]) -> list[AnyTold]:
    """Keep, of the readings that speak of the same thing, the one published last, by year."""
    kept: dict[tuple[object, ...], AnyTold] = {}
    for reading in readings:
        key = (reading.indicator, reading.subject, reading.data_year, reading.perimeter)
        if key not in kept or (reading.edition or "") >= (kept[key].edition or ""):
            kept[key] = reading
    return sorted(kept.values(), key=lambda reading: reading.data_year or 0)


def series(readings: Iterable[Reading], perimeter: str | None) -> list[Reading]:
    """Keep the dated readings made on one perimeter."""
    return [
        reading
        for reading in readings
        if reading.data_year is not None and reading.perimeter == perimeter
    ]


def statistics(readings: Iterable[Reading]) -> list[Reading]:
    """Keep the readings of statistical series, without the identity cards."""
    return [reading for reading in readings if reading.perimeter != CARD_PERIMETER]


def card_figures(readings: Iterable[Reading]) -> list[Reading]:
    """Keep the readings that identity cards print."""
    return [reading for reading in readings if reading.perimeter == CARD_PERIMETER]


def vintage(perimeter: str) -> str:
    """Return the one name of a perimeter, whichever year a source gives it."""
    return _DECREED.get(perimeter, perimeter)


def is_same_figure(one: Reading, other: Reading) -> bool:
    """Tell whether two readings print one fact: same year, same ground, same value."""
    return (
        one.value is not None
        and one.data_year is not None
        and (one.value, one.data_year) == (other.value, other.data_year)
        and vintage(one.perimeter or "") == vintage(other.perimeter or "")
    )


def latest(readings: Sequence[AnyTold]) -> AnyTold | None:
    """Return the newest reading that has a value, else the newest absence."""
    valued = [reading for reading in readings if reading.value is not None]
    return max(valued or readings, key=lambda reading: reading.data_year or 0, default=None)


def withheld_since(readings: Iterable[Reading], year: int | None) -> dict[Absence, list[int]]:
    """Return the later years without value, by reason: a newer figure that was not published."""
    years: dict[Absence, list[int]] = {}
    for reading in readings:
        if reading.absence and reading.data_year and reading.data_year > (year or 0):
            years.setdefault(reading.absence, []).append(reading.data_year)
    return years


def class_bounds(values: Iterable[float], most: int = 5) -> tuple[tuple[float, float], ...]:
    """Return the lowest and highest value of each class, from the lowest.

    Up to ``most`` distinct values make a class each; beyond, classes hold as many values each as
    possible, and equal values are never parted.
    """
    distinct = sorted(set(values))
    count = min(most, len(distinct))
    edges = [rank * len(distinct) // count for rank in range(count + 1)] if count else []
    return tuple((distinct[start], distinct[end - 1]) for start, end in pairwise(edges))


def class_of(value: float | None, bounds: Sequence[tuple[float, float]]) -> int | None:
    """Return the rank of the class that holds a value; none for a missing value."""
    if value is None:
        return None
    return next((rank for rank, (low, high) in enumerate(bounds) if low <= value <= high), None)
