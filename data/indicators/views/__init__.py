"""Frozen answers about what is measured: figures, quarters, indicators."""

from data.indicators.views.figures import (
    Comparison,
    Figure,
    IndicatorFigure,
    IndicatorLine,
    KeyFigure,
    Reading,
    TerritoryFigures,
)
from data.indicators.views.gap_analysis import (
    GapAnalysisView,
    GapCell,
    GapColumn,
    GapDetail,
    GapMeasure,
    GapRank,
    GapRow,
    GapVerdict,
)
from data.indicators.views.indicators import (
    BareIndicator,
    Ground,
    IndicatorFilters,
    IndicatorSheet,
    IndicatorsView,
    ListedIndicator,
    PlaceValue,
)
from data.indicators.views.quarters import (
    FactGroup,
    NeighbourhoodsView,
    Option,
    QuarterCard,
    RemarkGroup,
)
from data.indicators.views.targets import TargetCard, TargetLine, TargetsPart

__all__ = [
    "BareIndicator",
    "Comparison",
    "FactGroup",
    "Figure",
    "GapAnalysisView",
    "GapCell",
    "GapColumn",
    "GapDetail",
    "GapMeasure",
    "GapRank",
    "GapRow",
    "GapVerdict",
    "Ground",
    "IndicatorFigure",
    "IndicatorFilters",
    "IndicatorLine",
    "IndicatorSheet",
    "IndicatorsView",
    "KeyFigure",
    "ListedIndicator",
    "NeighbourhoodsView",
    "Option",
    "PlaceValue",
    "QuarterCard",
    "Reading",
    "RemarkGroup",
    "TargetCard",
    "TargetLine",
    "TargetsPart",
    "TerritoryFigures",
]
