"""INSEE's grid of 200 m: its cells that lie on the communes of the town's agglomeration."""

from collections.abc import Sequence

from data.base.problems import RefusedFileError
from data.importers.errors import MissingEditionError
from data.importers.formats import FormatCode, Reading, Town
from data.importers.grid import wording
from data.importers.grid.gathering import Gathering, all_problems
from data.importers.grid.sources import GridSource, grid_sources
from data.importers.official.editions import edition_in, years_in
from data.importers.opened import OpenedFile
from data.territories.grid.drafts import GridDraft

_CERTAIN = 0.97
_DATASET = "Filosofi{edition}"


def score(opened: OpenedFile) -> float:
    """Tell by its headings and its first rows whether a file holds squares of 200 m."""
    return _CERTAIN if grid_sources(opened) else 0.0


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the cells of the town's agglomeration; without a town, all of them.

    Raises:
        RefusedFileError: no grid of 200 m, a wrong row, or no cell of the agglomeration.
        MissingEditionError: nothing says the year of the data.
    """
    name = opened.file.name
    found = grid_sources(opened)
    if not found:
        raise wording.not_a_grid(name)
    for one in found:
        if one.columns.missing:
            raise wording.incomplete(name, one.columns.missing)
    vintage = _vintage(found, name, town)
    gathering = Gathering(town.surroundings)
    count = _gathered(found, gathering)
    _check(gathering, name, count)
    cells = tuple(gathering.cells.values())
    return Reading(
        format=FormatCode.GRID,
        content=GridDraft(vintage, cells),
        counts={"cells": len(cells), "imputed_cells": sum(one.is_imputed for one in cells)},
        warnings=wording.warnings(
            unmeasured=gathering.unmeasured,
            straddling=gathering.straddling,
            excessive=gathering.excessive,
            cells=cells,
        ),
        ignored=count - len(cells),
        kept=wording.kept(town.surroundings, cells, vintage),
        source=wording.source(vintage),
    )


def _gathered(found: Sequence[GridSource], gathering: Gathering) -> int:
    """Read all the rows; return how many there are."""
    count = 0
    for one in found:
        for row in one.rows(gathering.needles()):
            gathering.take(row)
        count += one.count()
    return count


def _check(gathering: Gathering, name: str, count: int) -> None:
    problems, problem_count = all_problems(gathering)
    if gathering.is_too_big:
        raise wording.too_big(name)
    if problems:
        raise RefusedFileError(name, problems, problem_count)
    if not gathering.cells:
        raise wording.nothing_of_ours(name, gathering.around, count)


def _vintage(found: Sequence[GridSource], name: str, town: Town) -> int:
    """Return the year of the data: said by the officer, else by the names of the file.

    INSEE names these files after the year of their data.
    """
    if town.edition is not None:
        return town.edition
    years = {year for one in found if (year := edition_in(one.name, _DATASET)) is not None}
    if not years:
        whole = edition_in(name, _DATASET)
        years = {whole} if whole is not None else set()
    if not years:
        raise MissingEditionError(name, wording.EXAMPLE_NAME, years_in(name))
    if len(years) > 1:
        raise wording.several_years(name, sorted(years))
    return years.pop()
