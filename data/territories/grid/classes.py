"""Classes of poverty rates on the map. Pure."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

_MOST = 5


def class_bounds(values: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Return the lowest and highest value of each class, from the lowest.

    Values that are written alike, to a tenth, are never parted; classes are as full as possible.
    """
    distinct = sorted({round(one, 1) for one in values})
    count = min(_MOST, len(distinct))
    edges = [rank * len(distinct) // count for rank in range(count + 1)] if count else []
    return tuple((distinct[start], distinct[end - 1]) for start, end in pairwise(edges))


def class_of(value: float | None, bounds: Sequence[tuple[float, float]]) -> int | None:
    """Return the rank of the class that holds a value; none for a missing value."""
    if value is None:
        return None
    written = round(value, 1)
    return next((rank for rank, (low, high) in enumerate(bounds) if low <= written <= high), None)
