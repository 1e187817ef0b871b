"""PDF: columns, tables with and without rules, pages, pictures, locks."""

from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from data.base.problems import RefusedFileError
from tests.data.importers.documents.written import read


def _sheet() -> FPDF:
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    return sheet


def test_pictures_are_refused(tmp_path: Path) -> None:
    sheet = _sheet()
    sheet.rect(20, 20, 100, 100)
    sheet.output(str(tmp_path / "a.pdf"))

    with pytest.raises(RefusedFileError, match="reconnaissance de caractères"):
        read(tmp_path / "a.pdf")


def test_locked_file_is_refused(tmp_path: Path) -> None:
    sheet = _sheet()
    sheet.cell(text="1. Ouvrir une école dans le quartier de la gare.")
    sheet.set_encryption("maire", "secret", permissions=AccessPermission.none())
    sheet.output(str(tmp_path / "a.pdf"))

    with pytest.raises(RefusedFileError, match="mot de passe"):
        read(tmp_path / "a.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj <</Type /Catalog"])
def test_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)

    with pytest.raises(RefusedFileError, match="fichier d’origine"):
        read(tmp_path / "a.pdf")


def test_titles_in_bold_or_bigger(tmp_path: Path) -> None:
    sheet = _sheet()
    for style, size, text in (
        ("", 18, "Les écoles"),
        ("B", 11, "Une ville proche"),
        (
            "",
            11,
            "La commune ouvre une école dans le quartier de la gare et en rénove deux autres.",
        ),
    ):
        sheet.set_font("Helvetica", style, size)
        sheet.multi_cell(0, 10, text, new_x="LMARGIN", new_y="NEXT")
    sheet.output(str(tmp_path / "a.pdf"))

    blocks = read(tmp_path / "a.pdf").blocks

    assert [block.is_bold for block in blocks] == [True, True, False]
    assert [block.text for block in blocks[:2]] == ["Les écoles", "Une ville proche"]


def test_two_columns(tmp_path: Path) -> None:
    sheet = _sheet()
    sides = ["La ville ouvre des écoles", "Les quartiers ont un budget"]
    for row in range(12):
        for side, left in zip(sides, (15, 110), strict=True):
            sheet.text(left, 30 + 6 * row, f"{side} pour l'an {2026 + row}.")
    sheet.output(str(tmp_path / "a.pdf"))

    text = " ".join(block.text for block in read(tmp_path / "a.pdf").blocks)

    assert text.index("écoles pour l'an 2037") < text.index("budget pour l'an 2026")


def test_table_without_rules(tmp_path: Path) -> None:
    sheet = _sheet()
    rows = [("Passerelle", "Gare", "12"), ("Jardin", "Centre", "340"), ("Parc", "Nord", "8")]
    for rank, row in enumerate(rows):
        for left, text in zip((15, 80, 140), row, strict=True):
            sheet.text(left, 30 + 6 * rank, text)
    sheet.text(15, 70, "La ville en a débattu en conseil municipal.")
    sheet.output(str(tmp_path / "a.pdf"))

    blocks = read(tmp_path / "a.pdf").blocks

    assert [block.cells for block in blocks] == [*rows, ()]
    assert [block.table for block in blocks] == [1, 1, 1, None]


def test_row_cut_by_the_end_of_a_page(tmp_path: Path) -> None:
    sheet = _sheet()
    for rows in ([("Axe", "Projet"), ("Écoles", "Ouvrir une école dans")],
                 [("", "le quartier de la gare"), ("Rues", "Planter")]):  # fmt: skip
        with sheet.table(first_row_as_headings=False) as table:
            for texts in rows:
                row = table.row()
                for text in texts:
                    row.cell(text)
        sheet.add_page()
    sheet.output(str(tmp_path / "a.pdf"))

    blocks = read(tmp_path / "a.pdf").blocks

    assert [block.cells for block in blocks] == [
        ("Axe", "Projet"),
        ("Écoles", "Ouvrir une école dans le quartier de la gare"),
        ("Rues", "Planter"),
    ]
    assert {block.table for block in blocks} == {1}


def test_sentence_cut_by_the_end_of_a_page(tmp_path: Path) -> None:
    sheet = _sheet()
    sheet.multi_cell(
        0, 6, "1. La commune rénove la cour de l'école maternelle et plante des arbres"
    )
    sheet.add_page()
    sheet.multi_cell(0, 6, "dans tous les quartiers.")
    sheet.output(str(tmp_path / "a.pdf"))

    blocks = read(tmp_path / "a.pdf").blocks

    assert [(block.number, block.text[-24:]) for block in blocks] == [
        ("1", "dans tous les quartiers.")
    ]
