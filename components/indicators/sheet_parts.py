"""The parts of an indicator's sheet, one shown at a time; the URL says which (``partie``)."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.url import read, write

PARTS = {
    "evolution": "Évolution",
    "actions": "Actions qui le visent",
    "cibles": "Cibles",
    "valeurs": "Valeurs",
    "fiche": "Fiche et suivi",
}
_FIRST = "evolution"
_NAME = "partie"


def sheet_parts(code: str) -> Sequence[DeltaGenerator]:
    """Return a place for each part, in the order of ``PARTS``, the one asked for in front.

    Args:
        code: of the indicator; another sheet opens on its own first part.
    """
    widget = f"sheet-parts-{code}"
    st.session_state[widget] = PARTS[read(_NAME, PARTS, _FIRST)]
    return st.tabs(list(PARTS.values()), key=widget, on_change=_store, args=(widget,))


def _store(widget: str) -> None:
    """Write the part that was opened into the URL; the first leaves it."""
    name = next(one for one, label in PARTS.items() if label == st.session_state[widget])
    write(_NAME, None if name == _FIRST else name)
