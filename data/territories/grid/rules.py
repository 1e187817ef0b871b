"""Which cells of a grid meet the rule of the contrat de ville. No database, no clock.

A cell is a candidate when its poverty rate is at least so many times that of the agglomeration,
computed from the same grid, and when enough households or enough people live there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from geo.grid import GridSquare, contiguous


@dataclass(frozen=True)
class Cell:
    """A square and who lives there; ``poor`` counts poor households, missing when not known."""

    square: GridSquare
    communes: tuple[str, ...]
    people: float
    households: float
    poor: float | None
    is_imputed: bool

    @property
    def rate_pct(self) -> float | None:
        """Poor households in a hundred; missing without households, or when not known."""
        return rate_pct(self.poor, self.households)


@dataclass(frozen=True)
class GridRule:
    """What makes a cell a candidate; its first values are those of the contract.

    Attributes:
        ratio: how many times the agglomeration's poverty rate, at least.
        households, people: enough of either one.
        with_corners: cells that meet at a corner alone make one group.
        with_imputed: cells whose values INSEE imputed may be candidates.
    """

    ratio: Decimal = Decimal(2)
    households: int = 50
    people: int = 100
    with_corners: bool = False
    with_imputed: bool = True


@dataclass(frozen=True)
class Benchmark:
    """The agglomeration in the same grid, over the cells whose poor households are known.

    Sums are exact, so that a cell right on the threshold is never lost to rounding.
    """

    households: Decimal
    poor: Decimal
    unknown_cells: int

    @property
    def rate_pct(self) -> float | None:
        """Poor households in a hundred; missing when nothing is known."""
        return rate_pct(float(self.poor), float(self.households))


def rate_pct(poor: float | None, households: float) -> float | None:
    """Return poor households in a hundred; missing when not known, or without households."""
    return None if poor is None or households <= 0 else 100 * poor / households


def benchmark(cells: Iterable[Cell]) -> Benchmark:
    """Add up the cells of an agglomeration, imputed ones included: INSEE keeps their totals."""
    households, poor, unknown = Decimal(0), Decimal(0), 0
    for one in cells:
        if one.poor is None:
            unknown += 1
        else:
            households += _exact(one.households)
            poor += _exact(one.poor)
    return Benchmark(households, poor, unknown)


def is_candidate(cell: Cell, mark: Benchmark, rule: GridRule) -> bool:
    """Tell whether a cell meets the rule; both thresholds count as met when just reached.

    Without a known poverty, its own or the agglomeration's, nothing can be told: never.
    """
    if cell.poor is None or cell.households <= 0 or mark.households <= 0 or mark.poor <= 0:
        return False
    if cell.is_imputed and not rule.with_imputed:
        return False
    if cell.households < rule.households and cell.people < rule.people:
        return False
    # poor / households ≥ ratio × (all poor / all households), without any division.
    own = _exact(cell.poor) * mark.households
    return own >= rule.ratio * mark.poor * _exact(cell.households)


def candidate_groups(
    cells: Sequence[Cell], mark: Benchmark, rule: GridRule
) -> list[tuple[Cell, ...]]:
    """Return the candidates by contiguous group, the most peopled first."""
    by_index = {one.square.index: one for one in cells if is_candidate(one, mark, rule)}
    parted = contiguous(by_index, with_corners=rule.with_corners)
    groups = [tuple(by_index[index] for index in group) for group in parted]
    return sorted(groups, key=lambda group: -sum(one.people for one in group))


def _exact(value: float) -> Decimal:
    """Return a number as it was written in the file, not as a computer holds it."""
    return Decimal(str(value))
