"""What goes together in the contract and in another plan, read from either end."""

import streamlit as st

from components.contract.sheets import Sheet, sheet_picker, sheet_table
from components.data_table import Notice, data_popover
from components.links import link
from components.simulated import SIMULATED_BADGE
from components.texts import note
from components.url import buttons
from data.base.chart import Table
from data.base.formats import typeset
from data.mandate.contract.views import ContractLink, LinkEnd, LinksView

NAMES = ("sens",)
_CONTRACT, _OTHER = "contrat", "autre"
_WAYS = {_CONTRACT: "Depuis le contrat de ville", _OTHER: "Depuis l’autre document"}
_WIDTHS = {"Code": 84, "Titre": 300, "Statut": 130, "Va avec": 340, "Son statut": 130, "Motif": 280}


def links_panel(view: LinksView) -> None:
    """Draw the links between the contract and the other plans, both ways."""
    st.markdown(typeset(view.answer))
    if not view.links:
        note(
            "Un lien se lit sur la fiche de chaque action. Les imports d’aujourd’hui n’en "
            "apportent pas : seule une base qui les tient les montre ici."
        )
        return
    way = buttons("Lire les liens", _WAYS, key="sens", default=_CONTRACT)
    pairs = [_ends(one, way) for one in view.links]
    ends = sorted(zip(pairs, view.links, strict=True), key=lambda pair: pair[0][0].code)
    sheets: list[Sheet | None] = [(mine.plan_code, mine.code) for (mine, _), _ in ends]
    sheet_picker(
        "Ouvrir une fiche",
        {
            (end.plan_code, end.code): f"{end.code} · {end.title}"
            for pair, _ in ends
            for end in pair
        },
        key="link-picker",
    )
    if any(end.is_simulated for pair in pairs for end in pair):
        note(f"Statuts : {SIMULATED_BADGE}.")
    table = Table(
        tuple(_WIDTHS),
        tuple(
            (
                mine.code,
                mine.title,
                mine.stage,
                f"{other.code} · {other.title} ({other.plan_title})",
                other.stage,
                one.reason,
            )
            for (mine, other), one in ends
        ),
    )
    sheet_table(
        table,
        sheets,
        key=f"liens-{way}",
        widths=_WIDTHS,
        alt=f"{len(table.rows)} liens entre le contrat de ville et les autres documents.",
    )
    is_simulated = any(end.is_simulated for pair in pairs for end in pair)
    data_popover(
        table,
        key="liens-donnees",
        name="liens",
        notice=Notice(view.answer.replace("**", ""), is_simulated=is_simulated),
    )
    link("actions", "Voir toutes les actions", icon=":material/checklist:")


def _ends(one: ContractLink, way: str) -> tuple[LinkEnd, LinkEnd]:
    return (one.investment, one.other) if way == _CONTRACT else (one.other, one.investment)
