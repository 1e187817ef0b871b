"""What the update of the contract must look at: rules, free of database and clock."""

from collections.abc import Iterable, Sequence
from datetime import date

from data.mandate.contract.programme.views import ProgrammeRow
from data.mandate.contract.rules import is_refused, unserved
from data.mandate.contract.views import (
    Crossed,
    Investment,
    Matrix,
    Objective,
    Reason,
    ReviewLine,
)
from data.mandate.contract.words import AMBITION, INVESTMENT, OBJECTIVE, PROGRAMME_LINE
from data.mandate.rules import STALE_AFTER
from data.mandate.vocabulary import Stage

_CLOSED = {Stage.DONE, Stage.DROPPED}
_OF_OBJECTIVES = frozenset(
    {Reason.NO_ACTION, Reason.NO_INDICATOR, Reason.TO_FILL, Reason.NO_AMBITION}
)


def review_lines(
    matrix: Matrix,
    investments: Iterable[Investment],
    programme: Iterable[ProgrammeRow],
    on: date,
) -> list[ReviewLine]:
    """Return what the update must look at on a day, each with its reasons."""
    empty = {one.code for one in unserved(matrix)}
    found = [
        ReviewLine(AMBITION, one.code, one.title, (Reason.NO_OBJECTIVE,))
        for one in matrix.ambitions
        if one.code in empty
    ]
    found += [
        ReviewLine(OBJECTIVE, one.code, one.title, reasons)
        for one, cells in zip(matrix.objectives, matrix.cells, strict=True)
        if (reasons := _objective_reasons(one, cells))
    ]
    found += [
        ReviewLine(INVESTMENT, one.action.code, one.action.title, reasons, one.action.code)
        for one in investments
        if (reasons := _investment_reasons(one, on))
    ]
    found += [
        ReviewLine(PROGRAMME_LINE, str(one.year), one.title, (Reason.LINE_WITHOUT_OBJECTIVE,))
        for one in programme
        if not one.objective
    ]
    return found


def _objective_reasons(one: Objective, cells: Sequence[Crossed]) -> tuple[Reason, ...]:
    return _holding(
        {
            Reason.NO_ACTION: one.actions == 0,
            Reason.NO_INDICATOR: not one.has_indicator,
            Reason.TO_FILL: Crossed.TO_FILL in cells,
            Reason.NO_AMBITION: is_refused(cells),
        }
    )


def _investment_reasons(one: Investment, on: date) -> tuple[Reason, ...]:
    report, is_closed = one.action.report, one.action.stage in _CLOSED
    return _holding(
        {
            Reason.NO_PILOT: not one.pilots,
            Reason.NO_PLACE: not one.places,
            Reason.NO_DEADLINE: not one.action.has_deadline and not is_closed,
            Reason.NEVER_UPDATED: report is None,
            Reason.STALE: report is not None
            and not is_closed
            and on - report.effective_on > STALE_AFTER,
        }
    )


def _holding(found: dict[Reason, bool]) -> tuple[Reason, ...]:
    return tuple(reason for reason, does in found.items() if does)


def reason_counts(
    lines: Sequence[ReviewLine], matrix: Matrix, investments: int, programme: int
) -> tuple[tuple[Reason, int, int], ...]:
    """Count the lines of each reason, out of all that it could concern; zeros included."""
    return tuple(
        (
            reason,
            sum(reason in line.reasons for line in lines),
            _concerned(reason, matrix, investments, programme),
        )
        for reason in Reason
    )


def _concerned(reason: Reason, matrix: Matrix, investments: int, programme: int) -> int:
    if reason in _OF_OBJECTIVES:
        return len(matrix.objectives)
    if reason is Reason.NO_OBJECTIVE:
        return len(matrix.ambitions)
    return programme if reason is Reason.LINE_WITHOUT_OBJECTIVE else investments
