"""From a total to another: one bar a row, each starting where the last one ended."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import Step, Waterfall

ROOM_AT_RIGHT = 1.34


def waterfall(chart: Waterfall, style: Style, colours: Palette) -> Any:
    """Return the figure of the steps, the first at the top, each labelled above its bar."""
    import plotly.graph_objects as go

    count = len(chart.steps)
    pitch = style.bar + style.label_gap
    low, high = reach(chart)
    figure = go.Figure()
    for rank, (step, span) in enumerate(zip(chart.steps, chart.spans, strict=True)):
        level = count - 1 - rank
        if span:
            _bar(figure, step, span, level, style.bar / pitch, colours)
            if rank + 1 < count and chart.spans[rank + 1]:
                _joint(figure, span[1], level, colours)
        _words(figure, step, span, level, low, style, colours)
    figure.update_layout(barmode="overlay", bargap=0)
    figure.update_xaxes(
        visible=False, range=[low, low + (high - low) * ROOM_AT_RIGHT], fixedrange=True
    )
    figure.update_yaxes(visible=False, range=[-0.5, count - 0.28], fixedrange=True)
    if low < 0:
        figure.add_vline(x=0, line={"color": colours.muted, "width": 1})
    return dressed(figure, style, colours, height=round(count * pitch + 12))


def reach(chart: Waterfall) -> tuple[float, float]:
    """Return the lowest and highest levels: zero is always there."""
    levels = [level for span in chart.spans if span for level in span]
    low, high = min([0.0, *levels]), max([0.0, *levels])
    return low, high if high > low else low + 1.0


def _bar(
    figure: Any,
    step: Step,
    span: tuple[float, float],
    level: int,
    width: float,
    colours: Palette,
) -> None:
    marker: dict[str, Any] = {
        "color": colours.fills[step.role],
        "line": {"color": colours.outline, "width": 1},
    }
    figure.add_bar(
        x=[span[1] - span[0]],
        base=[span[0]],
        y=[level],
        orientation="h",
        width=width,
        marker=marker,
        hovertemplate=f"{safe(step.label)} : {safe(step.text)}<extra></extra>",
    )


def _joint(figure: Any, x: float, level: int, colours: Palette) -> None:
    """Draw where a step hands over to the next one."""
    figure.add_shape(
        type="line",
        x0=x,
        x1=x,
        y0=level,
        y1=level - 1,
        line={"color": colours.muted, "width": 1, "dash": "dot"},
        layer="below",
    )


def _words(
    figure: Any,
    step: Step,
    span: tuple[float, float] | None,
    level: int,
    low: float,
    style: Style,
    colours: Palette,
) -> None:
    label = f"<b>{safe(step.label)}</b>" if step.is_total else safe(step.label)
    above = level + (style.bar / 2 + 1) / (style.bar + style.label_gap)
    common = {"showarrow": False, "xanchor": "left", "font": {"color": colours.ink}}
    figure.add_annotation(
        x=low, y=above, yanchor="bottom", text=label, bgcolor=colours.paper, **common
    )
    figure.add_annotation(
        x=max(span) if span else low,
        y=level,
        xshift=6 if span else 0,
        text=f"<b>{safe(step.text)}</b>",
        bgcolor=colours.paper if span else None,
        **common,
    )
