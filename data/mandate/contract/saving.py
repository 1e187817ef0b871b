"""Saving what an officer answered of the crossings: all of it or nothing, signed and dated."""

from collections.abc import Mapping, Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.views import Scope
from data.mandate.contract import queries, rules
from data.mandate.contract.errors import (
    CrossingsChangedError,
    NoContractError,
    UnknownCrossingError,
)
from data.mandate.contract.history import crossing_history
from data.mandate.contract.reading import read_contract
from data.mandate.contract.views import Crossed, CrossingChange, CrossingEdit, Matrix
from data.mandate.contract.words import CROSSED
from data.mandate.models import Crossing, Heading

_REASON = "Croisements du contrat de ville"
_NO_CONTRACT = "La collectivité n’a pas de contrat de ville : rien n’a été enregistré."


def save_crossings(scope: Scope, edits: Sequence[CrossingEdit], *, author: str = "") -> int:
    """Save the crossings that an officer changed; return how many.

    An answer set back to « à renseigner » leaves the base, and stays in the history.

    Raises:
        NoContractError: the organisation has no contract.
        UnknownCrossingError: an ambition or an objective is no more.
        CrossingsChangedError: somebody else answered one of them meanwhile; says who, and what.
    """
    wanted = [edit for edit in edits if edit.wanted is not edit.seen]
    if not wanted:
        return 0
    try:
        with desk_work(reason=_REASON, author=author) as session:
            read = read_contract(session, scope)
            if read is None:
                raise NoContractError(_NO_CONTRACT)
            plan_id = read.plan.row.id or 0
            _refuse_conflicts(session, plan_id, read.matrix, wanted)
            headings = _headings(session, plan_id)
            for edit in wanted:
                _write(session, headings, edit)
            session.flush()
    except (IntegrityError, StaleDataError):
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            read = read_contract(session, scope)
            if read is not None:
                _refuse_conflicts(session, read.plan.row.id or 0, read.matrix, wanted)
        raise
    return len(wanted)


def _headings(session: Session, plan_id: int) -> dict[str, Heading]:
    """Return the ambitions and the objectives of the matrix, by code."""
    ambitions = queries.list_ambitions(session, plan_id)
    objectives = [objective for _, objective in queries.list_objectives(session, plan_id)]
    return {row.code: row for row in (*ambitions, *objectives)}


def _refuse_conflicts(
    session: Session, plan_id: int, matrix: Matrix, edits: Sequence[CrossingEdit]
) -> None:
    now = current_cells(matrix)
    for edit in edits:
        if (edit.objective, edit.ambition) not in now:
            raise UnknownCrossingError(f"{edit.objective} × {edit.ambition}")
    changed = [
        edit for edit in edits if now[edit.objective, edit.ambition] not in (edit.seen, edit.wanted)
    ]
    if changed:
        history = crossing_history(session, plan_id)
        raise CrossingsChangedError([_conflict(edit, now, history) for edit in changed])


def current_cells(matrix: Matrix) -> dict[rules.Cell, Crossed]:
    """Return what each crossing holds, by the codes of its objective and its ambition."""
    return {
        (row.code, column.code): cell
        for row, cells in zip(matrix.objectives, matrix.cells, strict=True)
        for column, cell in zip(matrix.ambitions, cells, strict=True)
    }


def _conflict(
    edit: CrossingEdit,
    now: Mapping[rules.Cell, Crossed],
    history: Sequence[CrossingChange],
) -> str:
    held = CROSSED[now[edit.objective, edit.ambition]].lower()
    cell = (edit.objective, edit.ambition)
    last = next((one for one in history if (one.objective, one.ambition) == cell), None)
    by = f" par {last.author} le {long_date(last.recorded_at.date())}" if last else ""
    return (
        f"{edit.objective} × {edit.ambition} : mis à « {held} »{by} ; "
        f"vous l’aviez mis à « {CROSSED[edit.wanted].lower()} »"
    )


def _write(session: Session, headings: Mapping[str, Heading], edit: CrossingEdit) -> None:
    objective, ambition = headings[edit.objective], headings[edit.ambition]
    row = session.exec(
        select(Crossing).where(
            Crossing.objective_id == objective.id, Crossing.ambition_id == ambition.id
        )
    ).first()
    is_linked = edit.wanted is Crossed.LINKED
    if edit.wanted is Crossed.TO_FILL:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(
            Crossing(
                objective_id=objective.id or 0, ambition_id=ambition.id or 0, is_linked=is_linked
            )
        )
    elif row.is_linked is not is_linked:
        row.is_linked = is_linked
        session.add(row)
