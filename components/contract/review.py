"""What the update of the contract must look at: counters that lead to their list, and the list."""

import streamlit as st

from components.contract.sheets import Sheet, sheet_picker, sheet_table
from components.data_table import Notice, data_popover
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.texts import plain
from components.url import choice
from data.base.chart import Table
from data.base.formats import number, typeset
from data.mandate.contract.views import ContractView, Reason, ReviewView
from data.mandate.contract.words import REASONS

NAMES = ("motif",)
ALL = "tout"
PART = "a-revoir"
_WIDTHS = {"Nature": 110, "Code": 76, "Intitulé": 310, "À revoir": 450}


def reason_choice(view: ReviewView) -> Reason | None:
    """Let the reader keep one reason; those that concern nothing are not offered."""
    told = {
        reason.value: f"{REASONS[reason].label} ({number(count)})"
        for reason, count, _ in view.counts
        if count
    }
    chosen = choice("Motif", {ALL: "Tous les motifs"} | told, key="motif", default=ALL, width=420)
    return None if chosen == ALL else Reason(chosen)


def review_counters(view: ReviewView) -> None:
    """Draw the answer, then each reason as a link to what it concerns, out of how many."""
    st.markdown(typeset(view.answer), width=READABLE_WIDTH)
    with st.container(gap="xsmall"):
        for reason, count, of in view.counts:
            words = REASONS[reason]
            noun = words.singular if count < 2 else words.plural
            if count:
                link(
                    "city_contract",
                    f"**{number(count)}** {noun}, sur {number(of)}",
                    icon=":material/rule:",
                    params={"partie": PART, "motif": reason.value},
                )
    with st.popover("Ce que ces mots veulent dire", icon=":material/help:", type="tertiary"):
        for words in REASONS.values():
            st.markdown(typeset(f"**{words.label}** : {words.rule}"))
    method_links(("Comment ces lignes sont comptées", Method.CONTRACT_UPDATE), key="review")


def review_list(view: ReviewView, contract: ContractView) -> None:
    """Draw what is kept, line by line, with the reasons."""
    st.subheader(f"{number(len(view.lines))} lignes sur {number(view.total)}", anchor=False)
    plan = contract.plan.code
    sheets: list[Sheet | None] = [
        (plan, line.action) if line.action else None for line in view.lines
    ]
    titles = {
        (plan, line.action): f"{line.code} · {line.title}" for line in view.lines if line.action
    }
    if titles:
        sheet_picker("Ouvrir la fiche d’un investissement", titles, key="review-picker")
    table = Table(
        tuple(_WIDTHS),
        tuple(
            (
                line.kind,
                line.code,
                line.title,
                ", ".join(REASONS[reason].label for reason in line.reasons),
            )
            for line in view.lines
        ),
    )
    sheet_table(
        table,
        sheets,
        key="a-revoir-liste",
        widths=_WIDTHS,
        alt=f"Liste de {len(table.rows)} lignes à revoir : objectifs, investissements, projets.",
    )
    data_popover(
        table,
        key="a-revoir-donnees",
        name="contrat-a-revoir",
        notice=Notice(plain(view.answer), contract.plan.title, contract.is_simulated),
    )
