"""Where an organisation's indicators are looked for: its own territory first, then around it."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, or_, select

from data.indicators.views import Ground
from data.territories.models import Territory, TerritoryLink
from data.territories.queries import find_territory, list_linked, list_members, list_of_kind
from data.territories.vocabulary import LinkKind, TerritoryKind

_ORDER = (
    TerritoryKind.EPCI,
    TerritoryKind.QPV_2024,
    TerritoryKind.QPV_2015,
    TerritoryKind.QUARTIER_FRAGILE,
    TerritoryKind.WATCHED_TERRITORY,
    TerritoryKind.NEIGHBOURHOOD,
    TerritoryKind.COMMUNE,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.COUNTRY,
    TerritoryKind.NATIONAL_QPV,
)


def list_grounds(session: Session, organisation: str, on: date) -> tuple[Ground, ...]:
    """Return the territories of an organisation known on a day, the nearest to it first.

    Its own, the bodies that hold it, the communes of its agglomeration, their quarters (those of
    2015 too, and those that they succeed to: their figures stay true), the country, and what it
    knows of all quarters.
    """
    home = find_territory(session, organisation)
    if home is None:
        return ()
    bodies = _bodies(session, home)
    agglomeration = next((one for one in bodies if one.kind is TerritoryKind.EPCI), None)
    members = list_members(session, agglomeration.id or 0) if agglomeration else []
    communes = {one.id or 0: one for one in [home, *members]}
    quarters, hosts = _quarters(session, communes, on)
    national = [
        row
        for kind in (TerritoryKind.COUNTRY, TerritoryKind.NATIONAL_QPV)
        for row in list_of_kind(session, kind, on)
    ]
    earlier = _predecessors(session, quarters)
    rows = [*communes.values(), *bodies, *quarters, *earlier, *national]
    grounds = {row.id: _ground(row, home, hosts) for row in rows}
    return tuple(sorted(grounds.values(), key=_rank))


def communes_of(grounds: Iterable[Ground]) -> set[int]:
    """Return the identifiers of the communes among grounds."""
    return {one.id for one in grounds if one.kind is TerritoryKind.COMMUNE}


def _ground(row: Territory, home: Territory, hosts: set[int]) -> Ground:
    key, is_home = row.id or 0, row.id == home.id
    is_far = row.kind is TerritoryKind.COMMUNE and not is_home and key not in hosts
    return Ground(key, row.code, row.name, row.kind, is_home=is_home, is_far=is_far)


def _bodies(session: Session, home: Territory) -> list[Territory]:
    """Return what a territory is part of, step by step up to the country; itself if a body."""
    found = {home.id or 0: home}
    step = {home.id or 0}
    while step:
        above = {row.id or 0: row for _, row in list_linked(session, step, LinkKind.MEMBER_OF)}
        step = above.keys() - found.keys()
        found |= above
    return [row for row in found.values() if row.kind is not TerritoryKind.COMMUNE]


def _quarters(
    session: Session, communes: Iterable[int], on: date
) -> tuple[list[Territory], set[int]]:
    """Return what stands on communes since a day or before, and the communes that it stands on."""
    statement = (
        select(Territory, TerritoryLink.other_id)
        .join(TerritoryLink, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(
            TerritoryLink.kind == LinkKind.OVERLAPS,
            col(TerritoryLink.other_id).in_(list(communes)),
            or_(col(Territory.valid_from).is_(None), col(Territory.valid_from) <= on),
        )
    )
    found = session.exec(statement).all()
    return list({row.id: row for row, _ in found}.values()), {host for _, host in found}


def _predecessors(session: Session, quarters: Iterable[Territory]) -> list[Territory]:
    """Return what quarters succeed to: a correspondence says it, and not where they stood."""
    keys = {row.id or 0 for row in quarters}
    return [row for _, row in list_linked(session, keys, LinkKind.SUCCEEDS)]


def _rank(ground: Ground) -> tuple[bool, int, bool, str]:
    """Put home first, then kinds in order; communes that have a quarter before the others."""
    return not ground.is_home, _ORDER.index(ground.kind), ground.is_far, ground.name
