"""Horizontal bars made of segments, each labelled above, its counts inside, its share after."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import BarRow, Segment, StackedBars
from data.base.formats import number

_NARROWEST_WRITTEN = 0.045
"""A segment narrower than this share of the widest bar keeps its number for the hover."""
_ROOM_AT_RIGHT = 1.16


def stacked_bars(chart: StackedBars, style: Style, colours: Palette) -> Any:
    """Return the figure of the bars, first row at the top."""
    import plotly.graph_objects as go

    figure = go.Figure()
    count = len(chart.rows)
    pitch = style.bar + style.label_gap
    for position, row in enumerate(chart.rows):
        y = count - 1 - position
        if chart.is_share:
            _track(figure, chart.maximum, y, style, colours)
        _bar(figure, chart, row, y, style, colours)
        figure.add_annotation(
            x=0,
            y=y + (style.bar / 2 + 1) / pitch,
            xanchor="left",
            yanchor="bottom",
            text=safe(row.label),
            showarrow=False,
            font={"color": colours.ink},
        )
    figure.update_layout(barmode="stack", bargap=0)
    figure.update_xaxes(visible=False, range=[0, chart.maximum * _ROOM_AT_RIGHT], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-0.5, count - 0.28], fixedrange=True)
    return dressed(figure, style, colours, height=round(count * pitch + 12))


def _bar(
    figure: Any, chart: StackedBars, row: BarRow, y: float, style: Style, colours: Palette
) -> None:
    width = style.bar / (style.bar + style.label_gap)
    for segment in row.segments:
        figure.add_bar(
            x=[segment.value],
            y=[y],
            orientation="h",
            width=width,
            marker=_marker(segment, colours),
            text=_inside(chart, segment),
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on_fills.get(segment.role, colours.ink)},
            constraintext="none",
            customdata=[[row.key, segment.role]],
            hovertemplate=(
                f"{safe(row.label)}<br>{safe(segment.label)} : {number(segment.value)}"
                "<extra></extra>"
            ),
        )
    figure.add_annotation(
        x=sum(segment.value for segment in row.segments),
        y=y,
        xanchor="left",
        xshift=6,
        text=f"<b>{safe(row.end_text)}</b>",
        showarrow=False,
        font={"color": colours.ink},
    )


def _inside(chart: StackedBars, segment: Segment) -> str:
    is_wide = segment.value >= _NARROWEST_WRITTEN * chart.maximum
    return number(segment.value) if is_wide and not chart.is_share else ""


def _track(figure: Any, maximum: float, y: float, style: Style, colours: Palette) -> None:
    half = style.bar / (style.bar + style.label_gap) / 2
    figure.add_shape(
        type="rect",
        x0=0,
        x1=maximum,
        y0=y - half,
        y1=y + half,
        fillcolor=colours.track,
        line={"width": 0},
        layer="below",
    )


def _marker(segment: Segment, colours: Palette) -> dict[str, Any]:
    marker: dict[str, Any] = {
        "color": colours.fills[segment.role],
        "line": {"color": colours.outline, "width": 1},
    }
    if segment.role == "dropped":
        marker["pattern"] = {"shape": "/", "fgcolor": colours.outline, "size": 6}
    return marker
