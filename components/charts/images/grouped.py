"""Bars by group in a picture to take away."""

from typing import Any

from components.charts.grouped_bars import reach
from components.charts.images.look import FONT_SIZE
from components.palette import LIGHT
from data.base.chart import GroupedBars

_BAR, _LABEL, _GAP = 0.24, 0.26, 0.12
_ROOM_AT_RIGHT = 0.4


def grouped_height(chart: GroupedBars) -> float:
    """Return the inches that the groups take."""
    return sum(_LABEL + len(group.bars) * _BAR + _GAP for group in chart.groups)


def grouped(axes: Any, chart: GroupedBars) -> None:
    """Draw each group's name, then its bars, each named after its end."""
    low, high = reach(chart)
    top = grouped_height(chart)
    common = {"color": LIGHT.ink, "va": "center"}
    for group in chart.groups:
        axes.text(low, top - _LABEL / 2, group.label, size=FONT_SIZE - 1, weight="bold", **common)
        top -= _LABEL
        for bar in group.bars:
            level = top - _BAR / 2
            value = bar.value or 0.0
            axes.barh(level, value, height=_BAR * 0.85, color=LIGHT.fills[bar.role])
            end = max(value, 0.0) + (high - low) * 0.008
            axes.text(end, level, f"{bar.name} : {bar.text}", size=FONT_SIZE - 2, **common)
            top -= _BAR
        top -= _GAP
    if low < 0:
        axes.axvline(0, color=LIGHT.muted, linewidth=0.8)
    axes.set(xlim=(low, high + (high - low) * _ROOM_AT_RIGHT), ylim=(0, grouped_height(chart)))
    axes.axis("off")
