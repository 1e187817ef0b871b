"""The sheet of one indicator: what it means, its series, and every value known."""

from collections.abc import Iterable, Mapping, Sequence

from data.base.chart import Cell, Table
from data.base.formats import counted, escaped
from data.base.views import SourceLine
from data.indicators import establishments, rules, tables, words
from data.indicators.listing import nearest
from data.indicators.queries import MeasuredPlace
from data.indicators.series import MOST_LINES, Series, all_series, drawn_series, series_chart
from data.indicators.targets.charts import followed, with_paths
from data.indicators.targets.part import targets_part
from data.indicators.targets.states import target_states
from data.indicators.targets.words import foremost, headline
from data.indicators.views import Ground, IndicatorLine, IndicatorSheet, Reading, TargetLine
from data.indicators.vocabulary import Direction
from data.territories.vocabulary import TerritoryKind

VALUE_COLUMNS = (
    tables.OF,
    tables.TITLE,
    tables.TERRITORY,
    "Nom du territoire",
    tables.YEAR,
    tables.EDITION,
    tables.VALUE,
    tables.UNIT,
    tables.ABSENCE,
    tables.STATUS,
    tables.PERIMETER,
    tables.NOTE,
    tables.SOURCE,
    "Citation",
    "Simulé",
)
"""Those of the format « indicateurs », and three that an import passes over."""

_READ_COLUMNS = (
    "Territoire",
    "Valeur",
    "Année",
    "Édition",
    "Périmètre",
    "Remarque",
    "Source",
    "Statut",
    "Simulé",
)
_DIRECTIONS = {
    Direction.UP: "à la hausse",
    Direction.DOWN: "à la baisse",
    Direction.HOLD: "au maintien",
    Direction.RANGE: "dans une plage",
    Direction.NONE: "aucun : ni la hausse ni la baisse n’est bonne en soi",
}
_LIMITS = {
    TerritoryKind.COMMUNE: "limites communales",
    TerritoryKind.EPCI: "limites de l’agglomération",
    TerritoryKind.DEPARTEMENT: "limites du département",
    TerritoryKind.COUNTRY: "limites nationales",
}
_CODE = "Code (pour un tableau à importer)"
_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024, TerritoryKind.NATIONAL_QPV})


def indicator_sheet(
    line: IndicatorLine,
    readings: Sequence[Reading],
    grounds: Sequence[Ground],
    in_places: Sequence[Reading] = (),
    places: Mapping[str, MeasuredPlace] | None = None,
    targets: Sequence[TargetLine] = (),
) -> IndicatorSheet:
    """Return the sheet of an indicator from all its readings on an organisation's territories.

    Args:
        line: the indicator.
        readings: of territories.
        grounds: those territories, the nearest first.
        in_places: readings of schools and other places.
        places: those places, by code.
        targets: decided on those territories by the day looked at.
    """
    series = all_series(readings, grounds)
    aims = target_states(line, targets, series, grounds)
    drawn = followed(drawn_series(series, line), aims)
    by_code = {ground.code: ground for ground in grounds}
    used = [one for some in drawn for one in some.readings]
    names = {ground.code: ground.name for ground in grounds}
    names |= {code: place.name for code, place in (places or {}).items()}
    unit = words.UNITS.get(line.unit, line.unit)
    chart = series_chart(drawn, line, unit, _data(line, used, names)) if drawn else None
    return IndicatorSheet(
        code=line.code,
        title=line.title,
        definition=line.definition,
        answer=(
            establishments.answer(line, in_places, places or {})
            if in_places and not readings
            else _answer(line, readings, series, grounds)
            + (f" {escaped(headline(foremost(aims), line))}." if aims else "")
        ),
        facts=_facts(line),
        chart=with_paths(chart, aims, line) if chart else None,
        chart_note=_chart_note(series, drawn),
        values=_values(line, readings, by_code),
        values_data=_data(line, [*_ordered(readings, by_code), *in_places], names),
        sources=_sources([*readings, *in_places]),
        method=_method(readings, by_code),
        is_simulated=any(one.is_simulated for one in [*readings, *in_places])
        or any(one.is_simulated for one in targets),
        places=establishments.place_values(in_places, places or {}),
        targets=targets_part(aims, line),
    )


def _facts(line: IndicatorLine) -> tuple[tuple[str, str], ...]:
    said = (
        ("Unité", line.unit or "nombre sans unité"),
        (tables.DIRECTION, _DIRECTIONS[line.direction]),
        (tables.KIND, tables.KINDS[line.kind].lower()),
        (tables.THEME, line.theme),
        (tables.CONCEPT, line.concept),
        (tables.PERIODICITY, line.periodicity),
        (tables.LIMITS, line.limits),
        (_CODE, line.code),
    )
    return tuple((name, text) for name, text in said if text)


def _answer(
    line: IndicatorLine,
    readings: Sequence[Reading],
    series: Sequence[Series],
    grounds: Sequence[Ground],
) -> str:
    """Say the last value of the home territory, or of the nearest that has one, in Markdown."""
    home = next((ground for ground in grounds if ground.is_home), None)
    ground = nearest(_newest(readings, grounds), grounds)
    if ground is None:
        if not readings:
            return "Cet indicateur **n’a encore aucune valeur** à cette date."
        reasons = dict.fromkeys(words.reading_text(one, line) for one in readings)
        return f"**Aucune valeur n’est connue** à cette date : {', '.join(reasons)}."
    own = [one for one in readings if one.subject == ground.code]
    last = rules.latest(rules.latest_editions(own))
    assert last is not None
    when = f" en {last.data_year}" if last.data_year else f", {words.NO_YEAR}"
    where = f" ({words.perimeter_text(last.perimeter)})" if last.perimeter else ""
    text = f"{escaped(ground.name)} : **{escaped(words.reading_text(last, line))}**{when}{where}"
    change = _change(line, last, series)
    withheld = words.withheld_text(own, last.data_year) if last.data_year else None
    missing = (
        f" {escaped(home.name)} n’a pas de valeur à cette date." if home and home != ground else ""
    )
    return f"{text}{change}.{f' Depuis : {withheld}.' if withheld else ''}{missing}"


