"""The map of candidate cells, the table of their groups, and the files to take away."""

from collections.abc import Callable

import streamlit as st

from components.data_table import Notice, data_popover
from components.grid.choices import frame_group, group_choice
from components.map_legend import map_legend
from components.page import READABLE_WIDTH
from components.scope import current_scope
from components.simulated import SIMULATED_BADGE
from components.territory_map import territory_map
from components.texts import note, plain
from data.base.chart import Cell
from data.base.formats import MISSING, number
from data.territories.grid.views import GridView
from data.territories.views import MapView

_KEY = "carte-carreaux"
_HEIGHT = 520
_MOST_ROWS = 12
_ROW_HEIGHT = 35.2
_LABELS: dict[str, tuple[str, str]] = {
    "Ménages en carreaux imputés (%)": (
        "Imputés (%)",
        "Part des ménages qui vivent dans des carreaux dont l’INSEE a imputé les valeurs.",
    ),
    "Habitants en QPV (%)": ("En QPV (%)", "Part des habitants dans un quartier prioritaire."),
    "Habitants en quartier fragile retenu (%)": (
        "En fragile (%)",
        "Part des habitants dans un quartier fragile retenu par les élus ; inconnue sans contour.",
    ),
}
"""On screen a column is only as wide as its figures; files keep the whole names."""

_AS_IT_IS: tuple[str | None, str | None] = (None, None)


def grid_panel(view: GridView, *, as_geojson: Callable[[GridView], bytes]) -> None:
    """Draw the map, then the groups, each with its figures to take away."""
    if view.map is not None:
        _map(view, view.map, as_geojson)
        _groups(view)


def _map(view: GridView, drawn: MapView, as_geojson: Callable[[GridView], bytes]) -> None:
    mark = f" {SIMULATED_BADGE}" if view.is_simulated else ""
    st.subheader(f"{drawn.title}{mark}", anchor=False)
    if drawn.caution:
        note(plain(drawn.caution))
    group_choice(view)
    basemap = st.session_state.get(f"{_KEY}-fond", False)
    territory_map(
        drawn,
        key=_KEY,
        height=_HEIGHT,
        basemap=basemap,
        on_click=lambda code: frame_group(view, code),
    )
    map_legend(drawn.legend, drawn.layers)
    note(f"Source : {plain(drawn.source)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        data_popover(
            view.cells,
            key="carreaux",
            name="carreaux-candidats",
            notice=Notice(drawn.title, view.source, view.is_simulated),
        )
        with st.popover("La carte en mots", icon=":material/description:", type="tertiary"):
            st.markdown(plain(drawn.alt))
        st.download_button(
            "GeoJSON",
            data=lambda: as_geojson(view),
            file_name=f"carreaux-candidats-{current_scope().on.isoformat()}.geojson",
            mime="application/geo+json",
            key="carreaux-geojson",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help="Groupes puis carreaux, en WGS 84, pour un logiciel de cartographie.",
        )
        st.toggle(
            "Fond de plan IGN",
            key=f"{_KEY}-fond",
            help="Demande une connexion à internet ; sans elle, la carte reste lisible.",
        )


def _groups(view: GridView) -> None:
    st.subheader("Groupe par groupe", anchor=False)
    st.markdown(plain(view.quarters), width=READABLE_WIDTH)
    rows, columns = view.groups.rows, view.groups.columns
    st.dataframe(
        [
            {name: _written(cell) for name, cell in zip(columns, row, strict=True)}
            for row in rows[:_MOST_ROWS]
        ],
        column_config={
            name: st.column_config.TextColumn(
                _LABELS.get(name, _AS_IT_IS)[0],
                help=_LABELS.get(name, _AS_IT_IS)[1],
                alignment="right",
            )
            for name in columns
            if name not in {"Groupe", "Communes"}
        },
        hide_index=True,
        height=int(_ROW_HEIGHT * (min(len(rows), _MOST_ROWS) + 1)) + 2,
        key="groupes-de-carreaux",
    )
    if len(rows) > _MOST_ROWS:
        note(f"Les {_MOST_ROWS} groupes les plus peuplés, sur {number(len(rows))}.")
    data_popover(
        view.groups,
        key="groupes",
        name="groupes-de-carreaux",
        notice=Notice("Groupes de carreaux candidats", view.source, view.is_simulated),
    )


def _written(cell: Cell) -> str:
    if cell is None:
        return MISSING
    if isinstance(cell, float):
        return number(cell, 1)
    return number(cell) if isinstance(cell, int) else str(cell)
