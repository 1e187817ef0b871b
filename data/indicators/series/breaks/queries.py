"""Queries on breaks: session in, views of rows out."""

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import Session, col, select

from data.base.formats import short_date
from data.base.models import Actor, Revision
from data.indicators.models import Indicator, SeriesBreak
from data.indicators.series.breaks.packaged import PackagedBreak, breaks_of, find_packaged
from data.indicators.views.series import BreakChange, BreakLine
from data.territories.models import Territory

_TABLE = "series_break"


def list_breaks(session: Session, indicators: Collection[str] = ()) -> list[BreakLine]:
    """Return the breaks of indicators, or of all, by year.

    Those of the packaged catalogue are read from its file, never from the base: they hold as soon
    as the application knows them, whatever the day the indicator entered the base.
    """
    written = _written(session, indicators)
    held = {(one.indicator, one.year, one.kind) for one in written if one.subject is None}
    statement = select(Indicator.code, Indicator.source_family)
    if indicators:
        statement = statement.where(col(Indicator.code).in_(indicators))
    known = [
        _packaged_line(code, one)
        for code, family in session.exec(statement)
        for one in breaks_of(code, family)
        if (code, one.year, one.kind) not in held
    ]
    return sorted([*known, *written], key=lambda one: (one.year, one.id))


def _packaged_line(code: str, one: PackagedBreak) -> BreakLine:
    return BreakLine(code, one.year, one.kind, one.said, only_quarters=one.only_quarters)


def _written(session: Session, indicators: Collection[str]) -> list[BreakLine]:
    """Return the breaks that the base holds, by year."""
    statement = (
        select(SeriesBreak, Indicator.code, Indicator.source_family, Territory.code)
        .join(Indicator, col(SeriesBreak.indicator_id) == col(Indicator.id))
        .outerjoin(Territory, col(SeriesBreak.territory_id) == col(Territory.id))
        .order_by(col(SeriesBreak.year), col(SeriesBreak.id))
    )
    if indicators:
        statement = statement.where(col(Indicator.code).in_(indicators))
    return [_line(*row) for row in session.exec(statement)]


def breaks_by_indicator(session: Session) -> dict[str, tuple[BreakLine, ...]]:
    """Return every break by the code of its indicator."""
    found: dict[str, list[BreakLine]] = defaultdict(list)
    for one in list_breaks(session):
        found[one.indicator].append(one)
    return {code: tuple(some) for code, some in found.items()}


def _line(row: SeriesBreak, code: str, family: str | None, subject: str | None) -> BreakLine:
    known = None if subject else find_packaged(code, family, row.year, row.kind)
    # An earlier release wrote those of the package in the base.
    is_own = known is None or row.text != known.said
    return BreakLine(
        indicator=code,
        year=row.year,
        kind=row.kind,
        text=row.text,
        subject=subject,
        only_quarters=known is not None and known.only_quarters and not is_own,
        is_own=is_own,
        is_simulated=row.is_simulated,
        id=row.id or 0,
        version=row.version,
    )


def break_history(session: Session, indicator_id: int) -> tuple[BreakChange, ...]:
    """Return who added or removed a break of an indicator, the last first."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == _TABLE, col(Revision.batch_id).is_(None))
        .order_by(col(Revision.id).desc())
    )
    found = []
    for row, label in session.exec(statement):
        content = row.after or row.before or {}
        # What an import or the catalogue brought was written by nobody.
        is_typed = label is not None and content.get("batch_id") is None
        if content.get("indicator_id") == indicator_id and is_typed:
            found.append(
                BreakChange(
                    recorded_on=short_date(row.recorded_at.date()),
                    author=str(label),
                    what=_what(row),
                    year=int(content["year"]),
                    text=str(content["text"]),
                    reason=row.reason or "",
                )
            )
    return tuple(found)


def _what(row: Revision) -> str:
    if row.before is None:
        return "ajoutée"
    return "enlevée" if row.after is None else "modifiée"
