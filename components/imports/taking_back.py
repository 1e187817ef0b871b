"""Taking an import of the past back: chosen, asked about, done or refused with its reasons."""

import logging
from collections.abc import Callable

import streamlit as st

from components.emphasis import emphasis
from components.imports.messages import as_list
from components.imports.words import quoted
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, listed, long_date, typeset
from data.importers.views import BatchLine, UndoReport

Undo = Callable[[int], UndoReport]

_LOG = logging.getLogger("mandascope")
_DONE = "import-undone"
_CHOSEN = "import-batch"
_NEWEST = "import-batch-newest"


def undone_message() -> None:
    """Say once that an import was taken back."""
    if message := st.session_state.pop(_DONE, None):
        st.success(message, icon=":material/undo:")


def take_back_panel(standing: dict[int, BatchLine], undo: Undo) -> None:
    """Draw the choice of an import and the button that asks before taking it back."""
    newest = next(iter(standing))
    if st.session_state.get(_CHOSEN) not in standing or st.session_state.get(_NEWEST) != newest:
        st.session_state[_CHOSEN] = st.session_state[_NEWEST] = newest
    picker, button = st.columns([3, 1], vertical_alignment="bottom")
    with picker:
        chosen = st.selectbox(
            "Import à annuler",
            list(standing),
            format_func=lambda key: _name(standing[key]) if key in standing else str(key),
            key=_CHOSEN,
        )
    if button.button(
        "Annuler cet import", key="import-undo", icon=":material/undo:", width="stretch"
    ):
        _confirm(standing[chosen], undo)


def _name(line: BatchLine) -> str:
    # The number keeps two imports of one file apart: two labels alike would be one choice.
    return f"n° {line.id}, {line.file_name}, {long_date(line.recorded_at.date())}, {line.author}"


@st.dialog("Annuler cet import ?", icon=":material/undo:")
def _confirm(line: BatchLine, undo: Undo) -> None:
    """Say what goes, and ask."""
    st.markdown(
        typeset(
            f"{quoted(plain(line.file_name))}, importé le {long_date(line.recorded_at.date())} "
            f"par {plain(line.author)}."
        )
    )
    st.markdown(typeset(f"{_effects(line)} Le journal garde la trace des deux."))
    note("Si un travail plus récent repose sur cet import, rien ne sera changé et on vous le dira.")
    with st.container(horizontal=True):
        is_agreed = st.button(
            "Annuler l’import", type=emphasis(), icon=":material/undo:", key="import-undo-yes"
        )
        is_kept = st.button("Garder l’import", key="import-undo-no")
    if is_kept:
        st.rerun()
    if is_agreed:
        if trouble := taken_back(line, undo):
            st.error(as_list(trouble), icon=":material/block:")
        else:
            name = quoted(plain(line.file_name))
            st.session_state[_DONE] = typeset(f"L’import de {name} est annulé{_undone(line)}.")
            st.rerun()


def taken_back(line: BatchLine, undo: Undo) -> str:
    """Take an import back; return what kept it from being so, nothing when all went well.

    A dialog runs apart from the page: what fails in it would leave it blank.
    """
    try:
        undo(line.id)
    except MandascopeError as error:
        return str(error)
    except Exception:
        _LOG.exception("import %s could not be undone", line.id)
        return (
            "L’annulation n’a pas abouti, et rien n’a été changé. Réessayez dans un instant ; si "
            "cela se répète, le journal du serveur dit pourquoi."
        )
    return ""


def _undone(line: BatchLine) -> str:
    parts = []
    if line.added:
        parts.append(counted(line.added, "ligne retirée", "lignes retirées"))
    if line.changed:
        rows = ("ligne remise comme avant", "lignes remises comme avant")
        parts.append(counted(line.changed, *rows))
    return f" : {listed(parts)}" if parts else ""


def _effects(line: BatchLine) -> str:
    parts = []
    if line.added:
        rows = counted(line.added, "ligne ajoutée", "lignes ajoutées")
        parts.append(f"{rows} {'sera retirée' if line.added < 2 else 'seront retirées'}")
    if line.changed:
        rows = counted(line.changed, "ligne modifiée", "lignes modifiées")
        parts.append(f"{rows} {'redeviendra' if line.changed < 2 else 'redeviendront'} comme avant")
    said = listed(parts) or "aucune ligne ne changera"
    return f"{said[0].upper()}{said[1:]}."
