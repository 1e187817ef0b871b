"""The territories' only door: where an organisation acts, on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope
from data.territories import queries
from data.territories.located_schools import found_by_position, list_schools
from data.territories.models import (
    Boundary,
    Place,
    ResidentRemark,
    Territory,
    TerritoryFact,
)
from data.territories.views import (
    Commune,
    Fact,
    FragileQuarter,
    Geography,
    Quarter,
    Remark,
    School,
    Shape,
    TerritoryName,
)
from data.territories.vocabulary import (
    LinkKind,
    TerritoryKind,
)
from data.territories.words import PLACE_KINDS

_KIND_ORDER = {words: rank for rank, words in enumerate(PLACE_KINDS.values())}


def geography(scope: Scope, *, quarter: str | None = None) -> Geography:
    """Return the quarters, communes and schools of an organisation's agglomeration on a day.

    With the code of a ``quarter``, only that one is read, of all of them.
    """
    with reading() as session:
        home = queries.find_territory(session, scope.organisation)
        agglomeration = _agglomeration(session, home)
        communes = _communes(session, home, agglomeration)
        rows = queries.list_overlapping(session, _ids(communes), TerritoryKind.QPV_2024, scope.on)
        if quarter is not None:
            rows = [row for row in rows if row.code == quarter]
        fragile = queries.list_overlapping(
            session, _ids(communes), TerritoryKind.QUARTIER_FRAGILE, scope.on
        )
        national = queries.list_of_kind(session, TerritoryKind.NATIONAL_QPV, scope.on)
        boundaries = queries.list_boundaries(session, _ids([*communes, *rows]), scope.on)
        origins = {row.source_id for row in [*boundaries, *rows] if row.source_id is not None}
        return Geography(
            quarters=_quarters(session, rows, _ids(communes), boundaries, scope.on),
            fragile=_fragile(session, fragile),
            communes=_with_shapes(communes, _shapes(boundaries)),
            agglomeration=_name(agglomeration) if agglomeration else None,
            all_quarters=_name(national[0]) if national else None,
            sources=list_sources(session, origins),
        )


def _agglomeration(session: Session, home: Territory | None) -> Territory | None:
    if home is None or home.kind is TerritoryKind.EPCI:
        return home
    linked = queries.list_linked(session, _ids([home]), LinkKind.MEMBER_OF)
    return next((other for _, other in linked if other.kind is TerritoryKind.EPCI), None)


def _communes(
    session: Session, home: Territory | None, agglomeration: Territory | None
) -> Sequence[Territory]:
    if agglomeration is not None and agglomeration.id is not None:
        return queries.list_members(session, agglomeration.id)
    return [home] if home else []


def _with_shapes(rows: Sequence[Territory], shapes: dict[int, Shape]) -> tuple[Commune, ...]:
    return tuple(Commune(row.code, row.name, shapes.get(row.id or 0)) for row in rows)


def _fragile(session: Session, rows: Sequence[Territory]) -> tuple[FragileQuarter, ...]:
    communes = _linked(session, rows, LinkKind.OVERLAPS)
    return tuple(FragileQuarter(row.code, row.name, communes[row.id or 0]) for row in rows)


@dataclass(frozen=True)
class _Parts:
    """What surrounds quarters, by the identifier of each."""

    shapes: dict[int, Shape]
    communes: dict[int, tuple[TerritoryName, ...]]
    predecessors: dict[int, tuple[TerritoryName, ...]]
    schools: dict[int, list[School]]
    remarks: dict[int, list[Remark]]
    facts: dict[int, list[Fact]]

    def quarter(self, row: Territory) -> Quarter:
        key = row.id or 0
        return Quarter(
            code=row.code,
            name=row.name,
            kind=row.kind,
            valid_from=row.valid_from,
            shape=self.shapes.get(key),
            communes=self.communes[key],
            predecessors=self.predecessors[key],
            schools=tuple(self.schools[key]),
            remarks=tuple(self.remarks[key]),
            facts=tuple(self.facts[key]),
        )


def _quarters(
    session: Session,
    rows: Sequence[Territory],
    communes: set[int],
    boundaries: Sequence[Boundary],
    on: date,
) -> tuple[Quarter, ...]:
    ids = _ids(rows)
    own = [one for one in boundaries if one.territory_id in ids]
    parts = _Parts(
        shapes=_shapes(own),
        communes=_linked(session, rows, LinkKind.OVERLAPS),
        predecessors=_linked(session, rows, LinkKind.SUCCEEDS),
        schools=_schools(session, communes, ids, own, on),
        remarks=_remarks(session, ids),
        facts=_facts(session, ids),
    )
    return tuple(parts.quarter(row) for row in rows)


def _schools(
    session: Session, communes: set[int], ids: set[int], boundaries: Sequence[Boundary], on: date
) -> dict[int, list[School]]:
    """Return the schools of quarters: those inside first, from the youngest pupils.

    A school that no file ties to any quarter is in the one that it stands in.
    """
    places = [one for one in queries.list_places(session, ids, on) if one[1].kind in PLACE_KINDS]
    schools: dict[int, list[School]] = defaultdict(list)
    for link, place, commune in places:
        schools[link.territory_id].append(_school(place, commune, is_inside=link.is_inside))
    others = list_schools(session, communes, on)
    found = found_by_position(others, {place.id or 0 for _, place, _ in places}, boundaries)
    for place, commune in others:
        for quarter in found.get(place.id or 0, ()):
            schools[quarter].append(_school(place, commune, is_inside=True, is_computed=True))
    for some in schools.values():
        some.sort(key=lambda one: (not one.is_inside, _KIND_ORDER[one.kind]))
    return schools


def _school(
    place: Place, commune: str | None, *, is_inside: bool, is_computed: bool = False
) -> School:
    return School(
        code=place.code,
        name=place.name,
        kind=PLACE_KINDS[place.kind],
        commune=commune,
        sector=place.sector,
        priority_education=place.priority_education,
        is_inside=is_inside,
        is_computed=is_computed,
    )


def _remarks(session: Session, ids: set[int]) -> dict[int, list[Remark]]:
    remarks: dict[int, list[Remark]] = defaultdict(list)
    for row in queries.list_rows_of(session, ResidentRemark, ids):
        remark = Remark(row.theme, row.is_strength, row.commune_name, row.text)
        remarks[row.territory_id].append(remark)
    return remarks


def _facts(session: Session, ids: set[int]) -> dict[int, list[Fact]]:
    facts: dict[int, list[Fact]] = defaultdict(list)
    for row in queries.list_rows_of(session, TerritoryFact, ids):
        facts[row.territory_id].append(Fact(row.topic, row.text))
    return facts


def _linked(
    session: Session, rows: Sequence[Territory], kind: LinkKind
) -> dict[int, tuple[TerritoryName, ...]]:
    names: dict[int, tuple[TerritoryName, ...]] = defaultdict(tuple)
    for territory_id, other in queries.list_linked(session, _ids(rows), kind):
        names[territory_id] += (_name(other),)
    return names


def _name(row: Territory) -> TerritoryName:
    return TerritoryName(row.code, row.name, row.kind)


def _shapes(rows: Iterable[Boundary]) -> dict[int, Shape]:
    return {
        row.territory_id: Shape(row.geometry, row.area_ha, row.label_lon, row.label_lat)
        for row in rows
    }


def _ids(rows: Iterable[Territory]) -> set[int]:
    return {row.id for row in rows if row.id is not None}
