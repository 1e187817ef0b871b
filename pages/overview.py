"""Vue d'ensemble: where the mandate stands, what to look at first."""

import streamlit as st

from components.action_list import (
    check_links,
    check_rules,
    deadline_links,
    horizon_links,
    shared_links,
)
from components.changes import changes_list, span_picker
from components.chart_frame import draw, picture
from components.links import go, link
from components.map_panel import small_map
from components.page import page_header
from components.sources import sources_expander
from components.texts import note, plain
from data.finances.service import finance_targets
from data.indicators.service import small_map_view
from data.mandate.service import changes_view, mandate_view
from pages.context import current_scope, load

MOST_DEADLINES = 6

scope = current_scope()
view = load(mandate_view, scope)

page_header(view.question, view.answer)
picture(view.progress_chart, key="progress")
note(plain(view.progress_chart.source), is_simulated=view.is_simulated)

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    if view.groups_chart.rows:
        draw(
            view.groups_chart,
            key="groupes",
            on_choice=lambda group: go("delegations", delegation=group),
        )
        link("delegations", view.see_groups, icon=":material/groups:")
    else:
        st.subheader(view.groups_chart.title, anchor=False)
with narrow:
    st.subheader("À vérifier d’abord", anchor=False)
    check_links(view.checks)
    check_rules()
    shared_links(view.shared)
    targets = load(finance_targets, scope)
    if targets.bullets:
        draw(targets, key="cibles", heading="Les cibles financières")
        link("finances", "Voir les finances", icon=":material/account_balance:")

quarters = load(small_map_view, scope)
soon, where = st.columns([3, 2], gap="large") if quarters else (st.container(), None)
is_told = view.actions > 0 and not view.is_silent
# A plan of which nothing was declared and that dates nothing has no calendar to show.
if view.next_deadlines or is_told:
    with soon:
        st.subheader("Prochaines échéances", anchor=False)
        deadline_links(view.next_deadlines, most=MOST_DEADLINES)
        horizon_links(view.next_deadlines, scope.on)
if quarters and where:
    with where:
        small_map(quarters)

if is_told:
    since = scope.on - span_picker()
    changes_list(load(changes_view, scope, since))
about = f"\n- **Le document** : {plain(view.plan.note)}" if view.plan.note else ""
sources_expander(view.sources, method=f"{view.method}{about}")
