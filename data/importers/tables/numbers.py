"""Numbers and percentages as people type them in French."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from data.base.numbers import LARGEST, NotANumberError, typed_number
from data.importers.tables.sheets import Cell

__all__ = [
    "NotANumberError",
    "Percents",
    "Scale",
    "is_percent",
    "number",
    "percents",
]


def number(cell: Cell) -> float | int:
    """Return the number of a cell: ``1 234,5``, ``−3``, ``42 %`` is 42.

    Raises:
        NotANumberError: it holds something else, or a number beyond anything measured.
    """
    if isinstance(cell, bool | date) or cell is None:
        raise NotANumberError
    value = cell if isinstance(cell, int | float) else typed_number(cell)
    if not abs(value) < LARGEST:
        raise NotANumberError
    return value


def is_percent(cell: Cell) -> bool:
    """Tell a cell where the sign « % » is written."""
    return isinstance(cell, str) and cell.rstrip().endswith("%")


class Scale(Enum):
    """How a column writes its percentages."""

    HUNDRED = "hundred"
    FRACTION = "fraction"
    MIXED = "mixed"


@dataclass(frozen=True)
class Percents:
    """How to read a column of percentages: 42 as it is, or 0.42 a hundred times bigger."""

    scale: Scale

    @property
    def is_fraction(self) -> bool:
        """Tell a column of fractions, 0.42 for 42 %."""
        return self.scale is Scale.FRACTION

    def read(self, cell: Cell) -> float:
        """Return a percentage, 0-100 as a rule.

        Raises:
            NotANumberError: the cell holds no number.
        """
        value = number(cell)
        if self.scale is Scale.FRACTION and not is_percent(cell):
            # Nine decimals: 0.07 × 100 is 7, not 7.000000000000001.
            return round(value * 100, 9)
        return value

    def is_doubtful(self, cell: Cell) -> bool:
        """Tell a fraction lost among whole percentages."""
        return self.scale is Scale.MIXED and not is_percent(cell) and _is_fraction(number(cell))


def percents(cells: Sequence[Cell]) -> Percents:
    """Tell how a column writes its percentages.

    With a sign « % », as written. Without, fractions when all are from 0 to 1 and one at least is
    strictly between; a fraction beside bigger numbers is mixed, and nobody can tell.
    """
    values = []
    for cell in cells:
        if cell is not None and not is_percent(cell):
            try:
                values.append(number(cell))
            except NotANumberError:
                continue
    if not any(map(_is_fraction, values)):
        return Percents(Scale.HUNDRED)
    is_all = all(0 <= value <= 1 for value in values)
    return Percents(Scale.FRACTION if is_all else Scale.MIXED)


def _is_fraction(value: float) -> bool:
    return 0 < value < 1
