"""A slide of the projected display: one message, big type, nothing else."""

from dataclasses import replace
from datetime import date

import streamlit as st

from components.bar_legend import chart_legend
from components.chart_frame import picture
from components.charts.style import SLIDE, Style
from components.map_legend import map_legend
from components.simulated import SIMULATED_BADGE
from components.territory_map import territory_map
from components.texts import plain
from data.base.chart import Chart, StackedBars
from data.base.formats import long_date
from data.overview.views import Slide

_MAP_HEIGHT = 600
_FEW_BARS, _MANY_BARS = 6, 12


def draw_slide(slide: Slide, *, on: date, rank: int, count: int) -> None:
    """Draw a slide; date, simulation and rank stand in its corners."""
    mark = f" · {SIMULATED_BADGE}" if slide.is_simulated else ""
    _two_ends(slide.subtitle, f"État au {long_date(on)}{mark}")
    st.title(plain(slide.title), anchor=False)
    with st.container(key="image-diapo"):
        _content(slide)
    with st.container(key="pied"):
        _two_ends(f"Source : {slide.source}", f"{rank} / {count}", share=12)


def _two_ends(left: str, right: str, *, share: float = 3.5) -> None:
    """Write a line with two ends: the left one wraps, the right one is always seen.

    ``share`` is the room of the left end, in times that of the right one.
    """
    wide, narrow = st.columns([share, 1])
    wide.markdown(plain(left))
    narrow.markdown(right, text_alignment="right")


def _content(slide: Slide) -> None:
    if slide.chart is not None:
        chart_legend(slide.chart)
        picture(slide.chart, key=f"diapo-{slide.key}", style=_style(slide.chart))
    if slide.map is not None:
        territory_map(
            slide.map,
            key=f"diapo-{slide.key}",
            height=_MAP_HEIGHT,
            label_size=SLIDE.font,
            with_values=True,
        )
        map_legend(slide.map.legend)
    if slide.figures:
        for column, figure in zip(st.columns(len(slide.figures)), slide.figures, strict=True):
            with column, st.container(key=f"chiffre-{slide.figures.index(figure)}"):
                st.markdown(f"# {plain(figure.value)}")
                st.markdown(plain(figure.words))
    for line in slide.lines:
        st.markdown(f"- {plain(line)}")


def _style(chart: Chart) -> Style:
    """Return the sizes of a slide; many bars are thinner, their words as large."""
    bars = len(chart.rows) if isinstance(chart, StackedBars) else 0
    if bars > _MANY_BARS:
        return replace(SLIDE, font=24, bar=23, label_gap=28)
    return replace(SLIDE, font=24, bar=27, label_gap=32) if bars > _FEW_BARS else SLIDE
