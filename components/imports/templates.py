"""Templates of spreadsheets, for those who start from nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from components.texts import note
from data.importers.formats import Family
from data.importers.views import FormatLine


def template_buttons(formats: Sequence[FormatLine], write: Callable[[str, Path], None]) -> None:
    """Draw a download for each format that comes as a spreadsheet."""
    tables = [line for line in formats if line.family is Family.SPREADSHEET]
    if not tables:
        return
    st.subheader("Partir d’un modèle", anchor=False)
    note(
        "Un classeur à remplir, avec ses listes de choix et une feuille d’explications. Votre "
        "propre tableau convient aussi : ses colonnes sont reconnues, puis vous vérifiez."
    )
    with st.container(horizontal=True):
        for line in tables:
            st.download_button(
                f"Modèle : {line.label[0].lower()}{line.label[1:]}",
                data=partial(_written, line.code, write),
                file_name=f"modele-{line.code}.xlsx",
                key=f"template-{line.code}",
                icon=":material/download:",
                on_click="ignore",
            )


def _written(format_code: str, write: Callable[[str, Path], None]) -> bytes:
    with TemporaryDirectory(prefix="mandascope-") as folder:
        path = Path(folder) / "modele.xlsx"
        write(format_code, path)
        return path.read_bytes()
