"""Small squares of colour that tie a legend's words to a picture."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from data.base.formats import NO_BREAK_SPACE, typeset

_SIZE = 14


@dataclass(frozen=True)
class LegendItem:
    """A line of a legend: ``fill`` is a colour or a reference to one of ``definitions``."""

    words: str
    fill: str
    outline: str
    definitions: str = ""


def legend(items: Iterable[LegendItem]) -> None:
    """Draw a legend on as many lines as it needs, each swatch beside its words.

    The swatches are images inside one paragraph: nothing for the keyboard to stop at, and no
    alternative to read, since the words say it all.
    """
    parts = []
    for item in items:
        words = typeset(item.words).replace(" ", NO_BREAK_SPACE)
        parts.append(f"![]({_address(item)}){NO_BREAK_SPACE}{words}")
    with st.container(horizontal=True, gap="small"):
        for part in parts:
            st.markdown(f":small[:gray[{part}]]", width="content")


def _address(item: LegendItem) -> str:
    return "data:image/svg+xml;base64," + b64encode(swatch_svg(item).encode()).decode()


def swatch_svg(item: LegendItem) -> str:
    """Return a swatch as an SVG image."""
    side = _SIZE - 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}">'
        f"<defs>{item.definitions}</defs>"
        f'<rect x="1" y="1" width="{side}" height="{side}" rx="2" fill="{item.fill}" '
        f'stroke="{item.outline}"/></svg>'
    )


def hatch_pattern(name: str, paper: str, ink: str) -> str:
    """Return the SVG definition of a hatching, drawn with ``ink`` on ``paper``."""
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{paper}"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{ink}" stroke-width="3"/></pattern>'
    )
