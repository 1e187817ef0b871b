"""How much of one ground lies on others. Shapes are in WGS 84, areas in the place's projection."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from geo.errors import GeoError
from geo.shapes import area_ha, repaired

if TYPE_CHECKING:
    from shapely import Geometry

Key = TypeVar("Key", bound=Hashable)


def shares_of(ground: Geometry, others: Mapping[str, Geometry]) -> dict[str, float]:
    """Return the share of a ground's area that lies on each of the others it meets, 0 to 1.

    It is a share of the surface, never of the people who live there.

    Raises:
        CrsError: the ground is outside the known territories.
        GeoError: it encloses no surface.
    """
    own = repaired(ground)
    whole = area_ha(own)
    shares = {}
    for key, other in others.items():
        if not own.intersects(other):
            continue
        common = own.intersection(repaired(other))
        try:
            shares[key] = min(area_ha(repaired(common)) / whole, 1.0)
        except GeoError:
            # They touch along a line: no surface is common.
            continue
    return shares


def holders(
    points: Mapping[Key, tuple[float, float]], grounds: Mapping[str, Mapping[str, Any]]
) -> dict[Key, tuple[str, ...]]:
    """Return the grounds (GeoJSON, WGS 84) that hold each point, border included, by its key.

    A point is a longitude and a latitude; one that no ground holds has none.
    """
    from shapely import Point, prepare
    from shapely.geometry import shape

    shapes = {code: shape(dict(geometry)) for code, geometry in grounds.items()}
    for one in shapes.values():
        prepare(one)
    return {
        key: tuple(code for code, one in shapes.items() if one.covers(Point(point)))
        for key, point in points.items()
    }


def common_shares(
    olds: Mapping[str, Mapping[str, Any]], news: Mapping[str, Mapping[str, Any]]
) -> dict[tuple[str, str], tuple[float, float]]:
    """Return, by old then new key, the shares of both surfaces that two grounds have in common.

    Both are GeoJSON in WGS 84. Pairs that do not meet are left out; the first share is that of
    the old surface that the new one covers, the second that of the new one that the old covered.

    Raises:
        CrsError: a ground is outside the known territories.
        GeoError: a ground encloses no surface.
    """
    from shapely.geometry import shape

    before = {key: shape(dict(geometry)) for key, geometry in olds.items()}
    after = {key: shape(dict(geometry)) for key, geometry in news.items()}
    covered = _shares_near(before, after)
    held = _shares_near(after, before)
    return {
        (old, new): (share, held[new].get(old, 0.0))
        for old, shares in covered.items()
        for new, share in shares.items()
    }


def _shares_near(
    grounds: Mapping[str, Geometry], others: Mapping[str, Geometry]
) -> dict[str, dict[str, float]]:
    """Return the shares of each ground on the others near it: of a country, few are."""
    from shapely import STRtree

    keys = list(others)
    tree = STRtree(list(others.values()))
    return {
        key: shares_of(ground, {keys[rank]: others[keys[rank]] for rank in tree.query(ground)})
        for key, ground in grounds.items()
    }
