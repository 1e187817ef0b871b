"""A file of contours that does not say what it draws: the officer says it, and it is read again."""

import streamlit as st

from components.emphasis import emphasis
from components.imports.work import Work
from components.texts import plain
from data.importers.errors import MissingKindError
from data.territories.vocabulary import TerritoryKind
from data.territories.words import KINDS

_ASKED = (
    TerritoryKind.QUARTIER_FRAGILE,
    TerritoryKind.WATCHED_TERRITORY,
    TerritoryKind.NEIGHBOURHOOD,
)
_COMMAND = " (--kind sur la ligne de commande)"


def kind_question(work: Work, trouble: MissingKindError) -> None:
    """Ask for the kind of the territories drawn, then read the file again."""
    said = trouble.problems[0].message.replace(_COMMAND, "")
    st.info(
        plain(f"« {work.name} » : {said} Rien n’a été changé."), icon=":material/location_city:"
    )
    field, button = st.columns([1, 2], vertical_alignment="bottom")
    with field:
        kind = st.selectbox(
            "Nature des territoires",
            _ASKED,
            index=None,
            format_func=KINDS.__getitem__,
            placeholder="Choisir",
            key=f"import-kind-{work.token}",
        )
    with button:
        is_asked = st.button(
            "Relire avec cette nature",
            type=emphasis(),
            key=f"import-kind-read-{work.token}",
            icon=":material/refresh:",
        )
    if is_asked and kind is not None:
        work.kind = kind
        work.read_again()
        st.rerun()