def _newest(readings: Iterable[Reading], grounds: Sequence[Ground]) -> dict[int, int | None]:
    """Return the newest year, by identifier, of the territories that have a value."""
    keys = {ground.code: ground.id for ground in grounds}
    valued = [one for one in readings if one.value is not None]
    newest: dict[int, int | None] = dict.fromkeys((keys[one.subject] for one in valued), None)
    for one in valued:
        if one.data_year is not None:
            key = keys[one.subject]
            newest[key] = max(newest[key] or 0, one.data_year)
    return newest


def _change(line: IndicatorLine, last: Reading, series: Sequence[Series]) -> str:
    """Say what became of a value since the first of its series, in its unit."""
    own = next((one for one in series if last in one.readings), None)
    first = own.valued[0] if own else last
    if first is last or first.value is None or last.value is None:
        return ""
    change = round(last.value - first.value, line.decimals)
    if change == 0:
        return f", autant qu’en {first.data_year}"
    side = words.more_or_less(change)
    said = f", soit **{escaped(words.distance(change, line))} {side}** qu’en {first.data_year}"
    if first.source.producer != last.source.producer:
        said += " (les sources diffèrent)"
    wanted = {Direction.UP: change > 0, Direction.DOWN: change < 0}.get(line.direction)
    # Published without margin of error: a small change of a level is told, and not judged.
    is_small = rules.is_comparable(line.unit) and (
        abs(change) <= rules.noise(line.unit, first.value)
    )
    if wanted is None or is_small:
        return said
    return f"{said}, dans le sens {'favorable' if wanted else 'défavorable'}"


def _chart_note(series: Sequence[Series], drawn: Sequence[Series]) -> str:
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


def _ordered(readings: Iterable[Reading], grounds: dict[str, Ground]) -> list[Reading]:
    """Return readings as they are listed: the nearest territory first, then the newest year."""
    order = {code: rank for rank, code in enumerate(grounds)}
    return sorted(
        readings,
        key=lambda one: (order[one.subject], -(one.data_year or 0), -_edition(one)),
    )


def _edition(one: Reading) -> int:
    return int(one.edition) if one.edition and one.edition.isdecimal() else 0


def _values(line: IndicatorLine, readings: Sequence[Reading], grounds: dict[str, Ground]) -> Table:
    """Return every value as it is read; a column that would say nothing is left out."""
    rows = [
        (
            grounds[one.subject].name,
            _value(one, line),
            str(one.data_year) if one.data_year else "non précisée",
            one.edition or "",
            perimeter_text(one, grounds[one.subject]),
            one.note or "",
            one.source.citation,
            tables.STATUSES[one.status].lower(),
            "simulé" if one.is_simulated else "",
        )
        for one in _ordered(readings, grounds)
    ]
    shown = [rank for rank in range(len(_READ_COLUMNS)) if any(row[rank] for row in rows)]
    return Table(
        tuple(_READ_COLUMNS[rank] for rank in shown),
        tuple(tuple(row[rank] for rank in shown) for row in rows),
    )


def _value(one: Reading, line: IndicatorLine) -> str:
    """Write a value, or in few words why there is none."""
    if one.absence and one.value is None:
        return tables.ABSENCES[one.absence].lower()
    return words.reading_text(one, line)


def perimeter_text(one: Reading, ground: Ground) -> str:
    """Say on which boundaries a value was computed."""
    if one.perimeter:
        return words.perimeter_text(one.perimeter)
    return _LIMITS.get(ground.kind, "périmètre non précisé")


def _data(line: IndicatorLine, readings: Sequence[Reading], names: Mapping[str, str]) -> Table:
    """Return readings under the columns that an import reads back; ``names`` of their subjects."""
    values = [one.value for one in readings if one.value is not None]
    # An import takes percentages that are all from 0 to 1 for shares, unless the sign is written.
    is_small = (
        line.unit == "%"
        and all(0 <= value <= 1 for value in values)
        and any(0 < value < 1 for value in values)
    )
    return Table(
        VALUE_COLUMNS,
        tuple(
            (
                line.code,
                line.title,
                one.subject,
                names[one.subject],
                one.data_year,
                one.edition,
                _cell(one.value, is_small=is_small),
                line.unit,
                tables.ABSENCES[one.absence] if one.absence else None,
                tables.STATUSES[one.status],
                one.perimeter,
                one.note,
                one.source.code,
                one.source.citation,
                "oui" if one.is_simulated else "non",
            )
            for one in readings
        ),
    )


def _cell(value: float | None, *, is_small: bool) -> Cell:
    return f"{value!r} %".replace(".", ",") if is_small and value is not None else value


def _sources(readings: Iterable[Reading]) -> tuple[SourceLine, ...]:
    cited = {one.source.code: one.source for one in readings}
    return tuple(sorted(cited.values(), key=lambda one: (one.producer, one.title)))


def _method(readings: Iterable[Reading], grounds: dict[str, Ground]) -> str:
    """Say what perimeters are, where a quarter is shown."""
    has_quarters = any(grounds[one.subject].kind in _QUARTERS for one in readings)
    return words.PERIMETERS if has_quarters else ""
