"""The table of gaps: an indicator a row, a quarter a column; a click opens a cell."""

from dataclasses import replace
from typing import Any

import streamlit as st

from components.aims.gap_aims import board_aims, marked_title, unaimed_of
from components.data_table import Notice, data_popover
from components.gap_analysis.headings import column_names, heading
from components.gap_analysis.pickers import open_cell
from components.gap_analysis.verdicts import SIGNS, shade
from components.gap_analysis.writing import written
from components.links import link
from components.palette import palette
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import NO_BREAK_SPACE, typeset
from data.indicators.gap_analysis.words import VERDICTS
from data.indicators.views import (
    GapAnalysisView,
    GapCell,
    GapMeasure,
    GapVerdict,
)
from data.mandate.aims.rules import counted_table
from data.mandate.aims.views import Aims

_FIRST = "Indicateur"
_ROW_HEIGHT = 66
"""Above 64 pixels a cell writes several lines."""
_HEADER_HEIGHT = 38
_WIDTH = 190
"""Just wide enough for the longest verdict: four quarters stand on a laptop beside the titles."""
_TALLEST = 640
_KEY = "gaps"
_CARDS = (
    "Il manque au comparateur, au quartier, ou une même année aux deux. Les chiffres sans année "
    "des fiches du contrat de ville n’entrent dans aucun écart : la fiche du quartier les montre."
)


def gap_board(view: GapAnalysisView, aims: Aims) -> None:
    """Draw the last gap of each cell, its year and its verdict, and what nothing aims at."""
    st.subheader("Chaque quartier, indicateur par indicateur", anchor=False)
    board_aims(view, aims)
    note(_reading(view), is_simulated=view.is_simulated)
    names = column_names(view)
    # One table a page of quarters: what was clicked in one means nothing in another.
    key = f"{_KEY}-{view.columns[0].quarter}"
    st.dataframe(
        _styled(view, names, unaimed_of(view, aims)),
        hide_index=True,
        key=key,
        on_select=lambda: _open(view, names, key),
        selection_mode="single-cell",
        row_height=_ROW_HEIGHT,
        height=min(_TALLEST, _HEADER_HEIGHT + _ROW_HEIGHT * len(view.rows)),
        column_config={
            _FIRST: st.column_config.TextColumn(width=_WIDTH),
            **{
                name: st.column_config.TextColumn(
                    heading(column, name), width=_WIDTH, help=plain(name)
                )
                for name, column in zip(names, view.columns, strict=True)
            },
        },
        alt=_alt(view),
    )
    _legend(view)
    notice = Notice(f"Écarts des quartiers depuis {view.start}")
    data_popover(
        counted_table(_cells_shown(view), aims),
        key="gaps-cells",
        name="ecarts-verdicts",
        notice=notice,
        whole=(lambda: counted_table(view.cells, aims)) if _is_page(view) else None,
    )


def _is_page(view: GapAnalysisView) -> bool:
    return len(view.readings) < len(view.quarters)


def _cells_shown(view: GapAnalysisView) -> Table:
    """Return the rows of the quarters shown, among those of all."""
    if not _is_page(view):
        return view.cells
    shown = {column.quarter for column in view.columns}
    place = view.cells.columns.index("Code du quartier")
    rows = tuple(row for row in view.cells.rows if row[place] in shown)
    return replace(view.cells, rows=rows)


def silent_indicators(view: GapAnalysisView) -> None:
    """Draw the indicators that have no gap at all, and say why."""
    if not view.silent.rows:
        return
    count = len(view.silent.rows)
    noun = "indicateur" if count < 2 else "indicateurs"
    with st.expander(f"{count} {noun} sans écart calculable", icon=":material/event_busy:"):
        note(_CARDS)
        data = view.silent
        st.dataframe(
            [
                dict(zip(data.columns, (written(cell) for cell in row), strict=True))
                for row in data.rows
            ],
            hide_index=True,
            key="gaps-silent",
            alt="Indicateurs sans écart calculable, et pourquoi",
        )


def every_year(view: GapAnalysisView) -> None:
    """Draw the file of every gap, year by year, and the way to the map."""
    with st.container(horizontal=True, vertical_alignment="center"):
        note("Tous les écarts, année par année :")
        notice = Notice("Tous les écarts, année par année", is_simulated=None)
        data_popover(view.data, key="ecarts-tout", name="ecarts-annees", notice=notice)
        link("neighbourhoods", "Voir les quartiers sur la carte", icon=":material/map:")


def _reading(view: GapAnalysisView) -> str:
    how = (
        "valeur du quartier moins celle du comparateur, la même année"
        if view.measure is GapMeasure.DIFFERENCE
        else "valeur du quartier rapportée à celle du comparateur, la même année : × 1 dit "
        "l’égalité"
    )
    return plain(
        f"Dernier écart connu ({how}), puis ce qu’il est devenu depuis {view.start}. Cliquez une "
        "case pour ouvrir sa série, ou choisissez-la sous le tableau."
    )


def _legend(view: GapAnalysisView) -> None:
    shown = {cell.verdict for row in view.rows for cell in row.cells}
    said = " · ".join(f"{SIGNS[one]} {VERDICTS[one]}" for one in GapVerdict if one in shown)
    absent = f" Sans valeur dans la base : {', '.join(view.absent)}." if view.absent else ""
    note(plain(f"{said}.{absent}"))


def _text(cell: GapCell) -> str:
    """Write a cell: its gap and year on a line, its verdict on the next."""
    if cell.year is None:
        return f"{SIGNS[cell.verdict]} {cell.why or VERDICTS[cell.verdict]}"
    mark = " (simulé)" if cell.is_simulated else ""
    lines = (f"{cell.text} · {cell.year}{mark}", f"{SIGNS[cell.verdict]} {VERDICTS[cell.verdict]}")
    # A cell folds at plain spaces only, and forgets line feeds.
    return " ".join(line.replace(" ", NO_BREAK_SPACE) for line in lines)


def _styled(view: GapAnalysisView, names: list[str], unaimed: frozenset[str]) -> Any:
    import pandas

    colours = palette()
    cells = pandas.DataFrame(
        [
            {_FIRST: marked_title(row.title, is_unaimed=row.indicator in unaimed)}
            | {name: _text(cell) for name, cell in zip(names, row.cells, strict=True)}
            for row in view.rows
        ],
        columns=[_FIRST, *names],
    )
    shades = pandas.DataFrame(
        [
            [""] + [f"background-color: {shade(cell.verdict, colours)}" for cell in row.cells]
            for row in view.rows
        ],
        columns=cells.columns,
    )
    return cells.style.apply(lambda _: shades, axis=None)


def _open(view: GapAnalysisView, names: list[str], key: str) -> None:
    """Open the cell that was clicked; the name of an indicator opens its first cell."""
    chosen: Any = st.session_state[key]
    for place, name in chosen["selection"]["cells"]:
        row = view.rows[place]
        cell = row.cells[names.index(name)] if name in names else row.cells[0]
        open_cell(row.indicator, cell.column.quarter, cell.column.comparator)


def _alt(view: GapAnalysisView) -> str:
    said = [
        f"{row.title}, {cell.column.label} : {_text(cell)}"
        for row in view.rows
        for cell in row.cells
    ]
    return typeset(f"Tableau des écarts depuis {view.start}. " + " ; ".join(said[:30]) + ".")
