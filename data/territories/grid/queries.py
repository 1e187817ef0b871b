"""Queries on the cells of a grid: session in, rows out."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from data.territories.models import Boundary, GridCell, Territory
from data.territories.queries import valid_on


class CellRow(NamedTuple):
    """A cell as the base holds it, without what history needs: there may be thousands."""

    code: str
    communes: str
    people: float
    households: float
    poor_households: float | None
    is_imputed: bool
    is_simulated: bool
    source_id: int | None


def list_vintages(session: Session, latest: int) -> Sequence[int]:
    """Return the years of data of the grids known up to a year, the newest first."""
    statement = select(GridCell.vintage).where(col(GridCell.vintage) <= latest).distinct()
    return session.exec(statement.order_by(col(GridCell.vintage).desc())).all()


def list_cells(session: Session, vintage: int) -> list[CellRow]:
    """Return the cells of a year of data, by code."""
    columns: list[Any] = [getattr(GridCell, name) for name in CellRow._fields]
    statement: Any = select(*columns).where(GridCell.vintage == vintage)
    found = session.exec(statement.order_by(col(GridCell.code)))
    return [CellRow(*row) for row in found]


def shapes_by_code(session: Session, codes: Collection[str], on: date) -> dict[str, dict[str, Any]]:
    """Return the contours in force on a day of those of these territories that have one."""
    statement = (
        select(Territory.code, Boundary.geometry)
        .join(Boundary, col(Boundary.territory_id) == col(Territory.id))
        .where(col(Territory.code).in_(codes), *valid_on(Boundary, on))
    )
    return {code: dict(geometry) for code, geometry in session.exec(statement)}
