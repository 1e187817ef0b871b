"""Indicateurs: what is measured and where it stands; open the sheet of one, add one's own."""

import streamlit as st

from components.links import link
from components.page import empty_state
from components.texts import plain
from data.indicators.errors import UnknownIndicatorError
from pages.context import current_scope
from pages.indicator_parts import draw_adding, draw_catalogue, draw_indicator

scope = current_scope()
code = st.query_params.get("indicateur")
is_adding = "ajouter" in st.query_params

if code or is_adding:
    link("indicators", "Tous les indicateurs", icon=":material/arrow_back:")
if code:
    try:
        draw_indicator(code, scope)
    except UnknownIndicatorError as error:
        empty_state(plain(str(error)), page="indicators", label="Voir tous les indicateurs")
elif is_adding:
    draw_adding(scope)
else:
    draw_catalogue(scope)
