"""The committee's sheet: the contract on one page, ready to print."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.texts import note, plain
from data.base.formats import long_date, number
from data.mandate.contract.views import ContractView
from data.mandate.words import PLAN_STATUSES


def committee_panel(view: ContractView) -> None:
    """Draw the figures of the page with their date, then their files."""
    st.subheader("Fiche du comité de pilotage", anchor=False)
    note(
        plain(
            f"{view.plan.title} ({PLAN_STATUSES[view.plan.status]}), du "
            f"{long_date(view.plan.starts_on)} au {long_date(view.plan.ends_on)}. Chiffres au "
            f"{long_date(view.on)}. Mise à jour à mi-parcours : {view.year}."
        ),
        is_simulated=view.is_simulated,
    )
    parts = list(dict.fromkeys(str(row[0]) for row in view.sheet.rows))
    for column, names in zip(st.columns(2, gap="large"), _halves(parts, view), strict=True):
        with column:
            for name in names:
                _part(name, view)
    note("Pour imprimer : repliez le menu de gauche, puis Ctrl + P.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.source:
            note(f"Source : {plain(view.source.citation)}")
        data_popover(
            view.sheet,
            key="fiche-comite",
            name="fiche-comite",
            notice=Notice(view.answer.replace("**", ""), view.plan.title, view.is_simulated),
        )


def _halves(parts: list[str], view: ContractView) -> tuple[list[str], list[str]]:
    """Share the parts out so that both columns are about as long."""
    sizes = {name: sum(row[0] == name for row in view.sheet.rows) + 2 for name in parts}

    def taller(cut: int) -> int:
        first, second = parts[:cut], parts[cut:]
        return max(sum(sizes[name] for name in first), sum(sizes[name] for name in second))

    cut = min(range(1, len(parts) + 1), key=taller)
    return parts[:cut], parts[cut:]


def _part(name: str, view: ContractView) -> None:
    st.markdown(f"**{plain(name)}**")
    st.table(
        [
            {"Mesure": plain(str(label)), "Nombre": _figure(count, of)}
            for part, label, count, of in view.sheet.rows
            if part == name
        ],
        border="horizontal",
        hide_index=True,
    )


def _figure(count: object, of: object) -> str:
    assert isinstance(count, int)
    return number(count) if not isinstance(of, int) else f"{number(count)} sur {number(of)}"
