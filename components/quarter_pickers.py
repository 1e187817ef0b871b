"""The choices of the neighbourhoods' page, all of them in the URL."""

from collections.abc import Sequence

import streamlit as st

from components.texts import note, plain
from components.url import buttons, choice, write
from data.indicators.views import NeighbourhoodsView, Option

INDICATOR, PERIOD, QUARTER = NAMES = ("indicateur", "annee", "quartier")


def quarter_filters() -> dict[str, str | None]:
    """Return the filters of the view that the URL asks for, known or not."""
    asked = st.query_params
    return {
        "indicator": asked.get(INDICATOR),
        "year": asked.get(PERIOD),
        "quarter": asked.get(QUARTER),
    }


def quarter_pickers(view: NeighbourhoodsView) -> None:
    """Draw the three choices in a line, set to what the view shows."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _indicator_picker(view.indicators)
        _period_picker(view.periods)
        _quarter_picker(view.quarters)


def _indicator_picker(options: Sequence[Option]) -> None:
    choice("Indicateur", _labels(options), key=INDICATOR, default=options[0].code, width=380)


def _period_picker(options: Sequence[Option]) -> None:
    """Draw the years known for the indicator.

    A year kept from another indicator is replaced by the newest, and a word says so.
    """
    labels, newest = _labels(options), options[0]
    asked = st.query_params.get(PERIOD)
    if asked is not None and asked not in labels:
        write(PERIOD, None)
        note(f"Pas de valeur pour « {plain(asked)} » : {plain(newest.label)} est affiché.")
    choice("Année des données", labels, key=PERIOD, default=newest.code, width=220)


def _quarter_picker(options: Sequence[Option]) -> None:
    buttons("Quartier", _labels(options), key=QUARTER, default=options[0].code)


def choose_quarter(code: str) -> None:
    """Set the quarter chosen, as a click on the map does."""
    write(QUARTER, code)


def _labels(options: Sequence[Option]) -> dict[str, str]:
    return {option.code: option.label for option in options}
