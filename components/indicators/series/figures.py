"""Up to eight lines on one figure: each has its own marker, repeated beside its name."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from components.chart_frame import PLOTLY_CONFIG, chart_footer
from components.charts.figures import figure
from components.charts.lines import END, symbols, with_breaks
from components.charts.spreading import spread
from components.charts.style import SCREEN, Style, safe
from components.palette import Palette, palette
from components.texts import note, plain
from data.base.chart import Lines

_MOST_FIGURES = 64
_DOMAIN = 0.56
"""Share of the width given to the lines: names of communes are longer than « Quartier 2015 »."""
_LABEL_HEIGHT = 39
"""Pixels that the name of a line and its value take."""
_TARGET_MARKER = ("diamond-open", "◇")
_MARKERS = (
    ("circle", "●"),
    ("square", "■"),
    ("diamond", "◆"),
    ("triangle-up", "▲"),
    ("triangle-down", "▼"),
    ("star", "★"),
    ("hexagon", "⬢"),
    ("cross", "✚"),
)


def series(chart: Lines, left: str, *, key: str) -> None:
    """Draw the lines with their finding, their source and their data.

    Args:
        chart: what the picture says.
        left: what the picture leaves to the table; may be empty.
        key: unique on the page.
    """
    st.subheader(plain(chart.title), anchor=False)
    note(plain(chart.subtitle))
    height = max(SCREEN.line_height, _LABEL_HEIGHT * len(chart.lines) + 60)
    st.plotly_chart(
        drawn(chart, replace(SCREEN, line_height=height), palette()),
        key=f"{key}-figure",
        config=PLOTLY_CONFIG,
        theme=None,
        alt=chart.alt,
    )
    if left:
        note(plain(left))
    chart_footer(chart, key=key)


@lru_cache(maxsize=_MOST_FIGURES)
def drawn(chart: Lines, style: Style, colours: Palette) -> Any:
    """Return the figure of the lines, built once: readers share it and never change it."""
    built = figure(chart, style, colours)
    signs = [_marker(chart, rank) for rank in range(len(chart.lines))]
    for trace, line, (symbol, _) in zip(built.data, chart.lines, signs, strict=True):
        trace.marker.symbol = symbols(with_breaks(line), symbol.removesuffix("-open"))
        if line.role == "target":
            trace.marker.symbol = symbol
        trace.marker.size = style.line_width * 3.2
    built.update_xaxes(domain=[0, _DOMAIN])
    built.layout.annotations = [one for one in built.layout.annotations if one.name != END]
    ends = _ends(chart)
    low, high = built.layout.yaxis.range
    step = _LABEL_HEIGHT * (high - low) / (style.line_height - style.font * 3)
    for (_, rank), y in zip(ends, spread([value for value, _ in ends], step, high), strict=True):
        line = chart.lines[rank]
        last = next(point for point in reversed(line.points) if point.y is not None)
        built.add_annotation(
            x=_DOMAIN,
            xref="paper",
            y=y,
            xanchor="left",
            xshift=style.font * 0.5,
            align="left",
            showarrow=False,
            text=f"{signs[rank][1]} <b>{safe(line.name)}</b><br>{safe(last.text)}",
            font={"color": colours.fills[line.role], "size": style.font - 1},
        )
    return built


def _marker(chart: Lines, rank: int) -> tuple[str, str]:
    """Return the sign of a line: the path to a target has its own."""
    return _TARGET_MARKER if chart.lines[rank].role == "target" else _MARKERS[rank]


def _ends(chart: Lines) -> list[tuple[float, int]]:
    """Return the last value of each line and its rank, the lowest first."""
    ends = []
    for rank, line in enumerate(chart.lines):
        known = [point.y for point in line.points if point.y is not None]
        if known:
            ends.append((known[-1], rank))
    return sorted(ends)
