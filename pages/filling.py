"""What a page without content asks for: the steps that bring it."""

import streamlit as st

from components.texts import note, plain
from data.overview.service import first_steps_view


def what_fills(*keys: str) -> None:
    """Say what to bring so that the page is filled, by the keys of the first steps."""
    steps = [step for step in first_steps_view().steps if step.key in keys]
    with st.container(border=True):
        st.markdown(":material/info: Ce qui remplira cette page :")
        for step in steps:
            st.markdown(f"- **{plain(step.title)}** ({plain(step.files)}). {plain(step.where)}")
        note("La page « Premiers pas » dit ce que la base tient déjà, et ce qui peut la suivre.")
