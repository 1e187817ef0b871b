"""PDF tables without rules: by their columns, or by the tabs and spaces between their cells."""

from pathlib import Path

import pytest
from fpdf import FPDF

from data.importers.documents.blocks import Document
from tests.data.importers.documents.written import read

HEAD = ("Projet", "Pilote", "Quartier")
ROWS = (
    (
        "Rénovation du gymnase des Tilleuls et de ses abords, avec un préau et des vestiaires",
        "Ville de Bellerive",
        "Les Tilleuls",
    ),
    ("Maison de santé", "Agglomération du Val d'Orne", "Centre ancien"),
    ("Jardin partagé", "Association Terre et Ville", "Les Tilleuls"),
    (
        "Réhabilitation énergétique de 120 logements de la résidence du Moulin",
        "Orne Habitat / Ville de Bellerive",
        "Grand Pré",
    ),
    ("Pôle associatif", "Ville de Bellerive", "Grand Pré"),
)
PROSE = (
    "Les actions qui suivent seront revues chaque année par le comité de pilotage, qui réunit"
    " les signataires du contrat et les habitants des quartiers."
)


def _sheet(orientation: str = "P") -> FPDF:
    sheet = FPDF(orientation=orientation)
    sheet.add_page()
    sheet.set_font("Helvetica", size=10)
    return sheet


def _prose(sheet: FPDF, text: str = PROSE) -> None:
    sheet.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    sheet.ln(5)


def _saved(sheet: FPDF, folder: Path) -> Document:
    sheet.output(str(folder / "a.pdf"))
    return read(folder / "a.pdf")


def _cells(document: Document) -> list[tuple[str, ...]]:
    return [block.cells for block in document.blocks if block.is_row]


@pytest.mark.parametrize("borders", ["NONE", "MINIMAL", "SINGLE_TOP_LINE", "ALL"])
@pytest.mark.parametrize("v_align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("orientation", ["P", "L"])
def test_cells_on_several_lines(
    borders: str, v_align: str, orientation: str, tmp_path: Path
) -> None:
    sheet = _sheet(orientation)
    _prose(sheet)
    with sheet.table((HEAD, *ROWS), borders_layout=borders, v_align=v_align, text_align="LEFT"):
        pass
    sheet.ln(8)
    _prose(sheet)

    document = _saved(sheet, tmp_path)

    assert _cells(document) == [HEAD, *ROWS]
    assert {block.table for block in document.blocks if block.is_row} == {1}
    assert [block.text for block in document.blocks if not block.is_row] == [PROSE, PROSE]


@pytest.mark.parametrize("borders", ["NONE", "ALL"])
def test_next_page_keeps_the_columns_that_it_leaves_empty(borders: str, tmp_path: Path) -> None:
    sheet = _sheet()
    rows = [("Axe", "Objectif", "Santé"), ("EMPLOI", "Soutenir la création", "x")]
    rows += [("CADRE DE VIE", "Planter des arbres", "x")]
    rows += [("", f"Objectif de rang {rank}", "") for rank in range(60)]
    with sheet.table(
        rows,
        borders_layout=borders,
        text_align="LEFT",
        num_heading_rows=0,
        first_row_as_headings=False,
    ):
        pass

    document = _saved(sheet, tmp_path)

    assert _cells(document) == rows
    assert {block.table for block in document.blocks} == {1}


def _typed(sheet: FPDF, lines: list[str]) -> None:
    """Print lines as a text editor does: broken at the margin, tabs as spaces."""
    for line in lines:
        sheet.multi_cell(0, 5, line, new_x="LMARGIN", new_y="NEXT", align="L")


def test_cells_parted_by_spaces_in_broken_lines(tmp_path: Path) -> None:
    sheet = _sheet()
    _prose(sheet)
    _typed(sheet, ["    ".join(row) for row in (HEAD, *ROWS)])
    sheet.ln(6)
    _prose(sheet)

    document = _saved(sheet, tmp_path)

    assert _cells(document) == [HEAD, *ROWS]
    assert len(document.warnings) == 1
    assert "Vérifiez" in document.warnings[0]


def test_group_in_a_table_parted_by_spaces(tmp_path: Path) -> None:
    sheet = _sheet()
    _typed(sheet, ["    ".join(row) for row in (HEAD, ("Cadre de vie",), *ROWS)])

    assert _cells(_saved(sheet, tmp_path)) == [HEAD, ("Cadre de vie", "", ""), *ROWS]


@pytest.mark.parametrize("align", ["L", "J"])
def test_prose_and_lists_are_no_tables(align: str, tmp_path: Path) -> None:
    sheet = _sheet()
    for rank in range(1, 9):
        sheet.multi_cell(0, 5, f"{rank}. {PROSE}", align=align, new_x="LMARGIN", new_y="NEXT")
        sheet.multi_cell(0, 5, f"{PROSE} {PROSE}", align=align, new_x="LMARGIN", new_y="NEXT")
        sheet.set_x(20)
        sheet.multi_cell(60, 5, PROSE, align=align, new_x="LMARGIN", new_y="NEXT")

    assert _cells(_saved(sheet, tmp_path)) == []


def test_hanging_marks_are_no_columns(tmp_path: Path) -> None:
    sheet = _sheet()
    for rank in range(1, 8):
        sheet.set_x(15)
        sheet.cell(12, 5, f"{rank}.")
        sheet.multi_cell(150, 5, PROSE, align="L", new_x="LMARGIN", new_y="NEXT")

    blocks = _saved(sheet, tmp_path).blocks

    assert [block.number for block in blocks] == [str(rank) for rank in range(1, 8)]
