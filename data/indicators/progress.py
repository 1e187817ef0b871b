"""How far a value is on its way to a target, where it should stand, and when it may get there.

Pure. All values are in the indicator's unit. A range (plage) has two ends; its « goal » is the
end that is the nearest to where one starts from. ``tolerance`` is the indicator's rounding: what
its printed decimals cannot tell apart is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from data.indicators.vocabulary import Direction

_HORIZON = 40
"""Years looked ahead; beyond, a straight line of a few values means nothing."""

_LEAST_VALUES = 3

# Student's quantile at 90 %, by degrees of freedom: a band that holds eight values in ten.
_STUDENT = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356,
            1.350, 1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325)  # fmt: skip
_STUDENT_BEYOND = 1.3253


@dataclass(frozen=True)
class Aim:
    """What is aimed at.

    Attributes:
        low: the target; the lower end of a range.
        high: the upper end of a range; ``low`` for a single value.
        direction: which way is better.
        tolerance: half of the last decimal printed.
    """

    low: float
    high: float
    direction: Direction
    tolerance: float

    @property
    def is_range(self) -> bool:
        """Tell a range from a single value."""
        return self.high != self.low

    def nearest(self, value: float) -> float:
        """Return the end of the range that a value reaches first; itself when it is inside."""
        return min(max(value, self.low), self.high)

    def distance(self, value: float) -> float:
        """Return how far a value is from the target, or from the range; 0 inside."""
        return abs(value - self.nearest(value))


def rounding(decimals: int) -> float:
    """Return half of the last decimal printed, with what computers lose in adding."""
    return 0.5 * 10.0**-decimals * (1 + 1e-9)


def aims_down(aim: Aim, baseline: float | None) -> bool | None:
    """Tell whether the value should fall to the target; none when it should rather stay."""
    if aim.is_range or aim.direction in {Direction.HOLD, Direction.RANGE}:
        return None
    if aim.direction in {Direction.UP, Direction.DOWN}:
        return aim.direction is Direction.DOWN
    return None if baseline is None or baseline == aim.low else baseline > aim.low


def is_backwards(aim: Aim, baseline: float | None) -> bool:
    """Tell a target that stands on the wrong side of its start: a floor or a ceiling to keep."""
    falls = aims_down(aim, baseline)
    if falls is None or baseline is None or abs(aim.low - baseline) <= aim.tolerance:
        return False
    return falls != (aim.low < baseline)


def is_met(aim: Aim, actual: float, baseline: float | None = None) -> bool:
    """Tell whether a value is at the target, beyond it the right way, or inside the range."""
    falls = aims_down(aim, baseline)
    if falls is None:
        return aim.distance(actual) <= aim.tolerance
    return (aim.low - actual if falls else actual - aim.low) >= -aim.tolerance


def progress(aim: Aim, actual: float, baseline: float) -> float | None:
    """Return the share of the way done, in percent, never clipped; none when there is no way.

    ``100·(actual − baseline)/(target − baseline)`` rises alike for a target above or below its
    start; it is below 0 when the value moved away, above 100 when it went beyond. To a range, and
    to a value to keep, it is the share of the distance that was closed: the same formula up to
    the nearest end, 100 inside, and less again on the other side.

    Returns:
        None when the start is the target already, as far as printed decimals tell, or stands on
        its better side.
    """
    if is_backwards(aim, baseline):
        return None
    if not aim.is_range and aims_down(aim, baseline) is not None:
        way = aim.low - baseline
        return 100 * (actual - baseline) / way if abs(way) > aim.tolerance else None
    way = aim.distance(baseline)
    return 100 * (1 - aim.distance(actual) / way) if way > aim.tolerance else None


def expected(aim: Aim, start: tuple[int, float], due_year: int, year: int) -> float | None:
    """Return where the straight line from the start to the target stands a year.

    After the due year it stays at the target. Before the start, and when the due year does not
    come after it, there is no line.
    """
    first, baseline = start
    if due_year <= first or year < first:
        return None
    goal = aim.nearest(baseline)
    share = min(1.0, (year - first) / (due_year - first))
    return baseline + share * (goal - baseline)


class Outlook(StrEnum):
    """When a target may be reached, at the pace of the values known."""

    MET = "met"
    TOO_FEW = "too_few"
    AWAY = "away"
    STILL = "still"
    BETWEEN = "between"
    NOT_BEFORE = "not_before"
    FAR = "far"


@dataclass(frozen=True)
class Projection:
    """When a target may be reached.

    Attributes:
        years: of the values used, in order.
        earliest: first year at which the target is inside the band of eight values in ten.
        latest: the last such year, where it comes within the horizon.
        is_sure: the slope stands out from the spread of the values, eight times in ten.
    """

    outlook: Outlook
    years: tuple[int, ...]
    earliest: int | None = None
    latest: int | None = None
    is_sure: bool = True


@dataclass(frozen=True)
class Fit:
    """A least-squares line, and how widely values stand around it."""

    count: int
    middle: float
    level: float
    slope: float
    spread: float
    reach: float

    def at(self, year: int) -> float:
        """Return the line's value a year."""
        return self.level + self.slope * (year - self.middle)

    @property
    def quantile(self) -> float:
        """Return how many spreads hold eight values in ten."""
        freedom = self.count - 2
        return _STUDENT[freedom - 1] if freedom <= len(_STUDENT) else _STUDENT_BEYOND

    @property
    def is_sure(self) -> bool:
        """Tell whether the slope stands out from the spread of the values."""
        return abs(self.slope) > self.quantile * self.spread / sqrt(self.reach)

    def band(self, year: int) -> float:
        """Return half the width of the prediction band of 80 % a year."""
        far = (year - self.middle) ** 2 / self.reach
        return self.quantile * self.spread * sqrt(1 + 1 / self.count + far)


