"""On the sheet of an action: the indicators that it aims at."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.aims.forms import aim_form, aim_history
from components.aims.lines import intention
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import typeset
from data.base.views import Scope
from data.mandate.aims.rules import holds
from data.mandate.aims.views import ActionAims, AimedIndicator

Write = Callable[..., None]
_NONE = (
    "**Cette action ne vise aucun indicateur** : on pourra dire si elle est faite, pas ce qu’elle "
    "visait à changer."
)


def action_aims(
    view: ActionAims, scope: Scope, *, add: Write, reword: Write, remove: Write
) -> None:
    """Draw the indicators that an action aims at, then the form to change them.

    Args:
        view: what it aims at.
        scope: the organisation and the day looked at.
        add: takes the scope, the indicator's code and the action.
        reword: takes the scope and the link as it was seen.
        remove: takes the scope and the link as it was seen.
    """
    st.subheader("Indicateurs visés", anchor=False)
    if not view.indicators:
        st.markdown(typeset(_NONE), width=READABLE_WIDTH)
    for one in view.indicators:
        _indicator(one)
    if view.indicators:
        intention(is_simulated=any(one.tie.is_simulated for one in view.indicators))
    with st.container(horizontal=True, vertical_alignment="center"):
        method_links(("Ce que vaut un lien", Method.AIMS), key="vise")
        aim_history(view.history, key="vise-historique")

    def save(code: str, **typed: str) -> None:
        add(scope, code, view.end, **typed)

    searched = f"vise-{view.end.plan_code}-{view.end.code}-cherche"
    search = str(st.session_state.get(searched, ""))
    aim_form(
        f"vise-{view.end.plan_code}-{view.end.code}",
        {code: title for code, title in view.offered if holds(f"{code} {title}", search)},
        {one.tie: one.title for one in view.indicators},
        label="Indicateur",
        searched=searched,
        add=save,
        reword=partial(reword, scope),
        remove=partial(remove, scope),
        is_demonstration=view.is_demonstration,
    )


def _indicator(one: AimedIndicator) -> None:
    with st.container(gap=None):
        link(
            "indicators",
            plain(one.title),
            icon=":material/monitoring:",
            params={"indicateur": one.code},
        )
        mark = f" {SIMULATED_BADGE}" if one.is_state_simulated else ""
        st.markdown(f"{typeset(one.state)}{mark}", width=READABLE_WIDTH)
        if one.tie.expected or one.tie.is_simulated:
            said = f"attendu : {one.tie.expected}" if one.tie.expected else "lien"
            note(plain(said), is_simulated=one.tie.is_simulated)
