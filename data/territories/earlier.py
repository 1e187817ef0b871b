"""Perimeters of before: the quarters of 2015 whose boundary the base still holds."""

from collections.abc import Collection

from sqlalchemy import or_
from sqlmodel import Session, col, select

from data.base.database import reading
from data.territories.models import Boundary, Territory, TerritoryLink
from data.territories.views import Geography, Outline
from data.territories.vocabulary import LinkKind, TerritoryKind


def earlier_outlines(places: Geography) -> tuple[Outline, ...]:
    """Return the 2015 perimeters of an agglomeration's quarters, each as it last was, by code.

    Those that today's quarters succeed to, and those that stand on the same communes.
    """
    codes = {one.code for quarter in places.quarters for one in quarter.predecessors}
    communes = {one.code for one in places.communes}
    with reading() as session:
        rows = _list_boundaries(session, codes, communes)
    last = {territory.code: (territory, boundary) for territory, boundary in rows}
    return tuple(
        Outline(
            code=code,
            name=territory.name,
            geometry=boundary.geometry,
            label=(boundary.label_lon, boundary.label_lat),
        )
        for code, (territory, boundary) in last.items()
    )


def _list_boundaries(
    session: Session, codes: Collection[str], communes: Collection[str]
) -> list[tuple[Territory, Boundary]]:
    """Return the quarters of 2015 with their boundaries, the newest of each last."""
    standing = (
        select(TerritoryLink.territory_id)
        .join(Territory, col(TerritoryLink.other_id) == col(Territory.id))
        .where(TerritoryLink.kind == LinkKind.OVERLAPS, col(Territory.code).in_(communes))
    )
    statement = (
        select(Territory, Boundary)
        .join(Boundary, col(Boundary.territory_id) == col(Territory.id))
        .where(
            Territory.kind == TerritoryKind.QPV_2015,
            or_(col(Territory.code).in_(codes), col(Territory.id).in_(standing)),
        )
    )
    return list(
        session.exec(statement.order_by(col(Territory.code), col(Boundary.valid_from))).all()
    )
