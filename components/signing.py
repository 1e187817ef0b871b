"""Who signs what is typed: asked once a session, kept from one form to the next."""

import streamlit as st

from components.texts import note

_KEY = "import-author"
_MEMORY = "import-author-kept"
_IN_DEMONSTRATION = "Démonstration\u00a0: ce que vous saisissez est marqué «\u00a0simulé\u00a0»."


def author_field(place: str = "") -> str:
    """Draw who signs, remembered from one ``place`` to the next; return what was typed."""
    key = f"{_KEY}-{place}" if place else _KEY
    st.session_state[key] = st.session_state.get(_MEMORY, "")
    return st.text_input(
        "Votre nom ou service (facultatif)",
        key=key,
        max_chars=100,
        width=420,
        placeholder="Cabinet du maire",
        on_change=_remember,
        args=(key,),
    )


def typed_author(place: str) -> str:
    """Return who signs at a place, as typed last: what a button's callback must know."""
    return str(st.session_state.get(f"{_KEY}-{place}", ""))


def demonstration_note(*, is_demonstration: bool) -> None:
    """Say, above a form of the demonstration, what becomes of what is typed."""
    if is_demonstration:
        note(_IN_DEMONSTRATION)


def _remember(key: str) -> None:
    st.session_state[_MEMORY] = st.session_state[key]
