"""What a gap is worth, what change of it counts, and where a value ranks. Pure.

The noise is ``data.indicators.rules.noise``: 2 points of a share, or 2 % of the comparator for
money and for an index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.indicators import rules
from data.indicators.rules import Trend
from data.indicators.views import GapMeasure, GapVerdict

_STEPS = (100, 10)
_ENOUGH_TO_TELL = 3
"""How many values must share a rounding before it is believed to be one."""

_VERDICTS: dict[Trend, GapVerdict] = {
    Trend.CLOSING: GapVerdict.CLOSING,
    Trend.WIDENING: GapVerdict.WIDENING,
    Trend.INDISTINCT: GapVerdict.INDISTINCT,
    Trend.NOT_MEASURABLE: GapVerdict.NOT_MEASURABLE,
}


@dataclass(frozen=True)
class GapPoint:
    """Two values of the same year and ground. ``is_final`` unless one of them may still change."""

    year: int
    value: float
    other: float
    is_final: bool = True
    is_simulated: bool = False

    @property
    def gap(self) -> float:
        """The value less its comparator, in the indicator's unit."""
        return self.value - self.other

    @property
    def ratio(self) -> float | None:
        """The value over its comparator; nothing when that has no meaning."""
        return self.value / self.other if self.other > 0 else None


@dataclass(frozen=True)
class Rank:
    """The place of a value among others, 1 being the first; ``ties`` others share it."""

    place: int
    among: int
    ties: int


def distance(point: GapPoint, measure: GapMeasure) -> float | None:
    """Return how far a value stands from its comparator, signed: zero is « no gap ».

    A ratio is told from 1: 0.70 times the comparator stands at −0.30.
    """
    if measure is GapMeasure.DIFFERENCE:
        return point.gap
    return None if point.ratio is None else point.ratio - 1


def distances(points: Iterable[GapPoint], measure: GapMeasure) -> dict[int, float]:
    """Return the signed distance of each year that has one."""
    found = ((point.year, distance(point, measure)) for point in points)
    return {year: away for year, away in found if away is not None}


def rounding(values: Sequence[float], decimals: int) -> float:
    """Return the step that published values are rounded to: their decimals, or tens, hundreds."""
    if decimals == 0 and len(values) >= _ENOUGH_TO_TELL:
        for step in _STEPS:
            if all(value % step == 0 for value in values):
                return float(step)
    return 10.0**-decimals


def threshold(points: Sequence[GapPoint], unit: str, step: float, measure: GapMeasure) -> float:
    """Return the change of a distance below which nothing is claimed.

    The larger of the noise and of what rounding alone may make: two values are each half a step
    off, so a gap is a step off, and a change between two gaps two steps.

    Args:
        points: the gaps compared, by year; one at least.
        unit: the indicator's.
        step: what ``rounding`` returned.
        measure: what distances are told in.
    """
    level = points[-1].other
    noise = rules.noise(unit, level)
    if measure is GapMeasure.DIFFERENCE:
        return max(noise, 2 * step)
    ratios = [point.ratio for point in points if point.ratio is not None]
    lowest = min((point.other for point in points if point.other > 0), default=0.0)
    if not ratios or level <= 0:
        return 0.0
    # A ratio is off by half a step of its value, and of its comparator times the ratio.
    return max(noise / level, step * (1 + max(0.0, *ratios)) / lowest)


def verdict(distances: Mapping[int, float], since: int, threshold: float) -> GapVerdict:
    """Tell what became of a gap since a year; never more than ``rules.trend`` says."""
    return _VERDICTS[rules.trend(distances, since, threshold)]


def change(distances: Mapping[int, float], since: int) -> float | None:
    """Return how much further (above zero) or closer a value stands than before a year."""
    before = [year for year in distances if year <= since]
    after = [year for year in distances if year > since]
    if not before or not after:
        return None
    return abs(distances[max(after)]) - abs(distances[max(before)])


def is_steady(distances: Mapping[int, float], since: int, threshold: float) -> bool:
    """Tell whether a change is well established.

    It exceeds twice the threshold, and at least two years since then stand on the same side.
    """
    moved = change(distances, since)
    if moved is None or abs(moved) <= 2 * threshold:
        return False
    start = abs(distances[max(year for year in distances if year <= since)])
    moves = [abs(away) - start for year, away in distances.items() if year > since]
    return len(moves) > 1 and all(move * moved > 0 for move in moves)


def rank(value: float, values: Iterable[float], *, is_low_first: bool) -> Rank:
    """Return the place of a value among all values, its own included; equal values share it."""
    known = list(values)
    before = sum(one < value if is_low_first else one > value for one in known)
    return Rank(before + 1, len(known), known.count(value) - 1)
