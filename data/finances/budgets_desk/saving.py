"""Saving the settings of a budget: one door for each, signed, with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.budgets_desk import words
from data.finances.budgets_desk.errors import RefusedSettingError, SettingChangedError
from data.finances.budgets_desk.queries import NOBODY, last_change
from data.finances.budgets_desk.reading import (
    activity_change,
    exemption_change,
    exemption_lines,
)
from data.finances.budgets_desk.rules import check_exemption, check_reason
from data.finances.budgets_desk.views import BudgetSettings, ExemptionLine, TypedExemption
from data.finances.exemptions import list_exemptions
from data.finances.models import Budget, Exemption
from data.finances.vocabulary import BudgetActivity


def set_activity(
    scope: Scope, seen: BudgetSettings, activity: BudgetActivity, *, reason: str, author: str = ""
) -> None:
    """Say what a budget is for, as it was seen.

    Raises:
        RefusedSettingError: the reason lacks, or nothing changes.
        SettingChangedError: somebody changed the budget meanwhile; says who, when and what.
    """
    check_reason(reason)
    if activity is seen.activity:
        raise RefusedSettingError(words.SAME_ACTIVITY)
    with _working(Budget, seen.key, reason, author) as session:
        row = _budget(session, scope, seen.key)
        if row.version != seen.version:
            raise SettingChangedError(_changed(session, Budget, seen.key))
        row.activity = activity
        session.add(row)


def add_exemption(
    scope: Scope, seen: BudgetSettings, typed: TypedExemption, *, author: str = ""
) -> None:
    """Exempt a budget from a target, for a reason and a time.

    Raises:
        RefusedSettingError: the reason lacks, the dates are in the wrong order, or the budget is
            exempt already.
        SettingChangedError: the budget is no more.
    """
    with _working(Budget, seen.key, typed.reason, author) as session:
        row = _budget(session, scope, seen.key)
        check_exemption(typed, exemption_lines(list_exemptions(session, [row]), scope.on))
        session.add(
            Exemption(
                budget_id=seen.key,
                ratio=typed.ratio,
                reason=" ".join(typed.reason.split()),
                reference=" ".join(typed.reference.split()) or None,
                valid_from=typed.valid_from,
                valid_to=typed.valid_to,
            )
        )


def end_exemption(
    scope: Scope, seen: ExemptionLine, last_day: date, *, reason: str, author: str = ""
) -> None:
    """Set the last day of an exemption, as it was seen; it stays told, with its dates.

    Raises:
        RefusedSettingError: the reason lacks, or it would end before it starts.
        SettingChangedError: somebody changed it meanwhile; says who, when and what.
    """
    check_reason(reason)
    if seen.valid_from is not None and last_day < seen.valid_from:
        raise RefusedSettingError(words.ENDED_BEFORE)
    with _working(Exemption, seen.key, reason, author) as session:
        row = session.get(Exemption, seen.key)
        if row is None or row.version != seen.version:
            raise SettingChangedError(_changed(session, Exemption, seen.key))
        _budget(session, scope, row.budget_id)
        row.valid_to = last_day
        session.add(row)


@contextmanager
def _working(
    table: type[Budget | Exemption], key: int, reason: str, author: str
) -> Iterator[Session]:
    """Open the unit of work of a setting; who comes second on the same row is told."""
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            yield session
            session.flush()
    except StaleDataError as error:
        with reading() as session:
            raise SettingChangedError(_changed(session, table, key)) from error


def _budget(session: Session, scope: Scope, key: int) -> Budget:
    """Return a budget of this town, held until the setting is saved."""
    row = session.exec(
        select(Budget)
        .join(Organisation, col(Organisation.id) == col(Budget.organisation_id))
        .where(Budget.id == key, Organisation.code == scope.organisation)
        .with_for_update()
    ).first()
    if row is None:
        raise SettingChangedError(words.GONE)
    return row


def _changed(session: Session, table: type[Budget | Exemption], key: int) -> str:
    found = last_change(session, table, key)
    if found is None:
        return words.GONE
    line, author = found
    say = activity_change if table is Budget else exemption_change
    what = say(line.before, line.after) or "budget modifié"
    when = long_date(line.recorded_at.date())
    return (
        f"Rien n’a été enregistré : {author or NOBODY} a changé ce réglage le {when} ({what}). "
        "Relisez-le, à jour ci-dessous ; ce que vous avez saisi est gardé."
    )
