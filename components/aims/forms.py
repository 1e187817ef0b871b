"""Adding, rewording and removing links on screen: what is typed stays until it is saved."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components.emphasis import emphasis
from components.signing import author_field, demonstration_note, typed_author
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import short_date, typeset
from data.mandate.aims.views import AimChange, AimTie

Add = Callable[..., None]
"""Takes what was chosen, then ``expected``, ``reason`` and ``author``."""
Reword = Callable[..., None]
"""Takes the link as it was seen, then ``expected``, ``reason`` and ``author``."""
Remove = Callable[..., None]
"""Takes the link as it was seen, then ``reason`` and ``author``."""

LONGEST = 500
_ADD, _REWORD, _REMOVE = "Ajouter un lien", "Préciser ce qui est attendu", "Retirer un lien"
_ICONS = {
    _ADD: ":material/add_link:",
    _REWORD: ":material/edit:",
    _REMOVE: ":material/link_off:",
}
_DONE = {_ADD: "Lien ajouté.", _REWORD: "Attendu modifié.", _REMOVE: "Lien retiré."}
_NOTHING = "Choisissez d’abord dans la liste."


def aim_form(
    place: str,
    offered: Mapping[Any, str],
    held: Mapping[AimTie, str],
    *,
    label: str,
    add: Add,
    reword: Reword,
    remove: Remove,
    is_demonstration: bool,
    searched: str = "",
    is_cut: bool = False,
) -> None:
    """Draw the form of a sheet.

    Args:
        place: what tells this form from others, in the keys of its fields.
        offered: what may be linked, and its words.
        held: the links, as they are seen now, and their words.
        label: what is chosen to add.
        add: saves a link; raises a ``MandascopeError`` that may be read.
        reword: changes what is expected of a link; raises likewise.
        remove: removes a link; raises likewise.
        is_demonstration: what is typed will be marked as simulated.
        searched: key of the words to search in a long list; empty for a short one.
        is_cut: the list does not hold all that may be linked: words must be searched first.
    """
    _show_notice(place)
    is_open = bool(st.session_state.get(_key(place, "opened")))
    with st.expander("Ajouter, préciser ou retirer un lien", icon=_ICONS[_ADD], expanded=is_open):
        demonstration_note(is_demonstration=is_demonstration)
        act = _ADD
        if held:
            act = st.radio(
                "Que faire ?", [_ADD, _REWORD, _REMOVE], horizontal=True, key=_key(place, "what")
            )
        if act == _ADD:
            if searched:
                st.text_input(
                    "Mots à chercher dans la liste (facultatif)",
                    key=searched,
                    placeholder="Sans accents ni majuscules si vous voulez, puis Entrée",
                )
            if is_cut:
                note("La liste est coupée : cherchez d’abord des mots du titre.")
            _adding(place, offered, label)
        else:
            _choosing(place, held, act)
        st.text_input(
            "Motif",
            key=_key(place, "reason"),
            max_chars=LONGEST,
            placeholder="Pourquoi ce lien, ou pourquoi il n’a plus lieu d’être",
        )
        author_field(place)
        st.button(
            act,
            type=emphasis(),
            icon=_ICONS[act],
            key=f"{place}-save",
            on_click=_save,
            # What a callback is given is what was seen: a later change is a conflict, and told.
            args=(place, {_ADD: add, _REWORD: reword, _REMOVE: remove}[act], act),
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
    _expecting(_key(place, "expected"))


def _choosing(place: str, held: Mapping[AimTie, str], act: str) -> None:
    tie: AimTie | None = st.selectbox(
        "Lien à retirer" if act == _REMOVE else "Lien à préciser",
        list(held),
        index=None,
        format_func=lambda one: typeset(held.get(one, "")),
        placeholder="Choisissez un lien",
        key=_key(place, "tie"),
    )
    if tie is not None and act == _REWORD:
        # A field a link: it starts with the words of the one chosen.
        _expecting(_expected_key(place, tie), tie.expected)


def _expecting(key: str, value: str = "") -> None:
    st.text_input(
        "Ce qui en est attendu (facultatif)",
        value,
        key=key,
        max_chars=LONGEST,
        placeholder="Par exemple : moins de patients sans médecin traitant",
    )


def _expected_key(place: str, tie: AimTie) -> str:
    return _key(place, f"expected-{tie.key}")


def _save(place: str, write: Callable[..., None], act: str) -> None:
    chosen = st.session_state.get(_key(place, "choice" if act == _ADD else "tie"))
    st.session_state[_key(place, "opened")] = True
    if chosen is None:
        st.session_state[_notice(place)] = ("error", _NOTHING)
        return
    typed = {
        "reason": str(st.session_state.get(_key(place, "reason"), "")),
        "author": typed_author(place),
    }
    if act != _REMOVE:
        key = _key(place, "expected") if act == _ADD else _expected_key(place, chosen)
        typed["expected"] = str(st.session_state.get(key, ""))
    try:
        write(chosen, **typed)
    except MandascopeError as error:
        st.session_state[_notice(place)] = ("error", str(error))
        return
    st.session_state[_notice(place)] = ("success", _DONE[act])
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
