"""The choices of the neighbourhoods' page, all of them in the URL."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.texts import note, plain
from components.url import buttons, choice, write
from data.indicators.views import NeighbourhoodsView, Option

INDICATOR, PERIOD, QUARTER = NAMES = ("indicateur", "annee", "quartier")


def quarter_filters(
    view: NeighbourhoodsView, periods_of: Callable[[str], Sequence[Option]]
) -> dict[str, str]:
    """Draw the three choices in a line; return the filters of the view.

    Args:
        view: offers the indicators and the quarters.
        periods_of: answers the years that an indicator is known for.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        indicator = _indicator_picker(view.indicators)
        return {
            "indicator": indicator,
            "year": _period_picker(periods_of(indicator)),
            "quarter": _quarter_picker(view.quarters),
        }


def _indicator_picker(options: Sequence[Option]) -> str:
    """Draw the indicators and return the code of the one chosen."""
    return choice("Indicateur", _labels(options), key=INDICATOR, default=options[0].code, width=380)


def _period_picker(options: Sequence[Option]) -> str:
    """Draw the years known for the indicator and return the one chosen.

    A year kept from another indicator is replaced by the newest, and a word says so.
    """
    labels, newest = _labels(options), options[0]
    asked = st.query_params.get(PERIOD)
    if asked is not None and asked not in labels:
        write(PERIOD, None)
        note(f"Pas de valeur pour « {plain(asked)} » : {plain(newest.label)} est affiché.")
    return choice("Année des données", labels, key=PERIOD, default=newest.code, width=220)


def _quarter_picker(options: Sequence[Option]) -> str:
    """Draw the quarters and return the code of the one chosen."""
    return buttons("Quartier", _labels(options), key=QUARTER, default=options[0].code)


def choose_quarter(code: str) -> None:
    """Set the quarter chosen, as a click on the map does."""
    write(QUARTER, code)


def _labels(options: Sequence[Option]) -> dict[str, str]:
    return {option.code: option.label for option in options}
