"""The format « programmation »: the yearly programme of a contrat de ville, a project a row.

An empty cell never erases: it keeps what the base holds, as does a column that the file has not.
"""

from collections.abc import Sequence

from data.base.formats import number
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.tables.messages import refused
from data.importers.tables.programme_rows import project_drafts
from data.importers.tables.reader import sheets_if_any
from data.importers.tables.rows import Findings, SheetRows, ask_columns, fitting, read_by
from data.importers.tables.sheets import Sheet
from data.importers.tables.unread import warn_of_unread
from data.mandate.contract.programme import words
from data.mandate.contract.programme.columns import PROGRAMME, SIMULATED
from data.mandate.contract.programme.imported.drafts import ProgrammeDraft, ProjectDraft

MOST_PROJECTS = 5_000
_MANDATORY = tuple(column.name for column in PROGRAMME if column.is_mandatory)


def score(opened: OpenedFile) -> float:
    """Return how much a spreadsheet looks like a programme: it is one, or it is not.

    Only a programme has a year, a bearer, a kind of credits and amounts by financer; a table of
    actions may have an « État » and a « Commune » that are no amounts.

    Raises:
        RefusedFileError: the workbook cannot be opened; a text that is no table scores 0.
    """
    found = read_by(sheets_if_any(opened), PROGRAMME, {}, {}, Findings())
    return 1.0 if any(map(_is_whole, found)) else 0.0


def _is_whole(one: SheetRows) -> bool:
    return all(map(one.has, _MANDATORY)) and any(map(one.has, words.AMOUNTS.values()))


def tables_of(sheets: Sequence[Sheet], town: Town, findings: Findings) -> list[SheetRows]:
    """Return the sheets that hold projects, or else the one that comes closest."""
    found = read_by(sheets, PROGRAMME, town.column_choices, town.value_choices, findings)
    return fitting(found, lambda one: all(map(one.has, _MANDATORY)))


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the projects of a programme; objectives and quarters are kept as written.

    Raises:
        RefusedFileError: every cell that must be mended, every column that must be chosen.
    """
    name, findings = opened.file.name, Findings()
    found = tables_of(opened.sheets, town, findings)
    if not found:
        message = "aucun tableau n’a été trouvé : il faut une ligne d’en-têtes, puis les projets."
        raise refused(name, message)
    ask_columns(found, findings, name)
    count = sum(len(one.sheet.rows) for one in found)
    if count > MOST_PROJECTS:
        message = f"{number(count)} lignes ; la limite est de {number(MOST_PROJECTS)} projets."
        raise refused(name, message, found[0].where())
    projects: list[ProjectDraft] = []
    for one in found:
        warn_of_unread(one, (), {SIMULATED})
        for doubt in (*one.matching.doubts(), *one.sheet.warnings):
            findings.warn(doubt, one.where())
        projects += project_drafts(one)
    findings.check(name)
    if not projects:
        raise refused(name, "le tableau a des en-têtes et aucun projet.", found[0].where())
    return Reading(
        FormatCode.PROGRAMME,
        ProgrammeDraft(tuple(projects)),
        {"projects": len(projects)},
        findings.warnings,
    )
