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

__all__ = [
    "BareIndicator",
    "Comparison",
    "FactGroup",
    "Figure",
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
    "TerritoryFigures",
]
