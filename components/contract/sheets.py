"""A table whose rows open sheets, and the list that opens them without a mouse."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.links import go
from components.texts import note
from data.base.chart import Table

_ROW_HEIGHT = 35
_TALLEST = 560

Sheet = tuple[str, str]
"""Codes of a plan and of one of its actions."""


def sheet_table(
    table: Table,
    sheets: Sequence[Sheet | None],
    *,
    key: str,
    widths: Mapping[str, int],
    alt: str,
) -> None:
    """Draw a table; choosing a row opens its sheet, when it has one."""
    if not all(sheets):
        note("Seuls les investissements ont une fiche : cocher leur ligne l’ouvre.")
    else:
        note("Cocher une ligne ouvre sa fiche.")
    chosen = st.dataframe(
        [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        key=key,
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(table.rows) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            name: st.column_config.TextColumn(width=width) for name, width in widths.items()
        },
        alt=alt,
    )
    for rank in chosen.selection.rows[:1]:
        _open(sheets[rank])


def sheet_picker(label: str, titles: Mapping[Sheet, str], *, key: str) -> None:
    """Draw a searchable list of sheets: the way to one without a mouse."""
    sheet = st.selectbox(
        label,
        list(titles),
        index=None,
        format_func=lambda sheet: titles.get(sheet, ""),
        placeholder="Code ou mots du titre",
        key=key,
    )
    _open(sheet)


def _open(sheet: Sheet | None) -> None:
    if sheet is not None:
        plan, action = sheet
        go("actions", plan=plan, action=action)
