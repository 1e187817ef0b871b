"""What a picture says: one frozen description that screen, slide and report all draw.

A chart's title is its finding, a sentence made from the data; its table is what « Voir les
données » shows; its alternative is what a screen reader says.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns, as exported: raw numbers, ``None`` where a value is missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every picture carries.

    Attributes:
        title: the finding, in one French sentence.
        subtitle: measure, unit, territory, date.
        source: producer, vintage and perimeter of the figures.
        alt: the picture in words, for who cannot see it.
        table: the figures behind the picture.
        is_simulated: one figure at least was made up for demonstration.
    """

    title: str
    subtitle: str
    source: str
    alt: str
    table: Table
    is_simulated: bool


@dataclass(frozen=True)
class Segment:
    """A part of a bar: its ``role`` (a stage code, « elapsed »…) gives its colour."""

    role: str
    label: str
    value: float


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
        shown = dict.fromkeys(part.role for row in self.rows for part in row.segments)
        listed = [role for role in self.order if role in shown]
        return tuple(dict.fromkeys([*listed, *shown]))


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
    """

    name: str
    role: str
    points: tuple[Point, ...]
    parted_at: tuple[float, ...] = ()

    @property
    def stretches(self) -> tuple[tuple[Point, ...], ...]:
        """Return the points in pieces that no break parts."""
        edges = [float("-inf"), *sorted(self.parted_at), float("inf")]
        pieces = (
            tuple(point for point in self.points if low <= point.x < high)
            for low, high in pairwise(edges)
        )
        return tuple(piece for piece in pieces if piece)


@dataclass(frozen=True)
class Mark:
    """A horizontal line to read against: a target or a « repère »."""

    value: float
    label: str
    role: str


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


@dataclass(frozen=True)
class Bullet:
    """A value against its target.

    Attributes:
        verdict: « met », « missed » or « unknown ».
        value: ``None`` when not computable; the bar is then left empty and ``text`` says why.
        threshold: where the tick stands; ``None`` when there is no target.
    """

    key: str
    label: str
    value: float | None
    text: str
    threshold: float | None
    threshold_text: str
    verdict: str
    maximum: float
    minimum: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Bullets(Chart):
    """Bullet bars, each on its own scale."""

    bullets: tuple[Bullet, ...]
