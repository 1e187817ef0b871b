"""Values over years, observed and projected, and small multiples of them."""

from dataclasses import dataclass, replace
from itertools import pairwise

from data.base.chart.common import Chart, Mark


@dataclass(frozen=True)
class Point:
    """A point of a line; ``y`` missing breaks the line.

    Attributes:
        text: the value as written.
        detail: what else is read of it in a hover: edition, status; may be empty.
        is_hollow: drawn as a ring: provisional, estimated, or of an exceptional year.
    """

    x: float
    y: float | None
    text: str
    detail: str = ""
    is_hollow: bool = False


@dataclass(frozen=True)
class Line:
    """A named line.

    ``role`` is « main », « comparator », « revenue », « spending », or « target » for the path to
    a target, which is dashed. It is not joined across the values of ``parted_at``.
    ``projected_from`` is the first value that was not observed: the line is dashed up to it and
    beyond.
    """

    name: str
    role: str
    points: tuple[Point, ...]
    parted_at: tuple[float, ...] = ()
    projected_from: float | None = None

    @property
    def stretches(self) -> tuple[tuple[Point, ...], ...]:
        """Return the points in pieces that no break parts."""
        edges = [float("-inf"), *sorted(self.parted_at), float("inf")]
        pieces = (
            tuple(point for point in self.points if low <= point.x < high)
            for low, high in pairwise(edges)
        )
        return tuple(piece for piece in pieces if piece)

    @property
    def observed(self) -> "Line":
        """Return the part of the line that was observed."""
        first = float("inf") if self.projected_from is None else self.projected_from
        kept = tuple(point for point in self.points if point.x < first)
        return replace(self, points=kept, projected_from=None)

    @property
    def projected(self) -> "Line | None":
        """Return what is projected, from the last point observed on; nothing when all was."""
        if self.projected_from is None:
            return None
        before = self.observed.points[-1:]
        kept = tuple(point for point in self.points if point.x >= self.projected_from)
        return replace(self, points=(*before, *kept), projected_from=None)


@dataclass(frozen=True)
class BreakMark:
    """A vertical mark over the years.

    ``is_parting`` draws a line between two years; else a year is only named.
    """

    x: float
    label: str
    is_parting: bool = True


@dataclass(frozen=True, kw_only=True)
class Lines(Chart):
    """Values over years.

    ``gap_between`` names two lines whose gap is shaded. ``x_range`` and ``y_range`` make several
    charts share their axes.
    """

    lines: tuple[Line, ...]
    unit: str
    decimals: int = 0
    marks: tuple[Mark, ...] = ()
    gap_between: tuple[str, str] | None = None
    breaks: tuple[BreakMark, ...] = ()
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Panels(Chart):
    """Small multiples: charts of lines on the same years, each with its own title."""

    panels: tuple[Lines, ...]
