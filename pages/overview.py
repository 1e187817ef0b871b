"""Vue d'ensemble: where the mandate stands, what to look at first."""

import streamlit as st

from components.action_list import check_links, check_rules, shared_links
from components.changes import changes_list, span_picker
from components.chart_frame import draw, picture
from components.links import link
from components.map_panel import small_map
from components.overview_parts import METHOD_LINKS, calendar_panel, groups_panel
from components.page import page_header
from components.sources import sources_expander
from components.texts import note, plain
from data.finances.service import finance_targets
from data.indicators.service import small_map_view
from data.mandate.service import changes_view, mandate_view
from pages.context import current_scope, load
from pages.plan_filling import what_fills_a_plan

scope = current_scope()
view = load(mandate_view, scope)

page_header(view.question, view.answer)
if view.actions:
    picture(view.progress_chart, key="progress")
    note(plain(view.progress_chart.source), is_simulated=view.is_simulated)
else:
    what_fills_a_plan(view.plan, scope.on)

targets, quarters = load(finance_targets, scope), load(small_map_view, scope)
# Without any action, the places of the groups and of the calendar are not left empty.
wide, narrow = st.columns([3, 2], gap="large")
with wide:
    groups_panel(view)
with narrow:
    if view.actions:
        st.subheader("À vérifier d’abord", anchor=False)
        check_links(view.checks)
        check_rules()
    shared_links(view.shared)
with narrow if view.actions else wide:
    if targets.bullets:
        draw(targets, key="cibles", heading="Les cibles financières")
        link("finances", "Voir les finances", icon=":material/account_balance:")

if view.actions:
    soon, where = st.columns([3, 2], gap="large") if quarters else (st.container(), None)
    with soon:
        calendar_panel(view, scope.on)
else:
    where = narrow if targets.bullets else wide
if quarters and where:
    with where:
        small_map(quarters)

if view.is_told:
    changes_list(load(changes_view, scope, scope.on - span_picker()))
if view.actions:
    about = f"\n- **Le document** : {plain(view.plan.note)}" if view.plan.note else ""
    sources_expander(view.sources, method=f"{view.method}{about}", links=METHOD_LINKS)
