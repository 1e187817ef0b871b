"""What lacks money and what lacks an action: two lists, each with its count."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.investments.panel import table
from components.links import go, link
from components.page import READABLE_WIDTH
from components.texts import note
from data.base.chart import Table
from data.base.formats import typeset
from data.finances.investments.cells import operations_table, programme_name
from data.finances.investments.sentences import sum_text, unlinked_text, unpaid_text
from data.finances.investments.views import InvestmentsView, Measure


def lacking_counts(view: InvestmentsView, part: str) -> None:
    """Draw both counts, each a link to its list; a plan without project has none to count."""
    with st.container(horizontal=True):
        if view.projects:
            link(
                "investments",
                f"**{len(view.unpaid)}** {_noun(len(view.unpaid), 'projet')} sans argent",
                icon=":material/money_off:",
                params={"partie": part},
            )
        link(
            "investments",
            f"**{len(view.unlinked)}** {_noun(len(view.unlinked), 'opération')} sans action",
            icon=":material/link_off:",
            params={"partie": part},
        )


def _noun(count: int, noun: str) -> str:
    return noun if count < 2 else f"{noun}s"


def lacking_panel(view: InvestmentsView) -> None:
    """Draw the projects that no operation pays for, then the operations without action."""
    _unlinked(view)
    _unpaid(view)


def _unlinked(view: InvestmentsView) -> None:
    st.subheader("Argent sans action", anchor=False)
    count = len(view.unlinked)
    st.markdown(typeset(unlinked_text(count, len(view.operations))), width=READABLE_WIDTH)
    if not count:
        return
    note("Cocher une ligne ouvre l’opération, où une action peut y être reliée.")
    rows = [
        {
            "N°": one.operation.code,
            "Opération": one.operation.title,
            "Prévu": sum_text(one.total.sum(Measure.PLANNED)),
            "Réalisé": sum_text(one.total.sum(Measure.EXECUTED)),
            "Du programme": programme_name(one.operation.programme),
        }
        for one in view.unlinked
    ]
    alt = f"{count} opérations sans action"
    chosen = table(rows, key="ppi-sans-action", alt=alt, is_choosing=True)
    data_popover(
        operations_table(view.unlinked),
        key="sans-action",
        name="operations-sans-action",
        notice=Notice("Opérations sans action", view.source, view.is_simulated),
    )
    if chosen is not None:
        go("investments", operation=view.unlinked[chosen].operation.code)


def _unpaid(view: InvestmentsView) -> None:
    st.subheader("Actions sans argent", anchor=False)
    st.markdown(typeset(unpaid_text(view.unpaid, view.projects)), width=READABLE_WIDTH)
    if not view.unpaid:
        return
    note("Cocher une ligne ouvre la fiche de l’action.")
    rows = [
        {"Code": one.code, "Action": one.title, "Pilote": one.delegation} for one in view.unpaid
    ]
    alt = f"{len(rows)} projets sans opération d’investissement"
    chosen = table(rows, key="ppi-sans-argent", alt=alt, is_choosing=True)
    data_popover(
        Table(("Code", "Action", "Pilote"), tuple(tuple(row.values()) for row in rows)),
        key="sans-argent",
        name="actions-sans-argent",
        notice=Notice("Projets sans opération d’investissement", view.source),
    )
    if chosen is not None:
        go("actions", action=view.unpaid[chosen].code)
