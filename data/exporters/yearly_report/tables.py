"""Tables of a Word document: headings repeated, figures with references, a text alternative."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from data.base.formats import typeset
from data.exporters.yearly_report import styles
from data.exporters.yearly_report.runs import add_runs, figure_words, reference_words
from data.overview.yearly_report.views import Reference, ReportTable, Run, Told

_WIDTH_CM = 17.0
_LETTER_CM, _PADDING_CM = 0.19, 0.1
_MARGIN_CM = 2 * _PADDING_CM + 0.05
_LONGEST, _LONGEST_WORD = 60, 18
"""Letters beyond which a cell, or a word, wraps rather than widens its column."""

REFERENCE_COLUMNS = ("N°", "Source", "Édition", "Année des données", "Périmètre", "Simulé")


def add_table(document: Any, table: ReportTable) -> None:
    """Add a table under its title."""
    title = document.add_paragraph()
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_before = Pt(8)
    title.add_run(styles.clean(typeset(table.title))).bold = True
    _draw(document, table.title, table.columns, table.rows, table.alt)


def add_references(document: Any, references: Sequence[Reference]) -> None:
    """Add the table of references, by number."""
    rows = [
        (
            str(one.number),
            one.source,
            one.edition,
            one.data_year,
            one.perimeter,
            "oui" if one.is_simulated else "non",
        )
        for one in references
    ]
    alt = "Une référence par ligne : source, édition, année des données, périmètre."
    _draw(document, "Sources des chiffres", REFERENCE_COLUMNS, rows, alt)


def _draw(
    document: Any, title: str, columns: Sequence[str], rows: Sequence[Sequence[Run]], alt: str
) -> None:
    drawn = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    drawn.autofit = False
    styles.describe(drawn, title, alt)
    styles.pad(drawn, Cm(_PADDING_CM))
    widths = _widths(columns, rows)
    heading = drawn.rows[0]
    styles.repeat_heading(heading)
    styles.keep_whole(heading)
    for cell, name in zip(heading.cells, columns, strict=True):
        styles.fill(cell._tc.get_or_add_tcPr(), styles.HEADING_FILL)
        _write(cell, (name,), is_bold=True)
    for row in rows:
        line = drawn.add_row()
        styles.keep_whole(line)
        for cell, run in zip(line.cells, row, strict=True):
            _write(cell, (run,))
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Cm(width)
    for line in drawn.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _write(cell: Any, runs: Sequence[Run], *, is_bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if any(isinstance(run, Told) and run.text[:1].isdigit() for run in runs):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # In a narrow column, a reference goes to the next line rather than being cut in two.
    add_runs(paragraph, runs, size=styles.SMALL, is_bold=is_bold, before=" ")


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Run]]) -> list[float]:
    """Return the width of each column: as wide as it asks, less when the page is too narrow."""
    least, asked = [], []
    for rank, name in enumerate(columns):
        texts = [name, *(_text(row[rank]) for row in rows)]
        word = max((len(word) for text in texts for word in text.split(" ")), default=0)
        word = max(word, 1 + max(map(len, name.split(" "))))  # A heading is bold, and wider.
        least.append(_MARGIN_CM + _LETTER_CM * min(word, _LONGEST_WORD))
        longest = min(max(map(len, texts)), _LONGEST)
        asked.append(max(least[-1], _MARGIN_CM + _LETTER_CM * longest))
    spare = _WIDTH_CM - sum(least)
    if spare < 0:
        return [low * _WIDTH_CM / sum(least) for low in least]
    wanted = sum(asked) - sum(least)
    if wanted <= spare or not wanted:
        return asked
    return [low + spare * (high - low) / wanted for low, high in zip(least, asked, strict=True)]


def _text(run: Run) -> str:
    """Return a cell as it is written, so that its column holds it."""
    return f"{figure_words(run)}{reference_words(run, ' ')}" if isinstance(run, Told) else run
