"""What the plans promise in a territory, and the way to the contrat de ville."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from components.links import action_line, link
from components.simulated import SIMULATED_BADGE
from components.texts import plain
from data.base.formats import counted, listed
from data.mandate.views import LocatedAction
from data.mandate.words import STAGES


def located_actions(actions: Sequence[LocatedAction], *, name: str) -> None:
    """Draw the actions of a quarter, plan by plan then theme by theme."""
    st.subheader("Ce qui est promis ici", anchor=False)
    if not actions:
        st.markdown(plain(f"Aucun document ne situe d’action dans « {name} »."))
    for title, group in groupby(actions, key=lambda action: action.plan_title):
        located = list(group)
        done = sum(STAGES[action.stage] == "Réalisé" for action in located)
        simulated = f" · {SIMULATED_BADGE}" if any(a.is_simulated for a in located) else ""
        words = counted(len(located), "action située ici", "actions situées ici")
        is_told = any(action.has_report for action in located)
        told = f"dont {counted(done, 'réalisée')}" if is_told else "sans mise à jour déclarée"
        st.markdown(f"**{plain(title)}** : {words}, {told}{simulated}")
        for theme, part in groupby(located, key=lambda action: action.theme):
            with st.expander(plain(theme)):
                for action in part:
                    action_line(action.code, _line(action), plan=action.plan_code)


def _line(action: LocatedAction) -> str:
    stage = STAGES[action.stage] if action.has_report else "jamais mis à jour"
    near = ", à proximité" if action.is_nearby else ""
    return plain(f"{action.title} — {listed(list(action.pilots))}{near} · {stage}")


def contract_link() -> None:
    """Lead to the page of the contrat de ville: its ambitions, objectives and investments."""
    link("city_contract", "Voir le contrat de ville", icon=":material/handshake:")
