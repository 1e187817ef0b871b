"""What the base holds of the territories and places that a file names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from data.territories.drafts import TerritoriesDraft
from data.territories.models import Boundary, Place, Territory, TerritoryLink
from data.territories.vocabulary import LinkKind

LinkKey = tuple[str, LinkKind, str]
"""Territory, how it relates, other territory; both by official code."""

_MOST_AT_ONCE = 500


@dataclass(frozen=True)
class StoredGround:
    """What the base holds of the territories and places that a file names.

    Attributes:
        territories: every territory of the base, by official code.
        boundaries: the shape in force of those that a file draws, and of what they stand on.
        links: those that leave the territories of the file.
        places: those of the file, by code.
    """

    territories: Mapping[str, Territory] = field(default_factory=dict)
    boundaries: Mapping[str, Boundary] = field(default_factory=dict)
    links: frozenset[LinkKey] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)

    def code_of(self, territory_id: int | None) -> str | None:
        """Return the code of a territory known by its identifier."""
        found = (code for code, row in self.territories.items() if row.id == territory_id)
        return next(found, None) if territory_id is not None else None


def read_stored(session: Session, draft: TerritoriesDraft) -> StoredGround:
    """Read what the base holds of what a draft names."""
    territories = {row.code: row for row in session.exec(select(Territory))}
    links = _links(session, territories, {one.code for one in draft.territories}, draft)
    drawn = {one.code for one in draft.territories if one.boundary is not None}
    hosts = {other for code, kind, other in links if kind is LinkKind.OVERLAPS and code in drawn}
    hosts |= {one.other for one in draft.links if one.territory in drawn}
    return StoredGround(
        territories=territories,
        boundaries=_boundaries(session, territories, drawn | hosts),
        links=links,
        places=_places(session, {one.code for one in draft.places}),
    )


def _links(
    session: Session,
    territories: Mapping[str, Territory],
    named: Collection[str],
    draft: TerritoriesDraft,
) -> frozenset[LinkKey]:
    codes = {row.id: code for code, row in territories.items()}
    starts = {*named, *(one.territory for one in draft.links)}
    found: set[LinkKey] = set()
    for some in pieces(_ids(territories, starts)):
        statement = select(TerritoryLink).where(col(TerritoryLink.territory_id).in_(some))
        found |= {
            (codes[row.territory_id], row.kind, codes[row.other_id])
            for row in session.exec(statement)
        }
    return frozenset(found)


def _boundaries(
    session: Session, territories: Mapping[str, Territory], named: Collection[str]
) -> dict[str, Boundary]:
    codes = {row.id: code for code, row in territories.items()}
    found: dict[str, Boundary] = {}
    for some in pieces(_ids(territories, named)):
        statement = select(Boundary).where(col(Boundary.territory_id).in_(some))
        for row in session.exec(statement.order_by(col(Boundary.id))):
            found[codes[row.territory_id]] = row
    return found


def _places(session: Session, named: Collection[str]) -> dict[str, Place]:
    rows: dict[str, Place] = {}
    for some in pieces(sorted(named)):
        found = session.exec(select(Place).where(col(Place.code).in_(some)))
        rows |= {row.code: row for row in found}
    return rows


def _ids(territories: Mapping[str, Territory], codes: Collection[str]) -> list[int]:
    return sorted(territories[code].id or 0 for code in codes if code in territories)


def pieces(keys: list[Any], size: int = _MOST_AT_ONCE) -> list[list[Any]]:
    """Part a list of keys so that a statement never holds too many."""
    return [keys[start : start + size] for start in range(0, len(keys), size)]
