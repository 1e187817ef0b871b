"""The frame of every picture: finding, measure, figure, source, and the data behind it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.bar_legend import chart_legend
from components.chart_image import image_popover
from components.charts.figures import drawn
from components.charts.style import SCREEN, Style
from components.data_table import Notice, data_popover
from components.palette import palette
from components.texts import note, plain
from data.base.chart import Chart

PLOTLY_CONFIG = {"displayModeBar": False, "locale": "fr", "responsive": True, "scrollZoom": False}


def draw(
    chart: Chart,
    *,
    key: str,
    heading: str | None = None,
    on_choice: Callable[[str], None] | None = None,
) -> None:
    """Draw a chart with all that makes it readable and checkable.

    Args:
        chart: what the picture says.
        key: unique on the page.
        heading: the section's name, set above the finding when the page needs one.
        on_choice: what to do with the key of the bar that was clicked.
    """
    with st.container(key=f"chart-{key}", gap="small"):
        if heading:
            st.subheader(heading, anchor=False)
            st.markdown(f"**{plain(chart.title)}**")
        else:
            st.subheader(plain(chart.title), anchor=False)
        note(plain(chart.subtitle))
        chart_legend(chart)
        picture(chart, key=key, on_choice=on_choice)
        chart_footer(chart, key=key)


def chart_footer(chart: Chart, *, key: str) -> None:
    """Draw the source of a chart, its data, and the picture itself to take away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        note(f"Source : {plain(chart.source)}", is_simulated=chart.is_simulated)
        notice = Notice(chart.title, chart.source, chart.is_simulated)
        data_popover(chart.table, key=key, name=key, notice=notice)
        image_popover(chart, key=key)


def picture(
    chart: Chart,
    *,
    key: str,
    style: Style = SCREEN,
    on_choice: Callable[[str], None] | None = None,
) -> None:
    """Draw the figure alone, with its alternative for who cannot see it."""
    chosen: Any = st.plotly_chart(
        drawn(chart, style, palette()),
        key=f"{key}-figure",
        config=PLOTLY_CONFIG,
        theme=None,
        alt=chart.alt,
        on_select="rerun" if on_choice else "ignore",
        selection_mode="points",
    )
    if on_choice and chosen.selection.points:
        on_choice(chosen.selection.points[0]["customdata"][0])
