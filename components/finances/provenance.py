"""Where the ratios come from: formulas, thresholds, amounts, sources."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.links import travelling
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.chart import Cell
from data.base.formats import MISSING, quantity
from data.finances.views import FinancesView, RatioRow

_CODES = ("operating_revenue", "operating_spending", "loan_repayments", "debt")
"""Which amount each of the last columns of the accounts is."""


def provenance(view: FinancesView) -> None:
    """Open the ratios to their formulas, the accounts that make them and their sources."""
    with st.expander("D’où viennent ces chiffres", icon=":material/menu_book:"):
        if view.is_simulated:
            st.markdown(f"Comptes de démonstration : {SIMULATED_BADGE}")
        for definition in view.definitions:
            st.markdown(f"**{definition.label}** : {definition.formula}")
            note("  \n".join(map(plain, (definition.reference, *definition.thresholds))))
        st.markdown("**Montants des comptes**, en euros, hors produits de cessions")
        st.table(_amounts(view), border="horizontal", hide_index=True)
        note("Chaque montant s’ouvre, compte par compte, dans un nouvel onglet.")
        for source in view.sources:
            note(plain(source.citation))


def _amounts(view: FinancesView) -> pd.DataFrame:
    """Return the amounts, each a link to the accounts that make it."""
    first = len(view.accounts.columns) - len(_CODES)
    lines = [
        [*map(_plain, line[:first])]
        + [_opened(amount, code, row) for amount, code in zip(line[first:], _CODES, strict=True)]
        for row, line in zip(view.rows, view.accounts.rows, strict=True)
    ]
    return pd.DataFrame(lines, columns=list(view.accounts.columns))


def _plain(cell: Cell) -> Cell:
    return plain(cell) if isinstance(cell, str) else cell


def _opened(amount: Cell, code: str, row: RatioRow) -> str:
    """Write an amount to the cent, a link in the Markdown of a still table."""
    if not isinstance(amount, float):
        return MISSING
    asked = travelling(montant=code, exercice=str(row.year), budget=row.code)
    return f"[{quantity(amount, '€', 2)}](comptes?{urlencode(asked)})"
