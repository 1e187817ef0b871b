"""The priority quarters around one of them: map, identity card, series, comparison."""

from dataclasses import replace

import streamlit as st

from components.chart_frame import draw
from components.links import link
from components.map_panel import Writers, has_basemap, map_panel
from components.quarter.card import comparison_table, quarter_card
from components.quarter_pickers import QUARTER, choose_quarter, map_pickers
from components.texts import note, plain
from data.indicators.views import IndicatorLine, NeighbourhoodsView, QuarterCard
from data.territories.views import MapMark, MapView

_KEYS = ("carte", "carte-2")


def quarter_panel(
    view: NeighbourhoodsView,
    indicator: IndicatorLine,
    card: QuarterCard,
    maps: tuple[MapView, ...],
    writers: Writers,
) -> None:
    """Draw an indicator on one map or on two, and what is known of the quarter chosen."""
    note(plain(indicator.definition))
    if len(maps) > 1:
        _two_maps(view, maps, writers)
        wide, narrow = st.columns([3, 2], gap="large")
        with wide:
            quarter_card(card)
        with narrow:
            comparison_table(card)
    else:
        wide, narrow = st.columns([3, 2], gap="large")
        with wide:
            map_panel(maps[0], key=_KEYS[0], on_click=choose_quarter, writers=writers)
            _settings(view, maps[0].marks)
        with narrow:
            quarter_card(card)
            comparison_table(card)
    if card.chart is not None:
        draw(card.chart, key="serie")


def _two_maps(view: NeighbourhoodsView, maps: tuple[MapView, ...], writers: Writers) -> None:
    """Draw two maps side by side, after what must be known to compare them."""
    if view.beside_caution:
        st.warning(plain(view.beside_caution), icon=":material/warning:")
    # One switch, under the first map, for both.
    basemaps = (None, has_basemap())
    # So are the layers told, under the first map.
    told = (maps[0], *(replace(one, layers=()) for one in maps[1:]))
    columns = st.columns(2, gap="large")
    for column, drawn, key, basemap in zip(columns, told, _KEYS, basemaps, strict=True):
        with column:
            map_panel(drawn, key=key, on_click=choose_quarter, writers=writers, basemap=basemap)
    _settings(view, maps[0].marks)


def _settings(view: NeighbourhoodsView, marks: tuple[MapMark, ...]) -> None:
    map_pickers(view)
    if marks:
        names = {one.code: one.label for one in view.quarters}
        note("Ouvrir la liste des actions d’un quartier :")
        with st.container(horizontal=True):
            for mark in marks:
                # A phone cuts a longer label: the layer, told above, says of which plan.
                words = f"{names.get(mark.code, mark.code)}, {mark.text}"
                link("neighbourhoods", words, params=_kept(mark.code))


def _kept(code: str) -> dict[str, str | None]:
    """Return the URL's own choices with another quarter."""
    kept: dict[str, str | None] = {name: st.query_params[name] for name in st.query_params}
    return kept | {QUARTER: code}
