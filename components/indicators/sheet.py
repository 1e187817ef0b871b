"""The sheet of one indicator: its answer, its series, what it means, every value known."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.indicators.places import place_values
from components.indicators.series.figures import series
from components.indicators.series.part import SeriesDesk, series_part
from components.indicators.target_form import Desk
from components.indicators.targets import targets
from components.indicators.value_history import value_history
from components.links import link
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.sources import sources_expander
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import typeset
from data.indicators.views import IndicatorSheet

_ROW_HEIGHT = 35
_TALLEST = 460
_LETTER = 7
"""Pixels that a letter of a table takes."""


def indicator_sheet(
    sheet: IndicatorSheet, desk: Desk | None = None, lines: SeriesDesk | None = None
) -> None:
    """Draw an indicator from its answer to its sources."""
    st.title(plain(sheet.title), anchor=False)
    mark = f" {SIMULATED_BADGE}" if sheet.is_simulated else ""
    st.markdown(f"{typeset(sheet.answer)}{mark}", width=READABLE_WIDTH)
    if lines and lines.options.territories:
        series_part(sheet, lines, lambda: _meaning(sheet))
    elif sheet.chart:
        wide, narrow = st.columns([3, 2], gap="large")
        with wide:
            series(sheet.chart, sheet.chart_note, key="courbe")
        with narrow:
            _meaning(sheet)
    else:
        _meaning(sheet)
        if sheet.chart_note:
            note(sheet.chart_note)
    targets(sheet, file_stem=_file_stem(sheet.code), desk=desk)
    if sheet.values.rows or not sheet.places:
        _values(sheet)
    if desk:
        _typing(sheet.code, desk)
    place_values(sheet, file_stem=f"indicateur-{_file_stem(sheet.code)}")
    sources_expander(sheet.sources, method=plain(sheet.method))


def _typing(code: str, desk: Desk) -> None:
    """Lead to the page where a value is typed, and say who changed which."""
    with st.container(horizontal=True, vertical_alignment="center"):
        link(
            "indicator_values",
            "Saisir ou corriger une valeur",
            icon=":material/edit:",
            params={"indicateur": code},
        )
        value_history(desk.view.history, key="value-history", what="valeur")


def _meaning(sheet: IndicatorSheet) -> None:
    """Draw the definition, then what the catalogue says of the indicator."""
    st.subheader("Ce qu’il mesure", anchor=False)
    st.markdown(plain(sheet.definition), width=READABLE_WIDTH)
    lines = [f"- **{name}** : {plain(text)}" for name, text in sheet.facts]
    st.markdown(typeset("\n".join(lines)), width=READABLE_WIDTH)


def _values(sheet: IndicatorSheet) -> None:
    st.subheader("Toutes les valeurs", anchor=False)
    table = sheet.values
    if not table.rows:
        st.markdown("Aucune valeur n’est connue à cette date.")
        return
    st.dataframe(
        [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        hide_index=True,
        key="values",
        height=min(_TALLEST, _ROW_HEIGHT * (len(table.rows) + 1) + 2),
        column_config={
            "Territoire": st.column_config.TextColumn(width=200),
            "Année": st.column_config.TextColumn(width=_width(table, "Année")),
            "Valeur": st.column_config.TextColumn(width=_width(table, "Valeur"), alignment="right"),
            "Source": st.column_config.TextColumn(width=420),
        },
        alt=f"Toutes les valeurs : {sheet.title}",
    )
    note("Le fichier se relit tel quel dans les imports, au format « indicateurs ».")
    data_popover(
        sheet.values_data,
        key="values-data",
        name=f"indicateur-{_file_stem(sheet.code)}",
        notice=Notice(f"{sheet.title} : toutes les valeurs"),
    )


def _width(table: Table, name: str) -> int:
    """Return the width that shows the longest cell of a column: a reason is never cut."""
    rank = table.columns.index(name)
    return 24 + _LETTER * max(len(name), *(len(str(row[rank])) for row in table.rows))


def _file_stem(code: str) -> str:
    """Return a code that any disk takes as the name of a file."""
    return "".join(letter if letter.isalnum() else "-" for letter in code)[:60]
