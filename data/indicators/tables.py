"""Figures as rows to take away: number, unit and year each in its own column."""

from data.base.chart import Cell
from data.indicators.views import Figure, IndicatorLine

COLUMNS = (
    "Indicateur",
    "Valeur",
    "Unité",
    "Année",
    "Périmètre",
    "Code du périmètre",
    "Absence",
    "Source",
    "Édition",
)


def figure_cells(indicator: IndicatorLine, figure: Figure, code: str) -> tuple[Cell, ...]:
    """Return a figure under the columns; ``code`` is the territory it was made on."""
    return (
        indicator.title,
        figure.value,
        indicator.unit,
        figure.data_year,
        figure.perimeter or None,
        code,
        figure.absence,
        figure.source or None,
        figure.edition,
    )
