"""Tables on paper: words on the left, figures on the right, heads repeated on each page."""

from collections.abc import Sequence
from math import ceil

from data.base.formats import typeset
from data.exporters.budget_debate.paper import INNER, MUTED, RULE, Paper, leading
from data.finances.debate.views import Grid

_SIZES = ((6, 7.6), (8, 7.0), (11, 6.2))
"""Columns up to which letters keep a size, in points."""
_LEAST_SIZE = 5.2
_HEAD_FILL = (237, 241, 246)
_SOURCE = 7.0
_PADDING, _ROW_AIR = 1.8, 0.3
"""Room beside the letters of a cell, in millimetres; above and under them, in lines."""
_WIDEST, _AIR = 75.0, 2.6
"""Width beyond which a column of words wraps rather than widens; room beside the letters."""
_KEPT_WHOLE, _KEPT_ROWS = 24, 4
"""Rows up to which a table is not cut; of a longer one, those that stay with its title."""
_BOLD = 1.1
"""How much wider a heading is than the same words in thin letters, at most."""


def draw_grid(pdf: Paper, grid: Grid) -> None:
    """Draw a table under its title, its source after it."""
    from fpdf.fonts import FontFace

    size = _size(len(grid.table.columns))
    line = leading(size) + 0.5
    is_figure = [places is not None or _has_figures(grid, rank)
                 for rank, places in enumerate(grid.decimals)]  # fmt: skip
    with pdf.letters(size):
        widths = _widths(pdf, grid, is_figure)
        rows = _kept_lines(pdf, grid, widths) * line
    mark = " · simulé" if grid.is_simulated else ""
    source = f"Source : {grid.source}{mark}"
    pdf.keep(leading(9.5) + 0.8 + rows + 0.8 + pdf.tall(source, size=_SOURCE))
    pdf.paragraph(grid.title, bold=True, after=0.8)
    with (
        pdf.letters(size),
        pdf.local_context(draw_color=RULE, line_width=0.15),
        pdf.table(
            col_widths=widths,
            text_align=tuple("RIGHT" if one else "LEFT" for one in is_figure),
            borders_layout="HORIZONTAL_LINES",
            headings_style=FontFace(emphasis="BOLD", fill_color=_HEAD_FILL),
            line_height=line,
            padding=(0.4, 0.9, 0.4, 0.9),
            width=INNER,
        ) as table,
    ):
        table.row([pdf.printable(typeset(name)) for name in grid.table.columns])
        for row in grid.written:
            table.row([pdf.printable(typeset(cell)) for cell in row])
    pdf.ln(0.8)
    pdf.paragraph(source, size=_SOURCE, colour=MUTED, after=3)


def _kept_lines(pdf: Paper, grid: Grid, widths: Sequence[float]) -> float:
    """Return the lines of text, with the air of their rows, that are not parted from the title."""
    count = len(grid.table.rows)
    rows = grid.written[: count if count <= _KEPT_WHOLE else _KEPT_ROWS]
    heads = [_BOLD * _wide(pdf, name) for name in grid.table.columns]
    written = (heads, *([_wide(pdf, cell) for cell in row] for row in rows))
    return sum(
        max(ceil(wide / (width - _PADDING)) for wide, width in zip(row, widths, strict=True))
        + _ROW_AIR
        for row in written
    )


def _size(columns: int) -> float:
    return next((size for most, size in _SIZES if columns <= most), _LEAST_SIZE)


def _has_figures(grid: Grid, rank: int) -> bool:
    """Tell a column of words that holds figures already written: it stands on the right too."""
    return rank > 0 and all(
        cell[:1].isdigit() or cell[:1] in {"−", "–"} or cell.startswith("n.")
        for row in grid.written
        for cell in [row[rank]]
    )


def _widths(pdf: Paper, grid: Grid, is_figure: list[bool]) -> tuple[float, ...]:
    """Return the width of each column, in the letters in use: no figure nor word is ever cut."""
    least, asked = [], []
    for rank, name in enumerate(grid.table.columns):
        head = max(_wide(pdf, word, bold=True) for word in name.split(" "))
        cells = [_wide(pdf, row[rank]) for row in grid.written]
        words = [_wide(pdf, word) for row in grid.written for word in row[rank].split(" ")]
        unbroken = max([head, *(cells if is_figure[rank] else words)]) + _AIR
        least.append(unbroken)
        asked.append(max(unbroken, min(max([head, *cells]), _WIDEST) + _AIR))
    if sum(asked) > INNER:
        return _fitted(least, asked)
    spare = (INNER - sum(asked)) / len(asked)
    return tuple(one + spare for one in asked)


def _fitted(least: list[float], asked: list[float]) -> tuple[float, ...]:
    """Return widths that fill the page: what cannot be cut, then a share of what is asked."""
    wanted = [most - one for most, one in zip(asked, least, strict=True)]
    share = (INNER - sum(least)) / sum(wanted) if sum(wanted) else 0.0
    if share <= 0:  # Too many columns even so: all shrink alike.
        return tuple(INNER * one / sum(least) for one in least)
    return tuple(one + share * more for one, more in zip(least, wanted, strict=True))


def _wide(pdf: Paper, text: str, *, bold: bool = False) -> float:
    """Return the width of a text in the letters in use, in millimetres."""
    wide = float(pdf.get_string_width(pdf.printable(typeset(text))))
    return wide * _BOLD if bold else wide
