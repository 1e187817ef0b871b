"""Where the ratios come from: formulas, thresholds, amounts, sources."""

import pandas as pd
import streamlit as st

from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.chart import Cell, Table
from data.base.formats import quantity
from data.finances.views import FinancesView


def provenance(view: FinancesView) -> None:
    """Open the ratios to their formulas, the accounts that make them and their sources."""
    with st.expander("D’où viennent ces chiffres", icon=":material/menu_book:"):
        if view.is_simulated:
            st.markdown(f"Comptes de démonstration : {SIMULATED_BADGE}")
        for definition in view.definitions:
            st.markdown(f"**{definition.label}** : {definition.formula}")
            note("  \n".join(map(plain, (definition.reference, *definition.thresholds))))
        st.markdown("**Montants des comptes**, en euros, hors produits de cessions")
        st.table(_amounts(view.accounts), border="horizontal", hide_index=True)
        for source in view.sources:
            note(plain(source.citation))


def _amounts(table: Table) -> pd.DataFrame:
    """Write the amounts to the cent; years stay plain."""
    return pd.DataFrame(
        [[_amount(cell) for cell in row] for row in table.rows],
        columns=list(table.columns),
    ).fillna("n. d.")


def _amount(cell: Cell) -> Cell:
    """Write a cell of a still table, which is Markdown."""
    if isinstance(cell, float):
        return quantity(cell, "€", 2)
    return plain(cell) if isinstance(cell, str) else cell