def fitted(points: Sequence[tuple[int, float]]) -> Fit:
    """Return the least-squares line of at least three values of different years."""
    count = len(points)
    middle = sum(year for year, _ in points) / count
    level = sum(value for _, value in points) / count
    reach = sum((year - middle) ** 2 for year, _ in points)
    slope = sum((year - middle) * (value - level) for year, value in points) / reach
    rest = sum((value - level - slope * (year - middle)) ** 2 for year, value in points)
    return Fit(count, middle, level, slope, sqrt(rest / (count - 2)), reach)


def projected(aim: Aim, points: Sequence[tuple[int, float]], baseline: float | None) -> Projection:
    """Return when the values of one series may reach the target.

    Args:
        aim: the target.
        points: year and value, by year, one perimeter, no break between them.
        baseline: what they started from.
    """
    years = tuple(year for year, _ in points)
    if points and is_met(aim, points[-1][1], baseline):
        return Projection(Outlook.MET, years)
    if len(points) < _LEAST_VALUES:
        return Projection(Outlook.TOO_FEW, years)
    fit, last = fitted(points), points[-1]
    goal = aim.nearest(last[1])
    if abs(fit.slope) * (years[-1] - years[0]) <= aim.tolerance:
        return Projection(Outlook.STILL, years)
    if (fit.slope > 0) != (goal > last[1]):
        return Projection(Outlook.AWAY, years, is_sure=fit.is_sure)
    side = 1 if fit.slope > 0 else -1
    ahead = range(last[0] + 1, last[0] + _HORIZON + 1)
    short = {year: side * (goal - fit.at(year)) for year in ahead}
    earliest = next((year for year in ahead if short[year] <= fit.band(year) + aim.tolerance), None)
    if earliest is None:
        return Projection(Outlook.FAR, years, earliest=last[0] + _HORIZON)
    latest = next((year for year in ahead if -short[year] >= fit.band(year) - aim.tolerance), None)
    return Projection(
        Outlook.NOT_BEFORE if latest is None else Outlook.BETWEEN, years, earliest, latest
    )
