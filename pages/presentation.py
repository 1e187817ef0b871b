"""Présentation: the projected display, driven by the arrow keys."""

from pathlib import Path

import streamlit as st

from components.links import go
from components.slide import draw_slide
from components.slide_controls import rank_shown, slide_controls
from data.overview.service import presentation
from pages.context import current_scope, load

SECONDS_A_SLIDE = 12

st.html(Path("static/presentation.css"))

scope = current_scope()
slides = load(presentation, scope)

if st.session_state.pop("presentation-left", False):
    go("overview")


def show(is_playing: bool) -> None:
    """Draw the slide of the moment, and the controls that leave it."""
    rank = rank_shown(len(slides), is_playing=is_playing)
    draw_slide(slides[rank - 1], on=scope.on, rank=rank, count=len(slides))
    slide_controls(rank, len(slides), is_playing=is_playing)


playing = bool(st.session_state.get("presentation-playing", False))
st.fragment(show, run_every=SECONDS_A_SLIDE if playing else None, key="diapo")(playing)
