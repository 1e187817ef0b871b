"""On the sheet of an action: the operations of the PPI that pay for it."""

import streamlit as st

from components.links import link
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import counted, typeset
from data.finances.investments.sentences import sum_text
from data.overview.money_views import ActionMoney, PayingOperation

_NONE = "Aucune opération d’investissement n’est reliée à cette action."


def action_money(money: ActionMoney) -> None:
    """Draw what is planned, paid and subsidised; nothing where the base knows no PPI."""
    if not money.has_ppi:
        return
    st.subheader("Argent", anchor=False)
    if not money.operations:
        st.markdown(_NONE)
    for one in money.operations:
        _operation(one)
    if any(_is_starred(one) for one in money.operations):
        note("L’astérisque marque un total auquel il manque des montants, jamais zéro.")


def _operation(one: PayingOperation) -> None:
    with st.container(gap=None):
        link(
            "investments",
            f"Opération {plain(one.code)}",
            icon=":material/construction:",
            params={"operation": one.code},
        )
        mark = f" {SIMULATED_BADGE}" if one.is_simulated else ""
        told = (
            f"{plain(one.title)} : prévu **{sum_text(one.planned)}**, "
            f"réalisé **{sum_text(one.executed)}** ; "
            f"subventions attendues {sum_text(one.subsidies_planned)}, reçues "
            f"{sum_text(one.subsidies_received)}.{mark}"
        )
        st.markdown(typeset(told))
        if one.others:
            also = counted(one.others, "autre action", "autres actions")
            note(f"L’opération finance aussi {also} : rien ne dit la part de chacune.")


def _is_starred(one: PayingOperation) -> bool:
    sums = (one.planned, one.executed, one.subsidies_planned, one.subsidies_received)
    return any(found.missing and found.known for found in sums)
