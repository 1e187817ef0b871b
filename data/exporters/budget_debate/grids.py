"""Tables on paper: words on the left, figures on the right, heads repeated on each page."""

from data.base.formats import typeset
from data.exporters.budget_debate.paper import INNER, MUTED, RULE, Paper, leading
from data.finances.debate.views import Grid

_SIZES = ((6, 7.6), (8, 7.0), (11, 6.2))
"""Columns up to which letters keep a size, in points."""
_LEAST_SIZE = 5.2
_HEAD_FILL = (237, 241, 246)
_SOURCE = 7.0
_WORDS_LEAST, _FIGURES_LEAST = 6, 4
_LONGEST = 46
"""Letters beyond which a column of words wraps rather than widens."""
_KEPT_WHOLE, _KEPT_ROWS = 24, 4
"""Rows up to which a table is not cut; of a longer one, those that stay with its title."""
_HEAD_LINES, _SOURCE_LINES = 3, 3
_BOLD = 1.25
"""How much wider a heading is than words of the same length."""


def draw_grid(pdf: Paper, grid: Grid) -> None:
    """Draw a table under its title, its source after it."""
    from fpdf.fonts import FontFace

    size = _size(len(grid.table.columns))
    line = leading(size) + 0.5
    count = len(grid.table.rows)
    kept = count if count <= _KEPT_WHOLE else _KEPT_ROWS
    rows = (_HEAD_LINES + kept) * (line + 0.8)
    pdf.keep(leading(9.5) + rows + _SOURCE_LINES * leading(_SOURCE) + 2)
    pdf.paragraph(grid.title, bold=True, after=0.8)
    is_figure = [places is not None or _has_figures(grid, rank)
                 for rank, places in enumerate(grid.decimals)]  # fmt: skip
    with (
        pdf.letters(size),
        pdf.local_context(draw_color=RULE, line_width=0.15),
        pdf.table(
            col_widths=_widths(grid, is_figure),
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
    mark = " · simulé" if grid.is_simulated else ""
    pdf.paragraph(f"Source : {grid.source}{mark}", size=_SOURCE, colour=MUTED, after=3)


def _size(columns: int) -> float:
    return next((size for most, size in _SIZES if columns <= most), _LEAST_SIZE)


def _has_figures(grid: Grid, rank: int) -> bool:
    """Tell a column of words that holds figures already written: it stands on the right too."""
    return rank > 0 and all(
        cell[:1].isdigit() or cell[:1] in {"−", "–"} or cell.startswith("n.")
        for row in grid.written
        for cell in [row[rank]]
    )


def _widths(grid: Grid, is_figure: list[bool]) -> tuple[float, ...]:
    """Return the share of each column: what its longest line or word asks."""
    asked = []
    for rank, name in enumerate(grid.table.columns):
        cells = [row[rank] for row in grid.written]
        word = round(_BOLD * max(map(len, name.split(" "))))
        if is_figure[rank]:
            asked.append(max([_FIGURES_LEAST, word, *map(len, cells)]) + 2)
        else:
            longest = max([_WORDS_LEAST, word, *map(len, cells)])
            asked.append(min(longest, _LONGEST) + 2)
    return tuple(INNER * one / sum(asked) for one in asked)
