"""What a picture says: one frozen description that screen, slide and report all draw.

A chart's title is its finding, a sentence made from the data; its table is what « Voir les
données » shows; its alternative is what a screen reader says.
"""

from dataclasses import dataclass, replace
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
        distance_text: what it lacks or has to spare, in euros, on a line of its own.
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
    distance_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Bullets(Chart):
    """Bullet bars, each on its own scale."""

    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Column:
    """A vertical bar: a year, most often.

    Attributes:
        label: written under it.
        parts: from zero up, those below zero going down; none when there is no value.
        text: written above it, short (the unit is in the subtitle); without parts, the word that
            stands in place of the bar: « non calculable », « n. d. ».
        detail: what else is read of it in a hover.
        is_projected: not observed: drawn apart, pale and hatched.
        parting: what changes before it (source, nomenclature, perimeter), in a few words.
    """

    key: str
    label: str
    parts: tuple[Segment, ...]
    text: str = ""
    detail: str = ""
    is_projected: bool = False
    parting: str = ""

    @property
    def height(self) -> float:
        """Return where the parts above zero end."""
        return sum(part.value for part in self.parts if part.value > 0)

    @property
    def depth(self) -> float:
        """Return where the parts below zero end, zero or less."""
        return sum(part.value for part in self.parts if part.value < 0)


@dataclass(frozen=True, kw_only=True)
class Columns(Chart):
    """Vertical bars from zero, on one scale, with marks to read them against.

    ``decimals`` are those of the numbers inside the parts. ``order`` lists the roles as the legend
    does, which stands above when there are several. ``projected_label`` names what is hatched.
    """

    columns: tuple[Column, ...]
    unit: str
    decimals: int = 0
    marks: tuple[Mark, ...] = ()
    order: tuple[str, ...] = ()
    projected_label: str = "projeté"

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles that the bars show, in the legend's order, then as they come."""
        shown = dict.fromkeys(part.role for column in self.columns for part in column.parts)
        listed = [role for role in self.order if role in shown]
        return tuple(dict.fromkeys([*listed, *shown]))


@dataclass(frozen=True)
class Step:
    """A step of a waterfall: a total, drawn from zero, or what is added to or taken from it.

    ``value`` is that of the total, or of the change with its sign; missing, nothing is drawn and
    ``text`` says why.
    """

    key: str
    label: str
    value: float | None
    text: str
    role: str
    is_total: bool = False


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """From a total to another, one step a row, each change starting where the last one ended."""

    steps: tuple[Step, ...]
    unit: str

    @property
    def spans(self) -> tuple[tuple[float, float] | None, ...]:
        """Return where each step starts and ends; ``None`` for one that is not drawn."""
        level: float | None = 0.0
        found: list[tuple[float, float] | None] = []
        for step in self.steps:
            start = 0.0 if step.is_total else level
            if step.value is None or start is None:
                level = None
                found.append(None)
                continue
            level = start + step.value
            found.append((start, level))
        return tuple(found)


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
