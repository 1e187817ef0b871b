"""Who changed which budget or exemption, read from the one history."""

from sqlmodel import Session, col, select

from data.base.models import Actor, Revision
from data.finances.models import Budget, Exemption

NOBODY = "Auteur inconnu"
_MOST = 200
Change = tuple[Revision, str | None]


def last_change(session: Session, table: type[Budget | Exemption], key: int) -> Change | None:
    """Return the last change of a row, even removed, and who made it."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == table.__tablename__, Revision.entity_id == key)
        .order_by(col(Revision.id).desc())
        .limit(1)
    )
    return session.exec(statement).first()


def list_changes(
    session: Session, table: type[Budget | Exemption], keys: list[int]
) -> list[Change]:
    """Return what was changed on a screen of some rows, newest first; imports are left out."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(
            Revision.entity == table.__tablename__,
            col(Revision.entity_id).in_(keys),
            col(Revision.batch_id).is_(None),
        )
        .order_by(col(Revision.id).desc())
        .limit(_MOST)
    )
    return list(session.exec(statement))
