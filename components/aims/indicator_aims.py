"""On the sheet of an indicator: which actions and objectives aim at it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.aims.forms import aim_form, aim_history
from components.aims.lines import aiming_actions, aiming_headings, intention
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from data.base.formats import typeset
from data.base.views import Scope
from data.mandate.aims.views import AimEnd, IndicatorAims

Write = Callable[..., None]


def indicator_aims(
    view: IndicatorAims, scope: Scope, *, add: Write, reword: Write, remove: Write
) -> None:
    """Draw what aims at an indicator, then the form to change it.

    Args:
        view: what aims at it.
        scope: the organisation and the day looked at.
        add: takes the scope, the indicator's code and what is linked.
        reword: takes the scope and the link as it was seen.
        remove: takes the scope and the link as it was seen.
    """
    st.subheader("Quelles actions visent cet indicateur ?", anchor=False)
    aims = view.aims
    if not aims.links:
        # Otherwise the sheet opens with it.
        st.markdown(typeset(view.answer), width=READABLE_WIDTH)
    aiming_actions(aims.actions)
    aiming_headings(aims.headings)
    if aims.links:
        intention(is_simulated=aims.is_simulated)
    with st.container(horizontal=True, vertical_alignment="center"):
        method_links(("Ce que vaut un lien", Method.AIMS), key="liens")
        aim_history(view.history, key="liens-historique")
    aim_form(
        f"lien-{view.code}",
        {end: end_words(end) for end in view.offered},
        {tie: end_words(end) for tie, end in aims.links},
        label="Action ou objectif",
        add=partial(add, scope, view.code),
        reword=partial(reword, scope),
        remove=partial(remove, scope),
        is_demonstration=view.is_demonstration,
        searched=_search_key(view.code),
        is_cut=view.is_cut,
    )


def aim_search(code: str) -> str:
    """Return the words searched among what may be linked to an indicator."""
    return str(st.session_state.get(_search_key(code), "")).strip()


def _search_key(code: str) -> str:
    return f"lien-{code}-cherche"


def end_words(end: AimEnd) -> str:
    """Write an action or a heading in a list to search."""
    kind = f"{end.level}, " if end.level else ""
    return f"{end.code} · {end.title} ({kind}{end.plan_title})"
