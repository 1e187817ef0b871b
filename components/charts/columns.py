"""Vertical bars over years: stacked, marked, the projected ones hatched, the missing ones named."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from components.charts.spreading import spread
from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import Column, Columns, Segment
from data.base.formats import quantity

WIDTH = 0.72
"""Of a bar, where a year takes 1."""
MARK_DOMAIN = 0.75
"""Share of the width given to the bars when the names of marks stand beside them."""
SMALLEST_WRITTEN = 0.075
"""Share of the height from which a part has its number inside."""
HATCH_OPACITY = 0.45
_LETTERS = 11
_MANY = 7
"""Columns from which words are smaller."""
_LETTER_HEIGHT = 1.35
_HEADROOM, _FOOTROOM = 0.1, 0.04


def columns(chart: Columns, style: Style, colours: Palette) -> Any:
    """Return the figure of the columns, in their order, one trace a role."""
    import plotly.graph_objects as go

    low, high = extent(chart)
    per_pixel = (high - low) / (style.line_height - 2 * style.font)
    figure = go.Figure([_trace(chart, role, high - low, colours) for role in chart.roles])
    size = style.font - (2 if len(chart.columns) > _MANY else 0)
    _marks(figure, chart, style, colours, per_pixel)
    _above(figure, chart, size, colours)
    _partings(figure, chart, style, colours)
    count = max(1, len(chart.columns))
    figure.update_layout(barmode="relative", bargap=1 - WIDTH)
    figure.update_xaxes(
        tickvals=list(range(len(chart.columns))),
        ticktext=[safe(column.label) for column in chart.columns],
        autotickangles=[0, 90],
        tickfont={"color": colours.muted, "size": size},
        showgrid=False,
        zeroline=False,
        range=[-0.5, count - 0.5],
        domain=[0, MARK_DOMAIN if chart.marks else 1],
        automargin=True,
        fixedrange=True,
    )
    figure.update_yaxes(
        gridcolor=colours.rule,
        zerolinecolor=colours.muted,
        tickfont={"color": colours.muted},
        nticks=6,
        range=[low, high],
        automargin=True,
        fixedrange=True,
        ticksuffix=f" {chart.unit}" if len(chart.unit) <= 3 else "",
    )
    return dressed(figure, style, colours, height=style.line_height)


def extent(chart: Columns) -> tuple[float, float]:
    """Return the lowest and highest values of the axis: zero is always there."""
    tops = [column.height for column in chart.columns] + [mark.value for mark in chart.marks]
    depths = [column.depth for column in chart.columns] + [mark.value for mark in chart.marks]
    high, low = max([0.0, *tops]), min([0.0, *depths])
    span = (high - low) or 1.0
    rows = 1 if any(column.parting or column.is_projected for column in chart.columns) else 0
    return (low - span * _HEADROOM if low < 0 else 0.0), high + span * (_HEADROOM * (1 + rows))


def _trace(chart: Columns, role: str, span: float, colours: Palette) -> dict[str, Any]:
    parts = [
        (rank, column, part)
        for rank, column in enumerate(chart.columns)
        for part in column.parts
        if part.role == role
    ]
    is_projected = [column.is_projected for _, column, _ in parts]
    return {
        "type": "bar",
        "x": [rank for rank, _, _ in parts],
        "y": [part.value for _, _, part in parts],
        "width": WIDTH,
        "marker": {
            "color": colours.fills[role],
            "opacity": [HATCH_OPACITY if apart else 1 for apart in is_projected],
            "line": {
                "color": colours.outline,
                "width": [2 if apart else 1 for apart in is_projected],
            },
            "pattern": {
                "shape": ["/" if apart else "" for apart in is_projected],
                "fgcolor": colours.ink,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.25,
            },
        },
        "text": [
            "" if column.is_projected else inside(chart, part, span) for _, column, part in parts
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colours.on_fills.get(role, colours.ink)},
        "hovertext": [_hover(chart, column, part) for _, column, part in parts],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def inside(chart: Columns, part: Segment, span: float) -> str:
    """Return the number written inside a part: none when it is alone, or too thin."""
    if len(chart.roles) < 2 or abs(part.value) < span * SMALLEST_WRITTEN:
        return ""
    return quantity(part.value, "", chart.decimals).strip()


def _hover(chart: Columns, column: Column, part: Segment) -> str:
    name = f"{column.label} ({chart.projected_label})" if column.is_projected else column.label
    value = quantity(part.value, chart.unit, max(1, chart.decimals))
    lines = [name, f"{part.label} : {value}", column.detail]
    return "<br>".join(safe(line) for line in lines if line)


def _above(figure: Any, chart: Columns, size: int, colours: Palette) -> None:
    """Write what each column is worth above it; in place of a bar, the word that says why."""
    for rank, column in enumerate(chart.columns):
        if not column.text:
            continue
        is_word = not column.parts
        figure.add_annotation(
            x=rank,
            y=column.height,
            yanchor="bottom",
            showarrow=False,
            text=safe(column.text) if is_word else f"<b>{safe(column.text)}</b>",
            # A word is longer than a column is wide.
            textangle=-90 if is_word else 0,
            # A mark may pass at the height of the words.
            bgcolor=colours.paper,
            borderpad=0,
            font={"size": size, "color": colours.muted if is_word else colours.ink},
        )


def _marks(figure: Any, chart: Columns, style: Style, colours: Palette, per_pixel: float) -> None:
    """Draw each mark across the columns, its name beside them, none on another."""
    marks = sorted(chart.marks, key=lambda mark: mark.value)
    names = [wrap(mark.label, _LETTERS, break_long_words=False) for mark in marks]
    rows = max((len(name) for name in names), default=1)
    step = rows * style.font * _LETTER_HEIGHT * per_pixel
    _, high = extent(chart)
    heights = spread([mark.value for mark in marks], step, high)
    for mark, name, height in zip(marks, names, heights, strict=True):
        colour = colours.fills[mark.role]
        dash = "dash" if mark.role == "target" else "dot"
        figure.add_shape(
            type="line",
            x0=0,
            x1=MARK_DOMAIN,
            xref="paper",
            y0=mark.value,
            y1=mark.value,
            line={"color": colour, "dash": dash, "width": style.line_width / 1.4},
        )
        figure.add_annotation(
            x=MARK_DOMAIN,
            xref="paper",
            xanchor="left",
            xshift=style.font * 0.5,
            y=height,
            align="left",
            showarrow=False,
            text="<br>".join(map(safe, name)),
            font={"color": colour, "size": style.font - 1},
        )


def partings(chart: Columns) -> Iterator[tuple[int, str]]:
    """Return the rank of the columns that do not continue the one before, and what changes."""
    before = False
    for rank, column in enumerate(chart.columns):
        words = [column.parting] if column.parting else []
        if column.is_projected and not before:
            words.append(chart.projected_label)
        before = column.is_projected
        if words:
            yield rank, " · ".join(words)


def _partings(figure: Any, chart: Columns, style: Style, colours: Palette) -> None:
    """Draw a line before what does not continue the years before it, and name it."""
    for rank, words in partings(chart):
        if rank:
            figure.add_vline(
                x=rank - 0.5, line={"color": colours.muted, "dash": "dot", "width": 1.5}
            )
        is_late = rank > len(chart.columns) / 2
        figure.add_annotation(
            x=rank - 0.5,
            y=1,
            yref="paper",
            xanchor="right" if is_late and rank else "left",
            yanchor="top",
            xshift=-4 if is_late else 4,
            showarrow=False,
            text=safe(words),
            font={"color": colours.muted, "size": style.font - 2},
            bgcolor=colours.paper,
        )
