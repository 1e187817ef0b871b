"""Finances page: whether the accounts keep the targets that the promises rest on."""

import streamlit as st

from components.finances.budget_picker import budget_picker
from components.finances.page_parts import page_part
from components.finances.received import received_accounts
from components.finances.targets_panel import targets_panel
from components.links import link
from components.method import Method, method_links
from components.page import empty_state, page_header
from components.texts import plain
from data.finances.service import finances_view
from data.finances.words import NO_ACCOUNTS
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills
from pages.finances_parts import draw_part

QUESTION = "La ville peut-elle payer ses promesses ?"
NOT_CONCERNED = (
    "Sans objet : ces ratios et leurs repères suivent la comptabilité des communes françaises, "
    "et ne se calculent pas sur des comptes wallons."
)

scope = current_scope()
town = load(finances_view, scope)
if town.is_empty:
    if load(is_belgian, scope):
        page_header("Ratios et trajectoire", NOT_CONCERNED)
        st.stop()
    page_header(QUESTION, "Les comptes ne permettent pas de répondre.")
    if town.received.sets or town.answer == NO_ACCOUNTS:
        empty_state(plain(town.answer), page="imports", label="Importer des comptes")
    else:
        what_fills("accounts")
        link("imports", "Importer des comptes", icon=":material/upload_file:")
    received_accounts(town.received, is_alone=True)
    st.stop()

page_header(QUESTION, plain(town.answer))
budget = budget_picker(town.choices)
view = town if budget == town.budget else load(finances_view, scope, budget=budget)
targets_panel(view.targets, is_said=view.budget == town.budget)
part, place = page_part()
with place:
    draw_part(part, view, scope)
method_links(
    ("Épargne et désendettement", Method.SAVINGS),
    ("Structure et profil de la dette", Method.DEBT_PROFILE),
    key="finances",
    with_all=True,
)
