"""How often a shape crosses itself: what is worth mending, and what would take hours to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely import Geometry

_MOST_MEETINGS: Final = 500
"""Mending takes the square of it: half a minute for ten thousand, far less than this for a slip."""
_MOST_PAIRS: Final = 2_000_000
_TRIED: Final = 200


def is_tangled(geometry: Geometry) -> bool:
    """Tell whether the lines of a shape meet so often that no drawing can be meant by it."""
    segments = _segments(geometry)
    if len(segments) < 2:
        return False
    tree = shapely.STRtree(segments)
    tried = segments[:: max(1, len(segments) // _TRIED)]
    near = tree.query(tried).shape[1] / len(tried) * len(segments)
    if near > _MOST_PAIRS:
        return True
    # Each segment meets itself and the two beside it.
    meetings = (tree.query(segments, predicate="intersects").shape[1] - 3 * len(segments)) / 2
    return bool(meetings > _MOST_MEETINGS)


def _segments(geometry: Geometry) -> np.ndarray[Any, Any]:
    """Return the lines between one point and the next, of every ring."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    pairs = np.stack([points[:-1][follows], points[1:][follows]], axis=1)
    found: np.ndarray[Any, Any] = shapely.linestrings(pairs)
    return found
