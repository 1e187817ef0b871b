"""Queries on the catalogue and on observations: session in, views of rows out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.base.models import (
    Source,
)
from data.base.queries import source_line
from data.indicators.models import (
    Indicator,
    Observation,
)
from data.indicators.views import IndicatorLine, Reading
from data.territories.models import (
    Place,
    Territory,
)


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


def list_indicators(session: Session) -> dict[str, IndicatorLine]:
    """Return the catalogue by code, in its own order."""
    rows = session.exec(select(Indicator).order_by(col(Indicator.id)))
    return {row.code: _line(row) for row in rows}


def list_territory_readings(session: Session, codes: Collection[str], until: int) -> list[Reading]:
    """Return what is known of territories, up to a data year included."""
    statement = (
        select(Observation, Indicator.code, Territory.code, Source)
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Territory, col(Observation.territory_id) == col(Territory.id))
        .join(Source, col(Observation.source_id) == col(Source.id))
        .where(col(Territory.code).in_(codes), _until(until))
    )
    return _readings(session.exec(statement).all())


def list_place_readings(session: Session, codes: Collection[str], until: int) -> list[Reading]:
    """Return what is known of places, up to a data year included."""
    statement = (
        select(Observation, Indicator.code, Place.code, Source)
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Place, col(Observation.place_id) == col(Place.id))
        .join(Source, col(Observation.source_id) == col(Source.id))
        .where(col(Place.code).in_(codes), _until(until))
    )
    return _readings(session.exec(statement).all())


def find_indicator(session: Session, code: str) -> IndicatorLine | None:
    """Return the line of the catalogue that has this code, or nothing."""
    row = session.exec(select(Indicator).where(Indicator.code == code)).first()
    return _line(row) if row else None


def count_known(session: Session, territory_ids: Collection[int], until: int) -> list[Known]:
    """Count what is known of each indicator on each territory, up to a data year included."""
    has_value = col(Observation.value).is_not(None)
    statement = (
        select_columns(
            col(Indicator.code),
            col(Observation.territory_id),
            func.count(),
            func.count(col(Observation.value)),
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
    # By territory: there are fewer of them than indicators, and the condition stays short.
    codes: dict[int, set[str]] = {}
    for indicator, territory_id in pairs:
        codes.setdefault(territory_id, set()).add(indicator)
    if not codes:
        return []
    asked = (
        and_(col(Observation.territory_id) == key, col(Indicator.code).in_(some))
        for key, some in codes.items()
    )
    statement = (
        select(Observation, Indicator.code, Territory.code, Source)
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Territory, col(Observation.territory_id) == col(Territory.id))
        .join(Source, col(Observation.source_id) == col(Source.id))
        .where(or_(*asked), _until(until))
    )
    return _readings(session.exec(statement).all())


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
    statement = (
        select(Observation, Indicator.code, Place.code, Source)
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Place, col(Observation.place_id) == col(Place.id))
        .join(Source, col(Observation.source_id) == col(Source.id))
        .where(col(Place.commune_id).in_(commune_ids), _until(until))
    )
    if indicator is not None:
        statement = statement.where(Indicator.code == indicator)
    return _readings(session.exec(statement).all())


def _until(year: int) -> ColumnElement[bool]:
    return or_(col(Observation.data_year).is_(None), col(Observation.data_year) <= year)


def _readings(rows: Sequence[tuple[Observation, str, str, Source]]) -> list[Reading]:
    lines = {source.id: source_line(source) for _, _, _, source in rows}
    return [
        Reading(
            indicator=indicator,
            subject=subject,
            data_year=row.data_year,
            edition=row.edition or source.edition,
            value=row.value,
            absence=row.absence,
            perimeter=row.perimeter,
            note=row.note,
            source=lines[source.id],
            is_simulated=row.is_simulated or source.is_simulated,
            status=row.status,
        )
        for row, indicator, subject, source in rows
    ]


def _line(row: Indicator) -> IndicatorLine:
    return IndicatorLine(
        code=row.code,
        title=row.title,
        theme=row.theme,
        definition=row.definition,
        unit=row.unit,
        decimals=row.decimals,
        direction=row.direction,
        concept=row.concept,
        limits=row.limits,
        kind=row.kind,
        periodicity=row.periodicity,
    )
