"""The imports of the past."""

from collections.abc import Sequence

import streamlit as st

from components.imports.taking_back import Undo, take_back_panel, undone_message
from components.imports.words import quoted
from components.texts import plain
from data.base.formats import counted, long_date, short_date
from data.importers.views import BatchLine, FormatLine

_ROW_HEIGHT = 35
_TALLEST = 420
_FINGERPRINT = 8
_ADDED = "Lignes ajoutées ; pour des comptes, exercices de budget."
_CHANGED = "Lignes modifiées ; pour des comptes, exercices de budget."


def past_imports(lines: Sequence[BatchLine], formats: Sequence[FormatLine], undo: Undo) -> None:
    """Draw the imports as a table, then the choice of one to take back."""
    lines = _own(lines, formats)
    st.subheader("Les imports de cette base", anchor=False)
    undone_message()
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
            # Names of official files are long, and only their end tells them apart.
            "Fichier": st.column_config.TextColumn(width=310),
            "Format": st.column_config.TextColumn(width=212),
            "Ajoutées": st.column_config.NumberColumn(width=76, help=_ADDED),
            "Modifiées": st.column_config.NumberColumn(width=82, help=_CHANGED),
            "État": st.column_config.TextColumn(width=150),
            "Auteur": st.column_config.TextColumn(width=160),
            "Empreinte": st.column_config.TextColumn(
                width=82, help="Début de l’empreinte SHA-256 du fichier : son identité exacte."
            ),
        },
        alt=f"Liste de {len(lines)} imports : fichier, format, date, auteur, effets, empreinte.",
    )
    standing = _standing(lines, formats)
    if standing:
        take_back_panel({line.id: line for line in standing}, undo)


def _standing(lines: Sequence[BatchLine], formats: Sequence[FormatLine]) -> list[BatchLine]:
    """Return the files that were not taken back."""
    return [line for line in _own(lines, formats) if line.undone_at is None]


def _own(lines: Sequence[BatchLine], formats: Sequence[FormatLine]) -> list[BatchLine]:
    """Return the officer's files: the demonstration came with the program."""
    labels = {line.label for line in formats}
    return [line for line in lines if line.format_label in labels]


def _row(line: BatchLine) -> dict[str, str | int | None]:
    return {
        "N°": line.id,
        "Date": short_date(line.recorded_at.date()),
        "Fichier": line.file_name,
        "Format": line.format_label,
        "Ajoutées": line.added,
        "Modifiées": line.changed,
        "État": f"annulé le {short_date(line.undone_at.date())}"
        if line.undone_at
        else "en vigueur",
        "Auteur": line.author,
        "Empreinte": line.sha256[:_FINGERPRINT],
    }


def imports_answer(lines: Sequence[BatchLine], formats: Sequence[FormatLine]) -> str:
    """Say in one sentence which of the officer's files came into the base so far."""
    standing = _standing(lines, formats)
    if not standing:
        return (
            "Rien pour l’instant. Déposez la feuille de route telle qu’elle a été votée, votre "
            "tableau de suivi ou les fichiers des portails officiels : Mandascope lit, vous "
            "vérifiez, puis vous enregistrez."
        )
    last = standing[0]
    return (
        f"{counted(len(standing), 'import est en vigueur', 'imports sont en vigueur')} ; le "
        f"dernier, {quoted(plain(last.file_name))}, date du "
        f"{long_date(last.recorded_at.date())}."
    )
