"""What may be asked of the series of an indicator, and the picture asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, select

from data.base.chart import Lines
from data.base.database import reading
from data.base.formats import counted, listed
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.indicators import queries, rules, words
from data.indicators.errors import UnknownIndicatorError
from data.indicators.grounds import list_grounds
from data.indicators.models import Indicator
from data.indicators.series.base100 import values_of, with_base
from data.indicators.series.breaks.queries import break_history, list_breaks
from data.indicators.series.charts import drawn_series, series_chart, short_name
from data.indicators.series.index import base_years
from data.indicators.series.lines import MOST_LINES, Series, all_series, break_words
from data.indicators.series.panels import (
    MOST_PANELS,
    MOST_SMALL,
    Panel,
    by_ground,
    indicators_title,
    panels_chart,
)
from data.indicators.sheets.values import values_data
from data.indicators.targets.charts import followed, with_paths
from data.indicators.targets.states import target_states
from data.indicators.views import Ground, IndicatorLine, Option, Reading, TargetLine
from data.indicators.views.series import BreakLine, SeriesAsked, SeriesOptions, SeriesView


@dataclass(frozen=True)
class _Drawing:
    """Series that one picture draws, of one indicator."""

    line: IndicatorLine
    series: tuple[Series, ...]


def series_options(scope: Scope, code: str) -> SeriesOptions:
    """Return what may be asked of the series of an indicator.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    with reading() as session:
        line = _find(session, code)
        grounds = list_grounds(session, scope.organisation, scope.on)
        pairs = [(code, ground.id) for ground in grounds]
        readings = queries.list_readings_of(session, pairs, scope.on.year)
        near = {ground.id for ground in grounds if not ground.is_far}
        known = queries.count_known(session, near, scope.on.year)
        catalogue = queries.list_indicators(session)
        indicator_id = session.exec(select(Indicator.id).where(Indicator.code == code)).one() or 0
        town = first_organisation(session)
        breaks = tuple(list_breaks(session, [code]))
        history = break_history(session, indicator_id)
        is_demo = town is not None and is_demonstration(session, town)
    measured = {one.indicator for one in known if one.newest is not None}
    return SeriesOptions(
        territories=_territories(all_series(readings, grounds)),
        others=tuple(
            Option(other.code, f"{other.title} ({other.unit})" if other.unit else other.title)
            for other in catalogue.values()
            if other.code in measured and other.code != line.code
        ),
        breaks=breaks,
        places=tuple(Option(one.code, one.name) for one in grounds if not one.is_far),
        history=history,
        is_demonstration=is_demo,
    )


