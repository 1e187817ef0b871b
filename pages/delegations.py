"""Délégations: who advances, who needs help, who works with whom."""

import streamlit as st

from components.action_list import action_table, check_links
from components.bar_legend import bar_legend
from components.chart_frame import draw, picture
from components.links import go, link
from components.matrix import transversality_matrix
from components.page import page_header
from components.portfolios import portfolios_expander
from components.texts import plain
from components.url import choice, restore
from data.mandate.service import delegation_view, delegations_view
from pages.context import current_scope, load
from pages.plan_filling import what_fills_a_plan

ALL = "toutes"

scope = current_scope()
view = load(delegations_view, scope)
group = view.plan.words.group
titles = {ALL: f"Ensemble, par {group}"} | {line.code: line.title for line in view.delegations}

restore(["delegation"])
head = st.container()
chosen = choice(group.capitalize(), titles, key="delegation", default=ALL)

if chosen == ALL:
    with head:
        page_header(view.question, view.answer)
    if view.is_empty:
        what_fills_a_plan(view.plan, scope.on)
    if view.chart.rows:
        draw(
            view.chart, key="delegations", on_choice=lambda code: go("delegations", delegation=code)
        )
    if view.cells:
        transversality_matrix(view)
    portfolios_expander(view.portfolios)
else:
    one = load(delegation_view, scope, chosen)
    with head:
        page_header(plain(one.line.full_title), one.answer)
    main, side = st.columns([3, 2], gap="large")
    with main:
        if one.chart.rows:
            bar_legend(one.chart)
            picture(one.chart, key="delegation-stages")
    with side:
        st.subheader("À vérifier d’abord", anchor=False)
        check_links(one.line.checks, delegation=chosen)
    st.subheader("Ce qu’elle pilote" if one.is_delegation else "Actions", anchor=False)
    action_table(one.actions, key="pilotees", hidden=["Pilote"])
    if one.supported:
        st.subheader("Ce qu’elle appuie", anchor=False)
        action_table(one.supported, key="appuyees")
    back = ":material/arrow_back:"
    link("delegations", "Revenir à l’ensemble", icon=back, params={"delegation": ALL})
