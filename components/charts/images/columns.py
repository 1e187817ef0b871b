"""Vertical bars over years, in a picture to take away."""

from textwrap import wrap
from typing import Any

from components.charts.columns import HATCH_OPACITY, WIDTH, extent, inside, partings
from components.charts.spreading import spread
from components.palette import LIGHT
from data.base.chart import Column, Columns

_HEIGHT = 4.4
_LEGEND = 0.3
_SIZE = 9
_LETTERS = 24
_A_ROW = 4
"""Names of the legend on a line."""


def columns_height(chart: Columns) -> float:
    """Return the inches that columns and the lines of their legend take."""
    return _HEIGHT + legend_height(chart)


def legend_height(chart: Columns) -> float:
    """Return the inches that the legend takes above the columns."""
    return _LEGEND * _legend_rows(chart)


def vertical_bars(axes: Any, chart: Columns) -> None:
    """Draw the columns in their order, their totals, their marks and their legend."""
    low, high = extent(chart)
    named: dict[str, Any] = {}
    for rank, column in enumerate(chart.columns):
        _column(axes, chart, rank, column, named)
    for rank, words in partings(chart):
        _parting(axes, rank, words, len(chart.columns))
    axes.set_xlim(-0.5, max(1, len(chart.columns)) - 0.5)
    axes.set_ylim(low, high)
    _marks(axes, chart)
    axes.set_xticks(range(len(chart.columns)), [column.label for column in chart.columns])
    axes.axhline(0, color=LIGHT.muted, linewidth=0.8)
    axes.tick_params(length=0, labelsize=_SIZE, colors=LIGHT.muted)
    axes.grid(axis="y", color=LIGHT.rule, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.set_ylabel(chart.unit, color=LIGHT.muted, size=_SIZE)
    if len(named) > 1:
        ordered = {label: named[label] for label in _labels(chart)}
        axes.legend(
            ordered.values(),
            ordered.keys(),
            loc="lower left",
            bbox_to_anchor=(0, 1.01),
            ncols=_A_ROW,
            frameon=False,
            fontsize=_SIZE,
            borderaxespad=0,
        )


def _labels(chart: Columns) -> list[str]:
    by_role = {part.role: part.label for column in chart.columns for part in column.parts}
    return [by_role[role] for role in chart.roles]


def _legend_rows(chart: Columns) -> int:
    count = len(chart.roles)
    return -(-count // _A_ROW) if count > 1 else 0


def _column(axes: Any, chart: Columns, rank: int, column: Column, named: dict[str, Any]) -> None:
    low, high = extent(chart)
    up = down = 0.0
    for part in column.parts:
        start = up if part.value >= 0 else down
        bar = axes.bar(
            rank,
            part.value,
            bottom=start,
            width=WIDTH,
            color=LIGHT.fills[part.role],
            alpha=HATCH_OPACITY if column.is_projected else 1,
            edgecolor=LIGHT.outline,
            linewidth=1.2 if column.is_projected else 0.6,
            hatch="///" if column.is_projected else None,
        )
        if not column.is_projected or part.label not in named:
            named[part.label] = bar
        if not column.is_projected:
            axes.text(
                rank,
                start + part.value / 2,
                inside(chart, part, high - low),
                ha="center",
                va="center",
                size=_SIZE - 1,
                color=LIGHT.on_fills.get(part.role, LIGHT.ink),
            )
        up, down = up + max(part.value, 0), down + min(part.value, 0)
    is_word = not column.parts
    axes.annotate(
        column.text,
        (rank, up),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        va="bottom",
        rotation=90 if is_word else 0,
        size=_SIZE,
        weight="normal" if is_word else "bold",
        color=LIGHT.muted if is_word else LIGHT.ink,
        # A mark may pass at the height of the words.
        bbox={"facecolor": LIGHT.paper, "linewidth": 0, "pad": 0.3},
    )


def _parting(axes: Any, rank: int, words: str, count: int) -> None:
    if rank:
        axes.axvline(rank - 0.5, color=LIGHT.muted, linestyle=":", linewidth=1.2)
    is_late = rank > count / 2
    axes.annotate(
        words,
        (rank - 0.5, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-3 if is_late else 3, -2),
        textcoords="offset points",
        ha="right" if is_late else "left",
        va="top",
        size=_SIZE - 1,
        color=LIGHT.muted,
        bbox={"facecolor": LIGHT.paper, "linewidth": 0, "pad": 0.5},
    )


def _marks(axes: Any, chart: Columns) -> None:
    """Draw each mark across the columns, its name beside them, none on another."""
    marks = sorted(chart.marks, key=lambda mark: mark.value)
    names = ["\n".join(wrap(mark.label, _LETTERS)) for mark in marks]
    low, high = extent(chart)
    rows = max((name.count("\n") + 1 for name in names), default=1)
    step = rows * (high - low) * (_SIZE * 1.4 / 72) / _HEIGHT
    heights = spread([mark.value for mark in marks], step, high)
    for mark, name, height in zip(marks, names, heights, strict=True):
        colour = LIGHT.fills[mark.role]
        axes.axhline(
            mark.value,
            color=colour,
            linestyle=(0, (4, 3)) if mark.role == "target" else ":",
            linewidth=1.3,
        )
        axes.annotate(
            name,
            (1, height),
            xycoords=("axes fraction", "data"),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            size=_SIZE,
            color=colour,
            annotation_clip=False,
        )
