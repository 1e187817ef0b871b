"""From a total to another, in a picture to take away."""

from typing import Any

from components.charts.images.look import FONT_SIZE
from components.charts.waterfall import ROOM_AT_RIGHT, reach
from components.palette import LIGHT
from data.base.chart import Waterfall

_PITCH = 0.55
_BAR = 0.42


def steps_height(chart: Waterfall) -> float:
    """Return the inches that the steps take."""
    return len(chart.steps) * _PITCH + 0.15


def steps(axes: Any, chart: Waterfall) -> None:
    """Draw a bar a step, the first at the top, each starting where the last one ended."""
    count = len(chart.steps)
    low, high = reach(chart)
    for rank, (step, span) in enumerate(zip(chart.steps, chart.spans, strict=True)):
        level = count - 1 - rank
        if span:
            axes.barh(
                level,
                span[1] - span[0],
                left=span[0],
                height=_BAR,
                color=LIGHT.fills[step.role],
                edgecolor=LIGHT.outline,
                linewidth=0.6,
            )
            if rank + 1 < count and chart.spans[rank + 1]:
                axes.plot(
                    [span[1]] * 2, [level, level - 1], color=LIGHT.muted, linewidth=0.8, zorder=0
                )
        weight = "bold" if step.is_total else "normal"
        # The line between two steps may pass behind the words.
        behind = {"facecolor": LIGHT.paper, "linewidth": 0, "pad": 0.3}
        common = {"size": FONT_SIZE - 1, "color": LIGHT.ink, "bbox": behind}
        axes.text(low, level + _BAR / 2 + 0.03, step.label, va="bottom", weight=weight, **common)
        end = (max(span) if span else low) + (high - low) * 0.008
        axes.text(end, level, step.text, va="center", weight="bold", **common)
    if low < 0:
        axes.axvline(0, color=LIGHT.muted, linewidth=0.8)
    axes.set(xlim=(low, low + (high - low) * ROOM_AT_RIGHT), ylim=(-0.5, count - 0.2))
    axes.axis("off")
