"""Parts of the overview: the plan's groups, and what falls due."""

from datetime import date

import streamlit as st

from components.action_list import deadline_links, horizon_links
from components.chart_frame import draw
from components.links import go, link
from components.method import Method
from data.mandate.views import MandateView

_MOST_DEADLINES = 6
METHOD_LINKS = (
    ("Le taux de réalisation", Method.COMPLETION),
    ("L’avancement moyen", Method.PROGRESS),
    ("Le temps écoulé", Method.ELAPSED),
    ("Les échéances", Method.OVERDUE),
    ("Ce qui est simulé", Method.SIMULATED),
)
"""How the figures of the overview are computed."""


def groups_panel(view: MandateView) -> None:
    """Draw the plan's actions group by group, each a way to its page; nothing without any."""
    if not view.actions:
        return
    if not view.groups_chart.rows:
        st.subheader(view.groups_chart.title, anchor=False)
        return
    draw(
        view.groups_chart,
        key="groupes",
        on_choice=lambda group: go("delegations", delegation=group),
    )
    link("delegations", view.see_groups, icon=":material/groups:")


def calendar_panel(view: MandateView, on: date) -> None:
    """Draw what falls due next; a silent plan that dates nothing has no calendar to show."""
    if not view.next_deadlines and not view.is_told:
        return
    st.subheader("Prochaines échéances", anchor=False)
    deadline_links(view.next_deadlines, most=_MOST_DEADLINES)
    horizon_links(view.next_deadlines, on)
