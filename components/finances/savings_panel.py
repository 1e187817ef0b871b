"""The part « Épargne »: where the savings come from."""

import streamlit as st

from components.chart_frame import draw
from components.finances.amount_links import amount_links
from components.texts import note, plain
from data.finances.views.parts import SavingsView

_AMOUNTS = {
    "operating_revenue": "Recettes",
    "operating_spending": "Dépenses",
    "management_savings": "Épargne de gestion",
    "gross_savings": "Épargne brute",
    "loan_repayments": "Remboursements",
    "net_savings": "Épargne nette",
}


def savings_panel(view: SavingsView, budget: str) -> None:
    """Draw the effet de ciseaux, the steps down to the épargne nette, the rate of each budget."""
    left, right = st.columns(2, gap="large")
    with left:
        draw(view.scissors, key="effet-de-ciseaux")
    with right:
        draw(view.waterfall, key="cascade-epargne")
        note(plain(view.reminder))
    amount_links(_AMOUNTS, year=view.year, budget=budget)
    draw(view.rate, key="taux-epargne-brute")
