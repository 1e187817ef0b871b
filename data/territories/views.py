"""Frozen answers about places: quarters, communes, schools, and the map that shows them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from data.base.chart import Table
from data.base.views import SourceLine
from data.territories.vocabulary import (
    FactTopic,
    TerritoryKind,
)

Geometry = dict[str, Any]
"""A GeoJSON geometry in WGS 84."""

Frame = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True)
class TerritoryName:
    """A territory as named in a sentence."""

    code: str
    name: str
    kind: TerritoryKind


@dataclass(frozen=True)
class Shape:
    """A territory's boundary on a day; the label point stands well inside."""

    geometry: Geometry
    area_ha: float
    label_lon: float
    label_lat: float


@dataclass(frozen=True)
class Commune:
    """A commune of the agglomeration; without shape when its boundary is not known."""

    code: str
    name: str
    shape: Shape | None


@dataclass(frozen=True)
class School:
    """A school inside a quarter, or close to it.

    ``is_computed``: no file says its quarter, its position alone tells that it is inside.
    """

    code: str
    name: str
    kind: str
    commune: str | None
    sector: str | None
    priority_education: str | None
    is_inside: bool
    is_computed: bool = False


@dataclass(frozen=True)
class Remark:
    """What residents said of their quarter; ``commune`` when the quarter spans several."""

    theme: str
    is_strength: bool
    commune: str | None
    text: str


@dataclass(frozen=True)
class Fact:
    """One line of the identity card that is not a figure."""

    topic: FactTopic
    text: str


@dataclass(frozen=True)
class Quarter:
    """A priority quarter on a day.

    Attributes:
        predecessors: the perimeters it succeeds to, which never are its own.
    """

    code: str
    name: str
    kind: TerritoryKind
    valid_from: date | None
    shape: Shape | None
    communes: tuple[TerritoryName, ...]
    predecessors: tuple[TerritoryName, ...]
    schools: tuple[School, ...]
    remarks: tuple[Remark, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class FragileQuarter:
    """A smaller quarter that elected members added; its boundary is not published."""

    code: str
    name: str
    communes: tuple[TerritoryName, ...]


@dataclass(frozen=True)
class Geography:
    """Where an organisation acts on a day.

    Attributes:
        agglomeration: the intercommunal body the town belongs to, when known.
        all_quarters: « Ensemble des QPV », the country's quarters taken together.
        sources: where names and boundaries come from.
    """

    quarters: tuple[Quarter, ...]
    fragile: tuple[FragileQuarter, ...]
    communes: tuple[Commune, ...]
    agglomeration: TerritoryName | None
    all_quarters: TerritoryName | None
    sources: tuple[SourceLine, ...]


class MapStatus(StrEnum):
    """Whether a feature has a value to show; nothing missing is ever drawn as zero."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class MapFeature:
    """A territory to colour. ``detail`` says year and perimeter, or why there is no value.

    Attributes:
        short_name: what is written beside it when there is little room.
        label: where that is written, longitude first, just above the shape.
        is_framed: whether the map's first frame shows it.
        centre: a point well inside, longitude first.
        sketch: the same shape with fewer points, to be drawn; nothing when it is light enough.
    """

    code: str
    name: str
    geometry: Geometry
    status: MapStatus
    value: float | None
    value_text: str
    detail: str
    class_index: int | None
    short_name: str = ""
    label: tuple[float, float] | None = None
    is_framed: bool = True
    centre: tuple[float, float] | None = None
    sketch: Geometry | None = None


@dataclass(frozen=True)
class MapMark:
    """A count written on a feature: ``code`` is the feature's, ``words`` say it in full."""

    code: str
    point: tuple[float, float]
    text: str
    words: str


@dataclass(frozen=True)
class MapLayer:
    """A layer that the reader asked for, in words: what it draws, named, or why it cannot.

    ``short`` stands for those words where names would be too many; empty when they are few.
    ``table`` holds a row for each thing drawn, when they are more than names.
    """

    title: str
    words: str
    short: str = ""
    table: Table | None = None


class LineStyle(StrEnum):
    """How the line of a layer is drawn: told apart without any colour, and named in the legend."""

    DASHED = "dashed"
    DOTTED = "dotted"
    MIXED = "mixed"
    DOUBLE = "double"


@dataclass(frozen=True)
class MapPoint:
    """A place on the map: its name, and what is known of it in a few words."""

    code: str
    name: str
    point: tuple[float, float]
    detail: str


@dataclass(frozen=True)
class Outline:
    """A background shape; ``label`` is where its name is written, longitude first, if it is."""

    code: str
    name: str
    geometry: Geometry
    label: tuple[float, float] | None


@dataclass(frozen=True)
class LineLayer:
    """Perimeters drawn over the features as lines of one style, that hide no colour."""

    style: LineStyle
    outlines: tuple[Outline, ...]


@dataclass(frozen=True)
class LegendEntry:
    """One class of the map, from the lightest, then what has no value, with its count.

    ``outside`` is how many of them the map's first frame does not show.
    """

    label: str
    count: int
    status: MapStatus
    class_index: int | None
    outside: int = 0


@dataclass(frozen=True)
class MapView:
    """The one map: what it colours, over what, and how it is read.

    Attributes:
        class_bounds: lowest and highest value of each class, from the lightest.
        bounds: what the map frames at first.
        outside: what stays out of that frame, in words; empty when all is in.
        caution: which figures are drawn on ground that is not theirs; empty when none is.
        selected: code of the feature outlined thicker.
        method: how the classes were parted, in words.
        earlier: perimeters of before, drawn over the features with a dashed line.
        lines: other perimeters, each layer with its own line.
        points: places, drawn over all the rest.
        marks: counts written on the features.
        layers: what the reader asked to add, in words.
        is_simulated: one value at least was made up for demonstration.
    """

    title: str
    features: tuple[MapFeature, ...]
    outlines: tuple[Outline, ...]
    class_bounds: tuple[tuple[float, float], ...]
    legend: tuple[LegendEntry, ...]
    bounds: Frame
    outside: str
    selected: str | None
    source: str
    alt: str
    table: Table
    caution: str = ""
    method: str = ""
    earlier: tuple[Outline, ...] = ()
    lines: tuple[LineLayer, ...] = ()
    points: tuple[MapPoint, ...] = ()
    marks: tuple[MapMark, ...] = ()
    layers: tuple[MapLayer, ...] = ()
    is_simulated: bool = False
