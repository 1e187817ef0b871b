"""A4 paper for one page: embedded letters, French, and texts cut where room ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.base.formats import typeset

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "PublicSans"
MARGIN = 11.0
WIDTH, HEIGHT = 210.0, 297.0
INNER = WIDTH - 2 * MARGIN
INK, MUTED, BLUE, RULE = (26, 34, 48), (84, 94, 110), (23, 73, 107), (196, 203, 213)
_POINT_MM = 0.3528
_LEADING = 1.24


def sheet_of_paper(title: str) -> Any:
    """Return an empty page of A4 that never turns into two."""
    from fpdf import FPDF

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(MARGIN)
    pdf.add_font(FAMILY, "", FONTS / "PublicSans-Regular.ttf")
    pdf.add_font(FAMILY, "B", FONTS / "PublicSans-Bold.ttf")
    pdf.set_lang("fr-FR")
    pdf.set_title(typeset(title))
    pdf.set_creator("Mandascope")
    pdf.add_page()
    # Letters lie on the page as written: what somebody typed is never markup.
    pdf.c_margin = 0.0
    return pdf


@contextmanager
def letters(
    pdf: Any, size: float, *, bold: bool = False, colour: tuple[int, int, int] = INK
) -> Iterator[None]:
    """Write in a size, in points, a weight and a colour."""
    with pdf.local_context(text_color=colour):
        pdf.set_font(FAMILY, "B" if bold else "", size)
        yield


def leading(size: float) -> float:
    """Return the height of a line, in millimetres."""
    return size * _POINT_MM * _LEADING


def folded(pdf: Any, text: str, width: float, most: int) -> list[str]:
    """Return the lines of a text in the letters chosen, the last one cut with « … » if need be."""
    lines = _lines(pdf, _printable(pdf, typeset(text)), width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    while last and pdf.get_string_width(f"{last}…") > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:')}…"]


def _lines(pdf: Any, text: str, width: float) -> list[str]:
    found: list[str] = pdf.multi_cell(width, text=text, dry_run=True, output="LINES", align="L")
    return found


def _printable(pdf: Any, text: str) -> str:
    """Return a text without the signs that the letters do not have; one line, as typed."""
    known = pdf.current_font.cmap
    flat = " ".join(text.replace("\u00a0", "\ue000").replace("\u202f", "\ue001").split())
    flat = flat.replace("\ue000", "\u00a0").replace("\ue001", "\u202f")
    return "".join(sign if ord(sign) in known else "?" for sign in flat)


def write(pdf: Any, lines: list[str], x: float, y: float, size: float) -> float:
    """Write lines from a top left corner; return where the next one starts."""
    for line in lines:
        pdf.set_xy(x, y)
        pdf.cell(text=line, h=leading(size))
        y += leading(size)
    return y


def put(
    pdf: Any,
    text: str,
    x: float,
    y: float,
    width: float,
    *,
    size: float,
    most: int = 1,
    bold: bool = False,
    colour: tuple[int, int, int] = INK,
) -> float:
    """Write a text in a column, on a few lines at most; return where the next one starts."""
    if not text:
        return y
    with letters(pdf, size, bold=bold, colour=colour):
        return write(pdf, folded(pdf, text, width, most), x, y, size)


def rule(pdf: Any, y: float, x: float = MARGIN, width: float = INNER) -> None:
    """Draw a thin horizontal line."""
    with pdf.local_context(draw_color=RULE, line_width=0.2):
        pdf.line(x, y, x + width, y)
