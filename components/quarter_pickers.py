"""The choices of the neighbourhoods' page, all of them in the URL."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from components.map_panel import BASEMAP
from components.texts import note, plain
from components.url import buttons, choice, write
from data.indicators.classes import ClassMethod
from data.indicators.maps.choices import LAYERS, METHODS, USUAL_LAYERS, Drawing, Layer
from data.indicators.views import NeighbourhoodsView, Option

INDICATOR, PERIOD, QUARTER = "indicateur", "annee", "quartier"
CLASSES, SHOWN, COMPARED, FRAME = "classes", "couches", "comparer", "cadre"
NAMES = (INDICATOR, PERIOD, QUARTER, CLASSES, SHOWN, COMPARED, FRAME, BASEMAP)

_NEAR, _ALL = "quartier", "tous"
_FRAMES = {_NEAR: "Autour du quartier", _ALL: "Tous les quartiers"}
_ALONE, _NO_LAYER = "non", "aucune"
_MOST_BUTTONS = 8
_WIDGET = "couches-pills"

AnyChoice = TypeVar("AnyChoice", bound=StrEnum)


def quarter_filters() -> dict[str, str | None]:
    """Return the filters of the view that the URL asks for, known or not."""
    asked = st.query_params
    return {
        "indicator": asked.get(INDICATOR),
        "year": asked.get(PERIOD),
        "quarter": asked.get(QUARTER),
    }


def map_drawing() -> Drawing:
    """Return how the URL asks to draw the map; what it does not know is drawn as usual."""
    asked = st.query_params
    method = _known(ClassMethod, asked.get(CLASSES))
    return Drawing(
        method=method or ClassMethod.QUANTILES,
        layers=_asked_layers(asked.get(SHOWN)),
        compared=asked.get(COMPARED),
        is_wide=asked.get(FRAME) == _ALL,
    )


def _known(choices: type[AnyChoice], code: str | None) -> AnyChoice | None:
    return next((one for one in choices if one == code), None)


def _asked_layers(text: str | None) -> frozenset[Layer]:
    if text is None:
        return USUAL_LAYERS
    return frozenset(found for code in text.split(",") if (found := _known(Layer, code)))


def quarter_pickers(view: NeighbourhoodsView) -> None:
    """Draw the three choices in a line, set to what the view shows."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _indicator_picker(view.indicators)
        _period_picker(view.periods)
        _quarter_picker(view.quarters)


def map_pickers(view: NeighbourhoodsView) -> None:
    """Draw how the map is drawn: what it is set beside, its classes, its layers, its frame."""
    known = {_ALONE: "Rien", **_labels(view.comparable)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice("Comparer la carte avec", known, key=COMPARED, default=_ALONE, width=380)
        methods = {method.value: label for method, label in METHODS.items()}
        usual = ClassMethod.QUANTILES.value
        choice("Classes de couleur", methods, key=CLASSES, default=usual, width=180)
        choice("Cadre de la carte", _FRAMES, key=FRAME, default=_NEAR, width=200)
    _layers_picker()


def _layers_picker() -> None:
    chosen = map_drawing().layers
    st.session_state[_WIDGET] = [one for one in Layer if one in chosen]
    st.pills(
        "Couches de la carte",
        list(Layer),
        format_func=lambda layer: LAYERS[layer],
        selection_mode="multi",
        key=_WIDGET,
        on_change=_store_layers,
        width="stretch",
        wrap=True,
    )


def _store_layers() -> None:
    """Write the layers into the URL; the usual ones leave it."""
    chosen = frozenset(st.session_state[_WIDGET])
    codes = ",".join(one.value for one in Layer if one in chosen)
    write(SHOWN, None if chosen == USUAL_LAYERS else codes or _NO_LAYER)


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
    """Draw the quarters as buttons, or as a list that can be searched when they are many."""
    if len(options) > _MOST_BUTTONS:
        choice("Quartier", _labels(options), key=QUARTER, default=options[0].code, width=320)
    else:
        buttons("Quartier", _labels(options), key=QUARTER, default=options[0].code)


def choose_quarter(code: str) -> None:
    """Set the quarter chosen, as a click on the map does."""
    write(QUARTER, code)


def _labels(options: Sequence[Option]) -> dict[str, str]:
    return {option.code: option.label for option in options}
