"""Finances page: whether the accounts keep the targets that the promises rest on."""

import streamlit as st

from components.chart_frame import draw
from components.finances_parts import (
    budget_picker,
    provenance,
    ratio_table,
    reading_lines,
    received_accounts,
)
from components.links import link
from components.method import Method, method_links
from components.page import empty_state, page_header
from components.texts import note, plain
from data.finances.service import finances_view
from data.finances.words import NO_ACCOUNTS
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills

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
    received_accounts(town.received)
    st.stop()

page_header(QUESTION, plain(town.answer))
budget = budget_picker(town.choices)
view = town if budget == town.budget else load(finances_view, scope, budget=budget)

draw(view.targets, key="cibles")

left, right = st.columns(2, gap="large")
with left:
    draw(view.scissors, key="effet-de-ciseaux")
with right:
    draw(view.debt_years, key="desendettement")

draw(view.savings_rate, key="taux-epargne-brute")

before_targets = " devant les cibles" if view.has_targets else ""
st.subheader(f"Chaque budget{before_targets}, comptes {view.year}")
reading_lines(view.readings)
ratio_table(view.rows, [definition.label for definition in view.definitions], view.year or 0)
for sentence in view.notes:
    note(plain(sentence))

received_accounts(view.received)
provenance(view)
method_links(("Épargne et désendettement", Method.SAVINGS), key="finances", with_all=True)
