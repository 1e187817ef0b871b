"""The Word file, read back: parts, references, marks, French, and what helps those who listen."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from data.base.formats import typeset
from data.base.views import Scope
from data.exporters.yearly_report.service import as_docx, committee_docx
from data.overview.yearly_report.service import yearly_report
from data.overview.yearly_report.views import (
    Paragraph,
    Reference,
    ReportTable,
    Section,
    Told,
    ToWrite,
    TracedDocument,
    YearlyReport,
)

SCOPE = Scope("62765", "CDV", date(2029, 6, 30))
WORDS = st.text(min_size=1, max_size=30)


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


def drawn() -> tuple[YearlyReport, Any]:
    report = yearly_report(SCOPE)
    assert report is not None
    return report, opened(as_docx(report))


def cells(document: Any) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


@pytest.mark.usefixtures("demo_base")
def test_the_file_holds_each_part_each_figure_and_each_source() -> None:
    report, document = drawn()
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [*(one.title for one in report.sections), "Sources des chiffres"]
    everything = "\n".join([*(one.text for one in document.paragraphs), *cells(document)])
    for figure in report.figures():
        mark = " (simulé)" if figure.is_simulated else ""
        numbers = ",\u00a0".join(map(str, figure.references))
        wanted = [f"{figure.text}{mark}{space}[{numbers}]" for space in (" ", "\xa0")]
        assert any(one in everything for one in wanted)
    sources = [[cell.text for cell in row.cells] for row in document.tables[-1].rows[1:]]
    assert [row[0] for row in sources] == [str(one.number) for one in report.references]
    assert [row[1] for row in sources] == [typeset(one.source) for one in report.references]


@pytest.mark.usefixtures("demo_base")
def test_what_is_left_to_write_is_marked_and_empty() -> None:
    report, document = drawn()
    left = [one.text for one in document.paragraphs if one.style.name == "À rédiger"]
    assert len(left) == 2 * len(report.to_write())
    assert all(text.startswith("À rédiger\xa0: ") for text in left[::2])
    assert set(left[1::2]) == {"…"}


@pytest.mark.usefixtures("demo_base")
def test_the_file_is_french_numbered_and_described() -> None:
    report, document = drawn()
    assert document.core_properties.language == "fr-FR"
    assert document.core_properties.title == report.title
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}
    foot = document.sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.usefixtures("demo_base")
def test_the_committees_sheet_is_a_file_of_the_same_kind() -> None:
    document = opened(committee_docx(SCOPE))
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[0] == "Avancement des investissements"
    assert headings[-1] == "Sources des chiffres"


@settings(max_examples=25)
@given(WORDS, WORDS, WORDS)
def test_any_text_can_be_written(title: str, cell: str, asked: str) -> None:
    figure = Told(cell, (1,), is_simulated=True)
    blocks = (
        Paragraph((title, figure)),
        ReportTable(title, (title, cell), ((cell, figure),), asked),
        ToWrite(asked),
    )
    document = TracedDocument(
        title=title,
        foot=title,
        town=cell,
        plan_title=cell,
        until=SCOPE.on,
        drafted_on=SCOPE.on,
        sections=(Section("one", title, blocks),),
        references=(Reference(1, cell, "", "", "", is_simulated=True),),
    )
    assert len(opened(as_docx(document)).tables) == 2
