"""The figures behind a picture: read on screen, or taken away as CSV or XLSX."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import streamlit as st

from components.scope import current_scope
from data.base.chart import Cell, Table
from data.base.formats import MISSING, counted, long_date, number, short_date, typeset
from data.base.views import Scope
from data.exporters.texts import as_csv

_WIDTH = 720
_MOST = 500
"""Rows read on screen: each one weighs on every visit of the page. The files have them all."""


@dataclass(frozen=True)
class Notice:
    """What a file taken away says of itself, so that it can be read on its own.

    ``source`` and ``is_simulated`` are left out where each row already says so.
    """

    title: str
    source: str | None = None
    is_simulated: bool | None = None


def data_popover(
    table: Table,
    *,
    key: str,
    name: str,
    notice: Notice,
    label: str = "Voir les données",
    whole: Callable[[], Table] | None = None,
) -> None:
    """Offer « Voir les données »: the table, and its two files, dated and sourced.

    ``whole`` makes the table of the files, when they are asked for, where they hold more rows
    than is read on screen.
    """
    taken = whole or (lambda: table)
    scope = current_scope()
    stem = f"{name}-{scope.on.isoformat()}"
    about = _about(notice, scope)
    with st.popover(label, icon=":material/table_chart:", type="tertiary"):
        if whole or len(table.rows) > _MOST:
            _said_cut(min(len(table.rows), _MOST))
        st.dataframe(
            [
                dict(zip(table.columns, map(_written, row), strict=True))
                for row in table.rows[:_MOST]
            ],
            hide_index=True,
            key=f"{key}-table",
            width=_WIDTH,
        )
        with st.container(horizontal=True):
            st.download_button(
                "CSV",
                data=lambda: as_csv(sourced(taken(), notice)),
                file_name=f"{stem}.csv",
                mime="text/csv",
                key=f"{key}-csv",
                icon=":material/download:",
                on_click="ignore",
            )
            st.download_button(
                "XLSX",
                data=lambda: as_xlsx(sourced(taken(), notice), about),
                file_name=f"{stem}.xlsx",
                key=f"{key}-xlsx",
                icon=":material/download:",
                on_click="ignore",
            )


def _said_cut(shown: int) -> None:
    rows = counted(shown, "ligne affichée", "lignes affichées")
    st.caption(typeset(f"{rows} ici ; les fichiers CSV et XLSX les ont toutes."))


def _about(notice: Notice, scope: Scope) -> tuple[tuple[str, str], ...]:
    simulated = {True: "oui", False: "non", None: "dit à chaque ligne"}[notice.is_simulated]
    return (
        ("Contenu", notice.title),
        ("État au", long_date(scope.on)),
        ("Document suivi", scope.plan),
        ("Source", notice.source or "dite à chaque ligne"),
        ("Données simulées", simulated),
    )


def sourced(table: Table, notice: Notice) -> Table:
    """Return the table with its source and its mark on each row, where it lacks them."""
    extra = [
        (name, value)
        for name, value in (
            ("Source", notice.source),
            ("Simulé", {True: "oui", False: "non", None: None}[notice.is_simulated]),
        )
        if value is not None and name not in table.columns
    ]
    names, values = tuple(name for name, _ in extra), tuple(value for _, value in extra)
    return Table((*table.columns, *names), tuple((*row, *values) for row in table.rows))


def _written(cell: Cell) -> str:
    if cell is None:
        return MISSING
    if isinstance(cell, int):
        return str(cell) if 1900 <= cell <= 2100 else number(cell)
    if isinstance(cell, float):
        return number(cell, 0 if cell == round(cell) else 1)
    return cell if isinstance(cell, str) else short_date(cell)


def as_xlsx(table: Table, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return the table as a workbook; ``about`` fills a second sheet that says what it is.

    Text never becomes a formula or a link.
    """
    import xlsxwriter

    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("Données")
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, table.columns, bold)
        for index, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                if cell is None:
                    sheet.write_blank(index, column, None)
                elif hasattr(cell, "year"):
                    sheet.write_datetime(index, column, cell, day)
                else:
                    sheet.write(index, column, cell)
        sheet.autofit()
        if about:
            _about_sheet(book, about)
    return content.getvalue()


def _about_sheet(book: Any, about: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("À propos")
    for index, line in enumerate(about):
        sheet.write_row(index, 0, line)
    sheet.autofit()
