"""The list of the communes that a town chose to be held beside: read, added to, taken from."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.emphasis import emphasis
from components.signing import author_field, demonstration_note, typed_author
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import typeset
from data.finances.comparison.views import PeerLine
from data.territories.communes import CommuneLine

Find = Callable[[str], Sequence[CommuneLine]]

_PLACE = "communes-choisies"
_ADD, _REMOVE = "Ajouter une commune", "Retirer une commune"
_ICONS = {_ADD: ":material/add_location_alt:", _REMOVE: ":material/wrong_location:"}
_DONE = {_ADD: "Commune ajoutée.", _REMOVE: "Commune retirée."}
_NOTHING = "Choisissez d’abord une commune."
_IMPORT = (
    "Les montants d’une commune choisie viennent au prochain import du fichier de l’OFGL, « Base "
    "des comptes des communes » (jeu ofgl-base-communes), national ou de son département. Le même "
    "fichier peut être importé de nouveau : seul ce qui manque est ajouté."
)
_MOST_FOUND = 20
_LONGEST = 300


def peer_desk(
    peers: Sequence[PeerLine],
    *,
    find: Find,
    add: Callable[..., None],
    remove: Callable[..., None],
    is_demonstration: bool,
) -> None:
    """Draw the list of the communes chosen, and the form that changes it.

    Args:
        peers: the list as it is seen.
        find: communes by name or by INSEE code.
        add: takes a code, then ``reason`` and ``author``; raises a ``MandascopeError``.
        remove: takes a code and the version seen, then the same; raises likewise.
        is_demonstration: what is typed will be marked as simulated.
    """
    is_open = bool(st.session_state.get(_key("opened")))
    _show_notice()
    label = typeset(f"Communes choisies pour la comparaison ({len(peers)})")
    with st.expander(label, icon=":material/groups:", expanded=is_open):
        for peer in peers:
            st.markdown(f"**{plain(peer.name)}** ({peer.commune}) : {plain(peer.years)}")
        if not peers:
            st.markdown("Aucune commune n’est choisie : la strate seule sert de comparaison.")
        note(typeset(_IMPORT))
        demonstration_note(is_demonstration=is_demonstration)
        act = _ADD
        if peers:
            act = st.radio("Que faire ?", [_ADD, _REMOVE], horizontal=True, key=_key("what"))
        if act == _ADD:
            _finding(find)
        else:
            _holding(peers)
        st.text_input(
            "Motif",
            key=_key("reason"),
            max_chars=_LONGEST,
            placeholder="Par exemple : même taille, même intercommunalité",
        )
        author_field(_PLACE)
        versions = {peer.commune: peer.version for peer in peers}
        st.button(
            act,
            type=emphasis(),
            icon=_ICONS[act],
            key=f"{_PLACE}-save",
            on_click=_save,
            # What a callback is given is what was seen: a later change is a conflict, and told.
            args=(act, add, remove, versions),
        )


def _finding(find: Find) -> None:
    text = st.text_input(
        "Nom ou code INSEE de la commune",
        key=_key("search"),
        icon=":material/search:",
        placeholder="Arras, ou 62041",
        max_chars=100,
    )
    found = {one.code: one.label for one in find(text)[:_MOST_FOUND]} if text.strip() else {}
    if text.strip() and not found:
        note("Aucune commune ne répond à ce nom : vérifiez l’orthographe, ou tapez le code INSEE.")
    st.selectbox(
        "Commune à ajouter",
        list(found),
        index=0 if len(found) == 1 else None,
        format_func=lambda code: typeset(found.get(code, "")),
        placeholder="Cherchez d’abord un nom, puis choisissez" if not found else "Choisissez",
        key=_key(f"choice-{text.strip().casefold()}"),
        disabled=not found,
    )


def _holding(peers: Sequence[PeerLine]) -> None:
    names = {peer.commune: peer.name for peer in peers}
    st.selectbox(
        "Commune à retirer",
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        placeholder="Choisissez une commune",
        key=_key("held"),
    )


def _save(
    act: str,
    add: Callable[..., None],
    remove: Callable[..., None],
    versions: dict[str, int],
) -> None:
    st.session_state[_key("opened")] = True
    typed = {
        "reason": str(st.session_state.get(_key("reason"), "")),
        "author": typed_author(_PLACE),
    }
    code = _chosen(act)
    if not code:
        st.session_state[f"{_PLACE}-notice"] = ("error", _NOTHING)
        return
    try:
        if act == _ADD:
            add(code, **typed)
        else:
            remove(code, versions[code], **typed)
    except MandascopeError as error:
        st.session_state[f"{_PLACE}-notice"] = ("error", str(error))
        return
    st.session_state[f"{_PLACE}-notice"] = ("success", _DONE[act])
    # New keys: the fields of the next commune start empty.
    st.session_state[f"{_PLACE}-serial"] = st.session_state.get(f"{_PLACE}-serial", 0) + 1


def _chosen(act: str) -> str | None:
    if act == _REMOVE:
        found = st.session_state.get(_key("held"))
    else:
        text = str(st.session_state.get(_key("search"), "")).strip().casefold()
        found = st.session_state.get(_key(f"choice-{text}"))
    return str(found) if found else None


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(f"{_PLACE}-notice", None):
        kind, message = found
        show = {"error": st.error, "success": st.success}[kind]
        show(plain(message))


def _key(name: str) -> str:
    return f"{_PLACE}-{name}-{st.session_state.get(f'{_PLACE}-serial', 0)}"