def series_view(scope: Scope, code: str, asked: SeriesAsked) -> SeriesView:
    """Return the picture of an indicator's series that a reader asks for.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    with reading() as session:
        line = _find(session, code)
        grounds = list_grounds(session, scope.organisation, scope.on)
        others = [found for one in asked.others if (found := queries.find_indicator(session, one))]
        codes = [code, *(one.code for one in others)]
        pairs = [(one, ground.id) for one in codes for ground in grounds]
        readings = queries.list_readings_of(session, pairs, scope.on.year)
        breaks = list_breaks(session, codes)
        subjects = [ground.code for ground in grounds]
        targets = queries.list_targets(session, subjects, scope.on, code)
    drawings = _drawings([line, *others], readings, grounds, breaks, asked)
    if len(drawings) > 1 or asked.is_apart:
        return _apart(drawings, asked)
    return _together(drawings[0], asked, targets, grounds)


def _find(session: Session, code: str) -> IndicatorLine:
    line = queries.find_indicator(session, code)
    if line is None:
        raise UnknownIndicatorError(code)
    return line


def _territories(series: Iterable[Series]) -> tuple[Option, ...]:
    valued = {one.ground.code: one.ground.name for one in series if one.valued}
    return tuple(Option(code, name) for code, name in valued.items())


def _drawings(
    lines: Sequence[IndicatorLine],
    readings: Sequence[Reading],
    grounds: Sequence[Ground],
    breaks: Sequence[BreakLine],
    asked: SeriesAsked,
) -> list[_Drawing]:
    """Return what each indicator draws: the territories asked for, else the usual ones."""
    found: list[_Drawing] = []
    wanted = asked.territories
    for line in lines[:MOST_PANELS]:
        own = [one for one in readings if one.indicator == line.code]
        ruptures = [one for one in breaks if one.indicator == line.code]
        series = all_series(own, grounds, ruptures)
        if wanted:
            drawn = [one for one in series if one.ground.code in wanted and one.valued]
        else:
            drawn = drawn_series(series, line)
        most = MOST_PANELS if asked.is_apart else MOST_LINES if len(lines) == 1 else MOST_SMALL
        found.append(_Drawing(line, tuple(drawn[:most])))
    return found


def _together(
    drawing: _Drawing,
    asked: SeriesAsked,
    targets: Sequence[TargetLine],
    grounds: Sequence[Ground],
) -> SeriesView:
    aims = [
        one
        for one in target_states(drawing.line, targets, drawing.series, grounds)
        if one.series is not None
    ]
    series = tuple(followed(drawing.series, aims)) if asked.base_year is None else drawing.series
    if not series:
        return SeriesView(None, None, (), ("Aucune valeur datée pour ce choix.",))
    chart: Lines | None = _chart(_Drawing(drawing.line, series))
    notes: tuple[str, ...] = ()
    if asked.base_year is not None and chart is not None:
        chart, notes = _based(chart, series, asked.base_year)
    elif chart is not None:
        chart = with_paths(chart, aims, drawing.line)
    return SeriesView(chart, None, _common_years([drawing]), notes)


def _chart(drawing: _Drawing) -> Lines:
    line, series = drawing.line, drawing.series
    names = {one.ground.code: one.ground.name for one in series}
    used = [one for some in series for one in some.readings]
    unit = words.UNITS.get(line.unit, line.unit)
    return series_chart(series, line, unit, values_data(line, used, names, break_words(series)))


def _based(
    chart: Lines, series: Sequence[Series], base_year: int
) -> tuple[Lines | None, tuple[str, ...]]:
    found, left = with_base(chart, series, base_year)
    if not left:
        return found, ()
    return found, (
        f"Sans indice en base 100 : {listed(list(left))}. La valeur de {base_year} y est absente, "
        "nulle ou négative, ou aucune autre année ne s’y compare.",
    )


def _apart(drawings: Sequence[_Drawing], asked: SeriesAsked) -> SeriesView:
    """Return small multiples: a panel an indicator, or a panel a territory."""
    is_by_indicator = len(drawings) > 1
    known = [one for one in drawings if one.series]
    notes = [
        f"{one.line.title} : aucune valeur datée pour ce choix."
        for one in drawings
        if not one.series
    ]
    parts = known if is_by_indicator else _by_territory(known)
    panels = []
    for part in parts[:MOST_PANELS]:
        found = _panel(part, asked.base_year, is_by_indicator=is_by_indicator)
        if found is None:
            notes.append(f"{_panel_title(part, is_by_indicator)} : pas d’indice en base 100.")
        else:
            panels.append(found)
    if len(parts) > MOST_PANELS:
        notes.append(f"{counted(len(parts) - MOST_PANELS, 'autre n’est pas dessiné')}.")
    years = _common_years(known)
    if not panels:
        return SeriesView(None, None, years, tuple(notes or ["Aucune valeur datée."]))
    whole = _chart(known[0])
    title = indicators_title(panels) if is_by_indicator else whole.title
    subtitle = "Une vignette par indicateur" if is_by_indicator else whole.subtitle
    scale = "mêmes années, même échelle pour une même unité"
    based = f", indice, base 100 en {asked.base_year}" if asked.base_year else ""
    return SeriesView(
        None, panels_chart(panels, title, f"{subtitle}{based} ; {scale}"), years, tuple(notes)
    )


def _by_territory(drawings: Sequence[_Drawing]) -> list[_Drawing]:
    return [_Drawing(one.line, some) for one in drawings for some in by_ground(one.series)]


def _panel(part: _Drawing, base_year: int | None, *, is_by_indicator: bool) -> Panel | None:
    chart: Lines | None = _chart(part)
    if base_year is not None and chart is not None:
        chart, _ = with_base(chart, part.series, base_year)
    if chart is None:
        return None
    title = _panel_title(part, is_by_indicator)
    names = [chart_line.name for chart_line in chart.lines]
    if not is_by_indicator and len(names) == 1:
        chart = replace(chart, lines=(replace(chart.lines[0], name=""),))
    if base_year is None:
        chart = _bare(chart, part.line)
    unit = "" if base_year is not None else part.line.unit
    return Panel(replace(chart, title=title, subtitle=unit), part.series, part.line)


def _bare(chart: Lines, line: IndicatorLine) -> Lines:
    """Return a chart whose counts are written without their unit, which its title says."""
    if rules.is_comparable(line.unit):
        return chart
    return replace(
        chart,
        lines=tuple(
            replace(
                one,
                points=tuple(
                    point if point.y is None else replace(point, text=words.bare(point.y, line))
                    for point in one.points
                ),
            )
            for one in chart.lines
        ),
    )


def _panel_title(part: _Drawing, is_by_indicator: bool) -> str:
    if is_by_indicator:
        return part.line.title
    return short_name(part.series[0].ground.name)


def _common_years(drawings: Sequence[_Drawing]) -> tuple[int, ...]:
    """Return the years that may be 100 for all that have two values or more."""
    lasting = [values_of(one) for some in drawings for one in some.series if len(one.valued) > 1]
    return base_years(lasting)
