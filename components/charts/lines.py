"""Lines over years: labelled directly, broken where a value is missing, marks to read against."""

import math
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from components.charts.marks import free_place
from components.charts.style import Style, dressed, safe
from components.charts.years import year_ticks
from components.palette import Palette
from data.base.chart import Line, Lines, Point

_DOMAIN = 0.72
"""Share of the width given to the lines; their names stand in the rest."""
_LETTERS = 12
"""Most letters of a name on one line: what the rest holds on a telephone and in half a page."""
_SURE_LETTERS = 9
"""Letters of a name that the rest surely holds on a telephone: a longer word asks for more."""
_LETTER_WIDTH = 0.62
"""Width of a bold letter, in heights of a letter."""
_LETTER_HEIGHT = 1.35
"""Height of a line of text, in heights of a letter."""
_DASHES = {"comparator": "dot", "target": "dash"}
_PROJECTED = {"comparator": "dot"}
_MOST_YEARS, _FEW_YEARS = 5, 3
_USUAL = 14
"""Size of the letters of a figure alone; a panel has smaller ones, and less room."""
_MOST_TICKS = 5
_HALF = 0.5
"""Years from a break to the first value after it."""
_BREAK_HEIGHT = 1.3
"""Height of the name of a break, in heights of a letter."""
END, BREAK = "end", "break"
"""How the annotations that others place anew are named."""
_BOTTOM = 2.0
"""Room under the lines for the years, in heights of a letter."""


def lines(chart: Lines, style: Style, colours: Palette) -> Any:
    """Return the figure of the lines; the last value of each is written beside it."""
    import plotly.graph_objects as go

    figure = go.Figure()
    if chart.gap_between:
        _gap(figure, chart, colours)
    low, high = chart.y_range or _extent(chart)
    high += _room_for_breaks(chart, style, high - low)
    step = _tick_step(high - low)
    for line in chart.lines:
        _line(figure, line, style, colours)
    _end_labels(figure, chart, style, colours, (high - low) / _plot_height(style))
    for mark in chart.marks:
        side, edge = free_place(chart, mark.value)
        figure.add_hline(
            y=mark.value,
            line={
                "color": colours.fills[mark.role],
                "dash": "dash" if mark.role == "target" else "dot",
                "width": style.line_width / 1.6,
            },
            annotation={
                "text": safe(mark.label),
                "xanchor": side,
                "x": 0 if side == "left" else 1,
                "yanchor": edge,
                "font": {"color": colours.fills[mark.role]},
            },
        )
    break_marks(figure, chart, style, colours)
    figure.update_xaxes(
        tickvals=year_ticks(chart, _MOST_YEARS if style.font >= _USUAL else _FEW_YEARS),
        tickangle=0,
        tickformat="d",
        showgrid=False,
        linecolor=colours.rule,
        tickfont={"color": colours.muted},
        domain=[0, _DOMAIN],
        range=chart.x_range,
        fixedrange=True,
    )
    figure.update_yaxes(
        gridcolor=colours.rule,
        zerolinecolor=colours.muted,
        tickfont={"color": colours.muted},
        tick0=0,
        dtick=step,
        range=[low, high],
        automargin=True,
        fixedrange=True,
        tickformat=f",.{max(0, -math.floor(math.log10(step)))}f",
        ticksuffix=f" {chart.unit}" if len(chart.unit) <= 3 else "",
    )
    dressed(figure, style, colours, height=style.line_height)
    figure.update_layout(
        margin_b=round(style.font * _BOTTOM), margin_r=_room_for_names(chart, style)
    )
    return figure


def _extent(chart: Lines) -> tuple[float, float]:
    """Return the lowest and highest values drawn, with room around them."""
    values = [point.y for line in chart.lines for point in line.points if point.y is not None]
    values += [mark.value for mark in chart.marks]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def _tick_step(span: float) -> float:
    """Return the round step (1, 2 or 5 times a power of ten) that gives few enough ticks."""
    power = 10.0 ** math.floor(math.log10(span / _MOST_TICKS))
    return next(times * power for times in (1, 2, 5, 10) if times * power * _MOST_TICKS >= span)


def _plot_height(style: Style) -> float:
    return style.line_height - style.font * _BOTTOM - 4


def _name_rows(line: Line) -> list[str]:
    return wrap(line.name, _LETTERS, break_long_words=False)


def _room_for_names(chart: Lines, style: Style) -> int:
    """Return the pixels that the longest word of a name takes beyond its sure room."""
    longest = max((len(row) for line in chart.lines for row in _name_rows(line)), default=0)
    return round(max(0, longest - _SURE_LETTERS) * style.font * _LETTER_WIDTH)


