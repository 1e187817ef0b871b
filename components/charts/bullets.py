"""Bullet bars: a value, the tick of its target, and the verdict in words."""

from typing import Any

from components.charts.style import Style, dressed, safe
from components.palette import Palette
from data.base.chart import Bullet, Bullets

_ROW = 1.35
"""Height of a line of text, in heights of a letter."""
_VERDICTS = {"met": "✓", "missed": "✕", "unknown": "?"}


def bullets(chart: Bullets, style: Style, colours: Palette) -> Any:
    """Return the figure of the bullet bars, each on its own scale."""
    import plotly.graph_objects as go

    figure = go.Figure()
    count = len(chart.bullets)
    below = _ROW * max((_verdict(bullet).count("<br>") for bullet in chart.bullets), default=0)
    pitch = style.bar + 2 * style.label_gap + style.font * (1 + 1.3 * below)
    for position, bullet in enumerate(chart.bullets):
        _bullet(figure, bullet, count - 1 - position, style.bar / pitch, style, colours)
    figure.update_layout(barmode="overlay", bargap=0)
    figure.update_xaxes(visible=False, range=[-0.002, 1.002], fixedrange=True)
    # A line more under the bars: the bars go up in their rows.
    foot = 0.55 + below * style.font / pitch / 2
    figure.update_yaxes(visible=False, range=[-foot, count - foot + 0.1], fixedrange=True)
    return dressed(figure, style, colours, height=round(count * pitch + 14))


def _bullet(
    figure: Any, bullet: Bullet, y: float, width: float, style: Style, colours: Palette
) -> None:
    def place(value: float) -> float:
        span = bullet.maximum - bullet.minimum or 1.0
        return min(1.0, max(0.0, (value - bullet.minimum) / span))

    # Without a target there is nothing to read a length against: words alone.
    has_scale = bullet.threshold is not None
    if has_scale:
        figure.add_bar(
            x=[1], y=[y], orientation="h", width=width, marker_color=colours.track, hoverinfo="skip"
        )
    if has_scale and bullet.value is not None:
        base = place(0.0)
        figure.add_bar(
            x=[place(bullet.value) - base],
            base=[base],
            y=[y],
            orientation="h",
            width=width,
            marker={"color": colours.fills[bullet.verdict], "line": {"color": colours.outline}},
            hovertemplate=f"{safe(bullet.label)} : {safe(bullet.text)}<extra></extra>",
        )
    if bullet.threshold is not None:
        x = place(bullet.threshold)
        reach = width * 0.85
        figure.add_shape(
            type="line",
            x0=x,
            x1=x,
            y0=y - reach,
            y1=y + reach,
            line={"color": colours.ink, "width": style.line_width + 1},
        )
    gap = 0.85 if has_scale else 0.0
    for position, anchor, text in (
        (y + width * gap, "bottom", f"{safe(bullet.label)} : <b>{safe(bullet.text)}</b>"),
        (y - width * gap, "top", _verdict(bullet)),
    ):
        figure.add_annotation(
            x=0,
            y=position,
            xanchor="left",
            yanchor=anchor,
            align="left",
            showarrow=False,
            text=text,
        )


def _verdict(bullet: Bullet) -> str:
    if bullet.threshold is None:
        return safe(bullet.threshold_text)
    distance = f"<br>{safe(bullet.distance_text)}" if bullet.distance_text else ""
    return f"{_VERDICTS[bullet.verdict]} {safe(bullet.threshold_text)}{distance}"
