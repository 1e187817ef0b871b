"""The figures of a group of cells. No database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.territories.grid.rules import Cell, rate_pct


@dataclass(frozen=True)
class Group:
    """Contiguous candidate cells taken together.

    Attributes:
        number: from 1, the most peopled first.
        rate_pct: poor households in a hundred.
        imputed_pct: share of its households that live in imputed cells.
        communes: names, those of its most peopled cells first.
        quarters_pct, fragile_pct: share of its people on priority quarters, and on « quartiers
            fragiles », were each cell evenly peopled; missing when no contour is known.
    """

    number: int
    cells: tuple[Cell, ...]
    people: float
    households: float
    rate_pct: float | None
    imputed_pct: float
    communes: tuple[str, ...]
    quarters_pct: float | None
    fragile_pct: float | None

    @property
    def name(self) -> str:
        """What it is called on the map and in the table."""
        return f"Groupe\u00a0{self.number}"


def group(
    number: int,
    cells: Sequence[Cell],
    names: Mapping[str, str],
    on_quarters: Mapping[Cell, float] | None,
    on_fragile: Mapping[Cell, float] | None,
) -> Group:
    """Add up cells.

    Args:
        number: of the group.
        cells: at least one, whose poor households are known.
        names: of communes, by code; those that are not there are elsewhere.
        on_quarters: share of each cell, from 0 to 1, on the priority quarters' contours.
        on_fragile: the same on those of « quartiers fragiles ».
    """
    people = sum(one.people for one in cells)
    households = sum(one.households for one in cells)
    imputed = sum(one.households for one in cells if one.is_imputed)
    return Group(
        number=number,
        cells=tuple(cells),
        people=people,
        households=households,
        rate_pct=rate_pct(sum(one.poor or 0.0 for one in cells), households),
        imputed_pct=100 * imputed / households,
        communes=_communes(cells, names),
        quarters_pct=_share_pct(cells, on_quarters),
        fragile_pct=_share_pct(cells, on_fragile),
    )


def _communes(cells: Sequence[Cell], names: Mapping[str, str]) -> tuple[str, ...]:
    ordered = sorted(cells, key=lambda one: -one.people)
    return tuple(
        dict.fromkeys(names[code] for one in ordered for code in one.communes if code in names)
    )


def _share_pct(cells: Sequence[Cell], shares: Mapping[Cell, float] | None) -> float | None:
    people = sum(one.people for one in cells)
    if shares is None or people <= 0:
        return None
    return 100 * sum(one.people * shares[one] for one in cells) / people
