"""Queries of the programme: session in, rows out."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from data.base.models import Actor, Revision
from data.mandate.models import Heading, ProgrammeLine
from data.territories.models import Territory
from data.territories.vocabulary import TerritoryKind

Found = tuple[ProgrammeLine, Heading | None, Territory | None]
"""A project, its objective and its quarter."""


def list_programme(session: Session, plan_id: int) -> list[Found]:
    """Return the projects of a plan, all years, each with what it aims at and where."""
    statement = (
        select(ProgrammeLine, Heading, Territory)
        .outerjoin(Heading, col(ProgrammeLine.objective_id) == col(Heading.id))
        .outerjoin(Territory, col(ProgrammeLine.territory_id) == col(Territory.id))
        .where(ProgrammeLine.plan_id == plan_id)
        .order_by(col(ProgrammeLine.year), col(ProgrammeLine.order), col(ProgrammeLine.id))
    )
    return list(session.exec(statement))


def list_quarters(session: Session, codes: Sequence[str]) -> dict[str, Territory]:
    """Return the quarters of 2024 that have these codes."""
    statement = select(Territory).where(
        Territory.kind == TerritoryKind.QPV_2024, col(Territory.code).in_(codes)
    )
    return {row.code: row for row in session.exec(statement)}


def list_line_revisions(session: Session, most: int) -> list[tuple[Revision, str | None]]:
    """Return the changes of projects, newest first, with who made each."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == ProgrammeLine.__tablename__)
        .order_by(col(Revision.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))
