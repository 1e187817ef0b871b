"""Horizontal bars made of segments, each labelled above, its counts inside, its share after."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import BarRow, Segment, StackedBars
from data.base.formats import number

_ROOM_AT_RIGHT = 1.16


def stacked_bars(chart: StackedBars, style: Style, colours: Palette) -> Any:
    """Return the figure of the bars, first row at the top, one trace a role."""
    import plotly.graph_objects as go

    count = len(chart.rows)
    pitch = style.bar + style.label_gap
    levels = {row.key: count - 1 - position for position, row in enumerate(chart.rows)}
    figure = go.Figure(
        data=[_trace(chart, role, levels, style.bar / pitch, colours) for role in chart.roles],
        layout={
            "barmode": "stack",
            "bargap": 0,
            "annotations": [
                label
                for row in chart.rows
                for label in _labels(row, levels[row.key], style, colours)
            ],
            "shapes": [
                _track(chart.maximum, level, style.bar / pitch, colours)
                for level in levels.values()
                if chart.is_share
            ],
            "xaxis": {
                "visible": False,
                "range": [0, chart.maximum * _ROOM_AT_RIGHT],
                "fixedrange": True,
            },
            "yaxis": {"visible": False, "range": [-0.5, count - 0.28], "fixedrange": True},
        },
    )
    return dressed(figure, style, colours, height=round(count * pitch + 12))


def _trace(
    chart: StackedBars, role: str, levels: dict[str, int], width: float, colours: Palette
) -> dict[str, Any]:
    parts = [(row, part) for row in chart.rows for part in row.segments if part.role == role]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [part.value for _, part in parts],
        "y": [levels[row.key] for row, _ in parts],
        "width": width,
        "marker": _marker(role, colours),
        "text": [_inside(chart, part) for _, part in parts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colours.on_fills.get(role, colours.ink)},
        "constraintext": "none",
        "customdata": [[row.key, role] for row, _ in parts],
        "hovertext": [
            f"{safe(row.label)}<br>{safe(part.label)} : {number(part.value)}" for row, part in parts
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _labels(row: BarRow, level: float, style: Style, colours: Palette) -> list[dict[str, Any]]:
    common = {"showarrow": False, "xanchor": "left", "font": {"color": colours.ink}}
    above = level + (style.bar / 2 + 1) / (style.bar + style.label_gap)
    length = sum(segment.value for segment in row.segments)
    return [
        {**common, "x": 0, "y": above, "yanchor": "bottom", "text": safe(row.label)},
        {**common, "x": length, "y": level, "xshift": 6, "text": f"<b>{safe(row.end_text)}</b>"},
    ]


def _inside(chart: StackedBars, segment: Segment) -> str:
    is_wide = segment.value >= chart.smallest_written * chart.maximum
    return number(segment.value) if is_wide and not chart.is_share else ""


def _track(maximum: float, level: float, width: float, colours: Palette) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": 0,
        "x1": maximum,
        "y0": level - width / 2,
        "y1": level + width / 2,
        "fillcolor": colours.track,
        "line": {"width": 0},
        "layer": "below",
    }


def _marker(role: str, colours: Palette) -> dict[str, Any]:
    marker: dict[str, Any] = {
        "color": colours.fills[role],
        "line": {"color": colours.outline, "width": 1},
    }
    if role == "dropped":
        marker["pattern"] = {"shape": "/", "fgcolor": colours.outline, "size": 6}
    return marker
