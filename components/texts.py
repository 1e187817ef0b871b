"""Text that stays readable, and text that stays text."""

import streamlit as st

from components.simulated import SIMULATED_BADGE
from data.base.formats import escaped, typeset


def note(text: str, *, is_simulated: bool = False) -> None:
    """Write small print: the theme's grey, which keeps 4.5:1 where a caption fades below it."""
    mark = f" · {SIMULATED_BADGE}" if is_simulated else ""
    st.markdown(f":small[:gray[{typeset(text)}{mark}]]")


def plain(text: str) -> str:
    """Return text that Markdown shows as it is: what somebody typed is never markup."""
    return escaped(typeset(text))
