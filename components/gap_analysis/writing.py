"""Cells of tables as they are read."""

from data.base.chart import Cell
from data.base.formats import MISSING, number


def written(cell: Cell) -> str:
    """Write a cell: years bare, two decimals below ten, « n. d. » for what is missing."""
    if cell is None:
        return MISSING
    if isinstance(cell, int):
        return str(cell) if 1900 <= cell <= 2100 else number(cell)
    if isinstance(cell, float):
        decimals = 0 if cell == round(cell) else 2 if abs(cell) < 10 else 1
        return number(cell, decimals)
    return str(cell)
