"""Where the name of a mark stands: along its line, where no curve passes."""

from itertools import pairwise

from data.base.chart import Line, Lines

_ROOM = 0.14
"""Height of a name, as a share of what is drawn."""
_WIDTH = 0.3
"""Width of a name, as a share of the years drawn."""
_SAMPLES = 6
_PLACES = (("left", "bottom"), ("right", "bottom"), ("left", "top"), ("right", "top"))
"""Side of the figure, then the edge of the name that stands on the mark; the usual place first."""


def free_place(chart: Lines, value: float) -> tuple[str, str]:
    """Return where to write the name of a mark: the usual place, unless a curve passes there.

    Args:
        chart: the curves.
        value: of the mark.

    Returns:
        ``left`` or ``right``, then ``bottom`` (the name stands over the mark) or ``top``.
    """
    known = [(point.x, point.y) for line in chart.lines for point in line.points]
    drawn = [y for _, y in known if y is not None]
    if not drawn:
        return _PLACES[0]
    years = [x for x, _ in known]
    room = (max(*drawn, value) - min(*drawn, value)) * _ROOM
    first, last = min(years), max(years)
    clear = {}
    for side, edge in _PLACES:
        start = first if side == "left" else last - (last - first) * _WIDTH
        width = (last - first) * _WIDTH / _SAMPLES
        heights = [
            height
            for rank in range(_SAMPLES + 1)
            for line in chart.lines
            if (height := _height(line, start + rank * width)) is not None
        ]
        way = 1 if edge == "bottom" else -1
        over = [(height - value) * way for height in heights]
        # A curve on the other side of the mark is in nobody's way.
        clear[side, edge] = min((one for one in over if one > -room / 4), default=room * 10)
    if clear[_PLACES[0]] >= room:
        return _PLACES[0]
    return max(_PLACES, key=lambda place: clear[place])


def _height(line: Line, x: float) -> float | None:
    """Return where a curve passes, between two of its points."""
    for stretch in line.stretches:
        points = [(one.x, one.y) for one in stretch if one.y is not None]
        for (before, low), (after, high) in pairwise(points):
            if before <= x <= after:
                return low + (high - low) * (x - before) / (after - before or 1)
    return None
