"""Lines over years, in a picture to take away."""

from textwrap import wrap
from typing import Any

from components.charts.marks import free_place
from components.charts.spreading import spread
from components.charts.years import year_ticks
from components.palette import LIGHT
from data.base.chart import Line, Lines
from data.base.formats import number

_HEIGHT = 4.4
_A_LINE = 0.48
_ROOM = 0.12
_MARKERS = "osD^v*hP"
_STYLES = {"comparator": (0, (1, 1.2)), "target": (0, (5, 3))}
_LETTERS, _FEW_LETTERS = 26, 13
_MOST_YEARS, _FEW_YEARS = 9, 3
_USUAL = 10
"""Size of the letters in a picture alone; a panel has smaller ones."""
_HALF = 0.5


def curves_height(chart: Lines) -> float:
    """Return the inches that lines take: more when many names stand beside them."""
    return max(_HEIGHT, _A_LINE * len(chart.lines) + 0.8)


def curves(axes: Any, chart: Lines, *, size: float = _USUAL) -> None:
    """Draw lines, their breaks, what they are read against, and their names at their ends."""
    for rank, line in enumerate(chart.lines):
        _line(axes, line, _MARKERS[rank % len(_MARKERS)], size)
    for mark in chart.marks:
        axes.axhline(mark.value, color=LIGHT.fills[mark.role], linestyle=(0, (4, 3)), linewidth=1)
        side, edge = free_place(chart, mark.value)
        axes.annotate(
            mark.label,
            (0 if side == "left" else 1, mark.value),
            xycoords=("axes fraction", "data"),
            xytext=(2 if side == "left" else -2, 2 if edge == "bottom" else -2),
            textcoords="offset points",
            ha=side,
            va=edge,
            size=size - 1,
            color=LIGHT.fills[mark.role],
        )
    _frame(axes, chart, size)
    _breaks(axes, chart, size)
    _names(axes, chart, size)


def _line(axes: Any, line: Line, marker: str, size: float) -> None:
    """Draw a line: what was observed, then what is projected, dashed."""
    _stroke(axes, line.observed, marker, size, _STYLES.get(line.role, "-"))
    if line.projected:
        dashes = _STYLES.get(line.role, _STYLES["target"])
        _stroke(axes, line.projected, marker, size, dashes)


def _stroke(axes: Any, line: Line, marker: str, size: float, dashes: Any) -> None:
    colour = LIGHT.fills[line.role]
    for stretch in line.stretches:
        x = [point.x for point in stretch]
        y = [float("nan") if point.y is None else point.y for point in stretch]
        axes.plot(x, y, color=colour, linewidth=size / 5, linestyle=dashes)
        for point in stretch:
            if point.y is not None:
                axes.plot(
                    [point.x],
                    [point.y],
                    marker=marker,
                    markersize=size / 1.7,
                    color=colour,
                    markerfacecolor=LIGHT.paper if point.is_hollow else colour,
                    linestyle="none",
                    zorder=3,
                )


def _frame(axes: Any, chart: Lines, size: float) -> None:
    low, high = _extent(chart)
    axes.set_ylim(low, high + (high - low) * 0.06 * len(chart.breaks))
    if chart.x_range:
        axes.set_xlim(*chart.x_range)
    shown = year_ticks(chart, _MOST_YEARS if size >= _USUAL else _FEW_YEARS)
    axes.set_xticks(shown, [f"{year:.0f}" for year in shown])
    axes.tick_params(labelsize=size - 1, colors=LIGHT.muted, length=0)
    axes.locator_params(axis="y", nbins=5)
    ticks = [tick for tick in axes.get_yticks() if low <= tick <= high]
    decimals = 0 if all(tick == round(tick) for tick in ticks) else 1
    suffix = f" {chart.unit}" if chart.unit and len(chart.unit) <= 3 else ""
    axes.set_yticks(ticks, [f"{number(tick, decimals)}{suffix}" for tick in ticks])
    axes.grid(axis="y", color=LIGHT.rule, linewidth=0.8)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(LIGHT.rule)


def _extent(chart: Lines) -> tuple[float, float]:
    if chart.y_range:
        return chart.y_range
    values = [point.y for line in chart.lines for point in line.points if point.y is not None]
    values += [mark.value for mark in chart.marks]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    return low - room, high + room


def _breaks(axes: Any, chart: Lines, size: float) -> None:
    years = [point.x for line in chart.lines for point in line.points]
    for rank, mark in enumerate(chart.breaks):
        x = mark.x - _HALF if mark.is_parting else mark.x
        if mark.is_parting:
            axes.axvline(x, color=LIGHT.muted, linestyle=":", linewidth=1.3)
        is_late = x > (min(years) + max(years)) / 2
        axes.annotate(
            mark.label,
            (x, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-3 if is_late else 3, -(size + 3) * rank - 1),
            textcoords="offset points",
            ha="right" if is_late else "left",
            va="top",
            size=size - 1,
            color=LIGHT.muted,
            # The name of a break may reach over the line of the next one.
            bbox={"facecolor": LIGHT.paper, "linewidth": 0, "pad": 0.5},
        )


def _names(axes: Any, chart: Lines, size: float) -> None:
    """Write the name of each line and its last value beside it, none on another."""
    ends = []
    for line in chart.lines:
        known = [point for point in line.points if point.y is not None]
        if known:
            ends.append((known[-1].y or 0.0, line, known[-1]))
    ends.sort(key=lambda end: end[0])
    texts = [_name(line, point.text, size) for _, line, point in ends]
    low, high = axes.get_ylim()
    inches = axes.get_position().height * axes.figure.get_figheight()
    a_row = (high - low) * (size * 1.3 / 72) / inches
    most = max((text.count("\n") + 1 for text in texts), default=1)
    heights = spread([value for value, _, _ in ends], a_row * most, high + a_row)
    for (_, line, _), text, height in zip(ends, texts, heights, strict=True):
        axes.annotate(
            text,
            (1, height),
            xycoords=("axes fraction", "data"),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            size=size - (1 if size < _USUAL else 0),
            color=LIGHT.fills[line.role],
            annotation_clip=False,
        )


def _name(line: Line, value: str, size: float) -> str:
    letters = _LETTERS if size >= _USUAL else _FEW_LETTERS
    return "\n".join(
        part for text in (line.name, value) for part in wrap(text, letters, break_long_words=False)
    )
