"""What is looked at of the PPI: a programme, a year, a territory, all in the URL."""

import streamlit as st

from components.url import buttons, choice
from data.finances.investments.cells import programme_name
from data.finances.investments.views import InvestmentFilters, InvestmentsView, Measure
from data.finances.investments.words import MEASURES

PROGRAMME, YEAR, TERRITORY = "programme", "exercice", "territoire"
NAMES = (PROGRAMME, YEAR, TERRITORY)
MEASURE = "montant"
_EVERY = "tous"
_ON_MAP = (Measure.PLANNED, Measure.EXECUTED, Measure.SUBSIDIES_PLANNED)
"""What the map of euros may show."""


def investment_filters(everything: InvestmentsView) -> InvestmentFilters:
    """Draw the filters that have something to choose; return what they keep."""
    programmes = {_EVERY: "Tous les programmes"} | {
        one.code: programme_name(one) for one in everything.programmes
    }
    years = {_EVERY: "Tous les exercices"} | {str(year): str(year) for year in everything.years}
    places = {_EVERY: "Tous les territoires"} | {
        one.code: one.name for one in everything.territories
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        programme = choice("Programme", programmes, key=PROGRAMME, default=_EVERY, width=280)
        year = choice("Exercice", years, key=YEAR, default=_EVERY, width=190)
        territory = choice("Territoire", places, key=TERRITORY, default=_EVERY, width=300)
    return InvestmentFilters(
        programme="" if programme == _EVERY else programme,
        year=None if year == _EVERY else int(year),
        territory="" if territory == _EVERY else territory,
    )


def measure_choice() -> Measure:
    """Let the reader choose which euros the map shows."""
    names = {one.value: MEASURES[one] for one in _ON_MAP}
    return Measure(buttons("Sur la carte", names, key=MEASURE, default=Measure.PLANNED.value))
