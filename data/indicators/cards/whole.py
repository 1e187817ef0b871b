"""Everything known of a quarter, a row a figure: to be read, then to be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.base.chart import Cell, Table
from data.indicators import tables
from data.indicators.cards.figures import all_figures
from data.indicators.comparisons import beside_text, compared_to
from data.indicators.knowledge import Knowledge
from data.indicators.views import Comparison, Figure, IndicatorLine, Reading
from data.territories.views import Quarter

_FIGURE_COLUMNS = (
    "Thème",
    "Indicateur",
    "Valeur",
    "Année",
    "Périmètre",
    "Ancienneté",
    "À comparer",
    "Source",
    "Remarque",
)


@dataclass(frozen=True)
class _Row:
    """A figure of the quarter, and the same elsewhere."""

    indicator: IndicatorLine
    reading: Reading
    figure: Figure
    comparisons: tuple[Comparison, ...]


def figures_table(known: Knowledge, quarter: Quarter) -> Table:
    """Return everything known of a quarter: last statistic and card figure, a row each."""
    return Table(
        _FIGURE_COLUMNS,
        tuple(
            (
                row.indicator.theme.capitalize(),
                row.indicator.title,
                row.figure.text,
                row.figure.year_text,
                row.figure.perimeter,
                row.figure.age_text,
                beside_text(row.comparisons),
                row.figure.citation,
                row.figure.note or "",
            )
            for row in _rows(known, quarter)
        ),
    )


def figures_data(known: Knowledge, quarter: Quarter) -> Table:
    """Return the same figures, each followed by what it compares with, as numbers to take away."""
    cells: list[tuple[Cell, ...]] = []
    for row in _rows(known, quarter):
        elsewhere = [one for one in row.comparisons if one.figure.value is not None]
        shown = [
            (known.ground_code(row.reading, quarter), row.figure),
            *((one.code, one.figure) for one in elsewhere),
        ]
        cells += [
            (one.subject, *tables.figure_cells(row.indicator, one, code), one.note)
            for code, one in shown
        ]
    return Table(("Territoire", *tables.COLUMNS, "Remarque"), tuple(cells))


def _rows(known: Knowledge, quarter: Quarter) -> Iterator[_Row]:
    """Yield all that is known of a quarter, each figure with what it compares with."""
    for indicator, reading, figure in all_figures(known, quarter):
        yield _Row(indicator, reading, figure, compared_to(known, indicator, quarter, reading))
