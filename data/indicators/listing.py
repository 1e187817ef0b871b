"""The list of indicators: what is measured on an organisation's territories, and what is not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from data.base.formats import counted
from data.indicators import establishments, rules, words
from data.indicators.catalogue_desk.filters import matches, suits
from data.indicators.catalogue_desk.overview import catalogue_table, covered_themes, filled_text
from data.indicators.freshness import Freshness
from data.indicators.queries import Known, MeasuredPlace
from data.indicators.views import (
    BareIndicator,
    Ground,
    IndicatorFilters,
    IndicatorLine,
    IndicatorState,
    IndicatorsView,
    ListedIndicator,
    Reading,
)

_ONLY_ABSENCES = "lignes sans valeur : la fiche dit pourquoi"
_NOTHING = "aucune donnée"
_NO_YEAR = "non précisée"


def nearest(newest: Mapping[int, int | None], grounds: Sequence[Ground]) -> Ground | None:
    """Return the territory to tell first: home, else the nearest whose value has a year.

    Args:
        newest: the newest year, by identifier, of the territories that have a value.
        grounds: the territories, the nearest first.
    """
    held = [ground for ground in grounds if ground.id in newest]
    told = (ground for ground in held if ground.is_home or newest[ground.id] is not None)
    return next(told, held[0] if held else None)


def pairs_to_tell(known: Iterable[Known], grounds: Sequence[Ground]) -> list[tuple[str, int]]:
    """Return each indicator that has a value, with the territory to tell first."""
    newest: dict[str, dict[int, int | None]] = {}
    for one in known:
        if one.values:
            newest.setdefault(one.indicator, {})[one.territory_id] = one.newest
    return [
        (code, ground.id)
        for code, years in newest.items()
        if (ground := nearest(years, grounds)) is not None
    ]


def listing(
    catalogue: Mapping[str, IndicatorLine],
    known: Sequence[Known],
    readings: Iterable[Reading],
    grounds: Sequence[Ground],
    in_places: Iterable[Reading],
    measured_places: Mapping[str, MeasuredPlace],
    states: Mapping[str, IndicatorState],
    filters: IndicatorFilters,
    on: date,
) -> IndicatorsView:
    """Return the list that the filters keep.

    Args:
        catalogue: all the indicators, in order.
        known: how much is known of each on each territory.
        readings: those of each indicator on the territory to tell first.
        grounds: the territories, the nearest first.
        in_places: what is known of schools and other places.
        measured_places: those places, by code.
        states: how each indicator is kept, by code.
        filters: what to keep.
        on: the day looked at.
    """
    counts = _added(known)
    series: dict[str, list[Reading]] = {}
    for one in readings:
        series.setdefault(one.indicator, []).append(one)
    places: dict[str, list[Reading]] = {}
    for one in in_places:
        if one.value is not None:
            places.setdefault(one.indicator, []).append(one)
    measured = {code for code, (_, values) in counts.items() if values} | places.keys()
    kept = [
        line
        for line in catalogue.values()
        if matches(line, filters) and suits(states[line.code], filters)
    ]
    return IndicatorsView(
        answer=_answer(catalogue, measured, known, places, on) + _awaited(measured, states),
        total=len(measured),
        themes=tuple(dict.fromkeys(line.theme for line in catalogue.values())),
        lines=tuple(
            _listed(line, series[line.code], counts[line.code][1], grounds, states[line.code])
            if line.code in series
            else establishments.listed(line, places[line.code], measured_places, states[line.code])
            for line in kept
            if line.code in series or line.code in places
        ),
        bare=tuple(
            _bare(line, counts.get(line.code, (0, 0))[0], states[line.code])
            for line in kept
            if line.code not in measured
        ),
        families=tuple(
            sorted({line.source_family for line in catalogue.values() if line.source_family})
        ),
        filled=filled_text(states.values()),
        incomplete=sum(bool(one.missing) for one in states.values()),
        catalogue=catalogue_table(kept, states),
        themes_covered=covered_themes(measured),
    )


def _added(known: Iterable[Known]) -> dict[str, tuple[int, int]]:
    """Return the rows and the values of each indicator, all territories together."""
    counts: dict[str, tuple[int, int]] = {}
    for one in known:
        rows, values = counts.get(one.indicator, (0, 0))
        counts[one.indicator] = rows + one.rows, values + one.values
    return counts


def _listed(
    line: IndicatorLine,
    series: Sequence[Reading],
    count: int,
    grounds: Sequence[Ground],
    state: IndicatorState,
) -> ListedIndicator:
    names = {ground.code: ground.name for ground in grounds}
    newest = rules.latest(rules.latest_editions(series))
    assert newest is not None
    return ListedIndicator(
        code=line.code,
        title=line.title,
        theme=line.theme,
        unit=line.unit,
        value=words.reading_text(newest, line),
        year=str(newest.data_year) if newest.data_year else _NO_YEAR,
        territory=names[newest.subject],
        count=count,
        source=newest.source.citation,
        is_simulated=newest.is_simulated,
        state=state,
    )


def _bare(line: IndicatorLine, rows: int, state: IndicatorState) -> BareIndicator:
    known = _ONLY_ABSENCES if rows else _NOTHING
    return BareIndicator(line.code, line.title, line.theme, line.unit, known, state)


def _awaited(measured: Iterable[str], states: Mapping[str, IndicatorState]) -> str:
    """Say how many indicators wait for a value that should have come; may be empty."""
    late = sum(states[code].freshness is Freshness.OVERDUE for code in measured)
    if not late:
        return ""
    return f" La valeur suivante est en retard pour **{late}** d’entre eux."


def _answer(
    catalogue: Mapping[str, IndicatorLine],
    measured: set[str],
    known: Iterable[Known],
    places: Mapping[str, Sequence[Reading]],
    on: date,
) -> str:
    if not catalogue:
        return "**Aucun indicateur** n’est encore décrit."
    described = f"Le catalogue décrit **{counted(len(catalogue), 'indicateur')}**"
    if not measured:
        return f"{described} ; **aucun n’a encore de valeur** à cette date."
    have = "a une valeur" if len(measured) == 1 else "ont une valeur"
    said = f"{described} ; **{len(measured)} {have}**"
    if len(measured) == len(catalogue):
        said = f"**{counted(len(measured), 'indicateur')}** {have}"
    years = [one.newest for one in known if one.newest is not None]
    years += [one.data_year for some in places.values() for one in some if one.data_year]
    newest = max(years, default=None)
    if newest is None:
        return f"{said}, dont aucune source ne dit l’année."
    age = rules.age_years(newest, on) or 0
    since = "de l’année" if age == 0 else f"vieille de {counted(age, 'an')}"
    return f"{said} ; la plus récente est de **{newest}**, {since}."
