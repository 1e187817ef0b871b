"""White rivers between the columns of a table without rules: how far down they go."""

from collections.abc import Sequence
from itertools import pairwise

from data.importers.documents.pdf.words import Printed

SAME = 3.0
"""Points within which two cells start at the same place."""
_LEAST_RIVER = 4.5
_RIVER_SHARE = 0.42
"""Width of a river, in points and as a share of the letters' size: more than a space."""
_AHEAD = 3
"""Lines across the columns, the name of a group for instance, within which rows must go on."""
_FARTHEST = 5.0
"""Distance between two lines, as a share of their size, over which a table is over."""


def grown(lines: Sequence[Printed], start: int) -> int:
    """Return where the rivers of a line end."""
    rivers = [(a.right, b.left) for a, b in pairwise(lines[start].segments)]
    starts = {segment.left for segment in lines[start].segments}
    end = start + 1
    while end < len(lines):
        after = _next_row(lines, end, rivers, starts)
        if after is None:
            return end
        for line in lines[end:after]:
            kept = _narrowed(rivers, line)
            rivers = kept or rivers
            if len(line.segments) > 1:
                starts |= {segment.left for segment in line.segments}
        end = after
    return end


def _next_row(
    lines: Sequence[Printed],
    rank: int,
    rivers: list[tuple[float, float]],
    starts: set[float],
) -> int | None:
    """Return where to go on behind a line of the table, or behind lines across its columns."""
    for ahead in range(rank, min(rank + _AHEAD, len(lines))):
        before, line = lines[ahead - 1], lines[ahead]
        if not follows(before, line):
            return None
        kept = _narrowed(rivers, line)
        if len(kept) == len(rivers):
            is_row = ahead == rank or len(line.segments) > 1
            if is_row:
                return ahead + 1
        elif kept and _shares(line, starts) > max(1, 0.6 * len(line.segments)):
            return ahead + 1
        elif len(line.segments) > 1 or line.words[0].left > min(starts) + SAME:
            # What crosses the columns starts where they do, as the name of a group.
            return None
    return None


def follows(before: Printed, line: Printed) -> bool:
    """Tell a line that comes under another one, near and in letters of its size."""
    size = before.words[0].size
    distance = line.bottom - before.bottom
    return 0 < distance < _FARTHEST * size and abs(line.words[0].size - size) < 0.2 * size


def _shares(line: Printed, starts: set[float]) -> int:
    """Count the segments of a line that start where others do."""
    return sum(
        any(abs(segment.left - start) < SAME for start in starts) for segment in line.segments
    )


def _narrowed(rivers: list[tuple[float, float]], line: Printed) -> list[tuple[float, float]]:
    """Return what a line leaves of the rivers; those that it fills are gone."""
    least = least_river(line)
    found = []
    for left, right in rivers:
        low = high = left
        best = (left, left)
        for word in line.words:
            if word.right <= left or word.left >= right:
                continue
            if word.left - high > best[1] - best[0]:
                best = (high, word.left)
            high = max(high, word.right)
        if right - high > best[1] - best[0]:
            best = (high, right)
        low, high = best
        if high - low >= least:
            found.append((low, high))
    return found


def least_river(line: Printed) -> float:
    """Return how wide the white between two cells of a line must be."""
    return max(_LEAST_RIVER, _RIVER_SHARE * line.words[0].size)
