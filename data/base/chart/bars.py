"""Horizontal bars: stacked, or in groups to be read one against the other."""

from dataclasses import dataclass

from data.base.chart.common import Chart, Segment, roles_shown


@dataclass(frozen=True)
class BarRow:
    """One bar made of segments; ``end_text`` is written after it, ``key`` names it in a click."""

    key: str
    label: str
    segments: tuple[Segment, ...]
    end_text: str = ""


@dataclass(frozen=True, kw_only=True)
class StackedBars(Chart):
    """Horizontal bars on one scale. ``maximum`` is the value at the right edge.

    ``is_share`` says that the bars are shares of that maximum: what is left of it is then drawn.
    ``order`` lists the roles as a legend does, whichever come first in the bars. ``is_overlapping``
    says that one thing may count in several bars: their parts then add up to nothing.
    ``smallest_written`` is the share of the maximum from which a part has its number inside.
    """

    rows: tuple[BarRow, ...]
    maximum: float
    is_share: bool = False
    order: tuple[str, ...] = ()
    is_overlapping: bool = False
    smallest_written: float = 0.045

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles that the bars show, in the legend's order, then as they come."""
        return roles_shown((part for row in self.rows for part in row.segments), self.order)


@dataclass(frozen=True)
class NamedBar:
    """A bar that says itself whose it is; ``value`` missing, ``text`` says why."""

    name: str
    role: str
    value: float | None
    text: str


@dataclass(frozen=True)
class BarGroup:
    """Bars of one measure, to be read one against the other."""

    key: str
    label: str
    bars: tuple[NamedBar, ...]


@dataclass(frozen=True, kw_only=True)
class GroupedBars(Chart):
    """Horizontal bars by group, from zero on one scale, each with its name and value after it."""

    groups: tuple[BarGroup, ...]
    unit: str

    @property
    def extent(self) -> tuple[float, float]:
        """Return the lowest and the highest value, zero among them."""
        values = [bar.value for group in self.groups for bar in group.bars if bar.value is not None]
        return min([0.0, *values]), max([0.0, *values])
