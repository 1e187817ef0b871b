"""Saving the marks of a year: all of them or none, signed and dated."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.views import Scope
from data.finances.green.axes import green_law
from data.finances.green.errors import MarkChangedError, RefusedMarkError
from data.finances.green.queries import Change, list_changes, list_marks
from data.finances.green.typed import LONGEST_NOTE, LONGEST_REASON, MarkEdit
from data.finances.green.words import MARK_TITLES
from data.finances.investments.reading import NOBODY, read_operations
from data.finances.models import GreenRating
from data.finances.vocabulary import GreenMark


def save_marks(
    scope: Scope, year: int, edits: Sequence[MarkEdit], *, reason: str, author: str = ""
) -> int:
    """Save marks of operations on axes; return how many.

    Raises:
        RefusedMarkError: an operation that the town has not, an axis that is not due that year, no
            reason, a text too long, a note without mark.
        MarkChangedError: somebody else changed some of them meanwhile; says who, when and what, of
            each.
    """
    if not edits:
        return 0
    _check(year, edits, reason)
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            _refuse(session, scope, year, edits)
            _write(session, year, edits)
            session.flush()
    except (IntegrityError, StaleDataError) as error:
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _refuse(session, scope, year, edits)
        raise MarkChangedError(
            "Rien n’a été enregistré : quelqu’un cotait les mêmes opérations. Recommencez."
        ) from error
    return len(edits)


def _check(year: int, edits: Sequence[MarkEdit], reason: str) -> None:
    if not reason.strip():
        raise RefusedMarkError("Rien n’a été enregistré : dites le motif de la cotation.")
    if len(reason) > LONGEST_REASON:
        raise RefusedMarkError(f"Motif trop long : {LONGEST_REASON} signes au plus.")
    due = {axis.number for axis in green_law().due(year)}
    for edit in edits:
        if edit.axis not in due:
            raise RefusedMarkError(
                f"Rien n’a été enregistré : l’axe {edit.axis} n’est pas à coter en {year}."
            )
        if edit.mark is None and edit.note.strip():
            raise RefusedMarkError(
                "Rien n’a été enregistré : une justification sans cotation ne se garde pas. Cotez "
                "l’opération, ou effacez la justification."
            )
        if len(edit.note) > LONGEST_NOTE:
            raise RefusedMarkError(f"Justification trop longue : {LONGEST_NOTE} signes au plus.")


def _refuse(session: Session, scope: Scope, year: int, edits: Sequence[MarkEdit]) -> None:
    """Refuse marks of operations that are gone, or that somebody changed meanwhile."""
    known = {one.id: one for one in read_operations(session, scope.organisation)}
    held = {
        (row.operation_id, row.axis): row.version for row in list_marks(session, list(known), year)
    }
    if any(edit.operation not in known for edit in edits):
        raise RefusedMarkError(
            "Rien n’a été enregistré : une des opérations n’existe plus. Rouvrez la page."
        )
    changed = [edit for edit in edits if held.get((edit.operation, edit.axis), 0) != edit.seen]
    if changed:
        changes = list_changes(session, year)
        told = [_changed(changes, known[edit.operation].title, edit) for edit in changed]
        raise MarkChangedError(
            f"Rien n’a été enregistré : pendant votre saisie, {' ; '.join(told)}. Votre saisie est "
            "gardée : enregistrez de nouveau pour la faire valoir."
        )


def _changed(changes: Sequence[Change], title: str, edit: MarkEdit) -> str:
    """Say what a mark became meanwhile, who gave it, and when."""
    for moment, author, _, row, is_given in changes:
        if (row.get("operation_id"), row.get("axis")) == (edit.operation, edit.axis):
            mark = MARK_TITLES[GreenMark(row["mark"]) if is_given else None]
            why = f", justification « {row['note']} »" if is_given and row.get("note") else ""
            return (
                f"« {title} » a été enregistrée « {mark} »{why} sur l’axe {edit.axis} "
                f"({author or NOBODY}, {long_date(moment.date())})"
            )
    return f"« {title} » a changé sur l’axe {edit.axis}"


def _write(session: Session, year: int, edits: Sequence[MarkEdit]) -> None:
    rows = {
        (row.operation_id, row.axis): row
        for row in list_marks(session, {edit.operation for edit in edits}, year)
    }
    for edit in edits:
        row = rows.get((edit.operation, edit.axis))
        if edit.mark is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = GreenRating(
                operation_id=edit.operation, year=year, axis=edit.axis, mark=edit.mark
            )
        row.mark, row.note = edit.mark, edit.note.strip() or None
        session.add(row)
