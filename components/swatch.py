"""Small squares of colour that tie a legend's words to a picture."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from components.texts import note

_SIZE = 18


@dataclass(frozen=True)
class LegendItem:
    """A line of a legend: ``fill`` is a colour or a reference to one of ``definitions``."""

    words: str
    fill: str
    outline: str
    definitions: str = ""


def legend(items: Iterable[LegendItem]) -> None:
    """Draw a legend on as many lines as it needs, each swatch beside its words."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for item in items:
            with st.container(
                horizontal=True, gap="xsmall", vertical_alignment="center", width="content"
            ):
                st.image(swatch_svg(item), width=_SIZE, alt="")
                note(item.words)


def swatch_svg(item: LegendItem) -> str:
    """Return a swatch as an SVG image."""
    side = _SIZE - 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}">'
        f"<defs>{item.definitions}</defs>"
        f'<rect x="1" y="1" width="{side}" height="{side}" rx="3" fill="{item.fill}" '
        f'stroke="{item.outline}"/></svg>'
    )


def hatch_pattern(name: str, paper: str, ink: str) -> str:
    """Return the SVG definition of a hatching, drawn with ``ink`` on ``paper``."""
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{paper}"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{ink}" stroke-width="3"/></pattern>'
    )
