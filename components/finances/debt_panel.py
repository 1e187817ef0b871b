"""The part « Dette »: what it weighs, what is left, when it falls due, to whom."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.chart_frame import draw
from components.finances.amount_links import amount_links
from components.texts import note, plain
from components.url import buttons
from data.finances.debt.views import DebtCut, DebtView
from data.finances.debt.words import CUTS

_PARAMETER = "profil"
_AMOUNTS = {
    "debt": "Encours de dette",
    "debt_annuity": "Annuité",
    "loan_repayments": "Remboursements",
    "financial_charges": "Charges financières",
    "new_loans": "Emprunts nouveaux",
}
_KEYS = ("desendettement", "desendettement-ensemble")


def cut_asked() -> DebtCut:
    """Return what the parts of the schedule are; the URL says it before the picker is drawn."""
    asked = st.query_params.get(_PARAMETER)
    return DebtCut(asked) if asked in set(DebtCut) else DebtCut.NATURE


def debt_panel(view: DebtView, *, year: int, budget: str) -> None:
    """Draw the debt of the years known, then that of the years to come."""
    pictures = (*zip(_KEYS, view.weights, strict=False), ("encours-de-dette", view.outstanding))
    for place, (key, chart) in zip(_places(len(pictures)), pictures, strict=True):
        with place:
            draw(chart, key=key)
    amount_links(_AMOUNTS, year=year, budget=budget)
    st.subheader("Profil de la dette", divider="gray")
    if view.due is None:
        note(plain(view.why))
    else:
        words = {str(cut): text for cut, text in CUTS.items()}
        buttons("Chaque année, montrer", words, key=_PARAMETER, default=str(DebtCut.NATURE))
        draw(view.due, key="profil-de-la-dette")
        places = st.columns(len(view.shares), gap="large")
        for rank, (place, share) in enumerate(zip(places, view.shares, strict=True)):
            with place:
                draw(share, key=f"part-de-la-dette-{rank}")
    for sentence in view.assumptions:
        note(plain(sentence))


def _places(count: int) -> list[DeltaGenerator]:
    """Return places two a row; the last one, alone on its row, takes half of it too."""
    found: list[DeltaGenerator] = []
    while len(found) < count:
        found += st.columns(2, gap="large")
    return found[:count]
