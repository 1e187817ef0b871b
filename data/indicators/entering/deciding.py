"""Accepting and refusing proposals: all that were chosen or none, with a reason."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from data.base.desk import desk_work, signing_actor
from data.base.history import explain
from data.base.views import Scope
from data.indicators.entering import held as holding
from data.indicators.entering import queries
from data.indicators.entering.errors import (
    EntryRefusedError,
    UnknownEntryError,
    ValueChangedError,
)
from data.indicators.entering.history import is_changed_since, last_change
from data.indicators.entering.views import Judged
from data.indicators.entering.words import NOBODY, ground_name
from data.indicators.entering.writing import decide, write_value
from data.indicators.grounds import list_grounds
from data.indicators.models import Indicator, Proposal
from data.indicators.queries import find_indicator
from data.indicators.views import Ground
from data.indicators.vocabulary import Decision

_NO_REASON = "La raison manque : un refus dit pourquoi, à qui a proposé."
_ACCEPTED = "Proposition acceptée"

Grounds = Mapping[int, Ground]


def decide_proposals(
    scope: Scope,
    judged: Sequence[Judged],
    *,
    is_accepted: bool,
    reason: str = "",
    author: str = "",
) -> int:
    """Accept or refuse proposals, all of them or none; return how many.

    Raises:
        EntryRefusedError: a refusal without its reason.
        ValueChangedError: a value changed since it was proposed, and the evaluator was not told;
            or somebody else decided. Says who, when, to what.
        UnknownEntryError: a proposal is no more.
    """
    why = " ".join(reason.split())
    if not is_accepted and not why:
        raise EntryRefusedError([_NO_REASON])
    decision = Decision.ACCEPTED if is_accepted else Decision.REFUSED
    try:
        with desk_work(reason=why or _ACCEPTED, author=author) as session:
            grounds = {one.id: one for one in list_grounds(session, scope.organisation, scope.on)}
            rows = [_found(session, grounds, one) for one in judged]
            if is_accepted:
                _refuse_conflicts(session, grounds, rows, judged)
            actor_id = signing_actor(session, author).id or 0
            for row in rows:
                explain(session, _explained(session, row, actor_id, why) if is_accepted else why)
                decide(row, decision, actor_id, why or None)
                session.add(row)
                if is_accepted:
                    write_value(session, grounds[row.territory_id], row)
    except StaleDataError as error:
        # On a base that lets two people write at once, the second learns it here.
        raise ValueChangedError(["Une proposition vient d’être décidée ailleurs"]) from error
    return len(rows)


def _found(session: Session, grounds: Grounds, judged: Judged) -> Proposal:
    """Return a proposal that still waits, as it was seen."""
    row = session.get(Proposal, judged.id)
    if row is None or row.territory_id not in grounds:
        raise UnknownEntryError("Une proposition n’est plus dans la base : rechargez la page.")
    if row.decision is not Decision.WAITING or row.version != judged.version:
        by = queries.list_actors(session, {row.decided_by_id}).get(row.decided_by_id, NOBODY)
        raise ValueChangedError([f"{_name(row, grounds)} : proposition déjà décidée par {by}"])
    return row


def _name(row: Proposal, grounds: Grounds) -> str:
    return f"{ground_name(grounds[row.territory_id])}, {row.data_year}"


def _refuse_conflicts(
    session: Session, grounds: Grounds, rows: Sequence[Proposal], judged: Sequence[Judged]
) -> None:
    """Refuse what would overwrite a change that the evaluator was not told of."""
    conflicts, versions = [], {}
    for row, one in zip(rows, judged, strict=True):
        stored = current(session, grounds, row)
        version = stored[0].version if stored else 0
        if one.held_version == version:
            continue
        if said := changed_since(session, grounds, row, stored):
            conflicts.append(said)
            versions[row.id or 0] = version
    if conflicts:
        raise ValueChangedError(conflicts, versions)


def current(session: Session, grounds: Grounds, row: Proposal) -> queries.StoredValue | None:
    """Return the value that a proposal would change, as the base holds it now."""
    ground = grounds[row.territory_id]
    rows = queries.list_values(session, row.indicator_id, {ground.id})
    return holding.row_at(rows, ground, row.data_year)


def changed_since(
    session: Session, grounds: Grounds, row: Proposal, stored: queries.StoredValue | None
) -> str:
    """Say who changed a value since it was proposed to change it, when and to what; or nothing."""
    if not is_changed_since(session, row, stored):
        return ""
    indicator = session.get(Indicator, row.indicator_id)
    line = find_indicator(session, indicator.code) if indicator else None
    if line is None:
        return ""
    return last_change(session, line, ground_name(grounds[row.territory_id]), row.data_year, stored)


def _explained(session: Session, row: Proposal, actor_id: int, why: str) -> str:
    """Say why a value changes: the proposer's reason, who that was, what the evaluator adds."""
    parts = [row.reason]
    if row.proposed_by_id != actor_id:
        actors = queries.list_actors(session, {row.proposed_by_id})
        parts.append(f"proposé par {actors.get(row.proposed_by_id, NOBODY)}")
    return " ; ".join([*parts, why] if why else parts)
