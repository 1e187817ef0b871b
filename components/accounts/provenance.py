"""Which accounts a figure comes from, on one line."""

from typing import Any

import streamlit as st

from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import MISSING, quantity
from data.finances.opening.views import Provenance


def provenance_line(one: Provenance) -> None:
    """Say the publication, its state, its population and its source."""
    people = quantity(one.population, "habitants") if one.population else MISSING
    mark = f" · {SIMULATED_BADGE}" if one.is_simulated else ""
    st.markdown(f"**{plain(one.label)}**, {one.state} · population : {people}{mark}")
    note(f"Source : {plain(one.source or 'non citée')}")


def right_aligned(*names: str) -> dict[str, Any]:
    """Return the configuration of columns of numbers, written in French."""
    return {name: st.column_config.TextColumn(alignment="right") for name in names}
