"""The identity card of a quarter on one page of A4: the same figures as on screen."""

from io import BytesIO
from typing import Any

from data.base.formats import long_date
from data.exporters.quarter_card.columns import three_columns
from data.exporters.quarter_card.figures import figures_table
from data.exporters.quarter_card.locator import LABEL_SIZE, WIDTH, locator_svg
from data.exporters.quarter_card.paper import (
    HEIGHT,
    INK,
    INNER,
    MARGIN,
    MUTED,
    leading,
    letters,
    put,
    rule,
    sheet_of_paper,
)
from data.indicators.views.identity import Locator
from data.overview.quarter_sheet.views import QuarterSheet

_MAP_WIDTH = 54.0
_FOOT = 19.0
_SOURCES = 5.8


def quarter_card_pdf(sheet: QuarterSheet) -> bytes:
    """Return the card as a PDF of exactly one page."""
    card = sheet.identity
    pdf = sheet_of_paper(f"Fiche du quartier {card.name}, état au {long_date(sheet.on)}")
    pdf.start_section(f"Fiche du quartier {card.name}")
    y = _head(pdf, sheet)
    if card.lines:
        pdf.start_section("Chiffres clés")
        y = figures_table(pdf, card, y)
    for note in (card.without, card.rank_note):
        y = put(pdf, note, MARGIN, y + 0.6, INNER, size=6.5, most=2, colour=MUTED)
    pdf.start_section("Écoles, actions, habitants")
    three_columns(pdf, sheet, y + 3, HEIGHT - _FOOT - 1)
    _foot(pdf, sheet)
    return bytes(pdf.output())


def _head(pdf: Any, sheet: QuarterSheet) -> float:
    """Draw who the quarter is, the answer, and where it is; return where they end."""
    card = sheet.identity
    width = INNER - (_MAP_WIDTH + 6 if card.locator else 0)
    mark = " · données simulées" if sheet.is_simulated else ""
    about = f"Fiche du quartier · {sheet.town} · État au {long_date(sheet.on)}{mark}"
    y = put(pdf, about, MARGIN, MARGIN, width, size=7.5, most=2, colour=MUTED) + 1
    y = put(pdf, card.name, MARGIN, y, width, size=19, most=2, bold=True) + 1
    y = put(pdf, card.where, MARGIN, y, width, size=7.5, most=3, colour=MUTED) + 2
    y = put(pdf, card.answer, MARGIN, y, width, size=9.5, most=5)
    if card.locator is None:
        return y + 3
    return max(y, _map(pdf, card.locator)) + 3


def _map(pdf: Any, locator: Locator) -> float:
    """Draw the locator map in the top right corner; return where it ends."""
    scale = _MAP_WIDTH / WIDTH
    x, height = MARGIN + INNER - _MAP_WIDTH, locator.height * scale
    with pdf.rect_clip(x, MARGIN, _MAP_WIDTH, height):
        drawing = BytesIO(locator_svg(locator, with_names=False).encode())
        pdf.image(drawing, x=x, y=MARGIN, w=_MAP_WIDTH, alt_text=locator.alt)
        size = LABEL_SIZE * scale / 0.3528
        for one in locator.labels:
            with letters(pdf, size, bold=True, colour=INK):
                pdf.set_xy(x + one.x * scale - 20, MARGIN + one.y * scale - leading(size) / 2)
                pdf.cell(w=40, h=leading(size), text=one.text, align="C")
    with pdf.local_context(draw_color=MUTED, line_width=0.2):
        pdf.rect(x, MARGIN, _MAP_WIDTH, height)
    return MARGIN + height


def _foot(pdf: Any, sheet: QuarterSheet) -> None:
    """Draw where the figures come from, and what the words mean."""
    y = HEIGHT - _FOOT
    rule(pdf, y)
    card = sheet.identity
    schools = card.schools_note if card.schools else ""
    y = put(pdf, schools, MARGIN, y + 1, INNER, size=_SOURCES, most=2, colour=MUTED)
    perimeters = (
        "Les QPV de 2015 et de 2024 n’ont pas les mêmes limites : leurs chiffres ne s’enchaînent "
        "pas. « Peu changé » : moins de 2 points, ou de 2 % pour un montant ou un effectif."
    )
    y = put(pdf, perimeters, MARGIN, y, INNER, size=_SOURCES, most=2, colour=MUTED)
    cited = " ; ".join(one.citation for one in card.sources)
    put(pdf, f"Sources : {cited}.", MARGIN, y, INNER, size=_SOURCES, most=4, colour=MUTED)
