"""Queries on the catalogue and on observations: session in, views of rows out."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_
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
    )
