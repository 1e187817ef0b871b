"""Who answered which crossing, and when: read from the one history."""

from sqlmodel import Session

from data.mandate.contract import queries, rules
from data.mandate.contract.views import CrossingChange
from data.mandate.queries import list_headings

_MOST = 500
NOBODY = "Auteur inconnu"


def crossing_history(session: Session, plan_id: int) -> tuple[CrossingChange, ...]:
    """Return the changes of a contract's crossings, newest first, the last 500 at most."""
    codes = {row.id: row.code for row in list_headings(session, plan_id)}
    found = []
    for line, author in queries.list_crossing_revisions(session, _MOST):
        held = line.after or line.before or {}
        objective, ambition = held.get("objective_id"), held.get("ambition_id")
        if objective not in codes or ambition not in codes:
            continue
        found.append(
            CrossingChange(
                recorded_at=line.recorded_at,
                author=author or NOBODY,
                objective=codes[objective],
                ambition=codes[ambition],
                before=rules.crossed(line.before["is_linked"] if line.before else None),
                after=rules.crossed(line.after["is_linked"] if line.after else None),
            )
        )
    return tuple(found)
