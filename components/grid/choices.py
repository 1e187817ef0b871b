"""The choices of the page of candidate cells, all of them in the URL."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.links import link
from components.url import choice, write
from data.base.formats import counted, number, typeset
from data.territories.grid.views import Choices, GridView

RATIO, HOUSEHOLDS, PEOPLE, CONTACT, IMPUTED, VINTAGE, GROUP = NAMES = (
    "ratio",
    "menages",
    "habitants",
    "contact",
    "imputes",
    "millesime",
    "groupe",
)
_USUAL = Choices()
_RATIOS = ("1.25", "1.5", "1.75", "2", "2.5", "3")
_HOUSEHOLDS = ("10", "20", "30", "50", "75", "100", "150")
_PEOPLE = ("25", "50", "75", "100", "150", "200", "300")
_CONTACTS = {"cotes": "Par un côté", "coins": "Côté ou coin"}
_IMPUTED = {"avec": "Gardés", "sans": "Écartés"}
_WIDTH, _WIDE = 140, 340
WHOLE = "tous"


def grid_choices(vintages: Sequence[int]) -> Choices:
    """Draw the choices in a line; return what is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ratio = choice(
            "Pauvreté face à l’EPCI",
            {one: _times(one) for one in _RATIOS},
            key=RATIO,
            default=_USUAL.ratio,
            width=_WIDTH + 15,
        )
        households = choice(
            "Ménages, au moins",
            {one: counted(int(one), "ménage") for one in _HOUSEHOLDS},
            key=HOUSEHOLDS,
            default=_USUAL.households,
            width=_WIDTH,
        )
        people = choice(
            "ou habitants, au moins",
            {one: counted(int(one), "habitant") for one in _PEOPLE},
            key=PEOPLE,
            default=_USUAL.people,
            width=_WIDTH + 15,
        )
        contact = choice(
            "Carreaux réunis", _CONTACTS, key=CONTACT, default=_USUAL.contact, width=_WIDTH + 15
        )
        imputed = choice(
            "Carreaux imputés", _IMPUTED, key=IMPUTED, default=_USUAL.imputed, width=_WIDTH
        )
        years = {str(year): str(year) for year in vintages}
        vintage = choice(
            "Année des données", years, key=VINTAGE, default=str(vintages[0]), width=_WIDTH - 10
        )
    chosen = Choices(ratio, households, people, contact, imputed, vintage, read_group())
    if replace(chosen, vintage="", group="") != Choices():
        # A page left for itself would come back as it was left: each parameter says its value.
        link(
            "grid_cells",
            "Revenir à la règle du contrat",
            icon=":material/restart_alt:",
            params=_contract(),
        )
    return chosen


def _contract() -> dict[str, str | None]:
    return {
        RATIO: _USUAL.ratio,
        HOUSEHOLDS: _USUAL.households,
        PEOPLE: _USUAL.people,
        CONTACT: _USUAL.contact,
        IMPUTED: _USUAL.imputed,
    }


def _times(ratio: str) -> str:
    decimals = len(ratio.partition(".")[2])
    return typeset(f"{number(float(ratio), decimals)} fois ou plus")


def read_group() -> str:
    """Return the number of the group that the address asks to frame, known or not."""
    return st.query_params.get(GROUP, "")


def group_choice(view: GridView) -> None:
    """Draw the choice of what the map frames."""
    choice(
        "Cadrer la carte sur",
        {WHOLE: "Tous les groupes"} | dict(view.named_groups),
        key=GROUP,
        default=WHOLE,
        width=_WIDE,
    )


def frame_group(view: GridView, code: str) -> None:
    """Frame the group of a cell, as a click on the map does."""
    group = view.group_of(code)
    if group is not None:
        write(GROUP, group)
