"""A4 paper for many pages: embedded letters, a foot on each page, French."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fpdf import FPDF

from data.base.formats import typeset
from data.exporters.quarter_card.paper import BLUE, FAMILY, FONTS, INK, MUTED, RULE

__all__ = ["BLUE", "INK", "INNER", "MARGIN", "MUTED", "RULE", "Paper"]

MARGIN, FOOT = 16.0, 17.0
INNER = 210.0 - 2 * MARGIN
_LEADING, _POINT_MM = 1.36, 0.3528
_SMALL = 7.5
_DOT, _HUNG = 3.0, 6.0
_PAGES, _PAGES_TYPED = "{nb}", "{\u202fnb}"
Colour = tuple[int, int, int]


class Paper(FPDF):
    """Pages with who and when at the foot, and the simulated mark at the head when it is due."""

    def __init__(self, title: str, foot: str, mark: str) -> None:
        """Open a document; ``mark`` is written at the top of every page when there is one."""
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self._foot, self._mark = foot, mark
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=FOOT)
        self.add_font(FAMILY, "", FONTS / "PublicSans-Regular.ttf")
        self.add_font(FAMILY, "B", FONTS / "PublicSans-Bold.ttf")
        self.set_lang("fr-FR")
        self.set_title(typeset(title))
        self.set_creator("Mandascope")
        self.c_margin = 0.0
        self.set_font(FAMILY, "", 9)
        self.add_page()

    def header(self) -> None:
        """Write the mark of simulated figures, if any."""
        if self._mark:
            with self.letters(_SMALL, bold=True, colour=BLUE):
                self.set_xy(MARGIN, 7)
                self.cell(w=INNER, h=4, text=self.printable(self._mark), align="R")
        self.set_y(MARGIN)

    def footer(self) -> None:
        """Write what the document is, and the number of the page."""
        with self.local_context(draw_color=RULE, line_width=0.2):
            self.line(MARGIN, 284, MARGIN + INNER, 284)
        with self.letters(_SMALL, colour=MUTED):
            self.set_xy(MARGIN, 285.5)
            self.cell(w=INNER - 30, h=4, text=self.printable(self._foot))
            self.cell(w=30, h=4, text=f"{self.page_no()} / {_PAGES}", align="R")

    @contextmanager
    def letters(self, size: float, *, bold: bool = False, colour: Colour = INK) -> Iterator[None]:
        """Write in a size, in points, a weight and a colour."""
        with self.local_context(text_color=colour):
            self.set_font(FAMILY, "B" if bold else "", size)
            yield

    def paragraph(
        self,
        text: str,
        *,
        size: float = 9.5,
        bold: bool = False,
        colour: Colour = INK,
        indent: float = 0.0,
        after: float = 1.6,
    ) -> None:
        """Write a text over the width of the page, then leave some room after it."""
        if not text.strip():
            return
        with self.letters(size, bold=bold, colour=colour):
            self.set_x(MARGIN + indent)
            said = self.printable(typeset(text))
            width = INNER - indent
            self.multi_cell(
                width, text=said, h=leading(size), align="L", new_x="LMARGIN", new_y="NEXT"
            )
        self.ln(after)

    def bullet(self, text: str, *, size: float = 9.5) -> None:
        """Write a line of a list: its lines stand under its first letter, after the dot."""
        self.keep(leading(size) * 2)
        top = self.get_y()
        self.paragraph("•", size=size, indent=_DOT, after=0)
        self.set_y(top)
        self.paragraph(text, size=size, indent=_HUNG, after=1)

    @property
    def room(self) -> float:
        """Millimetres left above the foot of the page."""
        return float(self.page_break_trigger - self.get_y())

    def tall(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return the height that a text takes over the width of the page, in millimetres."""
        with self.letters(size, bold=bold):
            said = self.printable(typeset(text))
            height: Any = self.multi_cell(
                INNER, text=said, h=leading(size), align="L", dry_run=True, output="HEIGHT"
            )
        return float(height)

    def keep(self, height: float) -> None:
        """Begin a new page when what follows would be cut by the end of this one."""
        if self.will_page_break(height):
            self.add_page()

    def printable(self, text: str) -> str:
        """Return a text without the signs that the letters do not have; lines as typed."""
        font = self.current_font
        known = getattr(font, "cmap", {})
        # Typed, the mark of the number of pages would be replaced by that number.
        said = text.replace(_PAGES, _PAGES_TYPED)
        return "".join(one if ord(one) in known or one == "\n" else "?" for one in said)


def leading(size: float) -> float:
    """Return the height of a line of text, in millimetres."""
    return size * _POINT_MM * _LEADING
