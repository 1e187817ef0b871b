"""Horizontal bars by group, from zero on one scale: each says whose it is and what it is worth."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import BarGroup, GroupedBars, NamedBar

_ROOM_AT_RIGHT = 0.85
"""Beside the longest bar, as a share of it: its name and its value stand there on a telephone."""
_GAP = 0.35
"""Between two groups, as a share of a bar."""


def grouped_bars(chart: GroupedBars, style: Style, colours: Palette) -> Any:
    """Return the figure of the groups, the first at the top, each named above its bars."""
    import plotly.graph_objects as go

    figure = go.Figure()
    level = 0.0
    for group in chart.groups:
        level = _group(figure, group, level, style, colours)
    low, high = reach(chart)
    figure.update_layout(barmode="overlay", bargap=0)
    figure.update_xaxes(
        visible=False, range=[low, high + (high - low) * _ROOM_AT_RIGHT], fixedrange=True
    )
    figure.update_yaxes(visible=False, range=[level, 0], fixedrange=True)
    if low < 0:
        figure.add_vline(x=0, line={"color": colours.muted, "width": 1})
    return dressed(figure, style, colours, height=round(-level) + 12)


def reach(chart: GroupedBars) -> tuple[float, float]:
    """Return the lowest and highest values of the axis."""
    low, high = chart.extent
    return low, high if high > low else low + 1.0


def _group(figure: Any, group: BarGroup, top: float, style: Style, colours: Palette) -> float:
    """Draw a group under a level, in pixels below zero; return where the next one starts."""
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=top,
        yanchor="top",
        showarrow=False,
        text=f"<b>{safe(group.label)}</b>",
        font={"color": colours.ink},
    )
    level = top - style.label_gap
    for bar in group.bars:
        _bar(figure, group, bar, level - style.bar / 2, style, colours)
        level -= style.bar + 2
    return level - style.bar * _GAP


def _bar(
    figure: Any, group: BarGroup, bar: NamedBar, y: float, style: Style, colours: Palette
) -> None:
    figure.add_bar(
        x=[bar.value or 0.0],
        y=[y],
        orientation="h",
        width=style.bar,
        marker={
            "color": colours.fills[bar.role],
            "line": {"color": colours.outline, "width": 1 if bar.value else 0},
        },
        hovertemplate=(
            f"{safe(group.label)}<br>{safe(bar.name)} : {safe(bar.text)}<extra></extra>"
        ),
    )
    figure.add_annotation(
        x=max(bar.value or 0.0, 0.0),
        y=y,
        xanchor="left",
        xshift=5,
        showarrow=False,
        text=f"{safe(bar.name)} : {safe(bar.text)}",
        font={"color": colours.ink, "size": style.font - 1},
    )
