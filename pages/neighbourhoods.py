"""Quartiers prioritaires: whether they catch up with the agglomeration, and what is known there."""

import streamlit as st

from components.links import link
from components.located import contract_link, located_actions
from components.map_panel import map_panel
from components.page import empty_state, page_header
from components.quarter_card import fragile_quarters, quarter_details
from components.quarter_panel import quarter_panel
from components.quarter_pickers import (
    NAMES,
    choose_quarter,
    map_drawing,
    quarter_filters,
    quarter_pickers,
)
from components.sources import sources_expander
from components.texts import plain
from components.url import restore
from data.base.formats import counted
from data.base.views import Scope
from data.exporters.maps import WRITERS
from data.indicators.service import neighbourhoods_view, outlined_quarters
from data.mandate.contract.service import has_contract
from data.mandate.service import is_belgian
from data.mandate.service import located_actions as actions_here
from data.overview.service import first_steps_view
from pages.context import current_scope, load
from pages.filling import what_fills
from pages.quarter_maps import maps_of

TITLE = "Quartiers prioritaires"
QUESTION = "Les quartiers prioritaires rattrapent-ils l’agglomération ?"
NONE_KNOWN = "Aucun quartier prioritaire n’est connu à cette date."
UNMEASURED = "Rien n’y est encore mesuré."
UNPLACED = (
    "Des statistiques sont là, pour des quartiers de 2015 ; rien ne dit encore à quels quartiers "
    "de 2024 ils répondent : la liste de correspondance de l’ANCT le dira."
)
CORRESPONDENCE = (
    "Ce qui remplira cette page : **la liste de correspondance entre quartiers de 2015 et de "
    "2024** (CSV, XLSX ou ODS). data.gouv.fr, ANCT, à côté des contours des quartiers."
)
NOT_CONCERNED = (
    "Sans objet : les quartiers prioritaires de la politique de la ville sont un dispositif "
    "français."
)


def _what_is_known(scope: Scope) -> None:
    """Draw what little the base knows of quarters, and say what to bring next."""
    has_statistics = any(
        step.key == "quarter_statistics" and step.is_done for step in first_steps_view().steps
    )
    outlined = load(outlined_quarters, scope)
    known = NONE_KNOWN
    if outlined:
        drawn = counted(len(outlined.features), "quartier prioritaire", "quartiers prioritaires")
        known = f"On ne peut pas encore le dire : les contours de **{drawn}** sont connus."
    page_header(QUESTION, f"{known} {UNPLACED if has_statistics else UNMEASURED * bool(outlined)}")
    if has_statistics and outlined:
        empty_state(CORRESPONDENCE)
    elif has_statistics:
        what_fills("outlines")
    elif outlined:
        what_fills("quarter_statistics", "town_statistics")
    else:
        what_fills("outlines", "quarter_statistics", "town_statistics")
    link("imports", "Importer ces fichiers", icon=":material/upload_file:")
    if outlined:
        map_panel(outlined, key="carte", on_click=choose_quarter)


scope = current_scope()
restore(NAMES)
drawing = map_drawing()
view = load(neighbourhoods_view, scope, **quarter_filters(), drawing=drawing)
if view.is_empty:
    if load(is_belgian, scope):
        page_header(TITLE, NOT_CONCERNED)
    else:
        _what_is_known(scope)
    st.stop()

page_header(QUESTION, view.answer)
quarter_pickers(view)
if view.map and view.card and view.indicator:
    quarter_panel(view, view.indicator, view.card, maps_of(scope, view, drawing), WRITERS)
    located_actions(load(actions_here, scope, view.card.code), name=view.card.name)
    quarter_details(view.card)
    fragile_quarters(view.fragile)
    if load(has_contract, scope):
        contract_link()
    sources_expander(view.sources, method=plain(view.method))
