"""Trying a scenario: what was typed is seen at once, and belongs to this session until saved."""

from collections.abc import Sequence

import streamlit as st

from components.projection.draft import Draft, problems_text, started
from components.texts import plain
from data.base.formats import counted, typeset
from data.finances.projection_desk.content import Content
from data.finances.projection_desk.typed import CellProblem
from data.finances.projection_desk.views import DeskView

NOTICE = "scenario-notice"


def current_draft(view: DeskView) -> Draft:
    """Return this session's draft, with what was typed last and what others saved meanwhile."""
    draft: Draft | None = st.session_state.get(_key(view.code))
    if draft is None:
        return _start(view)
    draft.absorb({str(name): value for name, value in st.session_state.items()})
    content, problems = draft.content(view)
    if draft.seen != view.seen and content == draft.began and not problems:
        forget(view.code)
        return _start(view)
    return draft


def _start(view: DeskView) -> Draft:
    """Begin a draft whose tables no earlier one has drawn."""
    draft = started(view, st.session_state.get(_serial(view.code), 0))
    st.session_state[_key(view.code)] = draft
    return draft


def forget(code: str) -> None:
    """Drop what was tried in a scenario."""
    draft: Draft | None = st.session_state.pop(_key(code), None)
    if draft is not None:
        st.session_state[_serial(code)] = draft.serial


def tried_content(draft: Draft, view: DeskView) -> tuple[Content | None, Sequence[CellProblem]]:
    """Return what is tried, nothing when it is what the base holds; then the cells to mend."""
    content, problems = draft.content(view)
    return (None if content == draft.began else content), problems


def tried_banner(code: str, tried: Content | None, problems: Sequence[CellProblem]) -> None:
    """Say that what is shown is not saved, and let it be dropped."""
    if tried is None and not problems:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words = (
            "**Essai non enregistré** : les chiffres ci-dessous suivent votre saisie. Elle "
            "s’enregistre dans la partie « Les hypothèses »."
            if tried
            else "**Saisie à corriger** : elle ne change encore rien aux chiffres."
        )
        st.markdown(f":material/science: {typeset(words)}")
        st.button(
            "Abandonner l’essai",
            icon=":material/undo:",
            key="scenario-drop",
            on_click=forget,
            args=(code,),
        )
    if problems:
        lines = "\n".join(f"- {plain(one)}" for one in problems_text(problems))
        told = counted(len(problems), "cellule", "cellules")
        st.error(typeset(f"{told} à corriger, sans effet d’ici là :\n{lines}"))


def notify(kind: str, message: str) -> None:
    """Keep what the last saving did, to be said once on the next drawing."""
    st.session_state[NOTICE] = (kind, message)


def show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(NOTICE, None):
        kind, message = found
        {"error": st.error, "success": st.success, "info": st.info}[kind](typeset(message))


def _serial(code: str) -> str:
    return f"scenario-serial-{code}"


def _key(code: str) -> str:
    return f"scenario-draft-{code}"
