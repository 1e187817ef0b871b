"""Investments page: what is planned, voted, paid, for which actions and where."""

import streamlit as st

from components.investments.form import operation_form, show_notice
from components.investments.operation import operation_sheet
from components.links import link
from components.page import empty_state, page_header
from components.texts import plain
from components.url import buttons, restore
from data.finances.investments.errors import UnknownOperationError
from data.finances.investments.service import (
    investment_choices,
    investments_view,
    operation_view,
    save_operation,
)
from data.finances.investments.words import WHAT_FILLS
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.investments_parts import NAMES, OPERATION, draw_part, parts_of

QUESTION = "Les investissements promis sont-ils payés ?"
NOT_CONCERNED = (
    "Sans objet : le PPI et ses crédits suivent la comptabilité des communes françaises."
)

scope = current_scope()
code = st.query_params.get(OPERATION)
if load(is_belgian, scope):
    page_header("Investissements", NOT_CONCERNED)
elif code:
    link("investments", "Toutes les opérations", icon=":material/arrow_back:")
    show_notice()
    try:
        view = load(operation_view, scope, code)
    except UnknownOperationError as error:
        empty_state(plain(str(error)), page="investments", label="Voir toutes les opérations")
        st.stop()
    operation_sheet(view)
    with st.expander("Modifier cette opération", icon=":material/edit:"):
        choices, is_demo = load(investment_choices, scope), view.is_demonstration
        operation_form(view.held, choices, scope, save_operation, is_demonstration=is_demo)
else:
    restore(NAMES)
    everything = load(investments_view, scope)
    if not everything.operations:
        page_header(QUESTION, everything.answer)
        empty_state(WHAT_FILLS, page="imports", label="Importer un PPI")
    else:
        page_header(QUESTION, everything.answer, is_simulated=everything.is_simulated)
    parts = parts_of(everything)
    part = buttons("Partie", parts, key="partie", default=next(iter(parts)), is_label_shown=False)
    draw_part(part, everything, scope)