def _end_labels(
    figure: Any, chart: Lines, style: Style, colours: Palette, per_pixel: float
) -> None:
    """Write each line's name and last value at its end, pushed apart where they would collide."""
    ends = []
    for line in chart.lines:
        known = [point for point in line.points if point.y is not None]
        if known:
            ends.append((known[-1].y or 0.0, known[-1], line))
    ends.sort(key=lambda end: end[0])
    half = style.font * _LETTER_HEIGHT * per_pixel / 2
    floor = None
    for value, point, line in ends:
        name = _name_rows(line)
        reach = half * (len(name) + 1)
        y = value if floor is None else max(value, floor + reach)
        floor = y + reach
        figure.add_annotation(
            x=_DOMAIN,
            xref="paper",
            y=y,
            xanchor="left",
            xshift=style.font * 0.7,
            align="left",
            showarrow=False,
            name=END,
            text=(f"<b>{'<br>'.join(map(safe, name))}</b><br>" if name else "") + safe(point.text),
            font={"color": colours.fills[line.role]},
        )


def _line(figure: Any, line: Line, style: Style, colours: Palette) -> None:
    """Draw a line: what was observed, then what is projected, dashed."""
    _stroke(figure, line.observed, style, colours, _DASHES.get(line.role, "solid"))
    if line.projected:
        _stroke(figure, line.projected, style, colours, _PROJECTED.get(line.role, "dash"))


def _stroke(figure: Any, line: Line, style: Style, colours: Palette, dash: str) -> None:
    colour = colours.fills[line.role]
    points = with_breaks(line)
    figure.add_scatter(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": style.line_width,
            "dash": dash,
        },
        marker={"size": style.line_width * 3, "symbol": symbols(points, "circle")},
        text=[_hover(point) for point in points],
        hovertemplate=f"{_called(line)}%{{x:d}} : %{{text}}<extra></extra>",
    )


def _called(line: Line) -> str:
    """Return what a hover begins with; a line alone needs no name."""
    return f"{safe(line.name)}, " if line.name else ""


def symbols(points: Sequence[Point], symbol: str) -> str | list[str]:
    """Return the markers of points: rings for those that are not to be read as the others."""
    if not any(point.is_hollow for point in points):
        return symbol
    return [f"{symbol}-open" if point.is_hollow else symbol for point in points]


def with_breaks(line: Line) -> list[Point]:
    """Return the points of a line, with an empty one wherever a break parts them."""
    points: list[Point] = []
    for stretch in line.stretches:
        if points:
            points.append(Point(stretch[0].x - _HALF, None, ""))
        points += stretch
    return points


def _hover(point: Point) -> str:
    return safe(point.text) + (f"<br>{safe(point.detail)}" if point.detail else "")


def break_marks(figure: Any, chart: Lines, style: Style, colours: Palette) -> None:
    """Draw a line before the years that do not continue the others, and name those set apart."""
    years = [point.x for line in chart.lines for point in line.points]
    for rank, mark in enumerate(chart.breaks):
        x = mark.x - _HALF if mark.is_parting else mark.x
        if mark.is_parting:
            figure.add_vline(x=x, line={"color": colours.muted, "dash": "dot", "width": 1.5})
        is_late = x > (min(years) + max(years)) / 2
        figure.add_annotation(
            name=BREAK,
            x=x,
            y=1,
            yref="paper",
            xanchor="right" if is_late else "left",
            yanchor="top",
            yshift=-style.font * _BREAK_HEIGHT * rank,
            xshift=-4 if is_late else 4,
            align="right" if is_late else "left",
            showarrow=False,
            text=safe(mark.label),
            font={"color": colours.muted, "size": style.font - 2},
            # The name of a break may reach over the line of the next one.
            bgcolor=colours.paper,
        )


def _room_for_breaks(chart: Lines, style: Style, span: float) -> float:
    """Return what to add above the values for the names of the breaks to stand on no line."""
    taken = len(chart.breaks) * style.font * _BREAK_HEIGHT
    plot = _plot_height(style)
    return span * taken / max(plot - taken, plot / 2) if taken else 0.0


def _gap(figure: Any, chart: Lines, colours: Palette) -> None:
    """Shade from the first to the last year that both lines know: elsewhere there is no gap."""
    by_name = {line.name: line for line in chart.lines}
    upper, lower = (by_name[name] for name in chart.gap_between or ())
    shared = _years(upper) & _years(lower)
    if not shared:
        return
    for line, fill in ((lower, None), (upper, "tonexty")):
        figure.add_scatter(
            x=[point.x for point in _between(line, shared)],
            y=[point.y for point in _between(line, shared)],
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=colours.track,
            hoverinfo="skip",
        )


def _years(line: Line) -> set[float]:
    return {point.x for point in line.points if point.y is not None}


def _between(line: Line, years: set[float]) -> list[Point]:
    return [point for point in line.points if min(years) <= point.x <= max(years)]
