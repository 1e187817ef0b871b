"""The town's own territories beside the priority quarters: what they are, where, since when."""

from collections.abc import Sequence

import streamlit as st

from components.data_table import Notice, data_popover
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import counted, number, typeset
from data.territories.local.views import LocalTerritory
from data.territories.words import KINDS, validity_words

_TITLE = "Autres territoires suivis"
_COLUMNS = ("Territoire", "Nature", "Communes", "Surface (ha)", "En vigueur", "Contour")
_MISSING = "non connue"
_LAYERS = " Les couches de la carte montrent ceux qui en ont un, chacune avec son trait."


def local_territories(local: Sequence[LocalTerritory], *, has_layers: bool = True) -> None:
    """Draw the quarters that the town chose itself; nothing when it named none.

    Args:
        local: those of the day.
        has_layers: the map of the page offers them as layers.
    """
    if not local:
        return
    st.subheader(_TITLE, anchor=False)
    count = counted(len(local), "territoire choisi", "territoires choisis")
    drawn = sum(one.shape is not None for one in local)
    said = counted(drawn, "a un contour", "ont un contour")
    st.markdown(
        plain(
            f"{count} par les élus ou les habitants, au-delà de la liste nationale ; "
            f"{said if drawn else 'aucun n’a encore de contour'}.{_LAYERS * has_layers}"
        )
    )
    rows = [dict(zip(_COLUMNS, _shown(one), strict=True)) for one in local]
    st.dataframe(rows, hide_index=True, key="autres-territoires")
    note(
        "Contours : la page Imports lit le GeoJSON, le GeoPackage ou le shapefile (zip) de vos "
        "services, une colonne « nom » et une colonne « nature »."
    )
    is_simulated = any(one.is_simulated for one in local)
    table = Table(("Code", *_COLUMNS), tuple(_row(one) for one in local))
    notice = Notice(_TITLE, is_simulated=is_simulated)
    data_popover(table, key="autres-territoires-donnees", name="territoires", notice=notice)


def _shown(one: LocalTerritory) -> tuple[str, ...]:
    area = number(one.shape.area_ha, 1) if one.shape else _MISSING
    return (
        one.name,
        KINDS[one.kind],
        ", ".join(one.communes),
        area,
        typeset(validity_words(one.valid_from, one.valid_to)),
        "oui" if one.shape else "non",
    )


def _row(one: LocalTerritory) -> tuple[str | float | None, ...]:
    area = one.shape.area_ha if one.shape else None
    name, kind, communes, _, days, has_shape = _shown(one)
    return one.code, name, kind, communes, area, days, has_shape
