"""Beside a gap: the actions that aim at its indicator, those of the quarter first."""

import streamlit as st

from components.aims.lines import aiming_actions, aiming_headings, intention
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.texts import note
from data.base.formats import escaped, typeset
from data.indicators.views import GapAnalysisView, GapDetail
from data.mandate.aims import rules
from data.mandate.aims.sentences import UNAIMED, board_answer, gap_answer
from data.mandate.aims.views import Aims

UNAIMED_SIGN = "⚐"
"""Stands in the table of gaps for « no action aims at it », with its words."""


def unaimed_of(view: GapAnalysisView, aims: Aims) -> frozenset[str]:
    """Return the indicators of the table that no action aims at."""
    return rules.unaimed((row.indicator for row in view.rows), aims)


def board_aims(view: GapAnalysisView, aims: Aims) -> None:
    """Say how many of the indicators compared no action aims at, and how the table marks them."""
    none = len(unaimed_of(view, aims))
    said = board_answer(len(view.rows), none)
    if said:
        mark = f" Signe dans le tableau : {UNAIMED_SIGN}." if none else ""
        st.markdown(typeset(f"{said}{mark}"), width=READABLE_WIDTH)


def marked_title(title: str, *, is_unaimed: bool) -> str:
    """Write the indicator of a row, marked in words when no action aims at it."""
    return f"{title} {UNAIMED_SIGN} {UNAIMED}" if is_unaimed else title


def opened_aims(detail: GapDetail, aims: Aims) -> None:
    """Draw the actions that aim at the indicator of a gap."""
    st.markdown("#### Actions qui le visent")
    found, column = aims.of(detail.indicator), detail.column
    actions = rules.located_first(found.actions, column.quarter)
    st.markdown(
        typeset(gap_answer(actions, column.quarter, escaped(column.quarter_name))),
        width=READABLE_WIDTH,
    )
    here = [one for one in actions if rules.is_near(one, column.quarter)]
    away = [one for one in actions if not rules.is_near(one, column.quarter)]
    if here and away:
        note("Dans le quartier, ou à proximité")
    aiming_actions(here, quarter=column.quarter)
    if here and away:
        note("Ailleurs, ou sans quartier précisé")
    aiming_actions(away)
    aiming_headings(found.headings)
    if found.links:
        intention(is_simulated=found.is_simulated)
    with st.container(horizontal=True, vertical_alignment="center"):
        link(
            "indicators",
            "Voir l’indicateur et ses liens",
            icon=":material/monitoring:",
            params={"indicateur": detail.indicator},
        )
        method_links(("Ce que vaut un lien", Method.AIMS), key="liens")
