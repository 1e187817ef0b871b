"""What the base holds of the towns that one is held beside."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from data.base.models import Organisation
from data.finances.models import ComparatorAmount, PeerCommune


def comparator_amounts(session: Session, organisation: str) -> Sequence[ComparatorAmount]:
    """Return every amount of the strata and of the chosen communes, by year."""
    statement = (
        select(ComparatorAmount)
        .join(Organisation, col(Organisation.id) == col(ComparatorAmount.organisation_id))
        .where(Organisation.code == organisation)
        .order_by(col(ComparatorAmount.year), col(ComparatorAmount.id))
    )
    return session.exec(statement).all()


def peer_communes(session: Session, organisation: str) -> Sequence[PeerCommune]:
    """Return the communes that the town chose, by name."""
    statement = (
        select(PeerCommune)
        .join(Organisation, col(Organisation.id) == col(PeerCommune.organisation_id))
        .where(Organisation.code == organisation)
        .order_by(col(PeerCommune.name), col(PeerCommune.commune))
    )
    return session.exec(statement).all()


def peer_names(session: Session, organisation: str) -> dict[str, str]:
    """Return the name of each commune that the town chose, by INSEE code."""
    return {row.commune: row.name for row in peer_communes(session, organisation)}
