"""The sheet of one indicator: what it means, its series, and every value known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from data.base.formats import counted, escaped
from data.base.views import SourceLine
from data.indicators import establishments, words
from data.indicators.catalogue_desk.states import kept_states, newest_published, published_in
from data.indicators.queries import MeasuredPlace
from data.indicators.series import MOST_LINES, Series, all_series, drawn_series, series_chart
from data.indicators.series.lines import break_words
from data.indicators.sheets.answer import answer
from data.indicators.sheets.facts import facts
from data.indicators.sheets.values import ordered, values, values_data
from data.indicators.targets.charts import followed, with_paths
from data.indicators.targets.part import targets_part
from data.indicators.targets.states import target_states
from data.indicators.targets.words import foremost, headline
from data.indicators.views import (
    Ground,
    IndicatorLine,
    IndicatorSheet,
    IndicatorState,
    Reading,
    TargetLine,
)
from data.indicators.views.series import BreakLine
from data.territories.vocabulary import TerritoryKind

_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024, TerritoryKind.NATIONAL_QPV})


def indicator_sheet(
    line: IndicatorLine,
    readings: Sequence[Reading],
    grounds: Sequence[Ground],
    in_places: Sequence[Reading] = (),
    places: Mapping[str, MeasuredPlace] | None = None,
    targets: Sequence[TargetLine] = (),
    on: date | None = None,
    breaks: Sequence[BreakLine] = (),
) -> IndicatorSheet:
    """Return the sheet of an indicator from all its readings on an organisation's territories.

    Args:
        line: the indicator.
        readings: of territories.
        grounds: those territories, the nearest first.
        in_places: readings of schools and other places.
        places: those places, by code.
        targets: decided on those territories by the day looked at.
        on: that day; the freshness is only said when it is known.
        breaks: of this indicator.
    """
    series = all_series(readings, grounds, breaks)
    broken = break_words(series)
    aims = target_states(line, targets, series, grounds)
    drawn = followed(drawn_series(series, line), aims)
    by_code = {ground.code: ground for ground in grounds}
    used = [one for some in drawn for one in some.readings]
    names = {ground.code: ground.name for ground in grounds}
    names |= {code: place.name for code, place in (places or {}).items()}
    unit = words.UNITS.get(line.unit, line.unit)
    data = values_data(line, used, names, broken)
    chart = series_chart(drawn, line, unit, data) if drawn else None
    return IndicatorSheet(
        code=line.code,
        title=line.title,
        definition=line.definition,
        answer=(
            establishments.answer(line, in_places, places or {})
            if in_places and not readings
            else answer(line, readings, series, grounds)
            + (f" {escaped(headline(foremost(aims), line))}." if aims else "")
        ),
        facts=facts(line, _state(line, [*readings, *in_places], targets, on)),
        chart=with_paths(chart, aims, line) if chart else None,
        chart_note=chart_note(series, drawn),
        values=values(line, readings, by_code, broken),
        values_data=values_data(line, [*ordered(readings, by_code), *in_places], names, broken),
        sources=_sources([*readings, *in_places]),
        method=_method(readings, by_code),
        is_simulated=any(one.is_simulated for one in [*readings, *in_places])
        or any(one.is_simulated for one in targets),
        places=establishments.place_values(in_places, places or {}),
        targets=targets_part(aims, line),
    )


def _state(
    line: IndicatorLine,
    readings: Iterable[Reading],
    targets: Iterable[TargetLine],
    on: date | None,
) -> IndicatorState | None:
    """Return how the indicator is kept on the day looked at."""
    if on is None:
        return None
    newest = newest_published(published_in(readings))
    aimed = {one.indicator for one in targets}
    return kept_states({line.code: line}, newest, aimed, on)[line.code]


def chart_note(series: Sequence[Series], drawn: Sequence[Series]) -> str:
    """Say what the picture leaves to the table, or why there is none; may be empty."""
    valued = [one for one in series if one.valued]
    left = len(valued) - len(drawn)
    if not drawn:
        if not valued:
            return ""
        return "Une seule année est connue pour chaque territoire : il n’y a pas encore de courbe."
    if not left:
        return ""
    return (
        f"{counted(left, 'autre série est', 'autres séries sont')} dans le tableau : une seule "
        f"année connue, un effectif sans commune mesure, ou plus de {MOST_LINES} courbes."
    )


def _sources(readings: Iterable[Reading]) -> tuple[SourceLine, ...]:
    cited = {one.source.code: one.source for one in readings}
    return tuple(sorted(cited.values(), key=lambda one: (one.producer, one.title)))


def _method(readings: Iterable[Reading], grounds: dict[str, Ground]) -> str:
    """Say what perimeters are, where a quarter is shown."""
    has_quarters = any(grounds[one.subject].kind in _QUARTERS for one in readings)
    return words.PERIMETERS if has_quarters else ""
