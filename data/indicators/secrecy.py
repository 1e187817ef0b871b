"""Which values stay in the base: found once, by what reads the values, so that nothing forgets it.

Every reading of observations asks ``withheld_values``; a value that it names is handed on without
its number. Only the screen where values are typed reads rows of the base directly.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.base.models import ImportBatch, Source
from data.indicators import confidentiality
from data.indicators.models import Indicator, Observation
from data.indicators.vocabulary import ObservationStatus
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind

OWN_FORMATS = ("indicateurs",)
"""The formats of import whose values are the town's own, not an official file's."""

CITED = "citée:"
"""How the codes of sources that only somebody's own words name begin."""

_HOLDING = (LinkKind.MEMBER_OF, LinkKind.OVERLAPS)

_Cell = tuple[int, int | None]
"""Identifier of an indicator, and a data year."""

_Sets = list[tuple[int, frozenset[int]]]
"""Territories, each with those of one kind that stand in it."""

_Told = tuple[dict[int, float], dict[int, list[int]]]
"""The value of each territory, and the identifiers of the observations that tell it."""


@dataclass(frozen=True)
class _Held:
    """A value of the town's own that stays in the base."""

    id: int
    indicator_id: int
    territory_id: int | None
    data_year: int | None
    why: str


def withheld_values(session: Session) -> dict[int, str]:
    """Return why each value that stays in the base does, by the identifier of its observation."""
    held = _small_values(session)
    found = {one.id: one.why for one in held}
    return _recomputable(session, held) | found if held else {}


def is_own() -> ColumnElement[bool]:
    """Tell a value that the town typed or brought in its own table from a published one."""
    own_batches = select(ImportBatch.id).where(col(ImportBatch.format).in_(OWN_FORMATS))
    cited = select(Source.id).where(col(Source.code).startswith(CITED))
    return or_(
        col(Observation.batch_id).is_(None),
        col(Observation.batch_id).in_(own_batches),
        col(Observation.source_id).in_(cited),
    )


def smallest_counts(session: Session) -> dict[int, int]:
    """Return the smallest count that may be shown, by the identifier of the indicator."""
    columns = (
        col(Indicator.id), col(Indicator.unit), col(Indicator.concept),
        col(Indicator.source_family), col(Indicator.smallest_count),
    )  # fmt: skip
    rows = session.connection().execute(select_columns(*columns))
    return {
        key or 0: _smallest(_Line(unit, concept, family, own))
        for key, unit, concept, family, own in rows
    }


class _Line(NamedTuple):
    """What the rule must know of an indicator."""

    unit: str
    concept: str | None
    source_family: str | None
    smallest_count: int | None


@lru_cache(maxsize=1024)
def _smallest(line: _Line) -> int:
    return confidentiality.smallest_count(line)


def _small_values(session: Session) -> list[_Held]:
    rules = smallest_counts(session)
    largest = max(rules.values(), default=0)
    value = col(Observation.value)
    is_confidential = col(Observation.status) == ObservationStatus.CONFIDENTIAL
    columns = (
        col(Observation.id), col(Observation.indicator_id), col(Observation.territory_id),
        col(Observation.data_year), value, col(Observation.status),
    )  # fmt: skip
    is_small = value.between(-largest, largest)
    rows = session.connection().execute(
        select_columns(*columns).where(value.is_not(None), is_own(), or_(is_small, is_confidential))
    )
    return [
        _Held(key or 0, indicator, territory, year, why)
        for key, indicator, territory, year, number, status in rows
        if (why := confidentiality.withheld(number, status, rules[indicator], is_published=False))
    ]


def _recomputable(session: Session, held: Iterable[_Held]) -> dict[int, str]:
    """Return the values that would give a hidden one away, because all add up to a whole."""
    hidden: dict[_Cell, set[int]] = defaultdict(set)
    for one in held:
        if one.territory_id is not None:
            hidden[one.indicator_id, one.data_year].add(one.territory_id)
    sets = _sets(session)
    known = _values(session, hidden)
    found: dict[int, str] = {}
    for cell, keys in hidden.items():
        values, rows = known[cell]
        # What goes with a hidden value may in turn be given away by another whole.
        while (other := _next(sets, values, keys)) is not None:
            keys.add(other)
            found |= dict.fromkeys(rows[other], confidentiality.RECOMPUTABLE)
    return found


def _next(sets: _Sets, values: Mapping[int, float], keys: Collection[int]) -> int | None:
    """Return a territory whose value would give a hidden one away; nothing when none would."""
    for whole, parts in sets:
        told = {key: values.get(key) for key in parts}
        other = confidentiality.also_withheld(
            values.get(whole), told, keys, is_whole_hidden=whole in keys
        )
        if other is not None:
            return other
    return None


def _sets(session: Session) -> _Sets:
    """Return each territory that holds others, with its parts of one kind."""
    links = session.exec(
        select(TerritoryLink.other_id, TerritoryLink.territory_id, Territory.kind)
        .join(Territory, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(col(TerritoryLink.kind).in_(_HOLDING))
    )
    parts: dict[tuple[int, TerritoryKind], set[int]] = defaultdict(set)
    for whole, part, kind in links:
        parts[whole, TerritoryKind(kind)].add(part)
    return [(whole, frozenset(some)) for (whole, _), some in parts.items()]


def _values(session: Session, cells: Collection[_Cell]) -> dict[_Cell, _Told]:
    """Return the last value of each cell on each territory, and the rows that tell it."""
    columns = (
        col(Observation.id), col(Observation.indicator_id), col(Observation.data_year),
        col(Observation.territory_id), col(Observation.value),
    )  # fmt: skip
    statement = (
        select_columns(*columns)
        .where(
            col(Observation.indicator_id).in_({indicator for indicator, _ in cells}),
            col(Observation.territory_id).is_not(None),
            col(Observation.value).is_not(None),
        )
        .order_by(col(Observation.edition), col(Observation.id))
    )
    found: dict[_Cell, _Told] = {cell: ({}, defaultdict(list)) for cell in cells}
    for key, indicator, year, territory, value in session.connection().execute(statement):
        if (indicator, year) in found and territory is not None and value is not None:
            values, rows = found[indicator, year]
            values[territory] = value
            rows[territory].append(key or 0)
    return found
