"""All that is known of a quarter, beyond its key figures: read there, or taken away."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.texts import note, plain
from data.base.chart import Table
from data.indicators.views.identity import QuarterIdentity

_ROW_HEIGHT = 36
_TALLEST = 420
_FIGURES = "Tous les chiffres connus"
_SCHOOLS = "Écoles et collèges, en détail"


def whole_figures(card: QuarterIdentity) -> None:
    """Draw every figure of the quarter, then its schools, each behind one click."""
    if card.figures.rows:
        with st.expander(f"{_FIGURES} ({len(card.figures.rows)})", icon=":material/table_rows:"):
            _table(card.figures, card.figures_data, key=f"chiffres-{card.code}", title=_FIGURES)
    if card.schools:
        with st.expander(f"{_SCHOOLS} ({len(card.schools)})", icon=":material/school:"):
            note(plain(card.schools_note))
            _table(card.schools_data, card.schools_data, key=f"ecoles-{card.code}", title=_SCHOOLS)


def _table(shown: Table, taken: Table, *, key: str, title: str) -> None:
    """Draw a table in full; what is taken away may hold numbers where it shows words."""
    rows = [dict(zip(shown.columns, row, strict=True)) for row in shown.rows]
    height = min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1))
    st.dataframe(rows, hide_index=True, key=key, height=height)
    data_popover(taken, key=f"{key}-donnees", name=key, notice=Notice(title))
