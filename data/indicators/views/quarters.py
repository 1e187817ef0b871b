"""Frozen answers about priority quarters: what is said of one, and their page."""

from dataclasses import dataclass

from data.base.chart import Lines, StackedBars
from data.base.views import SourceLine
from data.indicators.views.figures import Comparison, Figure, IndicatorLine, KeyFigure
from data.territories.views import FragileQuarter, MapView


@dataclass(frozen=True)
class Option:
    """A choice of a control."""

    code: str
    label: str


@dataclass(frozen=True)
class FactGroup:
    """Lines of the identity card that share a topic."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RemarkGroup:
    """What residents said on a theme."""

    theme: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]


@dataclass(frozen=True)
class QuarterCard:
    """What is said of a quarter beside the map; its identity card says all the rest.

    Attributes:
        key_figures: the few to see first, each from its latest known year.
        compared: the figure set beside communes, agglomeration and country: that of the period
            chosen or, when nothing compares with it, that of the last year in common.
        comparisons: what ``compared`` is set beside, of the same year.
        missing: who has no value that year, and why; may be empty.
        chart: the series since the first edition; nothing when there is a single year.
    """

    code: str
    name: str
    where: str
    key_figures: tuple[KeyFigure, ...]
    figure: Figure
    compared: Figure
    comparisons: tuple[Comparison, ...]
    missing: str
    gap_sentence: str
    trend_sentence: str
    chart: Lines | None


@dataclass(frozen=True)
class NeighbourhoodsView:
    """What the page of priority quarters says for an indicator, a year and a quarter.

    Attributes:
        answer: the finding, one sentence of Markdown.
        notice: which unknown choice was replaced; empty when all were known.
        indicators: those with a value for a quarter at least; ``periods`` likewise.
        gaps_chart: the gap of each quarter to a commune, the last year that has one.
        method: the limits of the indicator, and what the perimeters are.
        beside: the map to set beside, when the reader compares; ``beside_caution`` is what must be
            known before comparing the two.
        comparable: what the map can be set beside.
    """

    is_empty: bool
    answer: str = ""
    notice: str = ""
    indicators: tuple[Option, ...] = ()
    periods: tuple[Option, ...] = ()
    quarters: tuple[Option, ...] = ()
    indicator: IndicatorLine | None = None
    period: str = ""
    map: MapView | None = None
    beside: MapView | None = None
    beside_caution: str = ""
    comparable: tuple[Option, ...] = ()
    card: QuarterCard | None = None
    gaps_chart: StackedBars | None = None
    method: str = ""
    fragile: tuple[FragileQuarter, ...] = ()
    sources: tuple[SourceLine, ...] = ()
