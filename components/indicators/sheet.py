"""The parts of an indicator's sheet: its answer, its series, every value, its description."""

from collections.abc import Iterable

import streamlit as st

from components.data_table import Notice, data_popover
from components.indicators.places import place_values
from components.indicators.series.part import SeriesDesk, series_part
from components.indicators.target_form import Desk
from components.indicators.value_history import value_history
from components.links import link
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import typeset
from data.indicators import tables
from data.indicators.sheets.facts import FRESHNESS
from data.indicators.views import IndicatorSheet

_TO_READ = frozenset({tables.DIRECTION, tables.LIMITS, FRESHNESS})
"""The facts that stand beside the curve; the others wait in their own part."""
_ROW_HEIGHT = 35
_TALLEST = 460
_IN_PLACES = "Pas de courbe : les valeurs sont par établissement, dans la partie « Valeurs »."
_NOTHING_YET = "Pas encore de courbe : la partie « Valeurs » dit comment saisir une valeur."
_LETTER = 7
"""Pixels that a letter of a table takes."""


def heading(sheet: IndicatorSheet, aimed: str = "") -> None:
    """Open the sheet: what is measured, where it stands, and what aims at it.

    Args:
        sheet: the indicator.
        aimed: how many actions aim at it, in Markdown; may be empty.
    """
    st.title(plain(sheet.title), anchor=False)
    mark = f" {SIMULATED_BADGE}" if sheet.is_simulated else ""
    st.markdown(f"{typeset(sheet.answer)}{mark}", width=READABLE_WIDTH)
    if aimed:
        st.markdown(typeset(aimed), width=READABLE_WIDTH)


def evolution(sheet: IndicatorSheet, lines: SeriesDesk) -> None:
    """Draw the series, with what must be known to read it."""
    if lines.options.territories:
        series_part(sheet, lines, lambda: _meaning(sheet))
    else:
        _meaning(sheet)
        note(sheet.chart_note or (_IN_PLACES if sheet.places else _NOTHING_YET))


def values_part(sheet: IndicatorSheet, desk: Desk) -> None:
    """Draw every value known, of territories then of schools, and the way to type one."""
    if sheet.values.rows or not sheet.places:
        _values(sheet)
    _typing(sheet.code, desk)
    place_values(sheet, file_stem=f"indicateur-{file_stem(sheet.code)}")


def facts(sheet: IndicatorSheet) -> None:
    """Draw all that the catalogue says of the indicator."""
    st.subheader("Ce que dit le catalogue", anchor=False)
    _listed((("Définition", sheet.definition), *sheet.facts))


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
    """Draw the definition, and the few facts without which a curve is misread."""
    st.subheader("Ce qu’il mesure", anchor=False)
    st.markdown(plain(sheet.definition), width=READABLE_WIDTH)
    _listed([one for one in sheet.facts if one[0] in _TO_READ])


def _listed(lines: Iterable[tuple[str, str]]) -> None:
    said = [f"- **{name}** : {plain(text)}" for name, text in lines]
    st.markdown(typeset("\n".join(said)), width=READABLE_WIDTH)


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
            "Territoire": st.column_config.TextColumn(width=_width(table, "Territoire")),
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
        name=f"indicateur-{file_stem(sheet.code)}",
        notice=Notice(f"{sheet.title} : toutes les valeurs"),
    )


def _width(table: Table, name: str) -> int:
    """Return the width that shows the longest cell of a column: a reason is never cut."""
    rank = table.columns.index(name)
    return 24 + _LETTER * max(len(name), *(len(str(row[rank])) for row in table.rows))


def file_stem(code: str) -> str:
    """Return a code that any disk takes as the name of a file."""
    return "".join(letter if letter.isalnum() else "-" for letter in code)[:60]
