"""Sheets from workbooks and texts: typed cells, headings found, hostile files refused fast."""

import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from data.base.problems import RefusedFileError
from data.importers.tables.reader import read_sheets
from data.importers.tables.sheets import Row, Sheet
from tests.data.importers.tables.files import a_csv, a_file, an_ods, an_ods_of, an_xlsx

HEADINGS = ["Code", "Action", "Échéance", "Avancement (%)"]


def only(path: Path) -> Sheet:
    (sheet,) = read_sheets(a_file(path))
    return sheet


def refusal(path: Path) -> str:
    with pytest.raises(RefusedFileError) as caught:
        read_sheets(a_file(path))
    return str(caught.value)


def test_an_xlsx_and_an_ods_give_the_same_typed_cells(tmp_path: Path) -> None:
    rows = [HEADINGS, ["A", "Rénover", date(2029, 6, 30), 40], [None, "Créer", None, 0.5]]
    for path in (an_xlsx(tmp_path / "a.xlsx", rows), an_ods(tmp_path / "a.ods", rows)):
        sheet = only(path)
        assert sheet.headings == tuple(HEADINGS)
        assert sheet.rows == (
            Row(2, ("A", "Rénover", date(2029, 6, 30), 40)),
            Row(3, (None, "Créer", None, 0.5)),
        )


def test_titles_above_the_headings_and_blank_rows_are_skipped(tmp_path: Path) -> None:
    rows = [["Suivi des actions"], [], ["Code", "Action"], [], ["A", "Rénover"], [], ["B", "Créer"]]
    sheet = only(an_xlsx(tmp_path / "a.xlsx", rows))
    assert sheet.headings == ("Code", "Action")
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(5, "A"), (7, "B")]


def test_a_table_that_does_not_start_in_the_corner_keeps_its_lines(tmp_path: Path) -> None:
    rows = [[], [], [None, None, "Code", "Action"], [None, None, "A", "Rénover"]]
    for path in (an_xlsx(tmp_path / "a.xlsx", rows), an_ods(tmp_path / "a.ods", rows)):
        sheet = only(path)
        assert sheet.headings == ("Code", "Action")
        assert sheet.rows == (Row(4, ("A", "Rénover")),)


def test_text_is_cleaned_and_empty_text_is_nothing(tmp_path: Path) -> None:
    rows = [
        ["Code", "Action"],
        ["\u202eA\u200b", " n°\u00a01\u202f: e\u0301te\u0301 \x01"],
        ["B", "  \u200b"],
    ]
    sheet = only(an_xlsx(tmp_path / "a.xlsx", rows))
    assert sheet.rows[0].cells == ("A", "n° 1 : été")
    assert sheet.rows[1].cells == ("B", None)


def test_lines_of_a_cell_are_kept_apart(tmp_path: Path) -> None:
    sheet = only(an_xlsx(tmp_path / "a.xlsx", [["Code", "Action"], ["A", "un\r\n\n deux"]]))
    assert sheet.rows[0].cells[1] == "un\ndeux"


def test_headings_that_come_twice_are_numbered_and_missing_ones_are_named(tmp_path: Path) -> None:
    rows = [["Statut", None, "Statut", 2029, "Action"], ["a", "b", "c", 4, "d"]]
    sheet = only(an_xlsx(tmp_path / "a.xlsx", rows))
    assert sheet.headings == ("Statut", "Colonne B", "Statut (2)", "2029", "Action")


def test_merged_cells_say_the_same_on_each_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "Thème")
        sheet.write(0, 2, "Action")
        sheet.merge_range(1, 0, 2, 0, "Culture")
        sheet.write_column(1, 2, ["Rénover", "Créer"])
        sheet.write(1, 1, "x")
    read = only(path)
    assert read.headings == ("Thème", "Thème (2)", "Action")
    assert [row.cells[0] for row in read.rows] == ["Culture", "Culture"]


def test_formulas_give_their_saved_value_and_say_when_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.write_row(0, 0, ["Code", "Action"])
        sheet.write(1, 0, "A")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_formula(2, 0, '=CONCATENATE("A","B")', None, "")
        sheet.write(2, 1, "x")
        sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")
        sheet.write(3, 1, "#REF!")
    read = only(path)
    assert [row.cells for row in read.rows] == [("A", 2), (None, "x"), (None, None)]
    assert [(flaw.line, flaw.column) for flaw in read.flaws] == [(3, 0), (4, 0), (4, 1)]
    assert "formule n’a pas de résultat" in read.flaws[0].message
    assert "#DIV/0!" in read.flaws[1].message
    assert "#REF!" in read.flaws[2].message


