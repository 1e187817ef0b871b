"""Small multiples on the screen: three a row at a desk, one under the other on a telephone."""

from functools import lru_cache
from typing import Any

import streamlit as st

from components.chart_frame import PLOTLY_CONFIG, chart_footer
from components.charts.figures import figure
from components.charts.style import Style
from components.palette import Palette, palette
from components.texts import note, plain
from data.base.chart import Lines, Panels

_A_ROW = 3
_MOST_FIGURES = 64
PANEL = Style(font=12, bar=14, label_gap=18, line_height=210, line_width=2)


def panels(chart: Panels, *, key: str) -> None:
    """Draw the panels with their common finding, their source and their data."""
    st.subheader(plain(chart.title), anchor=False)
    note(plain(chart.subtitle))
    for start in range(0, len(chart.panels), _A_ROW):
        row = chart.panels[start : start + _A_ROW]
        for rank, (column, one) in enumerate(zip(st.columns(_A_ROW), row, strict=False)):
            with column:
                _panel(one, key=f"{key}-{start + rank}")
    chart_footer(chart, key=key)


def _panel(chart: Lines, *, key: str) -> None:
    unit = f" ({plain(chart.subtitle)})" if chart.subtitle else ""
    st.markdown(f"**{plain(chart.title)}**{unit}")
    st.plotly_chart(
        _drawn(chart, palette()),
        key=f"{key}-figure",
        config=PLOTLY_CONFIG,
        theme=None,
        alt=f"{chart.title}. {chart.alt}",
    )


@lru_cache(maxsize=_MOST_FIGURES)
def _drawn(chart: Lines, colours: Palette) -> Any:
    """Return the figure of a panel, built once: readers share it and never change it."""
    return figure(chart, PANEL, colours)
