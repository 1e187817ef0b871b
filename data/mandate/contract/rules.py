"""The rules of the contrat de ville: they know neither database nor clock."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from data.mandate.contract.views import (
    Ambition,
    AmbitionProgress,
    Crossed,
    CrossingCounts,
    Dimension,
    Investment,
    InvestmentFilters,
    Matrix,
    Objective,
    Where,
)
from data.mandate.contract.words import NO_PILOT, NO_PLACE
from data.mandate.words import STAGES, UNREPORTED

Cell = tuple[str, str]
"""Codes of an objective and of an ambition."""


def matrix_of(
    ambitions: Sequence[Ambition], objectives: Sequence[Objective], answers: Mapping[Cell, bool]
) -> Matrix:
    """Return the matrix; a cell that nobody answered is « à renseigner », never a « no »."""
    cells = tuple(
        tuple(crossed(answers.get((row.code, column.code))) for column in ambitions)
        for row in objectives
    )
    return Matrix(tuple(ambitions), tuple(objectives), cells, counted_cells(cells))


def crossed(answer: bool | None) -> Crossed:
    """Return what an answer, or its absence, says."""
    if answer is None:
        return Crossed.TO_FILL
    return Crossed.LINKED if answer else Crossed.NOT_LINKED


def counted_cells(cells: Iterable[Iterable[Crossed]]) -> CrossingCounts:
    """Count the crossings answered, and how."""
    flat = [cell for row in cells for cell in row]
    return CrossingCounts(
        flat.count(Crossed.LINKED), flat.count(Crossed.NOT_LINKED), total=len(flat)
    )


def ambitions_progress(matrix: Matrix) -> tuple[AmbitionProgress, ...]:
    """Return what is done of the projects of the objectives linked to each ambition.

    A project that stands under two of them counts once.
    """
    found = []
    for rank, ambition in enumerate(matrix.ambitions):
        linked = [
            objective
            for objective, cells in zip(matrix.objectives, matrix.cells, strict=True)
            if cells[rank] is Crossed.LINKED
        ]
        done = {key for one in linked for key in one.done}
        kept = {key for one in linked for key in one.projects}
        found.append(
            AmbitionProgress(ambition.code, ambition.title, len(linked), len(done), len(kept))
        )
    return tuple(found)


def unserved(matrix: Matrix) -> tuple[Ambition, ...]:
    """Return the ambitions answered throughout, that no objective serves."""
    return tuple(
        ambition
        for rank, ambition in enumerate(matrix.ambitions)
        if is_refused(row[rank] for row in matrix.cells)
    )


def is_refused(cells: Iterable[Crossed]) -> bool:
    """Tell whether every crossing is answered, and says no."""
    found = set(cells)
    return found == {Crossed.NOT_LINKED}


def update_year(starts_on: date, ends_on: date) -> int:
    """Return the year half-way through a contract, when it is to be updated.

    The contracts 2024-2030 announce « une actualisation en 2027 », after three years.
    """
    return (starts_on.year + ends_on.year) // 2


def kept(investments: Iterable[Investment], filters: InvestmentFilters) -> list[Investment]:
    """Return the investments that the filters keep, in the document's order."""
    return [one for one in investments if _is_kept(one, filters)]


def _is_kept(one: Investment, filters: InvestmentFilters) -> bool:
    report = one.action.report
    return (
        (filters.place is None or filters.place in {where.code for where in places_of(one)})
        and (filters.pilot is None or filters.pilot in pilots_of(one))
        and (filters.theme is None or filters.theme == one.theme)
        and (filters.stage is None or (report is not None and report.stage is filters.stage))
        and (not filters.is_unreported or report is None)
    )


def places_of(one: Investment) -> tuple[Where, ...]:
    """Return where an investment happens; nowhere told is a place of its own."""
    return one.places or (Where("", NO_PLACE, is_quarter=False, is_nearby=False),)


def pilots_of(one: Investment) -> tuple[str, ...]:
    """Return who pilots an investment; nobody named is said."""
    return one.pilots or (NO_PILOT,)


def group_names(one: Investment, dimension: Dimension) -> tuple[str, ...]:
    """Return the groups in which an investment counts: on two quarters, once in each."""
    if dimension is Dimension.QUARTER:
        return tuple(dict.fromkeys(where.name for where in places_of(one)))
    if dimension is Dimension.PILOT:
        return tuple(dict.fromkeys(pilots_of(one)))
    return (one.theme,) if dimension is Dimension.THEME else (stage_name(one),)


def stage_name(one: Investment) -> str:
    """Return the declared stage of an investment in words; silence is not « à venir »."""
    return STAGES[one.action.report.stage] if one.action.report else UNREPORTED


def grouped(
    investments: Iterable[Investment], dimension: Dimension
) -> list[tuple[str, list[Investment]]]:
    """Return the investments by group, the most numerous first, those of nobody last."""
    groups: dict[str, list[Investment]] = {}
    for one in investments:
        for name in group_names(one, dimension):
            groups.setdefault(name, []).append(one)
    none = {NO_PLACE, NO_PILOT}
    return sorted(groups.items(), key=lambda group: (group[0] in none, -len(group[1])))
