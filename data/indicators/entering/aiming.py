"""Saving a target typed on screen: added, changed or withdrawn, with its reason."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from data.base.desk import desk_work
from data.base.numbers import NotANumberError
from data.base.views import Scope
from data.indicators.confidentiality import WORD
from data.indicators.entering import held as holding
from data.indicators.entering import queries
from data.indicators.entering.errors import EntryRefusedError, ValueChangedError
from data.indicators.entering.history import target_state_text
from data.indicators.entering.rules import LONGEST_CITED, missing_in_target, read_number
from data.indicators.entering.views import Seen, TypedTarget
from data.indicators.entering.words import NOBODY, when
from data.indicators.models import Target
from data.indicators.saving.targets import impossible
from data.indicators.views import IndicatorLine

_SET = "Cible fixée à l’écran"
_NO_REASON = "La raison manque : retirer une cible dit pourquoi."
_TWICE = (
    "Une cible existe déjà pour ce territoire, cette échéance et cette date de décision : "
    "choisissez-la dans la liste pour la changer, ou donnez la date de la nouvelle décision."
)


def save_target(scope: Scope, typed: TypedTarget, *, author: str = "") -> None:
    """Add a target, or change the one that was seen.

    Raises:
        EntryRefusedError: something typed is wrong or missing, by the rules of the file import.
        ValueChangedError: somebody else changed the target meanwhile.
        UnknownEntryError: the indicator or the territory is no more.
    """
    try:
        with desk_work(reason=typed.reason.strip() or _SET, author=author) as session:
            line, indicator = holding.stored_line(session, typed.indicator)
            ground = holding.find_ground(session, scope, typed.territory)
            row = _seen_row(session, typed.seen, line)
            values = _checked(typed, line, row)
            _refuse_twice(session, row, (indicator.id or 0, ground.id), values)
            if row is None:
                row = Target(
                    indicator_id=indicator.id or 0, territory_id=ground.id, **values._asdict()
                )
            row.territory_id = ground.id
            for name, value in values._asdict().items():
                setattr(row, name, value)
            session.add(row)
            session.flush()
    except (IntegrityError, StaleDataError) as error:
        # On a base that lets two people write at once, the second learns it here.
        raise ValueChangedError(["La cible vient de changer : relisez-la"]) from error


def withdraw_target(
    scope: Scope, indicator: str, seen: Seen, *, reason: str, author: str = ""
) -> None:
    """Withdraw a target; the history keeps it.

    Raises:
        EntryRefusedError: no reason is given.
        ValueChangedError: somebody else changed or withdrew it meanwhile.
        UnknownEntryError: the indicator is no more.
    """
    if not reason.strip():
        raise EntryRefusedError([_NO_REASON])
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            line, _ = holding.find_line(session, indicator)
            row = _seen_row(session, seen, line)
            if row is not None:
                session.delete(row)
    except StaleDataError as error:
        raise ValueChangedError(["La cible vient de changer : relisez-la"]) from error


class _Values(NamedTuple):
    """The columns of a target that are typed."""

    value: float
    upper_value: float | None
    baseline_value: float | None
    baseline_year: int | None
    due_year: int
    reference: str
    decided_on: date


def _checked(typed: TypedTarget, line: IndicatorLine, row: Target | None) -> _Values:
    """Return the columns of a target, once nothing is wrong; a secret start stays as it is."""
    problems = [*missing_in_target(typed)]
    kept = row.baseline_value if row else None
    numbers: dict[str, float | None] = {}
    for name, label, text in (
        ("value", "La cible", typed.value),
        ("upper_value", "La borne haute", typed.upper),
        ("baseline_value", "La valeur de départ", typed.baseline),
    ):
        if name == "baseline_value" and text.strip() == WORD and kept is not None:
            numbers[name] = kept
            continue
        try:
            numbers[name] = read_number(text, line) if text.strip() else None
        except NotANumberError:
            problems.append(f"{label} « {text.strip()[:40]} » n’est pas un nombre.")
    value, due_year = numbers.get("value"), typed.due_year
    if value is not None and due_year is not None:
        problems += [
            text
            for text, _ in impossible(
                value=value,
                upper=numbers.get("upper_value"),
                baseline_year=typed.baseline_year,
                due_year=due_year,
                direction=line.direction,
            )
        ]
    if problems or value is None or due_year is None or typed.decided_on is None:
        raise EntryRefusedError(problems)
    return _Values(
        value=value,
        upper_value=numbers["upper_value"],
        baseline_value=numbers["baseline_value"],
        baseline_year=typed.baseline_year,
        due_year=due_year,
        reference=" ".join(typed.reference.split())[:LONGEST_CITED],
        decided_on=typed.decided_on,
    )


def _seen_row(session: Session, seen: Seen, line: IndicatorLine) -> Target | None:
    """Return the target that was seen, unless somebody changed it since."""
    if seen.row_id is None:
        return None
    row = session.get(Target, seen.row_id)
    if row is not None and row.version == seen.version:
        return row
    changes = queries.list_changes(session, "target", {seen.row_id})
    if not changes:
        raise ValueChangedError(["La cible n’est plus dans la base"])
    last, author = changes[0]
    now = target_state_text(last.after, line)
    became = f"mise à « {now} »" if now else "retirée"
    raise ValueChangedError(
        [f"Cible {became} par {author or NOBODY} le {when(last.recorded_at)} : {last.reason}"]
    )


def _refuse_twice(
    session: Session, row: Target | None, keys: tuple[int, int], values: _Values
) -> None:
    twin = session.exec(
        select(Target).where(
            Target.indicator_id == keys[0],
            Target.territory_id == keys[1],
            Target.due_year == values.due_year,
            Target.decided_on == values.decided_on,
        )
    ).first()
    if twin is not None and twin is not row:
        raise EntryRefusedError([_TWICE])
