"""Small multiples: a panel a territory, or a panel an indicator, on the same years."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.base.chart import Lines, Panels, Table
from data.base.formats import counted
from data.indicators import rules
from data.indicators.series.charts import sources_of
from data.indicators.series.lines import Series
from data.indicators.views import IndicatorLine
from data.indicators.vocabulary import Direction

MOST_PANELS = 9
MOST_SMALL = 4
"""Most lines in a panel of an indicator: more names would stand on each other."""
_ROOM = 0.12
_SIDE = 0.4
"""Years left free on each side of the first and the last."""


@dataclass(frozen=True)
class Panel:
    """One of the small charts, the series that it draws, and what they measure."""

    chart: Lines
    series: tuple[Series, ...]
    line: IndicatorLine


def panels_chart(panels: Sequence[Panel], title: str, subtitle: str) -> Panels:
    """Return small charts as one picture: same years for all, same scale within a unit."""
    charts = _same_axes([one.chart for one in panels])
    used = [one for panel in panels for some in panel.series for one in some.readings]
    return Panels(
        title=title,
        subtitle=subtitle,
        source=sources_of(used),
        alt=" ".join(f"{one.title} : {one.alt}" for one in charts),
        table=_joined([one.table for one in charts]),
        is_simulated=any(one.is_simulated for one in charts),
        panels=tuple(charts),
    )


def _same_axes(charts: Sequence[Lines]) -> list[Lines]:
    years = [point.x for one in charts for line in one.lines for point in line.points]
    across = (min(years) - _SIDE, max(years) + _SIDE)
    values: dict[str, list[float]] = defaultdict(list)
    for one in charts:
        values[one.unit] += [
            point.y for line in one.lines for point in line.points if point.y is not None
        ]
        values[one.unit] += [mark.value for mark in one.marks]
    spans = {unit: _span(some) for unit, some in values.items()}
    return [replace(one, x_range=across, y_range=spans[one.unit]) for one in charts]


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    return low - room, high + room


def _joined(tables: Sequence[Table]) -> Table:
    """Return the rows of several tables; a column that one lacks is empty there."""
    columns = tuple(dict.fromkeys(name for one in tables for name in one.columns))
    rows = []
    for one in tables:
        for row in one.rows:
            cells = dict(zip(one.columns, row, strict=True))
            rows.append(tuple(cells.get(name) for name in columns))
    return Table(columns, tuple(rows))


def indicators_title(panels: Sequence[Panel]) -> str:
    """Say how many indicators moved the right way, where all of them are known to move."""
    total = counted(len(panels), "indicateur")
    lead = _shared(panels)
    if lead is None:
        return f"{total} côte à côte : aucun territoire n’a deux années comparables pour chacun"
    moves = [_move(_of(one, lead), one.line) for one in panels]
    where = _of(panels[0], lead).ground.name
    good, bad = moves.count(1), moves.count(-1)
    if not good and not bad:
        return f"{where} : {total}, sans évolution distinguable dans un sens ou dans l’autre"
    return (
        f"{where} : sur {total}, {good} dans le sens favorable et {bad} dans le sens défavorable, "
        "chacun sur ses années comparables"
    )


def _shared(panels: Sequence[Panel]) -> str | None:
    """Return the first territory that has two comparable years in every panel."""
    known = [
        [one.ground.code for one in panel.series if len(one.last_stretch) > 1] for panel in panels
    ]
    return next((code for code in known[0] if all(code in some for some in known)), None)


def _of(panel: Panel, code: str) -> Series:
    return next(
        one for one in panel.series if one.ground.code == code and len(one.last_stretch) > 1
    )


def _move(series: Series, line: IndicatorLine) -> int:
    """Return 1 for a change the right way, -1 for the other, 0 when nothing is claimed."""
    stretch = series.last_stretch
    if len(stretch) < 2 or line.direction not in {Direction.UP, Direction.DOWN}:
        return 0
    first, last = stretch[0].value or 0.0, stretch[-1].value or 0.0
    change = last - first
    if change == 0 or abs(change) <= _least(line, first):
        return 0
    return 1 if (change > 0) == (line.direction is Direction.UP) else -1


def _least(line: IndicatorLine, level: float) -> float:
    return rules.noise(line.unit, level) if rules.is_comparable(line.unit) else 0.0


def by_ground(series: Iterable[Series]) -> list[tuple[Series, ...]]:
    """Return series grouped by territory, in their order: two perimeters share a panel."""
    found: dict[str, list[Series]] = {}
    for one in series:
        found.setdefault(one.ground.code, []).append(one)
    return [tuple(some) for some in found.values()]
