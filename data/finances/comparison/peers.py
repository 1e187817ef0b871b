"""The communes that a town chooses to be held beside: added and removed, signed, with a reason.

Each function is the one door of its write: where rights will be asked.
"""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date, typeset
from data.base.models import Actor, Organisation, Revision
from data.base.views import Scope
from data.finances.comparison.errors import PeerChangedError, RefusedPeerError
from data.finances.comparison.queries import peer_communes
from data.finances.models import PeerCommune
from data.territories.communes import commune

LONGEST_REASON = 300
MOST_PEERS = 12
_NO_REASON = "Dites pourquoi : le motif reste dans l’historique, avec votre signature."
_TOO_LONG = f"Motif trop long : {LONGEST_REASON} signes au plus."


def add_peer(scope: Scope, code: str, *, reason: str, author: str = "") -> None:
    """Add a commune to the list, by its INSEE code.

    Raises:
        RefusedPeerError: no reason, no such commune, the town itself, or a list that is full.
        PeerChangedError: it is there already.
    """
    _check(reason)
    found = commune(code)
    if found is None:
        raise RefusedPeerError(f"Aucune commune d’aujourd’hui n’a le code « {code[:10]} ».")
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            town = _town(session, scope)
            rows = peer_communes(session, scope.organisation)
            _refuse(found.code, found.name, town, rows)
            session.add(
                PeerCommune(organisation_id=town.id or 0, commune=found.code, name=found.name)
            )
            session.flush()
    except IntegrityError as error:
        raise PeerChangedError(_already(found.name)) from error


def remove_peer(scope: Scope, code: str, seen: int, *, reason: str, author: str = "") -> None:
    """Remove a commune from the list, as it was seen at a version; its amounts stay in the base.

    They are shown no longer, and come back with it.

    Raises:
        RefusedPeerError: no reason, or one that is too long.
        PeerChangedError: somebody changed or removed it meanwhile; says who and when.
    """
    _check(reason)
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            rows = peer_communes(session, scope.organisation)
            row = next((one for one in rows if one.commune == code), None)
            if row is None or row.version != seen:
                raise PeerChangedError(_changed(session, code))
            session.delete(row)
            session.flush()
    except StaleDataError as error:
        with reading() as session:
            raise PeerChangedError(_changed(session, code)) from error


def _check(reason: str) -> None:
    if not reason.strip():
        raise RefusedPeerError(_NO_REASON)
    if len(reason) > LONGEST_REASON:
        raise RefusedPeerError(_TOO_LONG)


def _refuse(code: str, name: str, town: Organisation, rows: Sequence[PeerCommune]) -> None:
    if code == town.code:
        raise RefusedPeerError(f"{name} est votre commune : elle se compare à d’autres.")
    if any(one.commune == code for one in rows):
        raise PeerChangedError(_already(name))
    if len(rows) >= MOST_PEERS:
        raise RefusedPeerError(
            f"La liste a déjà {MOST_PEERS} communes : retirez-en une pour ajouter celle-ci."
        )


def _town(session: Session, scope: Scope) -> Organisation:
    return session.exec(select(Organisation).where(Organisation.code == scope.organisation)).one()


def _already(name: str) -> str:
    return typeset(f"{name} est déjà dans la liste : rien n’a été changé.")


def _changed(session: Session, code: str) -> str:
    """Say who touched a commune of the list last, and when."""
    statement = (
        select(Revision, Actor.label)
        .join(Actor, col(Actor.id) == col(Revision.actor_id))
        .where(Revision.entity == PeerCommune.__tablename__)
        .order_by(col(Revision.id).desc())
    )
    for line, author in session.exec(statement):
        held = line.after or line.before or {}
        if held.get("commune") == code:
            what = "a été retirée" if line.after is None else "a été changée"
            day = long_date(line.recorded_at.date())
            return typeset(
                f"{held['name']} {what} par {author} le {day} : rien n’a été enregistré. La liste "
                "est à jour."
            )
    return typeset("Cette commune n’est plus dans la liste : rien n’a été enregistré.")
