"""The years written under lines: few, and the same in every panel of one picture."""

import math

from data.base.chart import Lines


def year_ticks(chart: Lines, most: int) -> list[float]:
    """Return the years to write, the last of them always there.

    Args:
        chart: those of its points; where it shares its years with others, all of theirs.
        most: how many may stand side by side.
    """
    if chart.x_range:
        low, high = chart.x_range
        years = [float(year) for year in range(math.ceil(low), math.floor(high) + 1)]
    else:
        years = sorted({point.x for line in chart.lines for point in line.points})
    step = -(len(years) // -most)
    return _apart(years[::-step][::-1], most) if step else []


def _apart(years: list[float], most: int) -> list[float]:
    """Leave out the years too near the next one to be read, as when a series skips some."""
    least = (years[-1] - years[0]) / most
    kept = years[-1:]
    for year in reversed(years[:-1]):
        if kept[0] - year >= least:
            kept.insert(0, year)
    return kept
