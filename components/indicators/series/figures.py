"""Up to eight lines on one figure: each has its own marker, repeated beside its name."""

from dataclasses import replace
from functools import lru_cache
from textwrap import wrap
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
_LETTERS = 15
"""Most letters of a name on one line: what stands beside the lines on a telephone."""
_ROW = 19.5
"""Pixels that a row of a name takes."""
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
    height = max(SCREEN.line_height, round(_label_height(chart) * len(chart.lines)) + 60)
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
    step = _label_height(chart) * (high - low) / (style.line_height - style.font * 3)
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
            text=f"{signs[rank][1]} <b>{'<br>'.join(map(safe, _rows(line.name)))}</b><br>"
            + safe(last.text),
            font={"color": colours.fills[line.role], "size": style.font - 1},
        )
    return built


def _rows(name: str) -> list[str]:
    return wrap(name, _LETTERS, break_long_words=False) or [""]


def _label_height(chart: Lines) -> float:
    """Return the pixels that the longest name of a line and its value take."""
    return _ROW * (1 + max(len(_rows(line.name)) for line in chart.lines))


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
