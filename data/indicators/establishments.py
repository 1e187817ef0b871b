"""What is measured in schools and other places: the same indicator, a value a place."""

from collections.abc import Iterable, Mapping, Sequence

from data.base.formats import counted, escaped, typeset
from data.indicators import rules, words
from data.indicators.queries import MeasuredPlace
from data.indicators.views import (
    IndicatorLine,
    IndicatorState,
    ListedIndicator,
    PlaceValue,
    Reading,
)
from data.territories.words import PLACE_KINDS

_NO_YEAR = "non précisée"
_NOUN = "établissement"
_OTHERS = "autres"
_KINDS = {
    "maternelle": "écoles",
    "elementaire": "écoles",
    "primaire": "écoles",
    "college": "collèges",
    "lycee": "lycées",
}


def place_values(
    readings: Iterable[Reading], places: Mapping[str, MeasuredPlace]
) -> tuple[PlaceValue, ...]:
    """Return a line a place and year, from the last edition, by commune then by name."""
    lines = [_line(one, places[one.subject]) for one in rules.latest_editions(readings)]
    lines.sort(key=lambda one: (one.commune, one.place_name, one.place_code, -(one.year or 0)))
    return tuple(lines)


def _line(reading: Reading, place: MeasuredPlace) -> PlaceValue:
    is_told = reading.value is None and bool(reading.absence)
    return PlaceValue(
        place_code=place.code,
        place_name=place.name,
        kind=PLACE_KINDS.get(place.kind, place.kind.capitalize()),
        commune=place.commune,
        sector=place.sector,
        year=reading.data_year,
        value=reading.value,
        absence=words.absence_text(reading) if is_told else None,
    )


def newest_of(readings: Iterable[Reading]) -> list[Reading]:
    """Return the values of the newest year that has one, from the last edition."""
    valued = [one for one in rules.latest_editions(readings) if one.value is not None]
    newest = max((one.data_year or 0 for one in valued), default=0)
    return [one for one in valued if (one.data_year or 0) == newest]


def answer(
    line: IndicatorLine, readings: Sequence[Reading], places: Mapping[str, MeasuredPlace]
) -> str:
    """Say from which value to which the places go, the newest year, in Markdown."""
    newest = newest_of(readings)
    if not newest:
        return "**Aucune valeur n’est connue** à cette date pour les établissements."
    when = f" en {newest[0].data_year}" if newest[0].data_year else f", {words.NO_YEAR}"
    count = counted(len(newest), _NOUN)
    verb = "a une valeur" if len(newest) == 1 else "ont une valeur"
    by_kind = _by_kind(newest, places)
    span = _spans(line, by_kind)
    if len(by_kind) > 1:
        return f"**{count}** {verb}{when}. **{escaped(span[:1].upper() + span[1:])}**."
    start = "de " if len({one.value for one in newest}) > 1 else ""
    return f"**{count}** {verb}{when}, {start}**{escaped(span)}**."


def listed(
    line: IndicatorLine,
    readings: Sequence[Reading],
    places: Mapping[str, MeasuredPlace],
    state: IndicatorState,
) -> ListedIndicator:
    """Return an indicator of the list that places alone have values of; one at least."""
    newest = newest_of(readings)
    last = newest[0]
    return ListedIndicator(
        code=line.code,
        title=line.title,
        theme=line.theme,
        unit=line.unit,
        value=_spans(line, _by_kind(newest, places)),
        year=str(last.data_year) if last.data_year else _NO_YEAR,
        territory=counted(len({one.subject for one in newest}), _NOUN),
        count=sum(one.value is not None for one in readings),
        source=last.source.citation,
        is_simulated=any(one.is_simulated for one in newest),
        state=state,
    )


def _spans(line: IndicatorLine, by_kind: Mapping[str, Sequence[Reading]]) -> str:
    """Write from which value to which, kind by kind: écoles and collèges are not one range."""
    if len(by_kind) == 1:
        return _span(line, next(iter(by_kind.values())))
    return typeset(" ; ".join(f"{kind} : {_span(line, some)}" for kind, some in by_kind.items()))


def _by_kind(
    readings: Iterable[Reading], places: Mapping[str, MeasuredPlace]
) -> dict[str, list[Reading]]:
    """Return readings by the kind of their place, the smallest children first."""
    found: dict[str, list[Reading]] = {kind: [] for kind in (*_KINDS.values(), _OTHERS)}
    for one in readings:
        place = places.get(one.subject)
        found[_KINDS.get(place.kind, _OTHERS) if place else _OTHERS].append(one)
    return {kind: some for kind, some in found.items() if some}


def _span(line: IndicatorLine, readings: Iterable[Reading]) -> str:
    values = [one.value for one in readings if one.value is not None]
    return words.span(min(values), max(values), line)
