"""The schools of communes, and the quarters that their position tells when no file says any."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from data.territories import queries
from data.territories.models import Boundary, Place, Territory
from data.territories.words import PLACE_KINDS

SchoolRow = tuple[Place, str]
"""A school and the name of its commune."""


def list_schools(session: Session, communes: Collection[int], on: date) -> Sequence[SchoolRow]:
    """Return the schools of communes on a day, by name."""
    statement = (
        select(Place, col(Territory.name))
        .join(Territory, col(Place.commune_id) == col(Territory.id))
        .where(
            col(Place.commune_id).in_(communes),
            col(Place.kind).in_(PLACE_KINDS),
            *queries.valid_on(Place, on),
        )
    )
    return session.exec(statement.order_by(col(Place.name))).all()


def found_by_position(
    schools: Sequence[SchoolRow], said: Collection[int], boundaries: Sequence[Boundary]
) -> Mapping[int, tuple[int, ...]]:
    """Return the territories that schools stand in, both by identifier.

    Args:
        schools: those of the agglomeration.
        said: the schools whose quarters a file says: their position tells nothing more.
        boundaries: of the quarters, on the day.
    """
    points = {
        place.id or 0: (place.lon, place.lat)
        for place, _ in schools
        if place.id not in said and place.lon is not None and place.lat is not None
    }
    if not points or not boundaries:
        return {}
    from geo.overlapping import holders

    shapes = {str(row.territory_id): dict(row.geometry) for row in boundaries}
    found = holders(points, shapes)
    return {place: tuple(int(one) for one in held) for place, held in found.items() if held}
