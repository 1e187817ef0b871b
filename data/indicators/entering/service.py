"""The only door to what is typed: what the pages show, and what they save."""

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.indicators import words as said
from data.indicators.catalogue import catalogue_rows
from data.indicators.catalogue_desk.filters import folded
from data.indicators.entering import held as holding
from data.indicators.entering import queries, words
from data.indicators.entering.aiming import save_target, withdraw_target
from data.indicators.entering.deciding import (
    Grounds,
    changed_since,
    current,
    decide_proposals,
)
from data.indicators.entering.history import target_history, target_state_text, value_history
from data.indicators.entering.proposing import propose_value
from data.indicators.entering.views import (
    EntryChoices,
    EntryView,
    HeldTarget,
    ProposalLine,
    ProposalsView,
    Seen,
    SheetDesk,
)
from data.indicators.entering.words import ground_name
from data.indicators.grounds import list_grounds
from data.indicators.models import Proposal, Target
from data.indicators.queries import list_indicators
from data.indicators.secrecy import withheld_values
from data.indicators.targets.stored import target_of, withheld_baselines
from data.indicators.views import Ground, IndicatorLine
from data.indicators.vocabulary import Decision

__all__ = [
    "decide_proposals",
    "entry_choices",
    "entry_view",
    "proposals_view",
    "propose_value",
    "save_target",
    "sheet_desk",
    "withdraw_target",
]

_MOST = 500
_DECIDED = (Decision.ACCEPTED, Decision.REFUSED)


def entry_choices(scope: Scope) -> EntryChoices:
    """Return the indicators that may be typed, packaged ones too, in alphabetical order."""
    with reading() as session:
        titles = {one.code: one.title for one in catalogue_rows()}
        titles |= {one.code: one.title for one in list_indicators(session).values()}
    return EntryChoices(tuple(sorted(titles.items(), key=lambda one: folded(one[1]))))


def entry_view(scope: Scope, indicator: str) -> EntryView:
    """Return what the form needs of an indicator, confidential values shown.

    Raises:
        UnknownEntryError: the catalogue has no such code.
    """
    with reading() as session:
        line, row = holding.find_line(session, indicator)
        grounds = list_grounds(session, scope.organisation, scope.on)
        rows = queries.list_values(session, row.id or 0, {one.id for one in grounds})
        return EntryView(
            line=line,
            grounds=grounds,
            held=holding.all_held(rows, grounds, line),
            is_demonstration=_is_demonstration(session),
        )


def proposals_view(scope: Scope) -> ProposalsView:
    """Return the proposals that wait and those decided, 500 of each at most."""
    with reading() as session:
        grounds = {one.id: one for one in list_grounds(session, scope.organisation, scope.on)}
        waiting = queries.list_proposals(session, grounds.keys(), (Decision.WAITING,), _MOST)
        decided = queries.list_proposals(session, grounds.keys(), _DECIDED, _MOST)
        rows = [*waiting, *decided]
        signed = {row.proposed_by_id for row in rows} | {row.decided_by_id for row in rows}
        actors = queries.list_actors(session, signed)
        indicators = holding.list_lines(session, {row.indicator_id for row in rows})
        lines = [
            _proposal_line(session, grounds, actors, indicators[row.indicator_id], row)
            for row in rows
        ]
        return ProposalsView(tuple(lines[: len(waiting)]), tuple(lines[len(waiting) :]))


def sheet_desk(scope: Scope, indicator: str) -> SheetDesk:
    """Return what is typed from an indicator's sheet: its targets, the history of its values.

    Raises:
        UnknownEntryError: the catalogue has no such code.
    """
    with reading() as session:
        line, row = holding.find_line(session, indicator)
        grounds = list_grounds(session, scope.organisation, scope.on)
        ids = {one.id for one in grounds}
        rows = queries.list_values(session, row.id or 0, ids)
        held = holding.all_held(rows, grounds, line)
        withheld = withheld_values(session)
        # What stays in the base is proposed to nobody as a start.
        newest = {
            code: (code, year, one.value)
            for code, year, one in held
            if one.value is not None and one.seen.row_id not in withheld and year <= scope.on.year
        }
        names = {one.id: one for one in grounds}
        aims = queries.list_target_rows(session, row.id or 0, ids)
        secrets = withheld_baselines(session, aims)
        return SheetDesk(
            line=line,
            grounds=grounds,
            targets=tuple(
                _held_target(target, line, names[target.territory_id], secrets)
                for target in aims
                if target.decided_on <= scope.on
            ),
            baselines=tuple(newest.values()),
            history=value_history(session, row.id or 0, line, grounds, rows),
            target_history=target_history(session, row.id or 0, line, grounds, scope.on),
            is_demonstration=_is_demonstration(session),
        )


def _is_demonstration(session: Session) -> bool:
    town = first_organisation(session)
    return town is not None and is_demonstration(session, town)


def _held_target(
    row: Target, line: IndicatorLine, ground: Ground, secrets: dict[int, str]
) -> HeldTarget:
    target = target_of(row, line.code, ground.code, secrets)
    text = f"{ground_name(ground)} : {target_state_text(row.model_dump(), line)}"
    return HeldTarget(Seen(row.id, row.version), target, ground_name(ground), text)


def _proposal_line(
    session: Session,
    grounds: Grounds,
    actors: dict[int | None, str],
    line: IndicatorLine,
    row: Proposal,
) -> ProposalLine:
    is_waiting = row.decision is Decision.WAITING
    stored = current(session, grounds, row) if is_waiting else None
    held = holding.held_value(stored, line)
    before = f"{held.text} ({held.status_text})" if held else words.NO_VALUE
    return ProposalLine(
        id=row.id or 0,
        version=row.version,
        indicator=line.code,
        title=line.title,
        territory=ground_name(grounds[row.territory_id]),
        year=row.data_year,
        before=before if is_waiting else "",
        after=words.value_text(row.value, row.absence, line),
        status=said.status_text(row.status, row.value, row.absence),
        reason=row.reason,
        cited=row.cited,
        proposed_by=actors.get(row.proposed_by_id, words.NOBODY),
        proposed_at=row.proposed_at,
        decision=row.decision,
        decided_by=actors.get(row.decided_by_id, "") if not is_waiting else "",
        decided_at=row.decided_at,
        decision_reason=row.decision_reason or "",
        changed=changed_since(session, grounds, row, stored) if is_waiting else "",
        held_version=held.seen.version if held else 0,
        is_simulated=row.is_simulated,
    )
