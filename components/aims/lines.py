"""Actions and objectives that aim at an indicator, line by line, each a link to its sheet."""

from collections.abc import Sequence

import streamlit as st

from components.links import action_line, link
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import counted, typeset
from data.mandate.aims.sentences import INTENTION, SIMULATED, action_words
from data.mandate.aims.views import AimEnd, AimingAction, AimingHeading, AimTie

_WIDTH_OF_CODE = [1, 5]


def aiming_actions(actions: Sequence[AimingAction], *, quarter: str = "") -> None:
    """Draw actions: who pilots, stage, deadline, where, what is expected."""
    for one in actions:
        mark = f" · {SIMULATED_BADGE}" if one.is_state_simulated else ""
        text = f"{plain(action_words(one, quarter))}{mark}{_expected(one.tie)}"
        action_line(one.end.code, text, plan=one.end.plan_code)


def aiming_headings(headings: Sequence[AimingHeading]) -> None:
    """Draw objectives and other headings, with how many actions stand under each."""
    for one in headings:
        chip, words = st.columns(_WIDTH_OF_CODE, gap="small", vertical_alignment="center")
        with chip:
            _heading_link(one.end, has_actions=one.actions > 0)
        under = counted(one.actions, "action rattachée", "actions rattachées")
        count = under if one.actions else "aucune action rattachée"
        title = f"{one.end.level.capitalize()} : {one.end.title} — {one.end.plan_title} · {count}"
        words.markdown(f"{plain(title)}{_expected(one.tie)}")


def _heading_link(end: AimEnd, *, has_actions: bool) -> None:
    if end.is_contract and not has_actions:
        link("city_contract", end.code, params={"partie": "croisements"})
    else:
        link("actions", end.code, params={"plan": end.plan_code, "recherche": end.title})


def _expected(tie: AimTie) -> str:
    """Write what is hoped for under the line, in small print."""
    parts = [f"attendu : {tie.expected}"] if tie.expected else []
    said = plain(" · ".join(parts))
    if tie.is_simulated:
        said = " · ".join(part for part in (said, typeset(f"lien {SIMULATED_BADGE}")) if part)
    return f"  \n:small[:gray[{said}]]" if said else ""


def intention(*, is_simulated: bool) -> None:
    """Say what a link is worth."""
    if is_simulated:
        note(f"{INTENTION} {SIMULATED}", is_simulated=True)
    else:
        note(INTENTION)
