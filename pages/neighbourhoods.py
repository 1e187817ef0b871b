"""Quartiers prioritaires: whether they catch up with the agglomeration, and what is known there."""

import streamlit as st

from components.located import contract_objectives, located_actions
from components.page import page_header
from components.quarter_card import fragile_quarters, quarter_details
from components.quarter_panel import quarter_panel
from components.quarter_pickers import NAMES, quarter_filters
from components.sources import sources_expander
from components.texts import plain
from components.url import restore
from data.indicators.service import neighbourhoods_view
from data.mandate.service import contract_objectives as contract
from data.mandate.service import is_belgian
from data.mandate.service import located_actions as actions_here
from pages.context import current_scope, load
from pages.filling import what_fills

TITLE = "Quartiers prioritaires"
QUESTION = "Les quartiers prioritaires rattrapent-ils l’agglomération ?"
NONE_KNOWN = "Aucun quartier prioritaire n’est connu à cette date."
NOT_CONCERNED = (
    "Sans objet : les quartiers prioritaires de la politique de la ville sont un dispositif "
    "français."
)

scope = current_scope()
choices = load(neighbourhoods_view, scope)
if choices.is_empty or choices.indicator is None:
    is_concerned = not load(is_belgian, scope)
    page_header(QUESTION if is_concerned else TITLE, NONE_KNOWN if is_concerned else NOT_CONCERNED)
    if is_concerned:
        what_fills("outlines", "quarter_statistics", "town_statistics")
    st.stop()

restore(NAMES)
head = st.container()
filters = quarter_filters(
    choices, lambda indicator: load(neighbourhoods_view, scope, indicator=indicator).periods
)
view = load(neighbourhoods_view, scope, **filters)
with head:
    page_header(QUESTION, view.answer)

if view.map and view.card and view.indicator:
    quarter_panel(view.indicator, view.map, view.card)
    located_actions(load(actions_here, scope, view.card.code), name=view.card.name)
    quarter_details(view.card)
    fragile_quarters(view.fragile)
    if objectives := load(contract, scope):
        contract_objectives(objectives)
    sources_expander(view.sources, method=plain(view.method))
