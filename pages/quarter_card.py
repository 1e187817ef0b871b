"""Fiche du quartier: all that is known of one quarter, on one screen and one printed page."""

import streamlit as st

from components.aims.quarter_aims import quarter_aims as draw_aims
from components.page import empty_state, page_header
from components.quarter.identity import identity_card, identity_head, identity_notes, pdf_button
from components.quarter.whole import whole_figures
from components.sources import sources_expander
from components.texts import plain
from components.url import buttons, choice, restore
from data.indicators.words import PERIMETERS
from data.mandate.aims.service import quarter_aims
from data.mandate.service import is_belgian
from data.overview.quarter_sheet.service import quarter_sheet
from pages.context import current_scope, load

TITLE = "Fiche du quartier"
QUARTER = "quartier"
NOT_CONCERNED = "Sans objet : les quartiers prioritaires sont un dispositif français."
NOTHING = "Aucun quartier prioritaire n’est connu à cette date : le fichier des contours le dira."
_MOST_BUTTONS = 4

scope = current_scope()
if load(is_belgian, scope):
    page_header(TITLE, NOT_CONCERNED)
    st.stop()
restore((QUARTER,))
sheet = load(quarter_sheet, scope, st.query_params.get(QUARTER))
if sheet is None:
    page_header(TITLE, "Il n’y a pas encore de fiche.")
    empty_state(NOTHING, page="imports", label="Importer ce fichier")
    st.stop()

quarters = {one.code: one.label for one in sheet.identity.quarters}
head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    first = sheet.identity.quarters[0].code
    if len(quarters) <= _MOST_BUTTONS:
        buttons("Quartier", quarters, key=QUARTER, default=first, is_label_shown=False)
    else:
        choice("Quartier", quarters, key=QUARTER, default=first, width=420)
    pdf_button(sheet)
with head:
    identity_head(sheet)
identity_card(sheet)
identity_notes(sheet)
whole_figures(sheet.identity)
draw_aims(load(quarter_aims, scope, sheet.identity.code), quarter=sheet.identity.code)
sources_expander(sheet.identity.sources, method=plain(PERIMETERS))
