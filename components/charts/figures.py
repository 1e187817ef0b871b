"""From a chart's description to its figure."""

from functools import lru_cache, singledispatch
from typing import Any

from components.charts.bullets import bullets
from components.charts.columns import columns
from components.charts.grouped_bars import grouped_bars
from components.charts.lines import lines
from components.charts.stacked_bars import stacked_bars
from components.charts.style import Style
from components.charts.waterfall import waterfall
from components.palette import Palette
from data.base.chart import Bullets, Chart, Columns, GroupedBars, Lines, StackedBars, Waterfall

_MOST_FIGURES = 128


@lru_cache(maxsize=_MOST_FIGURES)
def drawn(chart: Chart, style: Style, colours: Palette) -> Any:
    """Return the plotly figure of a chart, built once: readers share it and never change it."""
    return figure(chart, style, colours)


@singledispatch
def figure(chart: Chart, style: Style, colours: Palette) -> Any:
    """Build the plotly figure that draws a chart."""
    raise TypeError(f"no drawing for {type(chart).__name__}")


figure.register(StackedBars)(stacked_bars)
figure.register(Bullets)(bullets)
figure.register(Lines)(lines)
figure.register(Columns)(columns)
figure.register(Waterfall)(waterfall)
figure.register(GroupedBars)(grouped_bars)
