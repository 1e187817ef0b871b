"""The body of each kind of picture to take away: how high it is, and how it is drawn."""

from functools import singledispatch
from typing import Any

from components.charts.images.bars import bullet_bars, bullets_height, stacked, stacked_height
from components.charts.images.columns import columns_height, legend_height, vertical_bars
from components.charts.images.curves import curves, curves_height
from components.charts.images.grouped import grouped, grouped_height
from components.charts.images.look import WIDTH
from components.charts.images.waterfall import steps, steps_height
from components.palette import LIGHT
from data.base.chart import (
    Bullets,
    Chart,
    Columns,
    GroupedBars,
    Lines,
    Panels,
    StackedBars,
    Waterfall,
)

Span = tuple[float, float]
"""The bottom and the top of the body, as shares of the height of the whole picture."""

_LEFT, _RIGHT = 0.07, 0.97
_A_ROW = 3
_PANEL_HEIGHT = 2.3
_PANEL_PADS = {"left": 0.055, "right": 0.085, "above": 0.45, "below": 0.35}
"""Around a panel: shares of the width of the picture; inches above and below."""


@singledispatch
def body_height(chart: Chart) -> float:
    """Return the inches that the body of a picture takes."""
    raise TypeError(f"no drawing for {type(chart).__name__}")


@singledispatch
def draw_body(chart: Chart, figure: Any, span: Span) -> None:
    """Draw the body of a picture between two heights."""
    raise TypeError(f"no drawing for {type(chart).__name__}")


@body_height.register
def _(chart: Lines) -> float:
    return curves_height(chart)


@body_height.register
def _(chart: Panels) -> float:
    return _rows(chart) * _PANEL_HEIGHT


@body_height.register
def _(chart: StackedBars) -> float:
    return stacked_height(chart)


@body_height.register
def _(chart: Bullets) -> float:
    return bullets_height(chart)


@body_height.register
def _(chart: Columns) -> float:
    return columns_height(chart)


@body_height.register
def _(chart: Waterfall) -> float:
    return steps_height(chart)


@body_height.register
def _(chart: GroupedBars) -> float:
    return grouped_height(chart)


@draw_body.register
def _(chart: Lines, figure: Any, span: Span) -> None:
    low, high = span
    curves(figure.add_axes((_LEFT, low + 0.05, 0.64, high - low - 0.05)), chart)


@draw_body.register
def _(chart: Panels, figure: Any, span: Span) -> None:
    low, high = span
    rows, inches = _rows(chart), figure.get_figheight()
    tall, wide = (high - low) / rows, 1 / _A_ROW
    pads = _PANEL_PADS
    for rank, panel in enumerate(chart.panels):
        row, column = divmod(rank, _A_ROW)
        box = (
            column * wide + pads["left"],
            high - (row + 1) * tall + pads["below"] / inches,
            wide - pads["left"] - pads["right"],
            tall - (pads["above"] + pads["below"]) / inches,
        )
        axes = figure.add_axes(box)
        unit = f" ({panel.subtitle})" if panel.subtitle else ""
        axes.set_title(
            _short(f"{panel.title}{unit}"), loc="left", size=9, weight="bold", color=LIGHT.ink
        )
        curves(axes, panel, size=8)


@draw_body.register
def _(chart: StackedBars, figure: Any, span: Span) -> None:
    low, high = span
    stacked(figure.add_axes((0.035, low, _RIGHT - 0.035, high - low)), chart)


@draw_body.register
def _(chart: Bullets, figure: Any, span: Span) -> None:
    low, high = span
    bullet_bars(figure.add_axes((0.035, low, _RIGHT - 0.035, high - low)), chart)


@draw_body.register
def _(chart: Columns, figure: Any, span: Span) -> None:
    low, high = span
    foot = 0.35 / figure.get_figheight()
    head = legend_height(chart) / figure.get_figheight()
    width = 0.72 if chart.marks else _RIGHT - _LEFT
    vertical_bars(figure.add_axes((_LEFT, low + foot, width, high - low - foot - head)), chart)


@draw_body.register
def _(chart: Waterfall, figure: Any, span: Span) -> None:
    low, high = span
    steps(figure.add_axes((0.035, low, _RIGHT - 0.035, high - low)), chart)


@draw_body.register
def _(chart: GroupedBars, figure: Any, span: Span) -> None:
    low, high = span
    grouped(figure.add_axes((0.035, low, _RIGHT - 0.035, high - low)), chart)


def _rows(chart: Panels) -> int:
    return -(-len(chart.panels) // _A_ROW)


def _short(text: str) -> str:
    most = round(WIDTH / _A_ROW * 13)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
