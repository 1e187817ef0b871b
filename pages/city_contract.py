"""Contrat de ville: what it invests, what it aims at, what its update must look at."""

import streamlit as st

from components.contract import committee, investments, links, matrix, review
from components.links import link
from components.page import page_header
from components.url import buttons, restore
from data.base.views import Scope
from data.mandate.contract.service import (
    contract_view,
    investments_view,
    links_view,
    review_view,
    save_crossings,
)
from data.mandate.contract.views import ContractView, InvestmentFilters
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills

QUESTION = "Que fait le contrat de ville, et que reste-t-il à y préciser ?"
NOT_CONCERNED = "Sans objet : le contrat de ville est un dispositif français."
NONE_KNOWN = "Aucun contrat de ville n’est connu dans cette base."
NAMES = ("partie", *investments.NAMES, *links.NAMES, *review.NAMES)


def _contract(view: ContractView, scope: Scope) -> None:
    """Draw the answer, then the part chosen."""
    page_header(QUESTION, view.answer)
    parts = {
        "investissements": "Investissements",
        "croisements": "Ambitions et objectifs",
        "liens": "Liens entre documents",
        review.PART: f"Mise à jour {view.year}",
        "comite": "Fiche du comité",
    }
    part = buttons("Partie", parts, key="partie", default="investissements", is_label_shown=False)
    if part == "croisements":
        matrix.matrix_panel(view, scope, save_crossings)
    elif part == "liens":
        links.links_panel(load(links_view, scope))
    elif part == review.PART:
        everything = load(review_view, scope)
        review.review_counters(everything)
        review.review_list(load(review_view, scope, review.reason_choice(everything)), view)
    elif part == "comite":
        committee.committee_panel(view)
    else:
        _investments(scope)


def _investments(scope: Scope) -> None:
    everything = load(investments_view, scope, InvestmentFilters())
    answer = st.container()
    filters = investments.investment_filters(everything)
    view = load(investments_view, scope, filters, investments.dimension_choice())
    answer.markdown(view.answer)
    investments.investments_panel(view)


scope = current_scope()
restore(NAMES)
if load(is_belgian, scope):
    page_header("Contrat de ville", NOT_CONCERNED)
elif contract := load(contract_view, scope):
    _contract(contract, scope)
else:
    page_header("Contrat de ville", NONE_KNOWN)
    what_fills("city_contract")
    link("imports", "Importer ce document", icon=":material/upload_file:")
