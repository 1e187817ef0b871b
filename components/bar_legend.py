"""The legends of stacked bars and columns: every role that they show, before the picture."""

from components.palette import palette
from components.swatch import LegendItem, hatch_pattern, legend
from data.base.chart import Chart, Columns, StackedBars
from data.base.formats import number

_HATCH = "dropped"
_PROJECTED = "projected"


def chart_legend(chart: Chart) -> None:
    """Draw the legend of a picture whose parts cannot be named where they stand."""
    if isinstance(chart, StackedBars):
        bar_legend(chart)
    elif isinstance(chart, Columns):
        column_legend(chart)


def column_legend(chart: Columns) -> None:
    """Draw the roles of stacked columns, then what the hatched ones are."""
    colours = palette()
    labels = {part.role: part.label for column in chart.columns for part in column.parts}
    items = [
        LegendItem(labels[role], colours.fills[role], colours.outline)
        for role in chart.roles
        if len(labels) > 1
    ]
    if any(column.is_projected for column in chart.columns):
        pattern = hatch_pattern(_PROJECTED, colours.paper, colours.outline)
        items.append(
            LegendItem(chart.projected_label, f"url(#{_PROJECTED})", colours.outline, pattern)
        )
    if items:
        legend(items)


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
