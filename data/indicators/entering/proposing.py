"""Saving a typed value: as a proposal that waits, or at once where whoever types also decides."""

from datetime import UTC, date, datetime

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from data.base.desk import desk_work, signing_actor
from data.base.views import Scope
from data.indicators.entering import held as holding
from data.indicators.entering import queries
from data.indicators.entering.errors import (
    DoubtfulEntryError,
    EntryRefusedError,
    ValueChangedError,
)
from data.indicators.entering.history import last_change
from data.indicators.entering.rules import findings
from data.indicators.entering.views import Seen, TypedValue
from data.indicators.entering.words import ground_name
from data.indicators.entering.writing import decide, write_value
from data.indicators.models import Proposal
from data.indicators.vocabulary import Decision

_FIRST = "Première saisie"
_TWIN = (
    "Une proposition attend déjà pour cette valeur : acceptez-la ou refusez-la d’abord, dans les "
    "propositions en attente."
)


def propose_value(
    scope: Scope,
    typed: TypedValue,
    *,
    today: date,
    author: str = "",
    is_confirmed: bool = False,
    is_decided: bool = False,
) -> None:
    """Save a typed value as a proposal that waits, or as a value at once where ``is_decided``.

    Raises:
        EntryRefusedError: something typed is wrong or missing.
        DoubtfulEntryError: something is doubtful and not confirmed.
        ValueChangedError: somebody else changed the value meanwhile; says who, when, to what.
        UnknownEntryError: the indicator or the territory is no more.
    """
    try:
        with desk_work(reason=typed.reason.strip() or _FIRST, author=author) as session:
            proposal = _proposal(session, scope, typed, today, is_confirmed=is_confirmed)
            proposal.proposed_by_id = signing_actor(session, author).id or 0
            session.add(proposal)
            session.flush()
            if is_decided:
                decide(proposal, Decision.ACCEPTED, proposal.proposed_by_id, None)
                ground = holding.find_ground(session, scope, typed.territory)
                write_value(session, ground, proposal)
    except StaleDataError as error:
        # On a base that lets two people write at once, the second learns it here.
        raise ValueChangedError(["La valeur vient de changer : relisez-la"]) from error


def _proposal(
    session: Session, scope: Scope, typed: TypedValue, today: date, *, is_confirmed: bool
) -> Proposal:
    """Return what to save, once nothing is wrong and what is doubtful is confirmed."""
    line, row = holding.stored_line(session, typed.indicator)
    ground = holding.find_ground(session, scope, typed.territory)
    rows = queries.list_values(session, row.id or 0, {ground.id})
    stored = holding.row_at(rows, ground, typed.year) if typed.year is not None else None
    held = holding.held_value(stored, line)
    if (held.seen if held else Seen()) != typed.seen:
        said = last_change(session, line, ground_name(ground), typed.year, stored)
        raise ValueChangedError([said])
    before = holding.last_before(holding.all_held(rows, (ground,), line), ground, typed.year)
    found = findings(typed, line, held, before, on=scope.on, today=today)
    if found.errors or typed.year is None:
        raise EntryRefusedError(found.errors)
    if queries.waiting_twin(session, row.id or 0, ground.id, typed.year):
        raise EntryRefusedError([_TWIN])
    if found.warnings and not is_confirmed:
        raise DoubtfulEntryError(found.warnings)
    return Proposal(
        indicator_id=row.id or 0,
        territory_id=ground.id,
        observation_id=typed.seen.row_id,
        data_year=typed.year,
        value=found.value,
        absence=typed.absence,
        status=typed.status,
        reason=typed.reason.strip() or _FIRST,
        cited=" ".join(typed.cited.split()),
        proposed_by_id=0,
        proposed_at=datetime.now(UTC),
    )
