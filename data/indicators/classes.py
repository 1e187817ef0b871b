"""Classes of a map, chosen on the values it shows: every value is in exactly one of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING, Any

from data.indicators.rules import class_bounds

if TYPE_CHECKING:
    import numpy as np

MOST = 5
"""More classes than that, and neighbouring colours are not told apart."""

_ROUND_STEPS = (1, 2, 5, 10)


class ClassMethod(StrEnum):
    """How values are parted: as many in each, where they leave gaps, or at round bounds."""

    QUANTILES = "quantiles"
    NATURAL = "naturelles"
    FIXED = "rondes"


@dataclass(frozen=True)
class Classes:
    """Classes from the lowest to the highest.

    Attributes:
        bounds: two values for each class. They are the lowest and the highest values it holds;
            or, when ``is_round``, where it starts and where the next one does, which it leaves
            out.
    """

    method: ClassMethod
    bounds: tuple[tuple[float, float], ...]

    @property
    def is_round(self) -> bool:
        """Whether bounds are round rather than values, so that a class may be empty."""
        return self.method is ClassMethod.FIXED

    def rank_of(self, value: float | None) -> int | None:
        """Return the rank of the class that holds a value; none for a missing value."""
        if value is None:
            return None
        last = len(self.bounds) - 1
        for rank, (low, high) in enumerate(self.bounds):
            # A bound finer than a float's digits may meet the highest value: it stays in.
            if low <= value < high or (value == high and (rank == last or not self.is_round)):
                return rank
        return None


def classes(values: Iterable[float], method: ClassMethod, decimals: int = 0) -> Classes:
    """Return the classes of the values, five at the most.

    Args:
        values: what the map or the two maps show; the missing ones left out.
        method: how they are parted.
        decimals: how many of them are written, which round bounds never exceed.
    """
    known = list(values)
    if method is ClassMethod.NATURAL:
        return Classes(method, natural_breaks(known))
    if method is ClassMethod.FIXED:
        return Classes(method, round_bounds(known, decimals))
    return Classes(method, class_bounds(known, MOST))


def round_bounds(values: Collection[float], decimals: int = 0) -> tuple[tuple[float, float], ...]:
    """Return classes of one width, 1, 2 or 5 times a power of ten, that hold all the values.

    The last one ends above the highest value. Computed on fractions of the decimals as written, so
    that no bound drifts and 0,3 starts the class of 0,3.
    """
    if not values:
        return ()
    low, high = Fraction(str(min(values))), Fraction(str(max(values)))
    step = _round_step(high - low, decimals)
    while floor(high / step) - floor(low / step) >= MOST:
        step = _next_step(step)
    ranks = range(floor(low / step), floor(high / step) + 2)
    return tuple((float(start * step), float(end * step)) for start, end in pairwise(ranks))


def _round_step(spread: Fraction, decimals: int) -> Fraction:
    least = Fraction(10) ** -decimals
    wanted = max(spread / MOST, least)
    step = max(Fraction(10) ** floor(log10(wanted)), least)
    while step < wanted:
        step = _next_step(step)
    return step


def _next_step(step: Fraction) -> Fraction:
    """Return the round width above one: 1, 2, 5, 10, 20, and so on."""
    power = Fraction(1)
    while power > step:
        power /= 10
    while power * 10 <= step:
        power *= 10
    return next(times * power for times in _ROUND_STEPS if times * power > step)


def natural_breaks(values: Sequence[float], most: int = MOST) -> tuple[tuple[float, float], ...]:
    """Return the classes whose values are closest to their own mean (Fisher-Jenks).

    The classic dynamic programming (Fisher 1958, Jenks 1977) on distinct values weighted by how
    often they come, so that equal values are never parted: the sum of squared distances to the
    mean of each class is the least there can be.
    """
    import numpy as np

    distinct, weights = np.unique(np.asarray(values, dtype=float), return_counts=True)
    if len(distinct) <= most:
        return tuple((float(one), float(one)) for one in distinct)
    starts = _best_starts(distinct, weights, most)
    ends = [*starts[1:], len(distinct)]
    return tuple(
        (float(distinct[start]), float(distinct[end - 1]))
        for start, end in zip(starts, ends, strict=True)
    )


def _best_starts(
    distinct: "np.ndarray[Any, Any]", weights: "np.ndarray[Any, Any]", count: int
) -> list[int]:
    """Return the rank of the first value of each of ``count`` classes."""
    import numpy as np

    size = len(distinct)
    # Scaled around their mean: squares of big values, close together, would lose their digits.
    spread = distinct[-1] - distinct[0]
    scaled = (distinct - np.average(distinct, weights=weights)) / spread
    mass, first, second = (
        np.concatenate([[0.0], np.cumsum(weights * scaled**power)]) for power in (0, 1, 2)
    )

    def spreads(starts: "np.ndarray[Any, Any]", end: int) -> "np.ndarray[Any, Any]":
        """Squared distances to their mean of the values from each start to an end, left out."""
        total = first[end] - first[starts]
        found: np.ndarray[Any, Any] = (
            second[end] - second[starts] - total**2 / (mass[end] - mass[starts])
        )
        return found

    best = np.array([0.0, *(spreads(np.array([0]), end)[0] for end in range(1, size + 1))])
    chosen = []
    for rank in range(1, count):
        following, origin = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=int)
        for end in range(rank + 1, size + 1):
            starts = np.arange(rank, end)
            costs = best[starts] + spreads(starts, end)
            least = int(np.argmin(costs))
            following[end], origin[end] = costs[least], starts[least]
        best = following
        chosen.append(origin)
    starts_found = [size]
    for origin in reversed(chosen):
        starts_found.append(int(origin[starts_found[-1]]))
    return [0, *reversed(starts_found[1:])]
