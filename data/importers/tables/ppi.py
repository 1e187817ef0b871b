"""The format « ppi »: operations, a row each, and their years; or both in one sheet.

An empty cell never erases: it keeps what the base holds, as does a column that the file has not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.base.formats import number
from data.finances.investments import words
from data.finances.investments.columns import OPERATIONS, SIMULATED, SOURCE, YEARS
from data.finances.investments.drafts import InvestmentsDraft
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.tables.messages import refused
from data.importers.tables.ppi_rows import PpiRows
from data.importers.tables.reader import sheets_if_any
from data.importers.tables.rows import Findings, SheetRows, ask_columns, read_by
from data.importers.tables.sheets import Sheet
from data.importers.tables.unread import warn_of_unread

MOST_ROWS = 20_000
_OPERATIONS = tuple(column.name for column in OPERATIONS if column.is_mandatory)
_YEARS = tuple(column.name for column in YEARS if column.is_mandatory)
_OURS = {SIMULATED, SOURCE}


@dataclass
class Parted:
    """The sheets of a file by what they hold; one sheet may hold both.

    ``closest`` is the sheet that looks most like one of them, when none is either.
    """

    operations: list[SheetRows] = field(default_factory=list)
    years: list[SheetRows] = field(default_factory=list)
    closest: SheetRows | None = None

    @property
    def every(self) -> list[SheetRows]:
        """Return every reading of a sheet, or the closest when nothing fits."""
        found = [*self.operations, *self.years]
        return found or ([self.closest] if self.closest else [])


def score(opened: OpenedFile) -> float:
    """Return how much a spreadsheet looks like a PPI: it is one, or it is not.

    Only a PPI has operations of programmes, or amounts of operations by year.

    Raises:
        RefusedFileError: the workbook cannot be opened; a text that is no table scores 0.
    """
    found = parted(sheets_if_any(opened), {}, {}, Findings())
    return 1.0 if found.operations or found.years else 0.0


def parted(
    sheets: Sequence[Sheet],
    choices: Mapping[str, str],
    meanings: Mapping[str, Mapping[str, str]],
    findings: Findings,
) -> Parted:
    """Tell the sheets of operations and those of years."""
    found = Parted()
    best = -1
    both = zip(
        read_by(sheets, OPERATIONS, choices, meanings, findings),
        read_by(sheets, YEARS, choices, meanings, findings),
        strict=True,
    )
    for as_operations, as_years in both:
        if all(map(as_operations.has, _OPERATIONS)):
            found.operations.append(as_operations)
        if all(map(as_years.has, _YEARS)) and any(map(as_years.has, words.AMOUNTS.values())):
            found.years.append(as_years)
        for one in (as_operations, as_years):
            if len(one.matching.settled) > best:
                best, found.closest = len(one.matching.settled), one
    return found


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read operations and years; actions, budgets and territories are kept as written.

    Raises:
        RefusedFileError: every cell that must be mended, every column that must be chosen.
    """
    name, findings = opened.file.name, Findings()
    found = parted(opened.sheets, town.column_choices, town.value_choices, findings)
    if not found.every:
        message = (
            "aucun tableau n’a été trouvé : il faut une ligne d’en-têtes, puis les opérations."
        )
        raise refused(name, message)
    ask_columns(found.every, findings, name)
    count = sum(len(one.sheet.rows) for one in found.every)
    if count > MOST_ROWS:
        message = f"{number(count)} lignes ; la limite est de {number(MOST_ROWS)}."
        raise refused(name, message, found.every[0].where())
    _warn(found, findings)
    rows = PpiRows()
    for one in found.operations:
        is_flat = any(again.sheet is one.sheet for again in found.years)
        rows.read_operations(one, is_flat=is_flat)
    for one in found.years:
        is_flat = any(again.sheet is one.sheet for again in found.operations)
        rows.read_years(one, is_flat=is_flat)
    findings.check(name)
    if not rows.operations and not rows.years:
        message = "le classeur a des en-têtes et aucune opération."
        raise refused(name, message, found.every[0].where())
    return Reading(
        FormatCode.PPI,
        InvestmentsDraft(tuple(rows.operations.values()), tuple(rows.years.values())),
        {
            "investment_operations": len(rows.operations),
            "operation_years": len(rows.years),
        },
        findings.warnings,
    )


def _warn(found: Parted, findings: Findings) -> None:
    read_sheets = {id(one.sheet): one for one in found.every}
    for one in read_sheets.values():
        both = [again.matching for again in found.every if again.sheet is one.sheet]
        warn_of_unread(one, both, _OURS)
        for doubt in one.sheet.warnings:
            findings.warn(doubt, one.where())
    for one in found.every:
        for doubt in one.matching.doubts():
            findings.warn(doubt, one.where())
