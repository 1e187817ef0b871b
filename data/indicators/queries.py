"""Queries on the catalogue and on observations: session in, views of rows out."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.base.models import (
    Source,
)
from data.base.queries import source_line
from data.base.views import SourceLine
from data.indicators.catalogue import completed
from data.indicators.models import (
    Indicator,
    Observation,
    Target,
)
from data.indicators.secrecy import withheld_values
from data.indicators.targets.stored import target_of, withheld_baselines
from data.indicators.views import IndicatorLine, Reading, TargetLine
from data.indicators.vocabulary import Absence
from data.territories.models import (
    Place,
    Territory,
)

_LINE = tuple(getattr(Indicator, field.name) for field in fields(IndicatorLine))
"""The columns of a line of the catalogue, which have its names."""


@dataclass(frozen=True)
class Known:
    """How much is known of an indicator on a territory: rows, and those that have a value."""

    indicator: str
    territory_id: int
    rows: int
    values: int
    newest: int | None


@dataclass(frozen=True)
class MeasuredPlace:
    """A school or another place; ``kind`` is a key, ``commune`` a name."""

    code: str
    name: str
    kind: str
    commune: str
    sector: str | None


class BareReading(NamedTuple):
    """A reading without its source and its notes, for those who ask for all of them."""

    indicator: str
    subject: str
    data_year: int | None
    edition: str | None
    value: float | None
    absence: Absence | None
    perimeter: str | None


def list_indicators(session: Session) -> dict[str, IndicatorLine]:
    """Return the catalogue by code, in its own order."""
    statement = select_columns(*_LINE).order_by(col(Indicator.id))
    rows = session.connection().execute(statement)
    lines = (completed(IndicatorLine(**row._mapping)) for row in rows)
    return {line.code: line for line in lines}


def list_territory_readings(
    session: Session, codes: Collection[str], until: int, indicators: Collection[str] = ()
) -> list[Reading]:
    """Return what is known of territories, of all indicators unless told, up to a data year."""
    conditions: list[ColumnElement[bool]] = [col(Territory.code).in_(codes)]
    if indicators:
        conditions.append(col(Indicator.code).in_(indicators))
    return _readings(session, Territory, until, *conditions)


def list_bare_readings(session: Session, codes: Collection[str], until: int) -> list[BareReading]:
    """Return all that is known of territories, up to a data year included, without sources."""
    own_edition = func.nullif(col(Observation.edition), "")
    statement = (
        select_columns(
            col(Indicator.code),
            col(Territory.code),
            col(Observation.data_year),
            func.coalesce(own_edition, col(Source.edition)),
            col(Observation.value),
            col(Observation.absence),
            col(Observation.perimeter),
            col(Observation.id),
        )
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Territory, col(Observation.territory_id) == col(Territory.id))
        .join(Source, col(Observation.source_id) == col(Source.id))
        .where(col(Territory.code).in_(codes), _until(until))
        .order_by(col(Observation.id))
    )
    withheld = withheld_values(session)
    return [
        BareReading._make(told)._replace(value=None, absence=Absence.NOT_PUBLISHED)
        if key in withheld
        else BareReading._make(told)
        for *told, key in session.connection().execute(statement)
    ]


def list_place_readings(session: Session, codes: Collection[str], until: int) -> list[Reading]:
    """Return what is known of places, up to a data year included."""
    return _readings(session, Place, until, col(Place.code).in_(codes))


def find_indicator(session: Session, code: str) -> IndicatorLine | None:
    """Return the line of the catalogue that has this code, or nothing."""
    statement = select_columns(*_LINE).where(col(Indicator.code) == code)
    row = session.connection().execute(statement).first()
    return completed(IndicatorLine(**row._mapping)) if row else None


def count_known(session: Session, territory_ids: Collection[int], until: int) -> list[Known]:
    """Count what is known of each indicator on each territory, up to a data year included."""
    has_value = and_(
        col(Observation.value).is_not(None), col(Observation.id).not_in(withheld_values(session))
    )
    statement = (
        select_columns(
            col(Indicator.code),
            col(Observation.territory_id),
            func.count(),
            func.count().filter(has_value),
            func.max(col(Observation.data_year)).filter(has_value),
        )
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .where(col(Observation.territory_id).in_(territory_ids), _until(until))
        .group_by(col(Indicator.code), col(Observation.territory_id))
    )
    rows = session.connection().execute(statement)
    return [
        Known(code, territory_id or 0, count, values, newest)
        for code, territory_id, count, values, newest in rows
    ]


def list_readings_of(
    session: Session, pairs: Collection[tuple[str, int]], until: int
) -> list[Reading]:
    """Return what is known of indicators, each on some territories, up to a data year included.

    A pair is an indicator's code and a territory's identifier.
    """
    codes: dict[int, set[str]] = {}
    for indicator, territory_id in pairs:
        codes.setdefault(territory_id, set()).add(indicator)
    # Territories asked for the same indicators make one condition, and it stays short.
    ids: dict[frozenset[str], list[int]] = {}
    for territory_id, some in codes.items():
        ids.setdefault(frozenset(some), []).append(territory_id)
    if not ids:
        return []
    asked = (
        and_(col(Observation.territory_id).in_(keys), col(Indicator.code).in_(some))
        for some, keys in ids.items()
    )
    return _readings(session, Territory, until, or_(*asked))


def list_measured_places(
    session: Session, commune_ids: Collection[int]
) -> dict[str, MeasuredPlace]:
    """Return the places of communes that something is measured in, by code."""
    statement = (
        select(Place, Territory.name)
        .join(Territory, col(Place.commune_id) == col(Territory.id))
        .join(Observation, col(Observation.place_id) == col(Place.id))
        .where(col(Place.commune_id).in_(commune_ids))
    )
    return {
        row.code: MeasuredPlace(row.code, row.name, row.kind, commune, row.sector)
        for row, commune in session.exec(statement.distinct())
    }


def list_readings_in_places(
    session: Session, commune_ids: Collection[int], until: int, indicator: str | None = None
) -> list[Reading]:
    """Return what is known of the places of communes, of one indicator or of all."""
    conditions: list[ColumnElement[bool]] = [col(Place.commune_id).in_(commune_ids)]
    if indicator is not None:
        conditions.append(col(Indicator.code) == indicator)
    return _readings(session, Place, until, *conditions)


def list_targets(
    session: Session, codes: Collection[str], on: date, indicator: str | None = None
) -> list[TargetLine]:
    """Return the targets of territories decided by a day, of one indicator or of all.

    A start that is secret stays in the base.
    """
    statement = (
        select(Target, Indicator.code, Territory.code)
        .join(Indicator, col(Target.indicator_id) == col(Indicator.id))
        .join(Territory, col(Target.territory_id) == col(Territory.id))
        .where(col(Territory.code).in_(codes), col(Target.decided_on) <= on)
        .order_by(col(Indicator.id), col(Target.id))
    )
    if indicator is not None:
        statement = statement.where(col(Indicator.code) == indicator)
    rows = session.exec(statement).all()
    secrets = withheld_baselines(session, [row for row, _, _ in rows])
    return [target_of(row, code, territory, secrets) for row, code, territory in rows]


def _until(year: int) -> ColumnElement[bool]:
    return or_(col(Observation.data_year).is_(None), col(Observation.data_year) <= year)


def _readings(
    session: Session,
    subject: type[Territory | Place],
    until: int,
    *conditions: ColumnElement[bool],
) -> list[Reading]:
    """Return the readings of territories or of places, as they were written.

    Columns are read rather than rows of the model: a town holds tens of thousands.
    """
    of_subject = Observation.territory_id if subject is Territory else Observation.place_id
    statement = (
        select_columns(
            col(Indicator.code),
            col(subject.code),
            col(Observation.data_year),
            col(Observation.edition),
            col(Observation.value),
            col(Observation.absence),
            col(Observation.perimeter),
            col(Observation.note),
            col(Observation.source_id),
            col(Observation.is_simulated),
            col(Observation.status),
            col(Observation.id),
        )
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(subject, col(of_subject) == col(subject.id))
        .where(*conditions, _until(until), col(Observation.source_id).is_not(None))
        .order_by(col(Observation.id))
    )
    rows = session.connection().execute(statement).all()
    sources = _sources(session, {row[8] for row in rows})
    withheld = withheld_values(session)
    return [
        Reading(
            indicator=indicator,
            subject=code,
            data_year=year,
            edition=edition or sources[source].edition,
            value=None if key in withheld else value,
            absence=Absence.NOT_PUBLISHED if key in withheld else absence,
            perimeter=perimeter,
            # Somebody may have written the number in the note.
            note=None if key in withheld else note,
            source=sources[source],
            is_simulated=is_simulated or sources[source].is_simulated,
            status=status,
            withheld=withheld.get(key, ""),
        )
        for (
            indicator, code, year, edition, value, absence, perimeter, note, source, is_simulated,
            status, key,
        ) in rows
    ]  # fmt: skip


def _sources(session: Session, ids: Collection[int | None]) -> dict[int | None, SourceLine]:
    rows = session.exec(select(Source).where(col(Source.id).in_(ids)))
    return {row.id: source_line(row) for row in rows}
