"""Frozen answers about gaps: quarters against what they compare with, by indicator."""

from dataclasses import dataclass
from enum import StrEnum

from data.base.chart import Lines, Table
from data.base.views import SourceLine
from data.indicators.views.quarters import Option


class GapVerdict(StrEnum):
    """What is known of a gap: how it moved, else why nothing can be said."""

    CLOSING = "closing"
    WIDENING = "widening"
    INDISTINCT = "indistinct"
    NOT_MEASURABLE = "not_measurable"
    NO_COMMON_YEAR = "no_common_year"
    NOT_PUBLISHED = "not_published"
    UNKNOWN = "unknown"
    NO_RATIO = "no_ratio"


class GapMeasure(StrEnum):
    """How a gap is written: a difference, in points or in euros, or a ratio."""

    DIFFERENCE = "ecart"
    RATIO = "ratio"


_NO_TABLE = Table((), ())


@dataclass(frozen=True)
class GapColumn:
    """A quarter and one territory that it is compared with.

    Attributes:
        label: names the quarter, after the territory where there are several for it.
    """

    quarter: str
    quarter_name: str
    comparator: str
    comparator_name: str
    label: str


@dataclass(frozen=True)
class GapCell:
    """The last gap of a quarter for an indicator, and what became of it.

    Attributes:
        text: the gap as written; empty when there is none.
        year: the year of both values.
        why: why there is no gap, in French; empty when there is one.
        change: how much the distance changed since the contract began, in the measure's unit.
        threshold: the change that must be exceeded.
        hidden: how many years have a value that is not published, here or there.
    """

    indicator: str
    column: GapColumn
    verdict: GapVerdict
    text: str = ""
    year: int | None = None
    why: str = ""
    size: float | None = None
    change: float | None = None
    threshold: float | None = None
    hidden: int = 0
    is_simulated: bool = False


@dataclass(frozen=True)
class GapRow:
    """An indicator and its cell for each column, one of which at least has a gap."""

    indicator: str
    title: str
    theme: str
    unit: str
    cells: tuple[GapCell, ...]


@dataclass(frozen=True)
class QuarterReading:
    """What the gaps of a quarter say, in sentences of Markdown: now, before, what is awaited."""

    quarter: str
    name: str
    sentences: tuple[str, ...]
    is_simulated: bool = False


@dataclass(frozen=True)
class GapRank:
    """Where a quarter stands among those of its département, for an indicator.

    Attributes:
        sentence: rank, how many have a value, ties and missing values; or why there is no rank.
        table: a row a year; empty when there is no rank.
    """

    sentence: str
    order: str
    table: Table


@dataclass(frozen=True)
class GapDetail:
    """One cell opened: its series, its verdict and what the verdict stands on.

    Attributes:
        lines: since when, how sure, what is missing; a sentence each, Markdown.
        rule: how the verdict was reached, with this cell's own numbers.
        chart: nothing with fewer than two years.
        table: both values, the gap and the ratio, a row a year and a perimeter.
    """

    indicator: str
    column: GapColumn
    title: str
    definition: str
    verdict: GapVerdict
    sentence: str
    lines: tuple[str, ...]
    rule: str
    chart: Lines | None
    table: Table
    rank: GapRank
    source: str
    is_simulated: bool


@dataclass(frozen=True)
class GapAnalysisView:
    """Whether gaps close, for each quarter and each indicator that compares.

    Attributes:
        answer: one sentence of Markdown.
        comparators: those that something compares with; ``absent`` names the others.
        starts: the years that a contract or a plan began, then those that tell the past.
        readings: what can be said of each quarter.
        silent: the indicators without any gap, and why.
        cells: every cell, a row each; ``data`` every year of every gap.
        default_indicator: the one opened unless another is chosen.
    """

    is_empty: bool
    answer: str = ""
    comparators: tuple[Option, ...] = ()
    absent: tuple[str, ...] = ()
    starts: tuple[Option, ...] = ()
    themes: tuple[Option, ...] = ()
    indicators: tuple[Option, ...] = ()
    quarters: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    comparator: str = ""
    measure: GapMeasure = GapMeasure.DIFFERENCE
    start: int = 0
    columns: tuple[GapColumn, ...] = ()
    rows: tuple[GapRow, ...] = ()
    readings: tuple[QuarterReading, ...] = ()
    silent: Table = _NO_TABLE
    cells: Table = _NO_TABLE
    data: Table = _NO_TABLE
    detail: GapDetail | None = None
    sources: tuple[SourceLine, ...] = ()
    default_indicator: str = ""
    is_simulated: bool = False
