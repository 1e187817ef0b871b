"""The report as a PDF: its first page, then its sections, each as the screen has it."""

from collections.abc import Mapping
from io import BytesIO
from itertools import zip_longest
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
_FINDING, _MEASURE = 10.5, 8.0
_HEADING_ROOM = 10.0
_LEAST_ROOM, _BETWEEN = 125.0, 8.0
"""Millimetres left of a page for a section to begin there; the gap that parts it."""


def as_pdf(report: DebateReport, draw: Draw) -> bytes:
    """Return the bytes of the PDF."""
    head = report.head
    mark = SIMULATED if report.is_simulated else ""
    title = f"{REPORT_TITLE} {head.year}"
    foot = f"{head.town} · {title} · État au {long_date(head.on)}"
    pdf = Paper(f"{title}, {head.town}", typeset(foot), typeset(mark))
    _first_page(pdf, report)
    for rank, section in enumerate(report.sections):
        # The contents open the first one's page, which stands alone to be handed out.
        if rank == 1 or (rank and pdf.room < _LEAST_ROOM):
            pdf.add_page()
        elif rank:
            pdf.ln(_BETWEEN)
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
    """Write a section from where the page stands."""
    pdf.start_section(pdf.printable(f"{section.number}. {section.title}"))
    pdf.paragraph(f"{section.number}. {section.title}", size=17, bold=True, colour=BLUE, after=1)
    pdf.paragraph(section.asked, size=8, colour=MUTED, after=2)
    _deputy(pdf, section)
    drawings = {one.key: draw(one.chart) for one in section.blocks if isinstance(one, Picture)}
    for block, after in zip_longest(section.blocks, section.blocks[1:]):
        if isinstance(after, Picture) and _is_heading(block):
            pdf.keep(_HEADING_ROOM + _tall(pdf, after, drawings[after.key]))
        _block(pdf, block, drawings)


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Words) and block.kind is WordsKind.HEADING


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


def _block(pdf: Paper, block: Block, drawings: Mapping[str, bytes]) -> None:
    if isinstance(block, Grid):
        draw_grid(pdf, block)
    elif isinstance(block, Picture):
        _picture(pdf, block, drawings[block.key])
    else:
        _words(pdf, block)


def _words(pdf: Paper, words: Words) -> None:
    if words.kind is WordsKind.HEADING:
        pdf.ln(1.5)
        pdf.keep(leading(12) * 4)
        pdf.paragraph(words.text, size=12, bold=True)
    elif words.kind is WordsKind.BULLET:
        pdf.bullet(words.text, size=_LINE)
    elif words.kind is WordsKind.LEAD:
        pdf.keep(leading(_LINE) * 4)
        pdf.paragraph(words.text, size=_LINE, after=1)
    elif words.kind is WordsKind.NOTE:
        pdf.paragraph(words.text, size=8, colour=MUTED, after=1)
    elif words.kind is WordsKind.LACKING:
        pdf.paragraph(f"À compléter. {words.text}", size=_LINE, bold=True)
    else:
        pdf.paragraph(words.text, size=_LINE)


def _picture(pdf: Paper, block: Picture, drawing: bytes) -> None:
    """Draw a chart whole: its finding, its measure, the picture, its source."""
    chart = block.chart
    pdf.keep(_tall(pdf, block, drawing))
    pdf.paragraph(chart.title, size=_FINDING, bold=True, after=0.4)
    pdf.paragraph(chart.subtitle, size=_MEASURE, colour=MUTED, after=0.8)
    pdf.image(BytesIO(drawing), x=MARGIN, w=INNER, alt_text=pdf.printable(chart.alt))
    pdf.ln(0.5)
    pdf.paragraph(_sourced(block), size=_SOURCE, colour=MUTED, after=4)


def _sourced(block: Picture) -> str:
    mark = " · simulé" if block.chart.is_simulated else ""
    return f"Source : {block.chart.source}{mark}"


def _tall(pdf: Paper, block: Picture, drawing: bytes) -> float:
    """Return the height of a chart with its words, in millimetres."""
    wide, high = _size(drawing)
    return (
        INNER * high / wide
        + pdf.tall(block.chart.title, size=_FINDING, bold=True)
        + pdf.tall(block.chart.subtitle, size=_MEASURE)
        + pdf.tall(_sourced(block), size=_SOURCE)
        + 2.0  # What parts them.
    )


def _size(png: bytes) -> tuple[int, int]:
    """Return the width and the height that a PNG file says of itself."""
    wide, high = unpack(">II", png[16:24])
    return wide, high
