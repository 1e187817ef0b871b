"""A picture of series with one of their years as 100."""

from collections.abc import Sequence
from dataclasses import replace

from data.base.chart import Cell, Line, Lines, Mark, Point, Table
from data.base.formats import number
from data.indicators.series.charts import alternative
from data.indicators.series.index import BASE, indexed
from data.indicators.series.lines import Series

_DECIMALS = 1


def values_of(series: Series) -> dict[int, float]:
    """Return the values of a series by year."""
    return {
        one.data_year: one.value
        for one in series.valued
        if one.data_year is not None and one.value is not None
    }


def index_of(series: Series, base_year: int) -> dict[int, float]:
    """Return the index of a series by year; nothing where it does not exist."""
    return indexed(values_of(series), base_year, series.parted_at)


def with_base(
    chart: Lines, drawn: Sequence[Series], base_year: int
) -> tuple[Lines | None, tuple[str, ...]]:
    """Return a chart of series with a year as 100, and the names of the lines left out.

    Args:
        chart: of these series, a line each, in their order, and no other line.
        drawn: the series.
        base_year: the year that makes 100.
    """
    lines, kept, left = [], [], []
    for line, one in zip(chart.lines, drawn, strict=True):
        index = index_of(one, base_year)
        if len(index) > 1:
            lines.append(_line(line, index))
            kept.append(one)
        else:
            left.append(line.name)
    if not lines:
        return None, tuple(left)
    said = f"indice, base 100 en {base_year}"
    return (
        replace(
            chart,
            title=_title(lines, base_year),
            subtitle=f"{chart.subtitle}, {said}",
            alt=f"{said.capitalize()}. {alternative(lines, kept)}",
            table=_with_index(chart.table, drawn, base_year),
            lines=tuple(lines),
            unit="",
            decimals=_DECIMALS,
            marks=(Mark(BASE, f"100 = {base_year}", "mark"),),
        ),
        tuple(left),
    )


def _line(line: Line, index: dict[int, float]) -> Line:
    points = tuple(_point(one, index.get(int(one.x))) for one in line.points)
    return replace(line, points=tuple(one for one in points if one.y is not None))


def _point(point: Point, value: float | None) -> Point:
    if value is None:
        return replace(point, y=None)
    return replace(point, y=value, text=f"{number(value, _DECIMALS)} ({point.text})")


def _title(lines: Sequence[Line], base_year: int) -> str:
    """Say how far each line is from 100 the last year that all of them know, else its own."""
    shared = set.intersection(*({point.x for point in line.points} for line in lines))
    shared.discard(float(base_year))
    year = max(shared, default=None)
    if year is None:
        return f"Base 100 en {base_year} : {len(lines)} séries, sans autre année commune"
    ends = [(_at(line, year), line.name) for line in lines]
    low, high = min(ends), max(ends)
    since = f"Pour 100 en {base_year}, "
    if len(lines) == 1 or low[0] == high[0]:
        return f"{since}{number(low[0], _DECIMALS)} en {year:.0f} ({low[1]})"
    return (
        f"{since}de {number(low[0], _DECIMALS)} ({low[1]}) à {number(high[0], _DECIMALS)} "
        f"({high[1]}) en {year:.0f}"
    )


def _at(line: Line, year: float) -> float:
    return next(point.y or 0.0 for point in line.points if point.x == year)


def _with_index(table: Table, drawn: Sequence[Series], base_year: int) -> Table:
    """Return the table of a chart, a row a reading in the order of the series, with its index."""
    cells: list[Cell] = []
    for one in drawn:
        index = index_of(one, base_year)
        for reading in one.readings:
            value = index.get(reading.data_year or 0) if reading.value is not None else None
            cells.append(None if value is None else round(value, 4))
    return Table(
        (*table.columns, f"Indice (base 100 en {base_year})"),
        tuple((*row, cell) for row, cell in zip(table.rows, cells, strict=True)),
    )
