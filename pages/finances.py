"""Finances page: whether the accounts keep the targets that the promises rest on."""

import streamlit as st

from components.chart_frame import draw
from components.finances_parts import budget_picker, provenance, ratio_table, reading_lines
from components.page import empty_state, page_header
from components.texts import note, plain
from data.finances.service import finances_view
from pages.context import current_scope, load

QUESTION = "La ville peut-elle payer ses promesses ?"

scope = current_scope()
town = load(finances_view, scope)
if town.is_empty:
    page_header(QUESTION, "Les comptes ne permettent pas de répondre.")
    empty_state(town.answer)
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

st.subheader(f"Chaque budget devant les cibles, comptes {view.year}")
reading_lines(view.readings)
ratio_table(view.rows, [definition.label for definition in view.definitions], view.year or 0)
for sentence in view.notes:
    note(plain(sentence))

provenance(view)
