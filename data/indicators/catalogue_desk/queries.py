"""What is asked of the base to describe an indicator: session in, rows out."""

from sqlmodel import Session, col, select

from data.base.models import Actor, Revision
from data.indicators.models import Indicator


def find_row(session: Session, code: str) -> Indicator | None:
    """Return the indicator of a code, to be changed, or nothing."""
    return session.exec(select(Indicator).where(Indicator.code == code)).first()


def list_names(session: Session) -> list[tuple[str, str, str]]:
    """Return the code, the title and the theme of every indicator, in order."""
    columns = select(Indicator.code, Indicator.title, Indicator.theme)
    return list(session.exec(columns.order_by(col(Indicator.id))))


def list_revisions(session: Session, row_id: int, most: int) -> list[tuple[Revision, str | None]]:
    """Return the changes of an indicator, newest first, with who made each."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == Indicator.__tablename__, Revision.entity_id == row_id)
        .order_by(col(Revision.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))
