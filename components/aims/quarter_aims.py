"""On the card of a quarter: what the actions located there aim at."""

import streamlit as st

from components.aims.lines import aiming_actions, intention
from components.links import link
from components.page import READABLE_WIDTH
from components.texts import plain
from data.base.formats import counted, typeset
from data.mandate.aims.views import QuarterAims


def quarter_aims(view: QuarterAims, *, quarter: str) -> None:
    """Draw the indicators aimed at from a quarter, each with its actions."""
    st.subheader("Ce que visent les actions d’ici", anchor=False)
    st.markdown(typeset(view.answer), width=READABLE_WIDTH)
    for code, title, actions in view.groups:
        with st.expander(plain(f"{title} · {counted(len(actions), 'action')}")):
            aiming_actions(actions, quarter=quarter)
            link(
                "indicators",
                "Voir l’indicateur",
                icon=":material/monitoring:",
                params={"indicateur": code},
            )
    if view.groups:
        intention(is_simulated=view.is_simulated)
