"""« Qui a changé quoi »: the history of an indicator's values or targets, and its files."""

from collections.abc import Sequence

import streamlit as st

from components.texts import note
from data.base.formats import counted, short_date
from data.indicators.entering.views import ValueChange

_COLUMNS = ("Le", "Par", "Territoire", "Année", "Avant", "Après", "Raison")
_WIDTH = 900


def value_history(changes: Sequence[ValueChange], *, key: str, what: str) -> None:
    """Offer who changed what, when and why; nothing where nobody changed anything.

    Args:
        changes: the newest first.
        key: unique on the page.
        what: « valeur » or « cible »; several histories may stand on one page.
    """
    if not changes:
        return
    rows = [
        (
            short_date(one.recorded_at.date()),
            one.author,
            one.territory,
            one.year,
            one.before,
            one.after,
            one.reason,
        )
        for one in changes
    ]
    with st.popover(
        f"Qui a changé quoi ({what}s)", icon=":material/history:", type="tertiary", key=key
    ):
        note(f"{counted(len(rows), f'changement de {what}', f'changements de {what}')}.")
        st.dataframe(
            [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
            hide_index=True,
            key=f"{key}-table",
            width=_WIDTH,
            alt=f"Historique : {counted(len(rows), 'changement')} de {what}.",
        )
