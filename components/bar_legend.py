"""The legend of stacked bars: every role that a bar shows, and how many in all."""

from components.palette import palette
from components.swatch import LegendItem, hatch_pattern, legend
from data.base.chart import StackedBars
from data.base.formats import number

_HATCH = "dropped"


def bar_legend(chart: StackedBars) -> None:
    """Draw the roles in the order of the bars; nothing when there is only one."""
    totals = dict.fromkeys(chart.roles, 0.0)
    labels: dict[str, str] = {}
    for row in chart.rows:
        for segment in row.segments:
            totals[segment.role] += segment.value
            labels[segment.role] = segment.label
    if len(labels) > 1 and not chart.is_share:
        legend(
            _item(role, labels[role], None if chart.is_overlapping else total)
            for role, total in totals.items()
        )


def _item(role: str, label: str, total: float | None) -> LegendItem:
    colours = palette()
    words = label if total is None else f"{label} **{number(total)}**"
    if role == _HATCH:
        pattern = hatch_pattern(_HATCH, colours.paper, colours.outline)
        return LegendItem(words, f"url(#{_HATCH})", colours.outline, pattern)
    return LegendItem(words, colours.fills[role], colours.outline)
