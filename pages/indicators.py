"""Indicateurs: what is measured and where it stands; open the sheet of one of them."""

import streamlit as st

from components.indicators.listing import (
    bare_indicators,
    indicator_filters,
    indicator_picker,
    indicator_table,
)
from components.indicators.sheet import indicator_sheet as draw_sheet
from components.links import link
from components.page import empty_state, page_header
from components.texts import plain
from data.indicators.errors import UnknownIndicatorError
from data.indicators.service import indicator_sheet, indicators_view
from data.indicators.views import IndicatorFilters
from pages.context import current_scope, load

QUESTION = "Que mesure-t-on, et où en est-on ?"
NOTHING_YET = (
    "Rien n’est encore mesuré ici à cette date. Un tableau d’indicateurs remplira cette page : "
    "une ligne par valeur, avec l’indicateur, le territoire, l’année et la valeur."
)

scope = current_scope()
code = st.query_params.get("indicateur")

if code:
    link("indicators", "Tous les indicateurs", icon=":material/arrow_back:")
    try:
        draw_sheet(load(indicator_sheet, scope, code))
    except UnknownIndicatorError as error:
        empty_state(plain(str(error)), page="indicators", label="Voir tous les indicateurs")
else:
    everything = load(indicators_view, scope, IndicatorFilters())
    page_header(QUESTION, everything.answer)
    if not everything.total:
        empty_state(NOTHING_YET, page="imports", label="Importer des indicateurs")
        bare_indicators(everything.bare, is_filtered=False)
        st.stop()
    filters = indicator_filters(everything)
    view = load(indicators_view, scope, filters)
    if view.lines:
        indicator_picker(view.lines)
        indicator_table(view.lines)
    else:
        empty_state("Aucun indicateur mesuré ne correspond : enlevez un filtre, ou affichez tout.")
    bare_indicators(view.bare, is_filtered=filters != IndicatorFilters())
