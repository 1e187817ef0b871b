"""Adding and removing links on screen: what is typed stays until it is saved."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components.signing import author_field, demonstration_note, typed_author
from components.texts import plain
from data.base.errors import MandascopeError
from data.base.formats import short_date, typeset
from data.mandate.aims.views import AimChange, AimTie

Add = Callable[..., None]
"""Takes what was chosen, then ``expected``, ``reason`` and ``author``."""
Remove = Callable[..., None]
"""Takes the link as it was seen, then ``reason`` and ``author``."""

LONGEST = 500
_ADD, _REMOVE = "Ajouter un lien", "Retirer un lien"
_NOTHING = "Choisissez d’abord dans la liste."


def aim_form(
    place: str,
    offered: Mapping[Any, str],
    held: Mapping[AimTie, str],
    *,
    label: str,
    add: Add,
    remove: Remove,
    is_demonstration: bool,
    searched: str = "",
) -> None:
    """Draw the form of a sheet.

    Args:
        place: what tells this form from others, in the keys of its fields.
        offered: what may be linked, and its words.
        held: the links, as they are seen now, and their words.
        label: what is chosen to add.
        add: saves a link; raises a ``MandascopeError`` that may be read.
        remove: removes a link; raises likewise.
        is_demonstration: what is typed will be marked as simulated.
        searched: key of the words to search, where there is too much for a list.
    """
    _show_notice(place)
    is_open = bool(st.session_state.get(_key(place, "opened")))
    with st.expander("Ajouter ou retirer un lien", icon=":material/add_link:", expanded=is_open):
        demonstration_note(is_demonstration=is_demonstration)
        is_adding = True
        if held:
            chosen = st.radio(
                "Que faire ?", [_ADD, _REMOVE], horizontal=True, key=_key(place, "what")
            )
            is_adding = chosen == _ADD
        if is_adding:
            if searched:
                st.text_input("Mots à chercher (la liste est longue)", key=searched)
            _adding(place, offered, label)
        else:
            _removing(place, held)
        st.text_input(
            "Motif",
            key=_key(place, "reason"),
            max_chars=LONGEST,
            placeholder="Pourquoi ce lien, ou pourquoi il n’a plus lieu d’être",
        )
        author_field(place)
        st.button(
            _ADD if is_adding else _REMOVE,
            type="primary",
            icon=":material/add_link:" if is_adding else ":material/link_off:",
            key=f"{place}-save",
            on_click=_save,
            # What a callback is given is what was seen: a later change is a conflict, and told.
            args=(place, add if is_adding else remove, is_adding),
        )


def _adding(place: str, offered: Mapping[Any, str], label: str) -> None:
    st.selectbox(
        label,
        list(offered),
        index=None,
        format_func=lambda one: typeset(offered.get(one, "")),
        placeholder="Cherchez par code ou par mots du titre",
        key=_key(place, "choice"),
    )
    st.text_input(
        "Ce qui en est attendu (facultatif)",
        key=_key(place, "expected"),
        max_chars=LONGEST,
        placeholder="Par exemple : moins de patients sans médecin traitant",
    )


def _removing(place: str, held: Mapping[AimTie, str]) -> None:
    st.selectbox(
        "Lien à retirer",
        list(held),
        index=None,
        format_func=lambda tie: typeset(held.get(tie, "")),
        placeholder="Choisissez un lien",
        key=_key(place, "tie"),
    )


def _save(place: str, write: Callable[..., None], is_adding: bool) -> None:
    chosen = st.session_state.get(_key(place, "choice" if is_adding else "tie"))
    st.session_state[_key(place, "opened")] = True
    if chosen is None:
        st.session_state[_notice(place)] = ("error", _NOTHING)
        return
    typed = {
        "reason": str(st.session_state.get(_key(place, "reason"), "")),
        "author": typed_author(place),
    }
    if is_adding:
        typed["expected"] = str(st.session_state.get(_key(place, "expected"), ""))
    try:
        write(chosen, **typed)
    except MandascopeError as error:
        st.session_state[_notice(place)] = ("error", str(error))
        return
    done = "ajouté" if is_adding else "retiré"
    st.session_state[_notice(place)] = ("success", f"Lien {done}.")
    # New keys: the fields of the next link start empty.
    st.session_state[_serial(place)] = st.session_state.get(_serial(place), 0) + 1


def _show_notice(place: str) -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_notice(place), None):
        kind, message = found
        show = {"error": st.error, "success": st.success}[kind]
        show(plain(message))


def _key(place: str, name: str) -> str:
    return f"{place}-{name}-{st.session_state.get(_serial(place), 0)}"


def _serial(place: str) -> str:
    return f"{place}-serial"


def _notice(place: str) -> str:
    return f"{place}-notice"


def aim_history(history: tuple[AimChange, ...], *, key: str) -> None:
    """Draw who added or removed which link, and why."""
    if not history:
        return
    rows = [
        {
            "Le": short_date(one.recorded_at.date()),
            "Par": one.author,
            "Lien": one.what,
            "Indicateur": one.indicator,
            "Action ou objectif": one.end,
            "Attendu": one.expected,
            "Motif": one.reason,
        }
        for one in history
    ]
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            rows,
            hide_index=True,
            key=key,
            alt=f"Historique de {len(rows)} changements de liens.",
        )
