"""How a page opens: its question, its answer, or what would fill it."""

import streamlit as st

from components.links import link
from components.simulated import SIMULATED_BADGE
from data.base.formats import typeset

READABLE_WIDTH = 820
"""About 75 to 90 characters a line, in pixels."""


def page_header(question: str, answer: str, *, is_simulated: bool = False) -> None:
    """Open a page with its question and the one sentence that answers it.

    ``is_simulated`` marks an answer made of invented figures, for a page whose every part does not.
    """
    st.title(typeset(question), anchor=False)
    mark = f" {SIMULATED_BADGE}" if is_simulated else ""
    st.markdown(f"{typeset(answer)}{mark}", width=READABLE_WIDTH)


def empty_state(sentence: str, *, page: str | None = None, label: str | None = None) -> None:
    """Say why there is nothing to see, and where to go instead."""
    with st.container(border=True):
        st.markdown(f":material/info: {typeset(sentence)}")
        if page and label:
            link(page, label)
