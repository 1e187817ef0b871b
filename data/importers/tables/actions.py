"""The format « actions »: a table of actions to follow, one row each.

An empty cell never erases: what it would say keeps what the base holds, as does a column that the
file has not.
"""

from collections.abc import Sequence

from data.base.formats import number
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.tables.cleaning import key
from data.importers.tables.messages import refused
from data.importers.tables.plan_rows import PlanRows
from data.importers.tables.reader import sheets_if_any
from data.importers.tables.rows import Findings, SheetRows, ask_columns, fitting, read_by
from data.importers.tables.sheets import Sheet
from data.indicators import tables as indicators
from data.mandate import tables
from data.mandate.drafts import PlanDraft
from data.mandate.vocabulary import PartyRole

MOST_ACTIONS = 20_000
_TELLING = frozenset(
    {
        tables.PILOT,
        tables.SUPPORT,
        tables.PARTNERS,
        tables.DEADLINE,
        tables.STAGE,
        tables.PROGRESS,
        tables.CONFIDENCE,
        tables.UPDATED_ON,
        tables.PLACES,
    }
)
"""Columns that only what is to be done has."""
_PLAIN_TITLES = frozenset(map(key, ("Titre", "Intitulé", "Libellé", "Nom", "Objet")))
"""Headings of a title that any list may have: a plan of accounts, for one."""
COLUMNS = (*tables.COLUMNS, *tables.MARKS)


def score(opened: OpenedFile) -> float:
    """Return how much a spreadsheet looks like a table of actions, from 0 to 1.

    Raises:
        RefusedFileError: the workbook cannot be opened; a text that is no table scores 0.
    """
    return max(map(_likeness, sheets_if_any(opened)), default=0.0)


def _likeness(sheet: Sheet) -> float:
    read = read_by([sheet], COLUMNS, {}, {}, Findings())[0]
    count = len(read.matching.settled)
    if not read.has(tables.TITLE) or count < 2:
        return 0.0
    title = read.matching.index(tables.TITLE)
    is_named = title is not None and sheet.headings[title].startswith(tables.TITLE)
    if not _tells_actions(read):
        return 0.0
    is_measured = any(name in {indicators.TITLE, indicators.OF} for name in sheet.headings)
    if is_measured and not is_named:
        return 0.2
    return min(1.0, 0.3 + 0.1 * count + (0.2 if is_named else 0.0))


def _tells_actions(read: SheetRows) -> bool:
    """Tell that a sheet has more than codes and titles: something of what is to be done."""
    title = read.matching.index(tables.TITLE)
    is_plain = title is not None and key(read.sheet.headings[title]) in _PLAIN_TITLES
    return not is_plain or any(one.column.name in _TELLING for one in read.matching.settled)


def tables_of(sheets: Sequence[Sheet], town: Town, findings: Findings) -> list[SheetRows]:
    """Return the sheets that hold actions, or else the one that comes closest."""
    found = read_by(sheets, COLUMNS, town.column_choices, town.value_choices, findings)
    return fitting(found, lambda one: one.has(tables.TITLE) and len(one.matching.settled) > 1)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read a table of actions.

    Raises:
        RefusedFileError: every cell that must be mended, every column that must be chosen.
    """
    name, findings = opened.file.name, Findings()
    found = tables_of(opened.sheets, town, findings)
    if not found:
        message = "aucun tableau n’a été trouvé : il faut une ligne d’en-têtes, puis les actions."
        raise refused(name, message)
    ask_columns(found, findings, name)
    count = sum(len(one.sheet.rows) for one in found)
    if count == 0:
        message = "le tableau a des en-têtes et aucune action."
        raise refused(name, message, found[0].where())
    if count > MOST_ACTIONS:
        message = (
            f"{number(count)} lignes ; la limite est de {number(MOST_ACTIONS)} actions par "
            "fichier. Coupez-le en plusieurs fichiers."
        )
        raise refused(name, message, found[0].where())
    draft = PlanRows(town, findings).read(found)
    findings.check(name)
    return Reading(FormatCode.ACTIONS, draft, _counts(draft), findings.warnings)


def _counts(draft: PlanDraft) -> dict[str, int]:
    return {
        "headings": len(draft.headings),
        "delegations": len(draft.delegations),
        "actions": len(draft.actions),
        "supports": sum(
            party.role is PartyRole.SUPPORT for one in draft.actions for party in one.parties
        ),
        "deadlines": sum(one.deadline is not None for one in draft.actions),
        "reports": sum(one.report is not None for one in draft.actions),
    }
