"""The colours, one meaning each, in a light and a dark set.

The stages keep the same order and colours everywhere; they stay apart for colour-blind eyes, and
an outline at 3:1 or more surrounds the pale ones. No colour ever speaks without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, eq=False)
class Palette:
    """Colours by role; there are two of them, each equal to itself only, so they can be keys.

    Attributes:
        fills: colour of a segment, a line or a mark, by its role; ``part_1`` to ``part_6`` are the
            parts of a whole in the order that its own legend says.
        on_fills: colour of the text written inside a segment.
        outline: around every segment.
        track: behind a bar.
        classes: five steps of one hue, from the least to the most.
    """

    ink: str
    muted: str
    paper: str
    rule: str
    outline: str
    track: str
    accent: str
    missing: str
    land: str
    fills: Mapping[str, str]
    on_fills: Mapping[str, str]
    classes: tuple[str, ...]


LIGHT = Palette(
    ink="#1A2230",
    muted="#566072",
    paper="#FFFFFF",
    rule="#D9DEE5",
    outline="#6B7688",
    track="#EDF0F4",
    accent="#17496B",
    missing="#D5D9DF",
    land="#F6F4EF",
    fills={
        "done": "#0F5C4A",
        "in_progress": "#3D8FD6",
        "upcoming": "#C3CCDA",
        "paused": "#E3B23C",
        "blocked": "#C8401F",
        "dropped": "#FFFFFF",
        "elapsed": "#7C8798",
        "met": "#17496B",
        "missed": "#C8401F",
        "unknown": "#7C8798",
        "main": "#17496B",
        "comparator": "#566072",
        "revenue": "#17496B",
        "spending": "#C8401F",
        "target": "#1A2230",
        "mark": "#566072",
        "state": "#17496B",
        "epci": "#6FA3CB",
        "town": "#F0C987",
        "other": "#E9E4EF",
        "part_1": "#17496B",
        "part_2": "#79B4DE",
        "part_3": "#F0C05A",
        "part_4": "#9C4A1A",
        "part_5": "#4F9D94",
        "part_6": "#DDE1E7",
    },
    on_fills={
        "done": "#FFFFFF",
        "in_progress": "#0B1524",
        "upcoming": "#1A2230",
        "paused": "#1A2230",
        "blocked": "#FFFFFF",
        "dropped": "#1A2230",
        "unknown": "#0B1524",
        "main": "#FFFFFF",
        "state": "#FFFFFF",
        "epci": "#0B1524",
        "town": "#1A2230",
        "other": "#1A2230",
        "part_1": "#FFFFFF",
        "part_2": "#0B1524",
        "part_3": "#0B1524",
        "part_4": "#FFFFFF",
        "part_5": "#0B1524",
        "part_6": "#0B1524",
    },
    classes=("#D6E6F2", "#A6C8E1", "#6FA3CB", "#3B79A8", "#17496B"),
)

DARK = Palette(
    ink="#E8ECF2",
    muted="#A9B4C4",
    paper="#10161F",
    rule="#33404F",
    outline="#93A0B2",
    track="#232E3B",
    accent="#7FB8E0",
    missing="#4A5563",
    land="#1B2430",
    fills={
        "done": "#3FB797",
        "in_progress": "#4C9AE0",
        "upcoming": "#566478",
        "paused": "#E3B23C",
        "blocked": "#E86A48",
        "dropped": "#10161F",
        "elapsed": "#8794A6",
        "met": "#7FB8E0",
        "missed": "#E86A48",
        "unknown": "#8794A6",
        "main": "#7FB8E0",
        "comparator": "#A9B4C4",
        "revenue": "#7FB8E0",
        "spending": "#E86A48",
        "target": "#E8ECF2",
        "mark": "#A9B4C4",
        "state": "#7FB8E0",
        "epci": "#3B79A8",
        "town": "#F0C987",
        "other": "#E9E4EF",
        "part_1": "#3178AC",
        "part_2": "#B5DCF7",
        "part_3": "#E9BD52",
        "part_4": "#A8541F",
        "part_5": "#66BDB0",
        "part_6": "#5B687B",
    },
    on_fills={
        "done": "#06120E",
        "in_progress": "#06101A",
        "upcoming": "#FFFFFF",
        "paused": "#1A1405",
        "blocked": "#1F0A04",
        "dropped": "#E8ECF2",
        "unknown": "#06101A",
        "main": "#06101A",
        "state": "#06101A",
        "epci": "#FFFFFF",
        "town": "#1A1405",
        "other": "#1A2230",
        "part_1": "#FFFFFF",
        "part_2": "#06101A",
        "part_3": "#06101A",
        "part_4": "#FFFFFF",
        "part_5": "#06101A",
        "part_6": "#FFFFFF",
    },
    classes=("#23455F", "#2F6488", "#4587B3", "#74AED3", "#B5D8EE"),
)


def palette() -> Palette:
    """Return the colours of the theme that the reader sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT
