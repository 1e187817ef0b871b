"""The parts of the finances page, one drawn at a time; the URL says which (``partie``)."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.url import read, write

SAVINGS, DEBT, STRUCTURE = "epargne", "dette", "structure"
LEGAL, COMPARISON, BUDGETS = "ratios", "comparaison", "budgets"
PARTS: Mapping[str, str] = {
    SAVINGS: "Épargne",
    DEBT: "Dette",
    STRUCTURE: "Structure",
    LEGAL: "Ratios légaux",
    COMPARISON: "Comparaison",
    BUDGETS: "Budgets",
}
_NAME = "partie"
_WIDGET = "finances-parts"


def page_part() -> tuple[str, DeltaGenerator]:
    """Draw the tabs; return the part asked for and its place.

    Only that one is to be drawn: the others are neither computed nor sent until they are opened.
    """
    asked = read(_NAME, PARTS, SAVINGS)
    st.session_state[_WIDGET] = PARTS[asked]
    tabs = st.tabs(list(PARTS.values()), key=_WIDGET, on_change=_store)
    return asked, tabs[list(PARTS).index(asked)]


def _store() -> None:
    """Write the part that was opened into the URL; the first leaves it."""
    name = next(one for one, label in PARTS.items() if label == st.session_state[_WIDGET])
    write(_NAME, None if name == SAVINGS else name)
