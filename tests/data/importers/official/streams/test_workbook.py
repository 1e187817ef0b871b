"""Sheets of workbooks as official tables."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from odfdo import Cell, Document, Row, Table

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.official.streams import workbook as module
from data.importers.official.streams.workbook import WorkbookTable, workbook_tables

Value = str | float | bool | date | None


def _tables(folder: Path, sheets: dict[str, list[list[Value]]]) -> tuple[WorkbookTable, ...]:
    path = folder / "incoming"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for rank, row in enumerate(rows):
                page.write_row(rank, 0, row)
    return tuple(workbook_tables(IncomingFile("DEMO_2020.xlsx", path), "DEMO_2020.xlsx"))


def test_titles_then_codes_then_labels(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["Démographie des quartiers"],
        ["Source : Insee"],
        [],
        ["CODGEO", "LIBGEO", "POP_MUN", "TX_F"],
        ["Code", "Libellé", "Population", "Part des femmes"],
        ["QP062036", "Saint-Exupéry", 2490, 54.2],
        [],
        ["QP062037", "Quai du commerce", None, 0.1 + 0.2],
    ]

    (table,) = _tables(tmp_path, {"QP": rows})

    assert (table.name, table.sheet, table.line) == ("DEMO_2020.xlsx", "QP", 4)
    assert table.headings == ("CODGEO", "LIBGEO", "POP_MUN", "TX_F")
    read = tuple(table.rows())
    assert [row.line for row in read] == [5, 6, 8]
    assert read[1].cells == ("QP062036", "Saint-Exupéry", "2490", "54.2")
    assert read[2].cells == ("QP062037", "Quai du commerce", "", "0.3")
    assert table.sample == read
    assert tuple(table.rows(["062037", "absent"])) == read[2:]


def test_sheets_without_table(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["CODGEO", "POP"], ["62765", 14358]]

    tables = _tables(tmp_path, {"Lisez-moi": [["Un mot"]], "COM": rows, "vide": []})

    assert [table.sheet for table in tables] == ["COM"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-7, "0.0000001"),
        (1e15, "1000000000000000"),
        (-5.0, "-5"),
        (True, "1"),
        (date(2024, 1, 31), "2024-01-31"),
        ("  18\u202f700 ", "18 700"),
    ],
)
def test_cells_as_text(value: Value, text: str, tmp_path: Path) -> None:
    (table,) = _tables(tmp_path, {"COM": [["CODGEO", "POP"], ["62765", value]]})

    assert next(table.rows()).cells == ("62765", text)


def test_formula_in_error_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "incoming"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("COM")
        page.write_row(0, 0, ["CODGEO", "POP"])
        page.write(1, 0, "62765")
        page.write_formula(1, 1, "=1/0", value="#DIV/0!")

    (table,) = workbook_tables(IncomingFile("a.xlsx", path), "a.xlsx")

    assert next(table.rows()).cells == ("62765", "#ERREUR")


def test_cell_out_of_the_headings(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["CODGEO", "POP"], ["62765", 1, "x"], ["62014", 2]]

    (table,) = _tables(tmp_path, {"COM": rows})

    with pytest.raises(RefusedFileError, match="Feuille «\u00a0COM\u00a0», ligne 2 : 3 valeurs"):
        tuple(table.rows())


def test_limit_of_all_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_CELLS", 6)
    rows: list[list[Value]] = [["CODGEO", "POP"], ["62765", 1]]

    with pytest.raises(RefusedFileError, match="limite est de 6 cases"):
        _tables(tmp_path, {"COM": rows, "EPCI": rows})


def test_calc(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    sheet = Table("QP")
    rows: list[list[str | int]] = [["CODGEO", "POP"], ["62765", 14358]]
    for values in rows:
        row = Row()
        for value in values:
            row.append_cell(Cell(value))
        sheet.append_row(row)
    document.body.append(sheet)
    path = tmp_path / "incoming"
    document.save(str(path))

    (table,) = workbook_tables(IncomingFile("a.ods", path), "a.ods")

    assert [row.cells for row in table.rows()] == [("62765", "14358")]
