"""The one button of a form that does what the form is for."""

from typing import Literal

import streamlit as st


def emphasis() -> Literal["primary", "secondary"]:
    """Return the type of that button.

    Streamlit writes a primary button in white on the theme's main colour. In the dark theme this
    colour is also that of chosen tabs, light enough to be read there, and too light under white.
    """
    return "secondary" if st.context.theme.type == "dark" else "primary"
