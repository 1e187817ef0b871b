"""Squares of a statistical grid named after INSPIRE: where they are, which ones touch.

A square's name says its projection, its size and its lower left corner in metres:
``CRS3035RES200mN2960200E3791400``.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.crs import WGS84

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely import Geometry

_NAME: Final = re.compile(
    r"CRS(?P<epsg>[0-9]{4,5})RES(?P<size>[0-9]{2,5})mN(?P<y>[0-9]{1,8})E(?P<x>[0-9]{1,8})"
)
_PROJECTIONS: Final = frozenset({3035, 2975, 5490, 32620, 32740})
"""Those of INSEE's grids: Europe (mainland France), La Réunion, Martinique."""

Index = tuple[int, int]
"""Column and row of a square in its grid."""

_SIDES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))
_CORNERS: Final = ((1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True)
class GridSquare:
    """A square: its projection (EPSG number), its side and its lower left corner, in metres."""

    epsg: int
    size_m: int
    x_m: int
    y_m: int

    @property
    def index(self) -> Index:
        """Column and row of the square in its grid."""
        return self.x_m // self.size_m, self.y_m // self.size_m

    @property
    def code(self) -> str:
        """The name that says all of it."""
        return f"CRS{self.epsg}RES{self.size_m}mN{self.y_m}E{self.x_m}"


def grid_square(name: str) -> GridSquare | None:
    """Return the square that a name says; nothing when it says none, or in another projection."""
    found = _NAME.fullmatch(name.strip())
    if found is None or int(found["epsg"]) not in _PROJECTIONS or int(found["size"]) == 0:
        return None
    return GridSquare(int(found["epsg"]), int(found["size"]), int(found["x"]), int(found["y"]))


def contiguous(indices: Collection[Index], *, with_corners: bool) -> list[tuple[Index, ...]]:
    """Part squares into groups that hold together, each sorted, by their first square.

    Args:
        indices: columns and rows.
        with_corners: squares that meet at a corner hold together too, not only along a side.
    """
    steps = _SIDES + _CORNERS if with_corners else _SIDES
    left = set(indices)
    groups = []
    for start in sorted(left):
        if start not in left:
            continue
        left.discard(start)
        group, waiting = [start], deque([start])
        while waiting:
            column, row = waiting.popleft()
            for across, upward in steps:
                near = (column + across, row + upward)
                if near in left:
                    left.discard(near)
                    group.append(near)
                    waiting.append(near)
        groups.append(tuple(sorted(group)))
    return groups


def grounds_of(groups: Sequence[Sequence[GridSquare]]) -> list[Geometry]:
    """Return the ground of each group of squares put together, in WGS 84 degrees.

    Raises:
        ValueError: a group is empty, or squares are of several projections.
    """
    import shapely

    from geo.shapes import rounded

    if not groups:
        return []
    projections = {one.epsg for group in groups for one in group}
    if len(projections) != 1 or not all(groups):
        raise ValueError("expected squares of one projection, and no empty group")
    wholes = [shapely.union_all([_box(one) for one in group]) for group in groups]
    to_degrees = _transformer(f"EPSG:{projections.pop()}", WGS84).transform
    return [rounded(one) for one in shapely.transform(wholes, to_degrees, interleaved=False)]


def shares_inside(squares: Sequence[GridSquare], grounds: Iterable[Geometry]) -> list[float]:
    """Return the share of each square, from 0 to 1, that lies on shapes in WGS 84 taken together.

    Areas are measured in the projection of the grid; Europe's keeps them equal.
    """
    import shapely

    from geo.shapes import repaired

    shapes = [repaired(one) for one in grounds]
    if not squares or not shapes:
        return [0.0 for _ in squares]
    to_metres = _transformer(WGS84, f"EPSG:{squares[0].epsg}").transform
    ground = repaired(shapely.transform(shapely.union_all(shapes), to_metres, interleaved=False))
    boxes = [_box(one) for one in squares]
    areas = shapely.area(shapely.intersection(boxes, ground))
    return [
        min(1.0, float(area) / (one.size_m * one.size_m))
        for one, area in zip(squares, areas, strict=True)
    ]


def _box(square: GridSquare) -> Geometry:
    import shapely

    x, y, size = square.x_m, square.y_m, square.size_m
    return shapely.box(x, y, x + size, y + size)


@lru_cache(maxsize=16)
def _transformer(source: str, target: str) -> Transformer:
    """Change of coordinates; slow to build, so kept."""
    from pyproj import Transformer

    return Transformer.from_crs(source, target, always_xy=True)
