"""The map with all that makes it readable and checkable: legend, source, data, words."""

from collections.abc import Callable

import streamlit as st

from components.data_table import Notice, data_popover
from components.links import go, link
from components.map_legend import map_legend
from components.territory_map import territory_map
from components.texts import note, plain
from data.territories.views import MapView

_SMALL_HEIGHT = 260


def map_panel(view: MapView, *, key: str, on_click: Callable[[str], None]) -> None:
    """Draw the map of a page under its title."""
    st.subheader(view.title, anchor=False)
    if view.caution:
        note(plain(view.caution))
    basemap = st.session_state.get(f"{key}-fond", False)
    territory_map(view, key=key, basemap=basemap, on_click=on_click)
    map_legend(view.legend)
    if view.outside:
        note(plain(view.outside))
    note(f"Source : {plain(view.source)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        data_popover(view.table, key=key, name="quartiers", notice=Notice(view.title))
        _in_words(view)
        st.toggle(
            "Fond de plan IGN",
            key=f"{key}-fond",
            help="Demande une connexion à internet ; sans elle, la carte reste lisible.",
        )


def small_map(view: MapView | None) -> None:
    """Draw the quarters in small; a click opens the one clicked on its page."""
    if view is None:
        return
    st.subheader("Quartiers prioritaires", anchor=False)
    note(plain(f"{view.title}. {view.caution}"))
    clicked = territory_map(view, key="petite-carte", height=_SMALL_HEIGHT)
    if clicked is not None:
        go("neighbourhoods", quartier=clicked)
    map_legend(view.legend)
    if view.outside:
        note(plain(view.outside))
    with st.container(horizontal=True, vertical_alignment="center"):
        link("neighbourhoods", "Voir les quartiers", icon=":material/map:")
        _in_words(view)


def _in_words(view: MapView) -> None:
    with st.popover("La carte en mots", icon=":material/description:", type="tertiary"):
        st.markdown(plain(view.alt))
