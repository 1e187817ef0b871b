"""Who made a value or a target what, when and why: read from the one history."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session, select

from data.base.formats import number
from data.base.models import Revision
from data.indicators import words as said
from data.indicators.entering import queries, words
from data.indicators.entering.queries import Change, StoredValue
from data.indicators.entering.views import ValueChange
from data.indicators.models import Proposal
from data.indicators.secrecy import smallest_counts, withheld_values
from data.indicators.views import Ground, IndicatorLine

_MOST = 200
_SECRET = "secret"
_KEPT = "gardée dans la base, avec la valeur"


def value_history(
    session: Session,
    indicator_id: int,
    line: IndicatorLine,
    grounds: Sequence[Ground],
    rows: Sequence[StoredValue],
) -> tuple[ValueChange, ...]:
    """Return what was typed or changed of an indicator's values, the newest first, 200 at most.

    What an import first brought is no change. A value that stays in the base is not told.
    """
    names = {one.id: words.ground_name(one) for one in grounds}
    smallest = smallest_counts(session).get(indicator_id, 0)
    withheld = withheld_values(session)
    found = []
    for change in queries.list_changes(session, "observation", {row.id or 0 for row, _ in rows}):
        state = queries.state_of(change[0])
        if _is_first_import(change[0]) or _says_nothing_new(change[0]):
            continue
        before, after = (
            words.change_text(one, line, smallest) for one in (change[0].before, change[0].after)
        )
        # A value that the others would give away stays secret, its former ones too.
        if change[0].entity_id in withheld and said.CONFIDENTIAL not in (before, after):
            before = after = _SECRET
        line_told = _change(
            change, names.get(state["territory_id"], ""), str(state["data_year"]), before, after
        )
        # Somebody may have written the number in the reason.
        if line_told.reason and (_is_secret(before) or _is_secret(after)):
            line_told = replace(line_told, reason=_KEPT)
        found.append(line_told)
    return tuple(found[:_MOST])


def _is_secret(text: str) -> bool:
    return text == said.CONFIDENTIAL or text.startswith(_SECRET)


def target_history(
    session: Session,
    indicator_id: int,
    line: IndicatorLine,
    grounds: Sequence[Ground],
    on: date,
) -> tuple[ValueChange, ...]:
    """Return what became of the targets decided by a day, the newest first, 200 at most."""
    names = {one.id: words.ground_name(one) for one in grounds}
    found = []
    for change in queries.list_target_changes(session, indicator_id, _MOST):
        state = queries.state_of(change[0])
        if state["territory_id"] in names and state["decided_on"] <= on.isoformat():
            found.append(
                _change(
                    change,
                    names[state["territory_id"]],
                    str(state["due_year"]),
                    target_state_text(change[0].before, line) or "aucune cible",
                    target_state_text(change[0].after, line) or words.WITHDRAWN,
                )
            )
    return tuple(found)


def target_state_text(state: Mapping[str, Any] | None, line: IndicatorLine) -> str:
    """Write a target: what is aimed at, when, and who set it; nothing for none."""
    if state is None:
        return ""
    aim = said.measure(state["value"], line)
    if state["upper_value"] is not None:
        aim = f"de {number(state['value'], line.decimals)} à " + said.measure(
            state["upper_value"], line
        )
    return f"{aim} en {state['due_year']} ({state['reference']})"


def _change(change: Change, territory: str, year: str, before: str, after: str) -> ValueChange:
    line, label = change
    return ValueChange(
        recorded_at=line.recorded_at,
        author=label or words.NOBODY,
        territory=territory,
        year=year,
        before=before,
        after=after,
        reason=line.reason or ("Import" if line.batch_id else ""),
    )


def _is_first_import(line: Revision) -> bool:
    """Tell the arrival of a value with a file or with the demonstration."""
    return line.before is None and (line.batch_id is not None or line.actor_id is None)


def _says_nothing_new(line: Revision) -> bool:
    if line.before is None or line.after is None:
        return False
    return all(line.before[name] == line.after[name] for name in ("value", "absence", "status"))


def last_change(
    session: Session, line: IndicatorLine, name: str, year: int | None, stored: StoredValue | None
) -> str:
    """Say what a value is now, and who made it so, when: for whoever was about to change it."""
    place = f"{name}, {year}"
    if stored is None:
        return f"{place} : la valeur n’est plus dans la base"
    row, _ = stored
    text = words.value_text(row.value, row.absence, line)
    status = said.status_text(row.status, row.value, row.absence)
    changes = queries.list_changes(session, "observation", {row.id or 0})
    if not changes:
        return f"{place} : la valeur est maintenant « {text} » ({status})"
    last, author = changes[0]
    why = f" : {last.reason}" if last.reason else ""
    return (
        f"{place} : mise à « {text} » ({status}) par {author or words.NOBODY} le "
        f"{words.when(last.recorded_at)}{why}"
    )


def is_changed_since(session: Session, proposal: Proposal, stored: StoredValue | None) -> bool:
    """Tell a value that is not any more the one that a proposal was made for.

    The history tells it by its order, and not by its clock: two machines may differ.
    """
    if stored is None:
        return proposal.observation_id is not None
    if stored[0].id != proposal.observation_id:
        return True
    made = _first_line(session, "proposal", proposal.id or 0)
    changes = queries.list_changes(session, "observation", {stored[0].id or 0})
    return any((line.id or 0) > made for line, _ in changes)


def _first_line(session: Session, entity: str, entity_id: int) -> int:
    found = session.exec(
        select(Revision.id).where(Revision.entity_id == entity_id, Revision.entity == entity)
    ).all()
    return min((one or 0 for one in found), default=0)
