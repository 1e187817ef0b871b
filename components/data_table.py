"""The figures behind a picture: read on screen, or taken away as CSV or XLSX."""

import csv
from io import BytesIO, StringIO

import streamlit as st

from data.base.chart import Cell, Table
from data.base.formats import MISSING, number, short_date

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def data_popover(table: Table, *, key: str, name: str) -> None:
    """Offer « Voir les données »: the table, and its two files."""
    with st.popover("Voir les données", icon=":material/table_chart:", type="tertiary"):
        st.dataframe(
            [dict(zip(table.columns, map(_written, row), strict=True)) for row in table.rows],
            hide_index=True,
            key=f"{key}-table",
        )
        with st.container(horizontal=True):
            st.download_button(
                "CSV",
                data=lambda: as_csv(table),
                file_name=f"{name}.csv",
                mime="text/csv",
                key=f"{key}-csv",
                icon=":material/download:",
                on_click="ignore",
            )
            st.download_button(
                "XLSX",
                data=lambda: as_xlsx(table),
                file_name=f"{name}.xlsx",
                key=f"{key}-xlsx",
                icon=":material/download:",
                on_click="ignore",
            )


def _written(cell: Cell) -> str:
    if cell is None:
        return MISSING
    if isinstance(cell, int):
        return str(cell) if 1900 <= cell <= 2100 else number(cell)
    if isinstance(cell, float):
        return number(cell, 0 if cell == round(cell) else 1)
    return cell if isinstance(cell, str) else short_date(cell)


def _harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_formula else cell


def as_csv(table: Table) -> bytes:
    """Return the table as French spreadsheets read it: semicolons, decimal commas, UTF-8 BOM."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_harmless(column) for column in table.columns)
    for row in table.rows:
        writer.writerow(
            str(cell).replace(".", ",") if isinstance(cell, float) else _harmless(cell)
            for cell in row
        )
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """Return the table as a workbook; text never becomes a formula or a link."""
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
    return content.getvalue()
