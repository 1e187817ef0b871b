"""Both readings of the targets, and the ratios of each budget."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.texts import plain
from data.finances.rules import Verdict
from data.finances.views import RatioCell, RatioRow, Reading

_BADGES = {
    Verdict.MET: ":green-badge[:material/check: {}]",
    Verdict.MISSED: ":red-badge[:material/close: {}]",
    Verdict.UNKNOWN: ":gray-badge[:material/help: {}]",
    Verdict.EXEMPT: ":gray-badge[:material/remove: {}]",
    Verdict.NOT_APPLICABLE: ":gray-badge[:material/remove: {}]",
}
_READINGS = {
    Verdict.MET: "cibles tenues",
    Verdict.MISSED: "cibles manquées",
    Verdict.UNKNOWN: "à vérifier",
    Verdict.EXEMPT: "dispensé",
    Verdict.NOT_APPLICABLE: "sans objet",
}
_SIGNS = {
    Verdict.MET: "✓",
    Verdict.MISSED: "✕",
    Verdict.UNKNOWN: "?",
    Verdict.EXEMPT: "–",
    Verdict.NOT_APPLICABLE: "–",
}


def reading_lines(readings: Sequence[Reading]) -> None:
    """Say both readings of « sur l’ensemble des budgets », each with its verdict."""
    for reading in readings:
        sentence = reading.sentence[:1].upper() + reading.sentence[1:]
        badge = _BADGES[reading.verdict].format(_READINGS[reading.verdict])
        st.markdown(f"**{reading.label}** {badge}  \n{plain(sentence)}")


def ratio_table(rows: Sequence[RatioRow], columns: Sequence[str]) -> None:
    """Show one line per budget: its ratios and what they are worth against the targets."""
    titles = ["Budget", *columns]
    lines = [
        [plain(f"{row.title} ({row.stage})"), *(plain(_cell(cell)) for cell in row.cells)]
        for row in rows
    ]
    # A still table: the reason why a ratio has no number is longer than a cell that is cut.
    st.table(pd.DataFrame(lines, columns=titles), border="horizontal", hide_index=True)


def _cell(cell: RatioCell) -> str:
    if not cell.verdict_text:
        return cell.text
    return f"{cell.text} {_SIGNS[cell.verdict]} {cell.verdict_text}"
