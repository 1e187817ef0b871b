"""What the base holds where something is typed: the value that a correction changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields

from sqlmodel import Session, col, select

from data.base.queries import source_line
from data.base.views import Scope
from data.indicators import words
from data.indicators.catalogue import catalogue_rows
from data.indicators.entering import queries
from data.indicators.entering.errors import UnknownEntryError
from data.indicators.entering.queries import StoredValue
from data.indicators.entering.rules import usual_perimeter
from data.indicators.entering.views import HeldValue, Seen
from data.indicators.entering.words import value_text
from data.indicators.grounds import list_grounds
from data.indicators.models import Indicator
from data.indicators.rules import CARD_PERIMETER
from data.indicators.views import Ground, IndicatorLine


def find_line(session: Session, code: str) -> tuple[IndicatorLine, Indicator]:
    """Return an indicator as it is shown and as it is stored.

    One of the packaged catalogue that nothing measures yet is not stored: whoever saves adds it.

    Raises:
        UnknownEntryError: the catalogue has no such code.
    """
    row = queries.find_indicator_row(session, code)
    if row is None:
        row = next((one for one in catalogue_rows() if one.code == code), None)
    if row is None:
        raise UnknownEntryError(f"L’indicateur « {code} » n’est plus au catalogue.")
    return line_of(row), row


def stored_line(session: Session, code: str) -> tuple[IndicatorLine, Indicator]:
    """Return an indicator to write about, added from the packaged catalogue where it is new.

    Raises:
        UnknownEntryError: the catalogue has no such code.
    """
    line, row = find_line(session, code)
    if row.id is None:
        session.add(row)
        session.flush()
    return line, row


def line_of(row: Indicator) -> IndicatorLine:
    """Return a row of the catalogue as it is shown."""
    return IndicatorLine(**{one.name: getattr(row, one.name) for one in fields(IndicatorLine)})


def list_lines(session: Session, ids: Collection[int]) -> dict[int, IndicatorLine]:
    """Return stored indicators as they are shown, by identifier."""
    rows = session.exec(select(Indicator).where(col(Indicator.id).in_(ids)))
    return {row.id or 0: line_of(row) for row in rows}


def find_ground(session: Session, scope: Scope, code: str) -> Ground:
    """Return a territory of the organisation.

    Raises:
        UnknownEntryError: it has no such territory.
    """
    for ground in list_grounds(session, scope.organisation, scope.on):
        if ground.code == code:
            return ground
    raise UnknownEntryError(f"« {code} » n’est pas un territoire de la collectivité.")


def usual_rows(rows: Iterable[StoredValue], ground: Ground) -> list[StoredValue]:
    """Keep the values of a territory that a typed one may correct: never those of another vintage.

    The identity cards' figures are what the contract printed: they stay.
    """
    usual = usual_perimeter(ground.kind)
    return [
        (row, source)
        for row, source in rows
        if row.territory_id == ground.id
        and row.perimeter != CARD_PERIMETER
        and (usual is None or row.perimeter in (usual, None))
    ]


def row_at(rows: Sequence[StoredValue], ground: Ground, year: int) -> StoredValue | None:
    """Return the value in force of a territory and a year: the one published last."""
    return queries.newest([one for one in usual_rows(rows, ground) if one[0].data_year == year])


def perimeter_for(rows: Sequence[StoredValue], ground: Ground) -> str | None:
    """Return the perimeter of a new value: that of the series it continues, else the usual one."""
    own = usual_rows(rows, ground)
    last = max(own, key=lambda one: one[0].data_year or 0, default=None)
    return last[0].perimeter if last else usual_perimeter(ground.kind)


def held_value(stored: StoredValue | None, line: IndicatorLine) -> HeldValue | None:
    """Return a value as the saving page shows it, even confidential."""
    if stored is None:
        return None
    row, source = stored
    return HeldValue(
        seen=Seen(row.id, row.version),
        value=row.value,
        absence=row.absence,
        status=row.status,
        text=value_text(row.value, row.absence, line),
        status_text=words.status_text(row.status, row.value, row.absence),
        source=source_line(source).citation if source else "",
    )


def all_held(
    rows: Sequence[StoredValue], grounds: Sequence[Ground], line: IndicatorLine
) -> tuple[tuple[str, int, HeldValue], ...]:
    """Return every value in force, by territory and year."""
    # Parted first: thousands of territories would each look through the values of all.
    here: dict[int | None, list[StoredValue]] = defaultdict(list)
    for stored in rows:
        here[stored[0].territory_id].append(stored)
    found = []
    for ground in grounds:
        own = here.get(ground.id, [])
        years = {row.data_year for row, _ in usual_rows(own, ground)}
        for year in sorted(year for year in years if year is not None):
            held = held_value(row_at(own, ground, year), line)
            if held is not None:
                found.append((ground.code, year, held))
    return tuple(found)


def last_before(
    held: Sequence[tuple[str, int, HeldValue]], ground: Ground, year: int | None
) -> tuple[int, HeldValue] | None:
    """Return the last value of a territory known before a year, and its year."""
    earlier = [
        (when, one)
        for code, when, one in held
        if year is not None and code == ground.code and when < year and one.value is not None
    ]
    return max(earlier, key=lambda pair: pair[0], default=None)
