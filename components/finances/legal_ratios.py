"""The ratios of the law: computed, printed by the act, and the national mean it copies."""

import pandas as pd
import streamlit as st

from components.data_table import Notice, data_popover
from components.method import Method, method_links
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import MISSING, number, typeset
from data.finances.legal.rules import Agreement
from data.finances.legal.tables import legal_table
from data.finances.legal.views import LegalRatioLine, LegalRatiosView
from data.finances.legal.words import TITLE

_SIGNS = {
    Agreement.AGREES: "✓",
    Agreement.DIFFERS: "≠",
    Agreement.NOT_PRINTED: "–",
    Agreement.NOT_COMPUTED: "?",
}


def legal_ratios_panel(view: LegalRatiosView) -> None:
    """Draw the eleven ratios, each with its formula, beside what the act itself prints."""
    year = f", {view.budget}, comptes {view.year}" if view.year else ""
    st.subheader(typeset(plain(f"{TITLE}{year}")))
    if view.is_empty:
        note(plain(view.why))
        return
    if view.is_simulated:
        st.markdown(SIMULATED_BADGE)
    note(plain(view.note))
    st.table(
        pd.DataFrame([_row(view, line) for line in view.lines], columns=_columns(view)),
        border="horizontal",
        hide_index=True,
    )
    note(plain(_origin(view)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        data_popover(
            legal_table(view),
            key="ratios-de-la-loi",
            name="ratios-de-la-loi",
            notice=Notice(title=f"{TITLE}{year}"),
        )
        method_links(("Ratios de la loi", Method.LEGAL_RATIOS), key="ratios-de-la-loi")
    with st.expander("Ce contre quoi chaque formule est vérifiée", icon=":material/fact_check:"):
        for line in view.lines:
            if line.evidence:
                st.markdown(f"**{line.number}. {plain(line.title)}**")
                note(plain(line.evidence))


def _columns(view: LegalRatiosView) -> list[str]:
    beside = ["Publié", "Contrôle", "Moyenne nationale"] if view.has_printed else []
    return ["Ratio", "Calculé", *beside]


def _row(view: LegalRatiosView, line: LegalRatioLine) -> list[str]:
    named = f"**{line.number}. {plain(line.title)}**  \n{plain(line.words)}"
    shown = [named, plain(line.text)]
    if not view.has_printed:
        return shown
    if not line.unit:
        return [*shown, MISSING, "", MISSING]
    control = f"{_SIGNS[line.agreement]} {line.agreement_text}"
    return [*shown, line.printed_text, plain(control), line.mean_text]


def _origin(view: LegalRatiosView) -> str:
    """Say what the table stands on, in one line."""
    means = f"moyennes nationales recopiées de l’acte : {view.mean_source or 'source non dite'}"
    parts = [
        f"{view.origin}{' (provisoire)' if view.is_provisional else ''}",
        f"population totale du compte : {number(view.population)}",
        means if view.has_printed else "",
        view.source,
    ]
    return " · ".join(part for part in parts if part)
