"""The format « indicateurs »: a catalogue, values one per row or one column per year, targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.base.problems import Problem, RefusedFileError
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.tables.catalogue_rows import CatalogueRows
from data.importers.tables.messages import problem, refused
from data.importers.tables.naming import Naming
from data.importers.tables.reader import sheets_if_any
from data.importers.tables.rows import Findings, SheetRows, read_by
from data.importers.tables.sheets import Sheet
from data.importers.tables.target_rows import TargetRows, is_complete, is_started
from data.importers.tables.unread import warn_of_unread
from data.importers.tables.value_rows import ValueRows, year_columns
from data.indicators import tables
from data.indicators.drafts import IndicatorsDraft
from data.indicators.sheets.values import VALUE_COLUMNS
from data.indicators.targets.columns import TARGETS

_DESCRIBING = (tables.THEME, tables.DEFINITION, tables.DIRECTION, tables.KIND, tables.DECIMALS)


def score(opened: OpenedFile) -> float:
    """Return how much a spreadsheet looks like indicators, from 0 to 1.

    Raises:
        RefusedFileError: the workbook cannot be opened; a text that is no table scores 0.
    """
    return max(map(_likeness, sheets_if_any(opened)), default=0.0)


def _likeness(sheet: Sheet) -> float:
    found = parted([sheet], {}, {}, Findings())
    named = {tables.OF, tables.TITLE}
    is_named = any(heading in named for heading in sheet.headings)
    if found.values:
        return 0.9 if is_named else 0.5
    if found.catalogue:
        return 0.9 if is_named else 0.4
    # Plans of actions have a « Cible » and an « Échéance » too: only a whole sheet is sure.
    return 0.7 if any(map(is_complete, found.targets)) else 0.0


@dataclass
class Parted:
    """The sheets of a file by what they hold; one sheet may hold several.

    ``closest`` is the sheet that looks most like one of them, when none is either.
    """

    catalogue: list[SheetRows] = field(default_factory=list)
    values: list[SheetRows] = field(default_factory=list)
    targets: list[SheetRows] = field(default_factory=list)
    closest: SheetRows | None = None


def parted(
    sheets: Sequence[Sheet],
    choices: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    findings: Findings,
) -> Parted:
    """Tell the sheets of values, of the catalogue and of targets."""
    found = Parted()
    catalogues = read_by(sheets, tables.CATALOGUE, choices, words, findings)
    values = read_by(sheets, tables.VALUES, choices, words, findings)
    aims = read_by(sheets, TARGETS, choices, words, findings)
    best = -1
    for as_catalogue, as_values, as_targets in zip(catalogues, values, aims, strict=True):
        is_described = any(map(as_catalogue.has, _DESCRIBING))
        if as_catalogue.has(tables.CODE) and as_catalogue.has(tables.TITLE) and is_described:
            found.catalogue.append(as_catalogue)
        is_valued = as_values.has(tables.VALUE) or bool(year_columns(as_values))
        is_named = as_values.has(tables.OF) or as_values.has(tables.TITLE)
        if is_valued and (is_named or as_values.has(tables.TERRITORY)):
            found.values.append(as_values)
        # Beside values, a column of targets is only read when nothing that it needs is missing.
        is_alone = not any(
            one.sheet is as_targets.sheet for one in (*found.values, *found.catalogue)
        )
        if is_complete(as_targets) or (is_alone and is_started(as_targets)):
            found.targets.append(as_targets)
        for one in (as_catalogue, as_values):
            if len(one.matching.settled) > best:
                best, found.closest = len(one.matching.settled), one
    return found


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read a catalogue, values, targets, or some of them. Territories are kept as written.

    Raises:
        RefusedFileError: every cell that must be mended, every column that must be chosen.
    """
    name, findings = opened.file.name, Findings()
    found = parted(opened.sheets, town.column_choices, town.value_choices, findings)
    if not found.catalogue and not found.values and not found.targets:
        raise RefusedFileError(name, [nothing_found(found)])
    for one in found.catalogue:
        _ask(one, one.matching.questions())
    for one in found.values:
        _ask(one, ValueRows(one).questions())
    for one in found.targets:
        _ask(one, TargetRows(one).questions())
    findings.check(name)
    every = (*found.catalogue, *found.values, *found.targets)
    read_sheets = {id(one.sheet): one for one in every}
    for one in read_sheets.values():
        both = [again.matching for again in every if again.sheet is one.sheet]
        warn_of_unread(one, both, _years(one) | _ours(one))
        for text in one.sheet.warnings:
            findings.warn(text, one.where())
    catalogue = CatalogueRows(findings)
    for one in found.catalogue:
        catalogue.read(one)
    naming = Naming(town.indicators, catalogue.indicators)
    observations = [
        observation for one in found.values for observation in ValueRows(one, naming).read()
    ]
    targets = [target for one in found.targets for target in TargetRows(one, naming).read()]
    findings.check(name)
    if not catalogue.indicators and not observations and not targets:
        message = "le tableau a des en-têtes et rien dessous."
        raise refused(name, message)
    naming.warn(findings)
    declared = (*catalogue.indicators, *naming.declared.values())
    draft = IndicatorsDraft(declared, tuple(observations), tuple(targets))
    counts = {
        "indicators": len(draft.indicators),
        "observations": len(draft.observations),
        "suppressed": sum(one.value is None for one in draft.observations),
        "targets": len(draft.targets),
        "territories": len(
            {one.territory for one in draft.observations} | {one.territory for one in draft.targets}
        ),
    }
    return Reading(FormatCode.INDICATORS, draft, counts, findings.warnings)


def _years(one: SheetRows) -> set[str]:
    return {one.sheet.headings[rank] for rank, _ in year_columns(one)}


def _ours(one: SheetRows) -> set[str]:
    """Return the columns that only our own export of values writes, for whoever reads it."""
    ours = set(VALUE_COLUMNS)
    return ours if ours <= set(one.sheet.headings) else set()


def _ask(one: SheetRows, questions: Sequence[str]) -> None:
    for question in questions:
        one.findings.refuse(question, one.where())


def nothing_found(found: Parted) -> Problem:
    """Say that a file holds neither a catalogue, nor values, nor targets."""
    if found.closest is None:
        message = "aucun tableau n’a été trouvé : il faut une ligne d’en-têtes, puis les valeurs."
        return problem(message)
    headings = ", ".join(f"« {heading[:40]} »" for heading in found.closest.sheet.headings[:30])
    message = (
        f"ni catalogue (« {tables.CODE} », « {tables.TITLE} », « {tables.DEFINITION} »…) ni "
        f"valeurs (« {tables.OF} », « {tables.TERRITORY} », « {tables.VALUE} » ou une colonne par "
        f"année). Colonnes trouvées : {headings}. Renommez-les, ou choisissez-les."
    )
    return problem(message, found.closest.where())
