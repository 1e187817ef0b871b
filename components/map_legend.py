"""The legend of the map: each class with its swatch, its bounds and its count."""

from collections.abc import Sequence

import streamlit as st

from components.palette import LIGHT
from components.texts import note
from data.territories.views import LegendEntry, MapStatus

HATCH_ID = "hatch"
_SIZE = 18
# Which steps of the five to use, so that a few classes stay as far apart as many.
_STEPS = {1: (3,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}


def class_colours(count: int) -> tuple[str, ...]:
    """Return the colours of so many classes, from the lightest; the map is always on paper."""
    return tuple(LIGHT.classes[step] for step in _STEPS.get(count, range(len(LIGHT.classes))))


def hatch_svg() -> str:
    """Return the hatching that stands for « not applicable », as an SVG definition."""
    return (
        f'<defs><pattern id="{HATCH_ID}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{LIGHT.paper}"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{LIGHT.outline}" stroke-width="3"/>'
        "</pattern></defs>"
    )


def fill_of(status: MapStatus, class_index: int | None, count: int) -> str:
    """Return the colour of a feature: its class, grey when missing, hatching when no object."""
    if status is MapStatus.NOT_APPLICABLE:
        return f"url(#{HATCH_ID})"
    if status is MapStatus.MISSING or class_index is None:
        return LIGHT.missing
    return class_colours(count)[class_index]


def map_legend(entries: Sequence[LegendEntry]) -> None:
    """Draw the classes from the lowest, then what has no value, each with its count."""
    count = sum(entry.class_index is not None for entry in entries)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        for entry in entries:
            with st.container(
                horizontal=True, gap="xsmall", vertical_alignment="center", width="content"
            ):
                st.image(_swatch(fill_of(entry.status, entry.class_index, count)), width=_SIZE)
                note(f"{entry.label} ({entry.count})")


def _swatch(fill: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}">{hatch_svg()}'
        f'<rect x="1" y="1" width="{_SIZE - 2}" height="{_SIZE - 2}" fill="{fill}" '
        f'stroke="{LIGHT.ink}"/></svg>'
    )
