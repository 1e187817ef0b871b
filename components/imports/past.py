"""The imports of the past, and the way to take one back."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.imports.words import quoted
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, listed, long_date, short_date, typeset
from data.importers.views import BatchLine, FormatLine, UndoReport

Undo = Callable[[int], UndoReport]

_DONE = "import-undone"
_CHOSEN = "import-batch"
_ROW_HEIGHT = 35
_TALLEST = 420
_FINGERPRINT = 8


def past_imports(lines: Sequence[BatchLine], formats: Sequence[FormatLine], undo: Undo) -> None:
    """Draw the imports as a table, then the choice of one to take back."""
    st.subheader("Les imports de cette base", anchor=False)
    if message := st.session_state.pop(_DONE, None):
        st.success(message, icon=":material/undo:")
    if not lines:
        st.markdown("Aucun fichier n’a encore été importé.")
        return
    st.dataframe(
        [_row(line) for line in lines],
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(lines) + 1) + 2),
        column_config={
            "N°": st.column_config.NumberColumn(width=44),
            "Date": st.column_config.TextColumn(width=90),
            "Fichier": st.column_config.TextColumn(width=170),
            "Format": st.column_config.TextColumn(width=180),
            "Auteur": st.column_config.TextColumn(width=120),
            "Ajouts": st.column_config.NumberColumn(width=70),
            "Modifications": st.column_config.NumberColumn(width=104),
            "État": st.column_config.TextColumn(width=100),
            "Empreinte": st.column_config.TextColumn(
                width=94, help="Début de l’empreinte SHA-256 du fichier : son identité exacte."
            ),
        },
        alt=f"Liste de {len(lines)} imports : fichier, format, date, auteur, effets, empreinte.",
    )
    standing = _standing(lines, formats)
    if standing:
        _take_back({line.id: line for line in standing}, undo)


def _standing(lines: Sequence[BatchLine], formats: Sequence[FormatLine]) -> list[BatchLine]:
    """Return the files that were not taken back; the demonstration is no file of the officer's."""
    labels = {line.label for line in formats}
    return [line for line in lines if line.undone_at is None and line.format_label in labels]


def _row(line: BatchLine) -> dict[str, str | int]:
    return {
        "N°": line.id,
        "Date": short_date(line.recorded_at.date()),
        "Fichier": line.file_name,
        "Format": line.format_label,
        "Auteur": line.author,
        "Ajouts": line.added,
        "Modifications": line.changed,
        "État": f"annulé le {short_date(line.undone_at.date())}"
        if line.undone_at
        else "en vigueur",
        "Empreinte": line.sha256[:_FINGERPRINT],
    }


def _take_back(standing: dict[int, BatchLine], undo: Undo) -> None:
    """Draw the choice of an import and the button that asks before taking it back."""
    if st.session_state.get(_CHOSEN) not in standing:
        st.session_state[_CHOSEN] = next(iter(standing))
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
    if st.button("Annuler l’import", type="primary", icon=":material/undo:", key="import-undo-yes"):
        try:
            report = undo(line.id)
        except MandascopeError as error:
            st.error(plain(str(error)), icon=":material/block:")
            return
        st.session_state[_DONE] = typeset(
            f"L’import de {quoted(plain(report.file_name))} est annulé : "
            f"{counted(report.removed, 'ligne retirée', 'lignes retirées')} et "
            f"{counted(report.restored, 'remise comme avant', 'remises comme avant')}."
        )
        st.rerun()
    if st.button("Garder l’import", key="import-undo-no"):
        st.rerun()


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


def imports_answer(lines: Sequence[BatchLine], formats: Sequence[FormatLine]) -> str:
    """Say in one sentence which of the officer's files came into the base so far."""
    standing = _standing(lines, formats)
    if not standing:
        return (
            "Rien pour l’instant. Déposez la feuille de route telle qu’elle a été votée, ou votre "
            "tableau de suivi : Mandascope lit, vous corrigez, puis vous enregistrez."
        )
    last = standing[0]
    return (
        f"{counted(len(standing), 'import est en vigueur', 'imports sont en vigueur')} ; le "
        f"dernier, {quoted(plain(last.file_name))}, date du "
        f"{long_date(last.recorded_at.date())}."
    )
