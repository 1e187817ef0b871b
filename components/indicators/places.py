"""What an indicator is worth in each school: one row an establishment and a year."""

from collections.abc import Sequence

import streamlit as st

from components.data_table import Notice, data_popover
from components.texts import note
from data.base.chart import Table
from data.base.formats import MISSING, counted, number
from data.indicators.views import IndicatorSheet, PlaceValue

_ROW_HEIGHT = 35
_TALLEST = 460
_COLUMNS = ("Établissement", "Type", "Commune", "Secteur", "Année", "Valeur")
_TITLE = "Par établissement"


def place_values(sheet: IndicatorSheet, *, file_stem: str) -> None:
    """Draw the establishments' values, a missing one with its reason, and their two files."""
    if not sheet.places:
        return
    st.subheader(_TITLE, anchor=False)
    decimals = 0 if all(one.value is None or one.value % 1 == 0 for one in sheet.places) else 1
    places = len({one.place_code for one in sheet.places})
    st.dataframe(
        [dict(zip(_COLUMNS, _written(one, decimals), strict=True)) for one in sheet.places],
        hide_index=True,
        key="places",
        height=min(_TALLEST, _ROW_HEIGHT * (len(sheet.places) + 1) + 2),
        column_config={
            "Établissement": st.column_config.TextColumn(width=330),
            "Type": st.column_config.TextColumn(width=140),
            "Commune": st.column_config.TextColumn(width=190),
            "Secteur": st.column_config.TextColumn(width=80),
            "Année": st.column_config.TextColumn(width=70),
            "Valeur": st.column_config.TextColumn(width=130, alignment="right"),
        },
        alt=f"{sheet.title}, par établissement : {counted(places, 'établissement')}.",
    )
    note(f"{counted(places, 'établissement')} des communes de l’agglomération.")
    data_popover(
        _data(sheet.places),
        key="places-data",
        name=f"{file_stem}-etablissements",
        notice=Notice(
            f"{sheet.title} : par établissement",
            source=" ; ".join(one.citation for one in sheet.sources) or None,
            is_simulated=sheet.is_simulated,
        ),
    )


def _written(one: PlaceValue, decimals: int) -> tuple[str, ...]:
    year = str(one.year) if one.year is not None else MISSING
    value = one.absence or MISSING if one.value is None else number(one.value, decimals)
    return (one.place_name, one.kind, one.commune, one.sector or MISSING, year, value)


def _data(places: Sequence[PlaceValue]) -> Table:
    columns = ("Code", *_COLUMNS, "Absence")
    rows = tuple(
        (
            one.place_code,
            one.place_name,
            one.kind,
            one.commune,
            one.sector,
            one.year,
            one.value,
            one.absence,
        )
        for one in places
    )
    return Table(columns, rows)
