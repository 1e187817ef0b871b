"""Quartiers prioritaires: whether they catch up with the agglomeration, and what is known there."""

import streamlit as st

from components.local_territories import local_territories as draw_local
from components.located import contract_link, located_actions
from components.method import Method
from components.page import page_header
from components.priority_history import priority_history as draw_history
from components.quarter_panel import quarter_panel
from components.quarter_pickers import (
    NAMES,
    map_drawing,
    quarter_filters,
    quarter_pickers,
)
from components.sources import sources_expander
from components.texts import plain
from components.url import restore
from data.exporters.maps import WRITERS
from data.indicators.service import neighbourhoods_view
from data.mandate.contract.service import has_contract
from data.mandate.service import located_actions as actions_here
from data.territories.local.service import local_territories
from data.territories.priority.service import priority_history
from pages.context import current_scope, load
from pages.quarter_maps import maps_of
from pages.quarters_unknown import QUESTION, what_is_known

scope = current_scope()
restore(NAMES)
drawing = map_drawing()
view = load(neighbourhoods_view, scope, **quarter_filters(), drawing=drawing)
if view.is_empty:
    what_is_known(scope)
    st.stop()

page_header(QUESTION, view.answer)
quarter_pickers(view)
if view.map and view.card and view.indicator:
    quarter_panel(view, view.indicator, view.card, maps_of(scope, view, drawing), WRITERS)
    located_actions(load(actions_here, scope, view.card.code), name=view.card.name)
    draw_local(load(local_territories, scope))
    draw_history(load(priority_history, scope))
    if load(has_contract, scope):
        contract_link()
    sources_expander(
        view.sources,
        method=plain(view.method),
        links=(("Les classes de la carte", Method.CLASSES), ("Les écoles", Method.SCHOOLS)),
    )
