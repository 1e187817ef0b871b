"""The town's own territories and its schools, on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.views import Scope
from data.territories import queries
from data.territories.around import surroundings
from data.territories.local.views import LocalTerritory, PlacedSchool, Schools
from data.territories.located_schools import found_by_position, list_schools
from data.territories.models import Boundary, PlaceTerritory, Territory
from data.territories.saving.own import OWN_KINDS
from data.territories.views import Shape, TerritoryName
from data.territories.vocabulary import LinkKind, TerritoryKind
from data.territories.words import KINDS, PLACE_KINDS


def local_territories(scope: Scope) -> tuple[LocalTerritory, ...]:
    """Return the quarters that the town chose itself, on a day, by kind then by name."""
    with reading() as session:
        communes = _communes(session, scope.organisation)
        rows = [
            row
            for kind in sorted(OWN_KINDS)
            for row in queries.list_overlapping(session, communes, kind, scope.on)
        ]
        ids = {row.id or 0 for row in rows}
        shapes = {one.territory_id: one for one in queries.list_boundaries(session, ids, scope.on)}
        hosts: dict[int, list[str]] = defaultdict(list)
        for territory_id, other in queries.list_linked(session, ids, LinkKind.OVERLAPS):
            hosts[territory_id].append(other.name)
        found = [_local(row, hosts[row.id or 0], shapes.get(row.id or 0)) for row in rows]
    order = list(KINDS)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name)))


def _local(row: Territory, communes: list[str], drawn: Boundary | None) -> LocalTerritory:
    return LocalTerritory(
        code=row.code,
        name=row.name,
        kind=row.kind,
        communes=tuple(communes),
        shape=Shape(drawn.geometry, drawn.area_ha, drawn.label_lon, drawn.label_lat)
        if drawn
        else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        is_simulated=row.is_simulated,
    )


def schools(scope: Scope) -> Schools:
    """Return the schools of the agglomeration, each in the priority quarters that it serves.

    Where no file says a school's quarter, its position tells the one that it stands in.
    """
    with reading() as session:
        communes = _communes(session, scope.organisation)
        rows = list_schools(session, communes, scope.on)
        quarters = queries.list_overlapping(session, communes, TerritoryKind.QPV_2024, scope.on)
        ids = {row.id or 0 for row in quarters}
        said = _said(session, {place.id or 0 for place, _ in rows}, quarters)
        drawn = queries.list_boundaries(session, ids, scope.on)
    names = {row.id or 0: _name(row) for row in quarters}
    shown = [(place, commune) for place, commune in rows if place.lon is not None]
    found = found_by_position(rows, said, drawn)
    return Schools(
        tuple(
            PlacedSchool(
                code=place.code,
                name=place.name,
                kind=PLACE_KINDS[place.kind],
                commune=commune,
                point=(place.lon or 0.0, place.lat or 0.0),
                quarters=tuple(said.get(place.id or 0, ())),
                found_in=tuple(names[one] for one in found.get(place.id or 0, ())),
            )
            for place, commune in shown
        ),
        len(rows) - len(shown),
    )


def _communes(session: Session, organisation: str) -> set[int]:
    around = surroundings(session, organisation)
    if around is None:
        return set()
    rows = session.exec(select(Territory.id).where(col(Territory.code).in_(list(around.communes))))
    return {one for one in rows if one is not None}


def _said(
    session: Session, places: Collection[int], quarters: Sequence[Territory]
) -> dict[int, list[TerritoryName]]:
    names = {row.id: _name(row) for row in quarters}
    statement = select(PlaceTerritory).where(col(PlaceTerritory.place_id).in_(places))
    said: dict[int, list[TerritoryName]] = defaultdict(list)
    for link in session.exec(statement):
        if link.territory_id in names:
            said[link.place_id].append(names[link.territory_id])
    return dict(said)


def _name(row: Territory) -> TerritoryName:
    return TerritoryName(row.code, row.name, row.kind)