def test_an_ods_error_and_a_formula_never_computed_are_flaws(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return (
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
        )

    table = (
        f'<table:table table:name="F"><table:table-row>{cell("Code")}{cell("Action")}'
        '</table:table-row><table:table-row><table:table-cell table:formula="of:=1/0" '
        'office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>'
        "</table:table>"
    )
    read = only(an_ods_of(tmp_path / "a.ods", table))
    assert [(flaw.line, flaw.column) for flaw in read.flaws] == [(2, 0), (2, 1)]
    assert "#DIV/0!" in read.flaws[0].message


def test_a_million_empty_columns_and_rows_cost_nothing(tmp_path: Path) -> None:
    table = (
        '<table:table table:name="F"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>Code</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Action</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
        "</table:table>"
    )
    started = time.monotonic()
    assert only(an_ods_of(tmp_path / "a.ods", table)).headings == ("Code", "Action")
    assert time.monotonic() - started < 2
    path = a_csv(tmp_path / "a.csv", f"Code;Action{';' * 1_000_000}\nA;Rénover\n")
    assert only(path).rows == (Row(2, ("A", "Rénover")),)


def test_a_cell_repeated_a_million_times_is_refused_without_reading_it(tmp_path: Path) -> None:
    table = (
        '<table:table table:name="F"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="1000">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert "la limite est de 200" in refusal(an_ods_of(tmp_path / "a.ods", table))


def test_a_cell_in_the_last_corner_is_refused_without_making_room(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.write(0, 0, "Code")
        sheet.write(199_000, 1_900, "x")
    assert "feuille trop étendue" in refusal(path)
    assert "Feuille «\u00a0Suivi\u00a0» :" in refusal(path)
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write(0, 16_383, "x")
    assert "colonnes\u00a0; la limite est de" in refusal(path)


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Vue", "Cachée"):
            book.add_worksheet(name).write_row(0, 0, ["Code", "Action"])
        book.get_worksheet_by_name("Cachée").hide()
    assert [sheet.name for sheet in read_sheets(a_file(path))] == ["Vue"]


def test_a_sheet_without_headings_is_no_table(tmp_path: Path) -> None:
    assert read_sheets(a_file(an_xlsx(tmp_path / "a.xlsx", []))) == ()
    assert read_sheets(a_file(an_xlsx(tmp_path / "b.xlsx", [["Titre"], [1, 2]]))) == ()


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_truncated_workbook_is_refused_in_french(tmp_path: Path, kept: float) -> None:
    whole = an_xlsx(tmp_path / "a.xlsx", [HEADINGS]).read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert "rien n’a été changé" in refusal(path)


def test_a_workbook_with_a_damaged_sheet_is_refused_in_french(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", [HEADINGS])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200]
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert "incomplet ou abîmé" in refusal(path)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_whatever_its_delimiter_and_encoding(
    tmp_path: Path, sign: str, encoding: str
) -> None:
    lines = [["Code", "Action", "Échéance"], ["A", '"Rénover; créer, é"', "30/06/2029"]]
    text = "\r\n".join(sign.join(cells) for cells in lines)
    sheet = only(a_csv(tmp_path / "a.csv", text, encoding))
    assert sheet.headings == ("Code", "Action", "Échéance")
    assert sheet.rows[0].cells == ("A", "Rénover; créer, é", "30/06/2029")


def test_commas_in_sentences_do_not_hide_semicolons(tmp_path: Path) -> None:
    text = "Suivi, édition 2028\nCode;Action\nA;Un, deux, trois\nB;Un, deux\nC;Un\n"
    assert only(a_csv(tmp_path / "a.csv", text)).headings == ("Code", "Action")
    declared = "sep=;\r\nCode;Action\r\nA;x\r\n"
    assert only(a_csv(tmp_path / "b.csv", declared)).rows == (Row(3, ("A", "x")),)


def test_our_own_apostrophe_before_a_formula_is_taken_off(tmp_path: Path) -> None:
    text = "Code;Action\nA;'=1+1\nB;'-x\nC;'abc\nD;'@x\n"
    sheet = only(a_csv(tmp_path / "a.csv", text))
    assert [row.cells[1] for row in sheet.rows] == ["=1+1", "-x", "'abc", "@x"]


def test_text_with_too_many_lines_is_refused_fast(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", "Code;Action\n" + "A;x\n" * 250_000)
    started = time.monotonic()
    assert "la limite est de 200" in refusal(path)
    assert time.monotonic() - started < 5


def test_text_with_unfinished_quotes_or_endless_cells_is_refused(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", 'Code;Action\nA;"' + "x" * 200_000)
    assert "guillemets" in refusal(path)


def test_text_with_a_nul_is_refused(tmp_path: Path) -> None:
    assert "rien n’a été changé" in refusal(a_csv(tmp_path / "a.csv", "Code;Action\nA;x\0y\n"))


def test_a_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsm", [HEADINGS])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "macros" in refusal(path)


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Action", "Échéance"])
        sheet.write(1, 0, "Un")
        sheet.write_datetime(
            1, 1, datetime(2029, 6, 30), book.add_format({"num_format": "dd/mm/yyyy"})
        )
    assert only(path).rows[0].cells == ("Un", date(2029, 6, 30))
