"""Where a target stands: its start, the last value, the path, the progress, the outlook. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from data.indicators.progress import (
    Aim,
    Outlook,
    Projection,
    aims_down,
    expected,
    is_backwards,
    is_met,
    progress,
    projected,
    rounding,
)
from data.indicators.series import Series
from data.indicators.series.lines import unbroken
from data.indicators.views import Ground, IndicatorLine, Reading
from data.indicators.views.targets import TargetLine
from data.indicators.vocabulary import Direction


class NoProgress(StrEnum):
    """Why the progress of a target is not computed."""

    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"
    SECRET = "secret"
    NOT_SINCE = "not_since"
    OTHER_GROUND = "other_ground"
    BREAK = "break"
    BACKWARDS = "backwards"
    INSIDE = "inside"
    SAME = "same"


@dataclass(frozen=True)
class TargetState:
    """A target and what is known of its way, on one perimeter only.

    Attributes:
        series: the values that it is read against; nothing when none is known.
        baseline: the value of the start, from the file, else from the series.
        expected: where the path stands the year of the last value; missing without a path.
        progress: in percent, not clipped; missing for the reason ``why``.
        replaced: the target that this one replaces.
    """

    target: TargetLine
    ground: Ground
    aim: Aim
    series: Series | None
    baseline: float | None
    last: Reading | None
    expected: float | None
    progress: float | None
    why: NoProgress | None
    projection: Projection | None
    replaced: TargetLine | None = None

    @property
    def gap(self) -> float | None:
        """Return the last value minus the path of that year."""
        if self.expected is None or self.last is None or self.last.value is None:
            return None
        return self.last.value - self.expected

    @property
    def is_met(self) -> bool:
        """Tell whether the last value is at the target."""
        value = self.last.value if self.last else None
        return value is not None and is_met(self.aim, value, self.baseline)

    @property
    def is_ahead(self) -> bool | None:
        """Tell whether the last value is on the path or on its better side; none without path."""
        gap = self.gap
        if gap is None or self.expected is None or self.last is None or self.last.value is None:
            return None
        if abs(gap) <= self.aim.tolerance:
            return True
        falls = aims_down(self.aim, self.baseline)
        if falls is None:
            return self.aim.distance(self.last.value) < self.aim.distance(self.expected)
        return gap < 0 if falls else gap > 0


def in_force(targets: Iterable[TargetLine]) -> list[tuple[TargetLine, TargetLine | None]]:
    """Return the last decision for each territory and due year, and the one that it replaces."""
    kept: dict[tuple[str, str, int], tuple[TargetLine, TargetLine | None]] = {}
    for one in sorted(targets, key=lambda one: one.decided_on):
        key = (one.indicator, one.subject, one.due_year)
        kept[key] = (one, kept[key][0] if key in kept else None)
    return list(kept.values())


def target_states(
    line: IndicatorLine,
    targets: Iterable[TargetLine],
    series: Sequence[Series],
    grounds: Sequence[Ground],
) -> list[TargetState]:
    """Return where each target in force stands, the nearest territory and year first."""
    ranks = {ground.code: rank for rank, ground in enumerate(grounds)}
    ordered = sorted(in_force(targets), key=lambda one: (ranks[one[0].subject], one[0].due_year))
    return [
        replace(target_state(line, one, grounds[ranks[one.subject]], series), replaced=before)
        for one, before in ordered
    ]


def target_state(
    line: IndicatorLine, target: TargetLine, ground: Ground, series: Sequence[Series]
) -> TargetState:
    """Return where a target stands from all the series of an indicator."""
    own = [one for one in series if one.ground.code == ground.code]
    chosen = _newest(own)
    aim = aim_of(line, target)
    last = chosen.valued[-1] if chosen else None
    baseline = target.baseline_value
    if baseline is None and not target.withheld:
        baseline = _value(chosen, target.baseline_year)
    why = _why(target, aim, own, chosen, baseline)
    is_followed = why not in {
        NoProgress.NO_VALUE, NoProgress.NO_BASELINE, NoProgress.SECRET, NoProgress.NOT_SINCE,
        NoProgress.OTHER_GROUND, NoProgress.BREAK,
    }  # fmt: skip
    path = done = None
    if is_followed and last is not None and last.value is not None and baseline is not None:
        done = progress(aim, last.value, baseline) if why is None else None
        if target.baseline_year is not None and last.data_year is not None:
            start = (target.baseline_year, baseline)
            path = expected(aim, start, target.due_year, last.data_year)
        if why is NoProgress.BACKWARDS:
            path = None
    return TargetState(
        target=target,
        ground=ground,
        aim=aim,
        series=chosen,
        baseline=baseline,
        last=last,
        expected=path,
        progress=done,
        why=why,
        projection=_projection(target, aim, chosen, baseline, why),
    )


def aim_of(line: IndicatorLine, target: TargetLine) -> Aim:
    """Return what a target aims at; two ends make a range whatever the indicator's direction."""
    high = target.value if target.upper_value is None else target.upper_value
    direction = Direction.RANGE if target.upper_value is not None else line.direction
    return Aim(target.value, high, direction, rounding(line.decimals))


def _newest(own: Sequence[Series]) -> Series | None:
    """Return the series whose last value is the newest; the territory's own perimeter first."""
    valued = [one for one in own if one.valued]
    return max(valued, key=lambda one: one.valued[-1].data_year or 0, default=None)


def _value(series: Series | None, year: int | None) -> float | None:
    if series is None or year is None:
        return None
    return next((one.value for one in series.valued if one.data_year == year), None)


def _why(
    target: TargetLine,
    aim: Aim,
    own: Sequence[Series],
    chosen: Series | None,
    baseline: float | None,
) -> NoProgress | None:
    """Return why the progress is not computed; none when it is."""
    year = target.baseline_year
    if chosen is None:
        return NoProgress.NO_VALUE
    if target.withheld:
        return NoProgress.SECRET
    is_elsewhere = any(_value(one, year) is not None for one in own if one is not chosen)
    if _value(chosen, year) is None and is_elsewhere:
        return NoProgress.OTHER_GROUND
    if baseline is None:
        return NoProgress.NO_BASELINE
    if year is not None and (chosen.valued[-1].data_year or 0) < year:
        return NoProgress.NOT_SINCE
    if year is not None and chosen.broken_between(year, chosen.valued[-1].data_year or 0):
        return NoProgress.BREAK
    if is_backwards(aim, baseline):
        return NoProgress.BACKWARDS
    if aim.distance(baseline) <= aim.tolerance:
        return NoProgress.INSIDE if aim.is_range else NoProgress.SAME
    return None


def _projection(
    target: TargetLine,
    aim: Aim,
    series: Series | None,
    baseline: float | None,
    why: NoProgress | None,
) -> Projection | None:
    """Return the outlook from the values of one perimeter, from the start's year on."""
    if series is None or target.baseline_year is None:
        return None
    if why in {NoProgress.NOT_SINCE, NoProgress.NO_BASELINE, NoProgress.SECRET}:
        return None
    points = [
        (one.data_year, one.value)
        for one in unbroken(series)
        if one.value is not None and one.data_year and one.data_year >= target.baseline_year
    ]
    if not points:
        return Projection(Outlook.TOO_FEW, ())
    return projected(aim, points, baseline)
