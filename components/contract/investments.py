"""The investments of the contract: filtered, counted, on the map and in a list."""

from collections.abc import Sequence

import streamlit as st

from components.chart_frame import draw
from components.contract.sheets import Sheet, sheet_picker, sheet_table
from components.data_table import Notice, data_popover
from components.links import link
from components.map_panel import map_panel
from components.page import empty_state
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from components.url import buttons, choice, write
from data.base.chart import Table
from data.base.formats import counted, listed, short_date
from data.mandate.contract.views import (
    Dimension,
    Investment,
    InvestmentFilters,
    InvestmentsView,
)
from data.mandate.contract.words import DIMENSIONS, NO_PILOT, NO_PLACE, UNPRICED
from data.mandate.vocabulary import Stage
from data.mandate.words import STAGES, UNREPORTED

ALL = "tout"
NOWHERE = "sans-lieu"
_UNREPORTED = "sans-mise-a-jour"
NAMES = ("lieu", "pilote", "theme", "statut", "compter")
EVERYTHING = {"statut": ALL}
"""Parameters of the page without any filter: one is named, so that none is remembered."""

_COLUMNS = ("Code", "Investissement", "Statut", "Échéance", "Lieux", "Pilote", "Thème", "Montant")
_WIDTHS = {
    "Code": 76,
    "Investissement": 330,
    "Thème": 170,
    "Pilote": 170,
    "Lieux": 220,
    "Statut": 130,
    "Échéance": 100,
    "Montant": 190,
}


def investment_filters(view: InvestmentsView) -> InvestmentFilters:
    """Draw the filters and return what they keep."""
    stages = {stage.value: label for stage, label in STAGES.items()} | {_UNREPORTED: UNREPORTED}
    places = {code or NOWHERE: name for code, name in view.places}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = choice(
            "Quartier ou lieu", {ALL: "Tous"} | places, key="lieu", default=ALL, width=240
        )
        pilot = choice(
            "Pilote",
            {ALL: "Tous"} | {name: name for name in view.pilots},
            key="pilote",
            default=ALL,
            width=215,
        )
        theme = choice(
            "Thème",
            {ALL: "Tous"} | {name: name for name in view.themes},
            key="theme",
            default=ALL,
            width=240,
        )
        stage = choice("Statut", {ALL: "Tous"} | stages, key="statut", default=ALL, width=165)
    filters = InvestmentFilters(
        place=None if place == ALL else "" if place == NOWHERE else place,
        pilot=None if pilot == ALL else pilot,
        theme=None if theme == ALL else theme,
        stage=None if stage in {ALL, _UNREPORTED} else Stage(stage),
        is_unreported=stage == _UNREPORTED,
    )
    if filters != InvestmentFilters():
        link("city_contract", "Tout afficher", icon=":material/filter_alt_off:", params=EVERYTHING)
    return filters


def dimension_choice() -> Dimension:
    """Let the reader choose what investments are counted by."""
    names = {one.value: label for one, label in DIMENSIONS.items()}
    return Dimension(buttons("Compter par", names, key="compter", default=Dimension.QUARTER.value))


def investments_panel(view: InvestmentsView) -> None:
    """Draw the counts and the map, then the list."""
    if not view.investments:
        empty_state("Aucun investissement ne correspond à ces filtres.")
        return
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        draw(view.chart, key="investissements")
    with narrow:
        if view.map is not None:
            map_panel(view.map, key="carte-contrat", on_click=_choose_place)
        else:
            note(plain(view.no_map))
    _list(view)


def _choose_place(code: str) -> None:
    write("lieu", code)


def _list(view: InvestmentsView) -> None:
    st.subheader(counted(len(view.investments), "investissement"), anchor=False)
    plan = view.plan.code
    sheet_picker(
        "Ouvrir la fiche d’un investissement",
        {
            (plan, one.action.code): f"{one.action.code} · {one.action.title}"
            for one in view.investments
        },
        key="investment-picker",
    )
    if view.is_simulated:
        note(f"Statuts et échéances décidées : {SIMULATED_BADGE}.")
    table = investments_table(view.investments)
    sheets: list[Sheet | None] = [(plan, one.action.code) for one in view.investments]
    sheet_table(
        table,
        sheets,
        key="investissements-liste",
        widths=_WIDTHS,
        alt=f"Liste de {len(table.rows)} investissements : thème, pilote, lieux, statut.",
    )
    data_popover(
        table,
        key="investissements-donnees",
        name="investissements",
        notice=Notice(view.chart.title, view.plan.title, view.is_simulated),
    )


def investments_table(investments: Sequence[Investment]) -> Table:
    """Return investments as rows; the source prices none, and each row says so."""
    return Table(
        _COLUMNS,
        tuple(
            (
                one.action.code,
                one.action.title,
                STAGES[one.action.report.stage] if one.action.report else UNREPORTED,
                short_date(one.action.deadline.latest_on) if one.action.deadline else "sans",
                _places(one),
                listed(list(one.pilots)) or NO_PILOT,
                one.theme,
                UNPRICED,
            )
            for one in investments
        ),
    )


def _places(one: Investment) -> str:
    names = [f"{where.name}{' (à proximité)' * where.is_nearby}" for where in one.places]
    return listed(names) or NO_PLACE
