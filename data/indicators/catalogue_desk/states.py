"""How each indicator is kept on a day: read from the base, then judged by the pure rules."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from data.base.models import Source
from data.indicators import tables
from data.indicators.catalogue_desk.filters import is_own
from data.indicators.completeness import Completeness, completeness
from data.indicators.freshness import Age, Newest, age_of, edition_year
from data.indicators.models import Indicator, Observation
from data.indicators.views import IndicatorLine, IndicatorState, Reading


class Published(NamedTuple):
    """That a value of an indicator is known: the year it speaks of, and its publication."""

    indicator: str
    data_year: int | None
    edition: str | None


def list_published(
    session: Session, territory_ids: Collection[int], until: int, code: str | None = None
) -> list[Published]:
    """Return what is published on some territories, up to a data year, of all indicators or one."""
    edition = func.coalesce(func.nullif(col(Observation.edition), ""), col(Source.edition))
    year = col(Observation.data_year)
    statement = (
        select_columns(col(Indicator.code), year, edition)
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .outerjoin(Source, col(Observation.source_id) == col(Source.id))
        .where(
            col(Observation.territory_id).in_(territory_ids),
            col(Observation.value).is_not(None),
            or_(year.is_(None), year <= until),
        )
        .distinct()
    )
    if code is not None:
        statement = statement.where(col(Indicator.code) == code)
    return [Published._make(row) for row in session.connection().execute(statement)]


def published_in(readings: Iterable[Reading]) -> list[Published]:
    """Return the same of readings already at hand, those of schools for one."""
    return [
        Published(one.indicator, one.data_year, one.edition or one.source.edition)
        for one in readings
        if one.value is not None
    ]


def newest_published(published: Iterable[Published]) -> dict[str, Newest]:
    """Return the newest of each indicator: by data year, then by edition."""
    found: dict[str, Newest] = {}
    for one in published:
        here = Newest(one.data_year, edition_year(one.edition))
        held = found.get(one.indicator)
        if held is None or _rank(here) > _rank(held):
            found[one.indicator] = here
    return found


def _rank(newest: Newest) -> tuple[int, int]:
    return newest.data_year or 0, newest.edition_year or 0


def kept_states(
    catalogue: Mapping[str, IndicatorLine],
    newest: Mapping[str, Newest],
    aimed: Collection[str],
    on: date,
) -> dict[str, IndicatorState]:
    """Return how each indicator is kept.

    Args:
        catalogue: all the indicators, by code.
        newest: the newest value of those that have one.
        aimed: codes of those that have a target.
        on: the day looked at.
    """
    return {
        code: _state(
            line,
            age_of(newest.get(code), line.periodicity, line.next_update_on, on),
            completeness(line, has_value=code in newest, has_target=code in aimed),
            has_target=code in aimed,
        )
        for code, line in catalogue.items()
    }


def _state(
    line: IndicatorLine, age: Age, filled: Completeness, *, has_target: bool
) -> IndicatorState:
    return IndicatorState(
        kind=tables.KINDS[line.kind].lower(),
        source=line.source_family or "",
        freshness=age.freshness,
        age=age.text,
        percent=filled.percent,
        missing=filled.missing,
        is_own=is_own(line),
        has_target=has_target,
    )
