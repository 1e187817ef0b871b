"""Figures taken away: French, complete, and never a formula."""

import csv
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.data_table import _written, as_xlsx
from data.base.chart import Cell, Table
from data.exporters.texts import as_csv

TABLE = Table(
    ("Délégation", "Part (%)", "Année", "Jour"),
    (("Sécurité ; propreté", 12.5, 2029, date(2029, 6, 30)), ("Œuvres", None, 0, None)),
)
FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(content: bytes) -> list[list[str]]:
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def sheet(content: bytes) -> ElementTree.Element:
    with ZipFile(BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def strings(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    texts = ["".join(item.itertext()) for item in root.iter(f"{CELL}si")]
    return [text.replace("_x000D_", "\r") for text in texts]  # how a workbook writes that sign


def test_a_csv_opens_in_a_french_spreadsheet() -> None:
    content = as_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    assert rows(content) == [
        ["Délégation", "Part (%)", "Année", "Jour"],
        ["Sécurité ; propreté", "12,5", "2029", "30/06/2029"],
        ["Œuvres", "", "0", ""],
    ]


def test_a_missing_cell_is_empty_and_zero_is_zero() -> None:
    table = Table(("a", "b", "c"), ((None, 0, 0.0),))
    assert rows(as_csv(table))[1] == ["", "0", "0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula_in_a_csv(text: str) -> None:
    assert rows(as_csv(Table(("a",), ((text,),))))[1] == [f"'{text}"]


def test_negative_numbers_stay_numbers_in_a_csv() -> None:
    assert rows(as_csv(Table(("a", "b"), ((-4, -4.5),))))[1] == ["-4", "-4,5"]


def test_a_column_title_is_never_a_formula_in_a_csv() -> None:
    assert rows(as_csv(Table(("=1+1",), ())))[0] == ["'=1+1"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1))
def test_any_text_comes_back_from_a_csv(texts: list[str]) -> None:
    (row,) = rows(as_csv(Table(tuple("x" for _ in texts), (tuple(texts),))))[1:]
    assert [cell.removeprefix("'") for cell in row] == [text.removeprefix("'") for text in texts]


@pytest.mark.parametrize(
    "text", [*FORMULAS, "{=1+1}", "http://exemple.fr", "1234", "mailto:a@b.fr"]
)
def test_text_is_text_in_a_workbook(text: str) -> None:
    content = as_xlsx(Table((text,), ((text,),)))
    assert not list(sheet(content).iter(f"{CELL}f"))
    assert not list(sheet(content).iter(f"{CELL}hyperlink"))
    assert strings(content) == [text]
    kinds = [cell.get("t") for cell in sheet(content).iter(f"{CELL}c")]
    assert kinds == ["s", "s"]


def test_a_workbook_holds_numbers_dates_and_blanks() -> None:
    content = as_xlsx(TABLE)
    cells = {cell.get("r"): cell for cell in sheet(content).iter(f"{CELL}c")}
    values = {
        key: value.text
        for key, cell in cells.items()
        if cell.get("t") != "s" and (value := cell.find(f"{CELL}v")) is not None
    }
    assert values == {"B2": "12.5", "C2": "2029", "D2": "47299", "C3": "0"}
    assert "Œuvres" in strings(content)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, "n.\u00a0d."),
        (0, "0"),
        (2029, "2029"),
        (12345, "12\u202f345"),
        (12.0, "12"),
        (12.34, "12,3"),
        ("texte", "texte"),
        (date(2029, 6, 30), "30/06/2029"),
    ],
)
def test_cells_on_screen(cell: Cell, written: str) -> None:
    assert _written(cell) == written
