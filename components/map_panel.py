"""The map with all that makes it readable and checkable: legend, source, data, words."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from components.data_table import Notice, data_popover
from components.links import go, link
from components.map_legend import map_legend
from components.scope import current_scope
from components.territory_map import territory_map
from components.texts import note, plain
from components.url import write
from data.base.chart import Table
from data.territories.views import MapLayer, MapView

BASEMAP = "fond"
"""In the address: what lies under the map."""

_PLAN = "ign"
_SMALL_HEIGHT = 260
_HEIGHT = 460

Writers = Mapping[str, Callable[[MapView], bytes]]
"""What writes a map as a file, by the file's extension."""

_FILES = {
    "geojson": ("GeoJSON", "application/geo+json"),
    "gpkg": ("GeoPackage", "application/geopackage+sqlite3"),
}


def map_panel(
    view: MapView,
    *,
    key: str,
    on_click: Callable[[str], None],
    writers: Writers | None = None,
    basemap: bool | None = None,
) -> None:
    """Draw the map of a page under its title.

    Args:
        view: what to draw.
        key: unique on the page.
        on_click: told the code of the feature clicked.
        writers: what writes the map as geographic files, when it may be taken away.
        basemap: whether the IGN's plan lies under; a switch decides unless told.
    """
    st.subheader(plain(view.title), anchor=False)
    if view.caution:
        note(plain(view.caution))
    is_on = has_basemap() if basemap is None else basemap
    territory_map(view, key=key, height=_HEIGHT, basemap=is_on, on_click=on_click)
    if view.method:
        note(plain(view.method))
    map_legend(view.legend, view.layers)
    if view.outside:
        note(plain(view.outside))
    note(f"Source : {plain(view.source)}", is_simulated=view.is_simulated)
    with st.container(horizontal=True, vertical_alignment="center"):
        data_popover(view.table, key=key, name="quartiers", notice=Notice(view.title))
        for rank, layer in enumerate(view.layers):
            if layer.table is not None:
                _layer_data(layer, layer.table, key=f"{key}-couche-{rank}")
        _in_words(view)
        if writers:
            _downloads(view, key=key, writers=writers)
        if basemap is None:
            widget = f"{key}-fond"
            st.session_state[widget] = is_on
            st.toggle(
                "Fond de plan IGN",
                key=widget,
                on_change=_store_basemap,
                args=(widget,),
                help="Demande une connexion à internet ; sans elle, la carte reste lisible.",
            )


def has_basemap() -> bool:
    """Tell whether the address asks for the IGN's plan under the map."""
    return st.query_params.get(BASEMAP) == _PLAN


def _store_basemap(widget: str) -> None:
    write(BASEMAP, _PLAN if st.session_state[widget] else None)


def _layer_data(layer: MapLayer, table: Table, *, key: str) -> None:
    """Offer the rows of a layer: what is drawn, and what is known of each."""
    label = f"Voir les données : {layer.title.split(' (')[0].lower()}"
    data_popover(table, key=key, name="couche", notice=Notice(layer.title), label=label)


def _downloads(view: MapView, *, key: str, writers: Writers) -> None:
    """Offer the map as geographic files, each written only when it is asked for."""
    stem = f"quartiers-{current_scope().on.isoformat()}"
    with st.popover("Télécharger la carte", icon=":material/download:", type="tertiary"):
        note(
            "Les quartiers tels que la carte les montre, avec valeur, unité, année, périmètre et "
            "source ; contours entiers, en longitude et latitude (WGS 84)."
        )
        with st.container(horizontal=True):
            for extension, write in writers.items():
                label, kind = _FILES[extension]
                st.download_button(
                    label,
                    data=partial(write, view),
                    file_name=f"{stem}.{extension}",
                    mime=kind,
                    key=f"{key}-{extension}",
                    icon=":material/download:",
                    on_click="ignore",
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
