"""The three documents that the project was created from, where they stand beside the checkout.

They are not ours to carry along: a stranger's clone skips this file and tests the readers on
documents of our own making.
"""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import fpdf
import pytest

from data.importers.formats import Reading
from data.importers.service import preview_file

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

pytestmark = [
    pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources are not beside this checkout"),
    pytest.mark.usefixtures("no_base"),
]

Writer = Callable[[list[str], Path], None]


def lines_of(prefix: str) -> list[str]:
    text = next(SOURCES.glob(f"{prefix}_*.txt")).read_text("utf-8")
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", "", text.replace("\f", "\n")).split("\n")


def parted(lines: list[str]) -> list[list[str] | str]:
    """Return paragraphs as they are, and the rows that follow each other as one table."""
    parts: list[list[str] | str] = []
    for line in lines:
        if "\t" not in line:
            parts.append(line)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def as_text(lines: list[str], path: Path) -> None:
    path.write_text("\n".join(lines), "utf-8")


def as_word(lines: list[str], path: Path) -> None:
    document = docx.Document()
    for part in parted(lines):
        if isinstance(part, list):
            rows = [row.split("\t") for row in part]
            table = document.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        elif part.strip():
            paragraph = document.add_paragraph()
            for rank, run in enumerate(part.split("**")):
                paragraph.add_run(run).bold = bool(rank % 2)
    document.save(str(path))


def as_pdf(lines: list[str], path: Path) -> None:
    pdf = fpdf.FPDF()
    pdf.add_font("body", "", str(FONT))
    pdf.set_font("body", size=10)
    pdf.add_page()
    for part in parted([re.sub(r"[^\u0000-\uffff]", "", line) for line in lines]):
        if isinstance(part, list):
            rows = [row.split("\t") for row in part]
            width = max(map(len, rows))
            pdf.set_font("body", size=5)
            with pdf.table(first_row_as_headings=False) as table:
                for row in rows:
                    cells = table.row()
                    for text in [*row, *[""] * (width - len(row))]:
                        cells.cell(text)
            pdf.set_font("body", size=10)
        elif part.strip():
            pdf.multi_cell(0, 5, part.replace("**", ""), new_x="LMARGIN", new_y="NEXT")
        else:
            pdf.ln(4)
    pdf.output(str(path))


WRITERS: dict[str, Writer] = {"txt": as_text, "docx": as_word, "pdf": as_pdf}


@pytest.fixture(params=list(WRITERS))
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Reading]:
    """Return a reader of a source, in one type of file after the other."""
    if request.param == "pdf" and not FONT.is_file():
        pytest.skip("no font to print French with")

    def read(prefix: str) -> Reading:
        path = tmp_path / f"document.{request.param}"
        WRITERS[request.param](lines_of(prefix), path)
        return preview_file(path, path.name).reading

    return read


def test_the_roadmap(written: Callable[[str], Reading]) -> None:
    found = written("000")
    assert found.format == "feuille-de-route"
    assert found.counts["delegations"] == 12
    assert found.counts["numbered_lines"] == 183
    assert found.counts["unnumbered"] == 7
    assert found.counts["actions"] == 190
    assert 45 <= found.counts["supports"] <= 50
    assert 12 <= found.counts["deadlines"] <= 13


def test_the_pst(written: Callable[[str], Reading]) -> None:
    found = written("003")
    assert found.format == "pst"
    assert found.counts["volets"] == 2
    assert found.counts["strategic_objectives"] == 13
    assert found.counts["operational_objectives"] == 43
    assert found.counts["actions"] == 199 + 69
    assert found.counts["shared_actions"] == 34
    assert any("44" in one.message and "4.2" in one.message for one in found.warnings)


def test_the_city_contract(written: Callable[[str], Reading]) -> None:
    found = written("001")
    assert found.format == "contrat-de-ville"
    assert found.counts["strategic_objectives"] == 7
    assert found.counts["operational_objectives"] == 36
    assert found.counts["actions"] == 27
    assert any("41" in one.message and "36" in one.message for one in found.warnings)
