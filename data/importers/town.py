"""What readers may know of the town, read from the base once per file."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import Session, col, select

from data.base.models import ImportChoice, Organisation
from data.base.queries import first_organisation, has_schema
from data.base.service import today
from data.finances.comparison.queries import peer_names
from data.importers.formats import Town
from data.indicators.catalogue import catalogue_rows
from data.indicators.models import Indicator
from data.mandate.models import Plan
from data.mandate.saving.stored import read_stored
from data.mandate.vocabulary import PlanKind
from data.territories.around import surroundings

_COLUMN = "column"

Choices = Mapping[str, Mapping[str, str]]


def town_of(
    session: Session,
    format_code: str,
    column_choices: Mapping[str, str] | None,
    value_choices: Choices | None,
) -> Town:
    """Return the town as a reader of this format knows it; empty on an empty base.

    What the officer chooses now wins over what was remembered.
    """
    if not has_schema(session):
        return Town(
            today(),
            indicators=_packaged(),
            column_choices=column_choices or {},
            value_choices=value_choices or {},
        )
    columns, values = _remembered(session, format_code)
    organisation = first_organisation(session)
    mandate = _mandate(session, organisation)
    return Town(
        today=today(),
        organisation=organisation.code if organisation else None,
        name=organisation.name if organisation else "",
        starts_on=mandate.starts_on if mandate else None,
        ends_on=mandate.ends_on if mandate else None,
        indicators=_indicators(session),
        surroundings=surroundings(session, organisation.code) if organisation else None,
        peers=peer_names(session, organisation.code) if organisation else {},
        delegations=tuple(read_stored(session, organisation, None).delegations.values()),
        column_choices=columns | dict(column_choices or {}),
        value_choices={
            topic: values.get(topic, {}) | dict((value_choices or {}).get(topic, {}))
            for topic in {*values, *(value_choices or {})}
        },
    )


def _packaged() -> dict[str, str]:
    return {row.code: row.title for row in catalogue_rows()}


def _indicators(session: Session) -> dict[str, str]:
    held = {row.code: row.title for row in session.exec(select(Indicator))}
    return _packaged() | held


def _mandate(session: Session, organisation: Organisation | None) -> Plan | None:
    if organisation is None:
        return None
    return session.exec(
        select(Plan)
        .where(Plan.organisation_id == organisation.id, Plan.kind != PlanKind.CITY_CONTRACT)
        .order_by(col(Plan.id))
    ).first()


def _remembered(
    session: Session, format_code: str
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    columns: dict[str, str] = {}
    values: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in session.exec(select(ImportChoice).where(ImportChoice.format == format_code)):
        if row.topic == _COLUMN:
            columns[row.meaning] = row.wording
        else:
            values[row.topic][row.wording] = row.meaning
    return columns, dict(values)


def remember(
    session: Session, format_code: str, columns: Mapping[str, str], values: Choices
) -> None:
    """Keep what the officer's words mean for the next file of this format."""
    choices = [(_COLUMN, wording, meaning) for meaning, wording in columns.items()]
    choices += [
        (topic, wording, meaning)
        for topic, meanings in values.items()
        for wording, meaning in meanings.items()
    ]
    known = {
        (row.topic, row.wording): row
        for row in session.exec(select(ImportChoice).where(ImportChoice.format == format_code))
    }
    for row in list(known.values()):
        # A column of ours has one heading of theirs: the last one chosen.
        if row.topic == _COLUMN and columns.get(row.meaning, row.wording) != row.wording:
            session.delete(known.pop((_COLUMN, row.wording)))
    session.flush()
    for topic, wording, meaning in choices:
        row = known.get((topic, wording)) or ImportChoice(
            format=format_code, topic=topic, wording=wording, meaning=meaning
        )
        row.meaning = meaning
        session.add(row)
