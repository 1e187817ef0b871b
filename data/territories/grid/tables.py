"""The tables of candidate cells, to read and to take away: raw numbers, missing ones left out."""

from collections.abc import Mapping, Sequence

from data.base.chart import Cell as TableCell
from data.base.chart import Table
from data.territories.grid.figures import Group

GROUP, CELL = "Groupe", "Carreau"
"""Columns by which a row is known."""

_GROUP_COLUMNS = (
    GROUP,
    "Carreaux",
    "Habitants",
    "Ménages",
    "Taux de pauvreté (%)",
    "Ménages en carreaux imputés (%)",
    "Communes",
    "Habitants en QPV (%)",
    "Habitants en quartier fragile retenu (%)",
)
_CELL_COLUMNS = (
    GROUP,
    CELL,
    "Communes",
    "Habitants",
    "Ménages",
    "Ménages pauvres",
    "Taux de pauvreté (%)",
    "Imputé",
)


def group_table(groups: Sequence[Group]) -> Table:
    """Return the groups, the most peopled first."""
    rows: list[tuple[TableCell, ...]] = [
        (
            one.name,
            len(one.cells),
            round(one.people),
            round(one.households),
            _rounded(one.rate_pct),
            _rounded(one.imputed_pct),
            ", ".join(one.communes),
            _rounded(one.quarters_pct),
            _rounded(one.fragile_pct),
        )
        for one in groups
    ]
    return Table(_GROUP_COLUMNS, tuple(rows))


def cell_table(groups: Sequence[Group], names: Mapping[str, str]) -> Table:
    """Return the cells of the groups, as the file of the grid says them."""
    rows: list[tuple[TableCell, ...]] = [
        (
            group.name,
            cell.square.code,
            ", ".join(names.get(code, code) for code in cell.communes),
            cell.people,
            cell.households,
            cell.poor,
            _rounded(cell.rate_pct),
            "oui" if cell.is_imputed else "non",
        )
        for group in groups
        for cell in group.cells
    ]
    return Table(_CELL_COLUMNS, tuple(rows))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
