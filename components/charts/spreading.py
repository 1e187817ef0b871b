"""Names beside the ends of lines, pushed apart where they would collide."""

from collections.abc import Sequence


def spread(values: Sequence[float], step: float, high: float) -> list[float]:
    """Return heights at least a step apart for sorted values, none above the top of the figure."""
    placed: list[float] = []
    for value in values:
        placed.append(value if not placed else max(value, placed[-1] + step))
    ceiling = high - step / 2
    for rank in range(len(placed) - 1, -1, -1):
        placed[rank] = min(placed[rank], ceiling)
        ceiling = placed[rank] - step
    return placed
