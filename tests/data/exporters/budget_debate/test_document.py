"""The printed report: its figures are the page's, its letters can be read back."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from components.charts.images.image import bare_image
from data.base.views import Scope
from data.exporters.budget_debate.service import debate_pdf
from data.finances.debate.service import debate_report
from data.finances.debate.views import DebateReport, DeputyText, Grid, Picture, Words, WordsKind

TOWN = Scope("62765", "FDR", date(2029, 6, 30))
HOSTILE = "<b>x</b> **gras** [lien](javascript:alert(1)) {nb} ○ œuvre\nSecond paragraphe"


def read_back(report: DebateReport) -> tuple[list[str], Any]:
    with pdfplumber.open(BytesIO(debate_pdf(report, bare_image))) as pdf:
        pages = [plain(page.extract_text() or "") for page in pdf.pages]
        return pages, [one for page in pdf.pages for one in page.chars]


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.usefixtures("demo_base")
def test_it_holds_the_figures_of_the_page_inside_its_margins() -> None:
    report = debate_report(TOWN, scenario="ppi-complet")
    pages, letters = read_back(report)
    text = " ".join(pages)
    for section in report.sections:
        assert f"{section.number}. {section.title}" in text
        for block in section.blocks:
            if isinstance(block, Grid):
                last = zip(block.written[-1], block.decimals, strict=True)
                figures = [plain(cell) for cell, places in last if places is not None]
                assert [one for one in figures if one not in text] == []
            elif isinstance(block, Picture):
                assert plain(block.chart.title) in text
                assert plain(block.chart.source) in text
            elif isinstance(block, Words):
                assert plain(block.text) in text
    assert all(one["x0"] >= 0 and one["x1"] <= 580 and one["bottom"] <= 842 for one in letters)


@pytest.mark.usefixtures("demo_base")
def test_each_page_says_its_number_its_date_and_that_figures_are_simulated() -> None:
    report = replace(one := debate_report(TOWN), sections=one.sections[:2])
    pages, _ = read_back(report)
    for rank, text in enumerate(pages, start=1):
        assert f"État au 30 juin 2029 {rank} / {len(pages)}" in text
        assert "Données simulées : ne pas publier" in text
    assert "Scénario de la prospective : « Fil de l’eau »" in pages[0]
    assert "2. Ce que disent les comptes 3" in pages[0]


@pytest.mark.usefixtures("demo_base")
def test_what_was_typed_is_printed_as_typed_and_what_was_not_is_left_out() -> None:
    whole = debate_report(TOWN)
    first = replace(whole.sections[0], blocks=(), deputy=DeputyText(HOSTILE, 1, True))
    second = replace(whole.sections[6], blocks=())
    head = replace(whole.head, town="<i>Ville</i>")
    pages, _ = read_back(DebateReport(head, (first, second)))
    assert "<b>x</b> **gras** [lien](javascript:alert(1)) { nb}" in pages[1]
    assert "Second paragraphe" in pages[1]
    assert "Le mot de l’adjoint aux finances (simulé)" in pages[1]
    assert "Le mot de l’adjoint" not in pages[2]
    assert "<i>Ville</i>" in pages[0]


@pytest.mark.usefixtures("demo_base")
def test_no_figure_is_cut_and_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    report = debate_report(TOWN, scenario="ppi-complet")
    with pdfplumber.open(BytesIO(debate_pdf(report, bare_image))) as pdf:
        lines = [plain(page.extract_text()).rsplit(" Saint-Omer ·", 1)[0] for page in pdf.pages]
    headings = [
        plain(block.text)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Words) and block.kind in {WordsKind.HEADING, WordsKind.LEAD}
    ]
    assert headings
    assert [one for one in headings for text in lines if text.endswith(one)] == []
    assert "CFU 2028" in " ".join(lines)
