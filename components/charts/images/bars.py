"""Bars in a picture to take away: stacked, or against a target."""

from typing import Any

from components.charts.images.look import FONT_SIZE
from components.palette import LIGHT
from data.base.chart import Bullet, Bullets, StackedBars
from data.base.formats import number

_STACKED_PITCH, _BULLET_PITCH = 0.55, 0.85
_LEGEND = 0.45
_NARROWEST = 0.045
_VERDICTS = {"met": "✓", "missed": "✕", "unknown": "?"}


def stacked_height(chart: StackedBars) -> float:
    """Return the inches that stacked bars and their legend take."""
    return len(chart.rows) * _STACKED_PITCH + _LEGEND


def stacked(axes: Any, chart: StackedBars) -> None:
    """Draw the bars, the first at the top, each labelled above, and their legend."""
    count = len(chart.rows)
    named: dict[str, Any] = {}
    for position, row in enumerate(chart.rows):
        level = count - 1 - position
        if chart.is_share:
            axes.barh(level, chart.maximum, height=0.42, color=LIGHT.track)
        start = 0.0
        for part in row.segments:
            bar = axes.barh(
                level,
                part.value,
                left=start,
                height=0.42,
                color=LIGHT.fills[part.role],
                edgecolor=LIGHT.outline,
                linewidth=0.6,
                hatch="///" if part.role == "dropped" else None,
            )
            named.setdefault(part.label, bar)
            if part.value >= _NARROWEST * chart.maximum and not chart.is_share:
                axes.text(
                    start + part.value / 2,
                    level,
                    number(part.value),
                    ha="center",
                    va="center",
                    size=9,
                    color=LIGHT.on_fills.get(part.role, LIGHT.ink),
                )
            start += part.value
        axes.text(0, level + 0.24, row.label, va="bottom", size=FONT_SIZE - 1, color=LIGHT.ink)
        axes.text(
            start + chart.maximum * 0.008,
            level,
            row.end_text,
            va="center",
            size=FONT_SIZE - 1,
            weight="bold",
            color=LIGHT.ink,
        )
    axes.set(xlim=(0, chart.maximum * 1.16), ylim=(-0.5 - _LEGEND / _STACKED_PITCH, count - 0.2))
    axes.axis("off")
    if named and len(named) <= len(chart.roles):
        axes.legend(
            named.values(),
            named.keys(),
            loc="lower left",
            ncols=len(named),
            frameon=False,
            fontsize=9,
            borderaxespad=0,
        )


def bullets_height(chart: Bullets) -> float:
    """Return the inches that bullet bars take."""
    return len(chart.bullets) * _BULLET_PITCH


def bullet_bars(axes: Any, chart: Bullets) -> None:
    """Draw each value against the tick of its target, with the verdict in words."""
    count = len(chart.bullets)
    for position, bullet in enumerate(chart.bullets):
        _bullet(axes, bullet, count - 1 - position)
    axes.set(xlim=(0, 1), ylim=(-0.5, count - 0.4))
    axes.axis("off")


def _bullet(axes: Any, bullet: Bullet, level: float) -> None:
    def place(value: float) -> float:
        span = bullet.maximum - bullet.minimum or 1.0
        return min(1.0, max(0.0, (value - bullet.minimum) / span))

    if bullet.threshold is not None:
        axes.barh(level, 1, height=0.24, color=LIGHT.track)
        if bullet.value is not None:
            axes.barh(
                level,
                place(bullet.value) - place(0.0),
                left=place(0.0),
                height=0.24,
                color=LIGHT.fills[bullet.verdict],
            )
        tick = place(bullet.threshold)
        axes.plot([tick, tick], [level - 0.2, level + 0.2], color=LIGHT.ink, linewidth=2.2)
    axes.text(0, level + 0.2, f"{bullet.label} : {bullet.text}", va="bottom", color=LIGHT.ink)
    sign = f"{_VERDICTS[bullet.verdict]} " if bullet.threshold is not None else ""
    said = " · ".join(text for text in (bullet.threshold_text, bullet.distance_text) if text)
    axes.text(0, level - 0.2, f"{sign}{said}", va="top", size=9, color=LIGHT.muted)
