"""The choices of the neighbourhoods' page, all of them in the URL."""

from collections.abc import Sequence

import streamlit as st

from components.texts import note, plain
from components.url import buttons, choice, write
from data.indicators.views import Option

INDICATOR, PERIOD, QUARTER = NAMES = ("indicateur", "annee", "quartier")


def indicator_picker(options: Sequence[Option]) -> str:
    """Draw the indicators and return the code of the one chosen."""
    return choice("Indicateur", _labels(options), key=INDICATOR, default=options[0].code, width=380)


def period_picker(options: Sequence[Option]) -> str:
    """Draw the years known for the indicator and return the one chosen.

    A year kept from another indicator is replaced by the newest, and a word says so.
    """
    labels, newest = _labels(options), options[0]
    asked = st.query_params.get(PERIOD)
    if asked is not None and asked not in labels:
        write(PERIOD, None)
        note(f"Pas de valeur pour « {plain(asked)} » : {plain(newest.label)} est affiché.")
    return choice("Année des données", labels, key=PERIOD, default=newest.code, width=220)


def quarter_picker(options: Sequence[Option]) -> str:
    """Draw the quarters and return the code of the one chosen."""
    return buttons("Quartier", _labels(options), key=QUARTER, default=options[0].code)


def choose_quarter(code: str) -> None:
    """Set the quarter chosen, as a click on the map does."""
    write(QUARTER, code)


def _labels(options: Sequence[Option]) -> dict[str, str]:
    return {option.code: option.label for option in options}
