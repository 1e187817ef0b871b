"""Saving what an officer typed in the programme: all of it or nothing, signed and dated."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.views import Scope
from data.mandate.contract.programme.errors import NoProgrammeError, ProgrammeChangedError
from data.mandate.contract.programme.reading import (
    objectives_of,
    programme_history,
    quarters_of,
    read_lines,
)
from data.mandate.contract.programme.rules import in_cents
from data.mandate.contract.programme.typed import ProgrammeEdit
from data.mandate.contract.queries import find_contract
from data.mandate.models import Plan, ProgrammeLine

_REASON = "Programmation annuelle du contrat de ville"


def save_programme(
    scope: Scope, year: int, edits: Sequence[ProgrammeEdit], *, author: str = ""
) -> int:
    """Save the projects that an officer added, changed or removed; return how many.

    Raises:
        NoProgrammeError: no contract, or not one of its years.
        ProgrammeChangedError: somebody else changed one of them meanwhile; says who, and when.
    """
    if not edits:
        return 0
    try:
        with desk_work(reason=_REASON, author=author) as session:
            plan = _plan(session, scope, year)
            _refuse_conflicts(session, plan, edits)
            _write(session, plan, year, edits)
            session.flush()
    except (IntegrityError, StaleDataError):
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _refuse_conflicts(session, _plan(session, scope, year), edits)
        raise
    return len(edits)


def _plan(session: Session, scope: Scope, year: int) -> Plan:
    plan = find_contract(session, scope.organisation)
    if plan is None:
        raise NoProgrammeError(
            "La collectivité n’a pas de contrat de ville : rien n’a été enregistré."
        )
    if not plan.starts_on.year <= year <= plan.ends_on.year:
        raise NoProgrammeError(f"Le contrat de ville ne couvre pas {year} : rien n’a été changé.")
    return plan


def _refuse_conflicts(session: Session, plan: Plan, edits: Sequence[ProgrammeEdit]) -> None:
    held = {line.id: line.version for line in read_lines(session, plan.id or 0)}
    changed = [
        edit.line for edit in edits if edit.line is not None and held.get(edit.line) != edit.seen
    ]
    if not changed:
        return
    history = programme_history(session, plan.id or 0)
    conflicts = []
    for line in changed:
        last = next((one for one in history if one.line == line), None)
        conflicts.append(
            f"« {last.project} » : {last.what}, par {last.author} "
            f"le {long_date(last.recorded_at.date())}"
            if last
            else "Un projet n’existe plus."
        )
    raise ProgrammeChangedError(conflicts)


def _write(session: Session, plan: Plan, year: int, edits: Sequence[ProgrammeEdit]) -> None:
    objectives = objectives_of(session, plan)
    quarters = {code: row.id or 0 for code, row in quarters_of(session, plan).items()}
    last = max((line.order for line in read_lines(session, plan.id or 0)), default=0)
    for edit in edits:
        row = session.get(ProgrammeLine, edit.line) if edit.line is not None else None
        if edit.values is None:
            if row is not None:
                session.delete(row)
            continue
        values = edit.values
        if row is None:
            last += 1
            row = ProgrammeLine(
                plan_id=plan.id or 0,
                year=year,
                order=last,
                title=values.title,
                bearer=values.bearer,
                credit=values.credit,
            )
        row.title, row.bearer, row.credit = values.title, values.bearer, values.credit
        row.objective_id = objectives.get(values.objective)
        row.territory_id = quarters.get(values.territory)
        row.outcome = values.outcome or None
        for financer, amount in values.amounts_eur:
            setattr(row, f"{financer.value}_eur", in_cents(amount))
        session.add(row)
