"""Who linked what to which indicator, and when: read from the one history."""

from sqlmodel import Session, col, select

from data.base.models import Revision
from data.indicators.models import Indicator
from data.mandate.aims import queries
from data.mandate.aims.views import AimChange
from data.mandate.models import Action, Heading
from data.mandate.rules import reference

NOBODY = "Auteur inconnu"
_MOST = 500
_GONE = "retiré de la base"


def aim_history(
    session: Session,
    *,
    indicator_id: int | None = None,
    action_id: int | None = None,
) -> tuple[AimChange, ...]:
    """Return the changes of the links of an indicator or of an action, newest first.

    What came with the demonstration or with a file is no act of an officer: only what is signed
    on a screen or changed since tells who.
    """
    found = []
    for line, author in queries.list_revisions(session, _MOST):
        held = line.after or line.before or {}
        if indicator_id is not None and held.get("indicator_id") != indicator_id:
            continue
        if action_id is not None and held.get("action_id") != action_id:
            continue
        if author is not None:
            found.append((line, author, held))
    names = _indicators(session, {held["indicator_id"] for *_, held in found})
    return tuple(
        AimChange(
            recorded_at=line.recorded_at,
            author=author,
            what=what_was_done(line),
            indicator=names.get(held["indicator_id"], _GONE),
            end=end_name(session, held.get("action_id"), held.get("heading_id")),
            expected=held.get("expected") or "",
            reason=line.reason or "",
        )
        for line, author, held in found
    )


def what_was_done(line: Revision) -> str:
    """Name a change of a link."""
    if line.before is None:
        return "ajouté"
    return "retiré" if line.after is None else "modifié"


def end_name(session: Session, action_id: int | None, heading_id: int | None) -> str:
    """Name an action or a heading, as far as the base still holds it."""
    if action_id is not None and (action := session.get(Action, action_id)) is not None:
        return f"{reference(action.scope, action.code)} · {action.title}"
    if heading_id is not None and (heading := session.get(Heading, heading_id)) is not None:
        return f"{heading.code} · {heading.title}"
    return _GONE


def _indicators(session: Session, ids: set[int]) -> dict[int, str]:
    rows = session.exec(select(Indicator).where(col(Indicator.id).in_(ids)))
    return {row.id or 0: row.title for row in rows}
