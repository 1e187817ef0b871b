"""Sizes and the common dress of every figure."""

from dataclasses import dataclass
from html import escape
from typing import Any

from components.palette import Palette

FONT = "Public Sans, Segoe UI, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Style:
    """Sizes in pixels: for a page read at a desk, or a slide read from the last row."""

    font: int
    bar: int
    label_gap: int
    line_height: int
    line_width: float


SCREEN = Style(font=14, bar=18, label_gap=24, line_height=300, line_width=2.5)
SLIDE = Style(font=26, bar=44, label_gap=46, line_height=620, line_width=5)


def safe(text: str) -> str:
    """Return text that a figure shows as it is: its own markup is never the reader's."""
    return escape(text, quote=False).replace("%{", "%\u200b{")


def dressed(figure: Any, style: Style, colours: Palette, height: int) -> Any:
    """Give a figure its font, height, French separators and bare background."""
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": style.font, "color": colours.ink},
        separators=",\u202f",
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": style.font}},
    )
    return figure
