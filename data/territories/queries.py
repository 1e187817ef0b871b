"""Queries on territories: session in, rows out."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from data.base.columns import Dated
from data.territories.models import (
    Boundary,
    Place,
    PlaceTerritory,
    ResidentRemark,
    Territory,
    TerritoryFact,
    TerritoryLink,
)
from data.territories.vocabulary import (
    LinkKind,
    TerritoryKind,
)

OfTerritory = TypeVar("OfTerritory", TerritoryFact, ResidentRemark)


def valid_on(table: type[Dated], on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions « true on that day », both ends included."""
    return (
        or_(col(table.valid_from).is_(None), col(table.valid_from) <= on),
        or_(col(table.valid_to).is_(None), col(table.valid_to) >= on),
    )


def find_territory(session: Session, code: str) -> Territory | None:
    """Return the territory that has this official code, or nothing."""
    return session.exec(select(Territory).where(Territory.code == code)).first()


def list_of_codes(session: Session, codes: Collection[str]) -> Sequence[Territory]:
    """Return the territories that have these official codes, by code."""
    statement = select(Territory).where(col(Territory.code).in_(codes))
    return session.exec(statement.order_by(col(Territory.code))).all()


def list_of_kind(session: Session, kind: TerritoryKind, on: date) -> Sequence[Territory]:
    """Return the territories of a kind that exist on a day, by code."""
    statement = select(Territory).where(Territory.kind == kind, *valid_on(Territory, on))
    return session.exec(statement.order_by(col(Territory.code))).all()


def list_linked(
    session: Session, ids: Collection[int], kind: LinkKind
) -> Sequence[tuple[int, Territory]]:
    """Return what each territory is linked to: its identifier, then the other territory."""
    statement = (
        select(TerritoryLink.territory_id, Territory)
        .join(Territory, col(TerritoryLink.other_id) == col(Territory.id))
        .where(col(TerritoryLink.territory_id).in_(ids), TerritoryLink.kind == kind)
    )
    return session.exec(statement.order_by(col(Territory.name))).all()


def list_members(session: Session, agglomeration_id: int) -> Sequence[Territory]:
    """Return the communes that are members of an intercommunal body, by name."""
    statement = (
        select(Territory)
        .join(TerritoryLink, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(TerritoryLink.other_id == agglomeration_id, TerritoryLink.kind == LinkKind.MEMBER_OF)
    )
    return session.exec(statement.order_by(col(Territory.name))).all()


def list_overlapping(
    session: Session, commune_ids: Collection[int], kind: TerritoryKind, on: date
) -> Sequence[Territory]:
    """Return the territories of a kind that stand on these communes on a day, by name."""
    statement = (
        select(Territory)
        .join(TerritoryLink, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(
            Territory.kind == kind,
            TerritoryLink.kind == LinkKind.OVERLAPS,
            col(TerritoryLink.other_id).in_(commune_ids),
            *valid_on(Territory, on),
        )
    )
    return session.exec(statement.distinct().order_by(col(Territory.code))).all()


def list_standing(session: Session, commune_ids: Collection[int]) -> Sequence[Territory]:
    """Return whatever stands on these communes, whenever it did, by code."""
    statement = (
        select(Territory)
        .join(TerritoryLink, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(
            TerritoryLink.kind == LinkKind.OVERLAPS,
            col(TerritoryLink.other_id).in_(commune_ids),
        )
    )
    return session.exec(statement.distinct().order_by(col(Territory.code))).all()


def list_boundaries(
    session: Session, territory_ids: Collection[int], on: date
) -> Sequence[Boundary]:
    """Return the boundaries in force on a day."""
    statement = select(Boundary).where(col(Boundary.territory_id).in_(territory_ids))
    return session.exec(statement.where(*valid_on(Boundary, on))).all()


def list_places(
    session: Session, territory_ids: Collection[int], on: date
) -> Sequence[tuple[PlaceTerritory, Place, str | None]]:
    """Return the places in or near territories on a day, with the name of their commune."""
    statement = (
        select(PlaceTerritory, Place, col(Territory.name))
        .join(Place, col(PlaceTerritory.place_id) == col(Place.id))
        .outerjoin(Territory, col(Place.commune_id) == col(Territory.id))
        .where(col(PlaceTerritory.territory_id).in_(territory_ids), *valid_on(Place, on))
    )
    return session.exec(statement.order_by(col(Place.name))).all()


def list_rows_of(
    session: Session, table: type[OfTerritory], territory_ids: Collection[int]
) -> Sequence[OfTerritory]:
    """Return the facts or the remarks of territories, in the order in which they were written."""
    statement = select(table).where(col(table.territory_id).in_(territory_ids))
    return session.exec(statement.order_by(col(table.id))).all()
