"""The report as a PDF: its first page, then its sections, each as the screen has it."""

from io import BytesIO
from struct import unpack
from typing import Any

from data.base.formats import long_date, typeset
from data.exporters.budget_debate.grids import draw_grid
from data.exporters.budget_debate.paper import BLUE, INNER, MARGIN, MUTED, RULE, Paper, leading
from data.exporters.budget_debate.service import Draw
from data.finances.debate.views import (
    Block,
    DebateHead,
    DebateReport,
    DebateSection,
    Grid,
    Picture,
    Words,
    WordsKind,
)
from data.finances.debate.words import DEPUTY, REPORT_TITLE

SIMULATED = "Données simulées : ne pas publier"
_LINE = 9.5
_SOURCE = 7.0


def as_pdf(report: DebateReport, draw: Draw) -> bytes:
    """Return the bytes of the PDF."""
    head = report.head
    mark = SIMULATED if report.is_simulated else ""
    title = f"{REPORT_TITLE} {head.year}"
    foot = f"{head.town} · {title} · État au {long_date(head.on)}"
    pdf = Paper(f"{title}, {head.town}", typeset(foot), typeset(mark))
    _first_page(pdf, report)
    for rank, section in enumerate(report.sections):
        if rank:  # The contents open the first one's page.
            pdf.add_page()
        _section(pdf, section, draw)
    return bytes(pdf.output())


def _first_page(pdf: Paper, report: DebateReport) -> None:
    head = report.head
    pdf.ln(22)
    pdf.paragraph(head.town, size=14, colour=MUTED, after=2)
    pdf.paragraph(REPORT_TITLE, size=24, bold=True, colour=BLUE, after=1)
    pdf.paragraph(f"Budget {head.year}", size=18, after=8)
    for line in _about(head):
        pdf.paragraph(line, size=10.5, after=1)
    if report.is_simulated:
        pdf.ln(2)
        pdf.paragraph(
            "Ce document contient des données simulées pour la démonstration : il ne se publie "
            "pas.",
            size=10.5,
            bold=True,
        )
    pdf.ln(8)
    pdf.paragraph("Sommaire", size=13, bold=True, after=2)
    pdf.insert_toc_placeholder(_contents, pages=1)


def _about(head: DebateHead) -> tuple[str, ...]:
    scenario = f"« {head.scenario_title} »" if head.scenario else "aucun n’est écrit"
    return (
        f"État au {long_date(head.on)}",
        f"Périmètre : {head.perimeter}",
        f"Derniers comptes exécutés : {head.base}",
        f"Scénario de la prospective : {scenario}",
    )


def _contents(pdf: Any, outline: Any) -> None:
    """Write each section with its page."""
    for one in outline:
        with pdf.letters(11):
            pdf.set_x(MARGIN)
            link = pdf.add_link(page=one.page_number)
            pdf.cell(w=INNER - 15, h=7, text=one.name, link=link)
            pdf.cell(w=15, h=7, text=str(one.page_number), align="R", link=link)
        pdf.ln(7)


def _section(pdf: Paper, section: DebateSection, draw: Draw) -> None:
    """Write a section at the top of a page."""
    pdf.start_section(pdf.printable(f"{section.number}. {section.title}"))
    pdf.paragraph(f"{section.number}. {section.title}", size=17, bold=True, colour=BLUE, after=1)
    pdf.paragraph(section.asked, size=8, colour=MUTED, after=2)
    _deputy(pdf, section)
    for block in section.blocks:
        _block(pdf, block, draw)


def _deputy(pdf: Paper, section: DebateSection) -> None:
    """Write what the deputy says, beside a line; nothing when nobody wrote it."""
    deputy = section.deputy
    if not deputy.text:
        return
    mark = " (simulé)" if deputy.is_simulated else ""
    pdf.keep(leading(_LINE) * 4)
    pdf.paragraph(f"{DEPUTY}{mark}", size=8, bold=True, colour=BLUE, indent=4, after=0.5)
    for part in deputy.text.split("\n"):
        pdf.paragraph(part, size=10, indent=4, after=1)
    with pdf.local_context(draw_color=RULE, line_width=0.2):
        pdf.line(MARGIN, pdf.get_y(), MARGIN + INNER, pdf.get_y())
    pdf.ln(3)


def _block(pdf: Paper, block: Block, draw: Draw) -> None:
    if isinstance(block, Grid):
        draw_grid(pdf, block)
    elif isinstance(block, Picture):
        _picture(pdf, block, draw)
    else:
        _words(pdf, block)


def _words(pdf: Paper, words: Words) -> None:
    if words.kind is WordsKind.HEADING:
        pdf.ln(1.5)
        pdf.keep(leading(12) * 4)
        pdf.paragraph(words.text, size=12, bold=True)
    elif words.kind is WordsKind.BULLET:
        pdf.paragraph(f"• {words.text}", size=_LINE, indent=3, after=1)
    elif words.kind is WordsKind.NOTE:
        pdf.paragraph(words.text, size=8, colour=MUTED, after=1)
    elif words.kind is WordsKind.LACKING:
        pdf.paragraph(f"À compléter. {words.text}", size=_LINE, bold=True)
    else:
        pdf.paragraph(words.text, size=_LINE)


def _picture(pdf: Paper, block: Picture, draw: Draw) -> None:
    """Draw a chart whole: its finding, its measure, the picture, its source."""
    chart = block.chart
    drawing = draw(chart)
    wide, high = _size(drawing)
    height = INNER * high / wide
    # Finding and measure take two lines each at most, the source three.
    pdf.keep(height + 2 * leading(10.5) + 2 * leading(8) + 3 * leading(_SOURCE) + 4)
    pdf.paragraph(chart.title, size=10.5, bold=True, after=0.4)
    pdf.paragraph(chart.subtitle, size=8, colour=MUTED, after=0.8)
    pdf.image(BytesIO(drawing), x=MARGIN, w=INNER, alt_text=pdf.printable(chart.alt))
    pdf.ln(0.5)
    mark = " · simulé" if chart.is_simulated else ""
    pdf.paragraph(f"Source : {chart.source}{mark}", size=_SOURCE, colour=MUTED, after=4)


def _size(png: bytes) -> tuple[int, int]:
    """Return the width and the height that a PNG file says of itself."""
    wide, high = unpack(">II", png[16:24])
    return wide, high
