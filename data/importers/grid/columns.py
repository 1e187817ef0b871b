"""The columns of INSEE's grid, under the names of each edition. Pure.

2015: ``IdINSPIRE``, ``Depcom``, ``I_est_cr``; 2017: ``Idcar_200m``, ``lcog_geo``, ``I_est_200``;
since 2019 the same in lower case.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importers.official.headings import Headings
from geo.grid import grid_square

SIZE_M = 200
MOST_CELLS = 100_000
"""The biggest agglomerations of France have a third of that."""
NAMES = {
    "code": ("idcar_200m", "IdINSPIRE", "id_inspire"),
    "communes": ("lcog_geo", "Depcom"),
    "people": ("ind",),
    "households": ("men",),
    "poor": ("men_pauv",),
    "imputed": ("i_est_200", "I_est_cr"),
}
"""What is read, under its known names, the newest first."""

_COMMUNE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}")


@dataclass(frozen=True)
class GridColumns:
    """Where each thing stands in a row; ``missing`` are those that the table lacks, by name."""

    places: dict[str, int]
    missing: tuple[str, ...]


def grid_columns(headings: Sequence[str]) -> GridColumns:
    """Find the columns of a grid among headings, whatever their case."""
    known = Headings.of(headings)
    found = {role: known.find(names) for role, names in NAMES.items()}
    return GridColumns(
        places={role: place for role, place in found.items() if place is not None},
        missing=tuple(NAMES[role][0] for role, place in found.items() if place is None),
    )


def looks_like_a_grid(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table names squares of 200 m by a known heading, and in its first rows."""
    place = grid_columns(headings).places.get("code")
    if place is None:
        return False
    squares = [grid_square(row[place]) for row in sample if row[place]]
    return bool(squares) and all(one is not None and one.size_m == SIZE_M for one in squares)


def commune_codes(text: str) -> tuple[str, ...] | None:
    """Return the INSEE codes written one after the other, ``6276562525``; nothing if they are not.

    A spreadsheet may have eaten the first zero of the whole.
    """
    bare = re.sub(r"[\s,;/-]", "", text).upper().removesuffix(".0")
    if len(bare) % 5 == 4:
        bare = f"0{bare}"
    codes = [bare[start : start + 5] for start in range(0, len(bare), 5)]
    if not codes or not all(_COMMUNE.fullmatch(one) for one in codes):
        return None
    return tuple(dict.fromkeys(codes))
