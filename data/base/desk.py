"""What somebody types on a screen: saved together, signed, with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, select

from data.base.columns import Tracked
from data.base.history import sign, unit_of_work
from data.base.models import Actor
from data.base.queries import first_organisation, is_demonstration

_ANONYMOUS = "Utilisateur de ce poste"
_LONGEST_NAME = 100


@contextmanager
def desk_work(*, reason: str, author: str = "") -> Iterator[Session]:
    """Open a unit of work for what somebody types.

    In the demonstration, whatever is typed is simulated, as all that stands beside it.

    Args:
        reason: why, in the writer's words or in the screen's.
        author: who types, a service or a name; may be empty.

    Raises:
        sqlalchemy.orm.exc.StaleDataError: somebody else changed one of the rows meanwhile;
            nothing is saved.
    """
    with unit_of_work(reason=reason) as session:
        town = first_organisation(session)
        if town is not None and is_demonstration(session, town):
            event.listen(session, "before_flush", _mark_simulated)
        sign(session, actor_id=signing_actor(session, author).id or 0)
        yield session


def signing_actor(session: Session, name: str) -> Actor:
    """Return who signs: the same actor each time the same name is typed, added when new."""
    label = " ".join(name.split())[:_LONGEST_NAME] or _ANONYMOUS
    code = f"import:{label.casefold()}"
    actor = session.exec(select(Actor).where(Actor.code == code)).first()
    if actor is None:
        actor = Actor(code=code, label=label)
        session.add(actor)
        session.flush()
    return actor


def _mark_simulated(session: OrmSession, _context: UOWTransaction, _objects: object) -> None:
    for row in [*session.new, *session.dirty]:
        if isinstance(row, Tracked):
            row.is_simulated = True
