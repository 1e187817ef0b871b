"""A sheet read by our columns: each cell with its place, and everything that is wrong in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from data.base.formats import counted, short_date
from data.base.problems import Problem, RefusedFileError, Where
from data.base.tables import Column
from data.importers.tables import dates
from data.importers.tables.cleaning import one_line
from data.importers.tables.columns import Matching, matched
from data.importers.tables.messages import problem
from data.importers.tables.numbers import NotANumberError, number
from data.importers.tables.sheets import Cell, Row, Sheet
from data.importers.tables.words import Meaning, Vocabulary, quoted
from data.mandate.drafts import DeadlineDraft

Value = TypeVar("Value")
_MOST_LINES = 6


@dataclass
class Findings:
    """What is wrong in a file, and what its officer should know."""

    problems: list[Problem] = field(default_factory=list)
    _told: dict[tuple[object, ...], list[Problem]] = field(default_factory=dict)

    def refuse(self, message: str, where: Where) -> None:
        """Note something that must be mended."""
        self.problems.append(problem(message, where))

    def warn(self, message: str, where: Where, *, like: str = "") -> None:
        """Note something to know; what is ``like`` another word of the same column joins it."""
        kind = (like or message, where.sheet, where.column)
        self._told.setdefault(kind, []).append(problem(message, where))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is to know, each thing once: the first place, then the count of the others."""
        return tuple(_grouped(alike) for alike in self._told.values())

    def check(self, file_name: str) -> None:
        """Raise ``RefusedFileError`` with all that must be mended, in the order of the file."""
        if self.problems:
            sheets = list(dict.fromkeys(problem.where.sheet for problem in self.problems))
            ordered = sorted(
                self.problems,
                key=lambda one: (sheets.index(one.where.sheet), one.where.line or 0),
            )
            raise RefusedFileError(file_name, ordered)


def _grouped(alike: Sequence[Problem]) -> Problem:
    first, *others = alike
    lines = list(dict.fromkeys(str(one.where.line) for one in others if one.where.line))
    if not lines:
        return first
    shown = ", ".join(lines[:_MOST_LINES]) + ("…" if len(lines) > _MOST_LINES else "")
    same = counted(len(lines), "autre ligne", "autres lignes")
    return replace(first, message=f"{first.message} De même pour {same} ({shown}).")


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet, by our columns. What is wrong goes to ``findings``.

    ``words`` is what the officer's words mean, by our column then by their word.
    """

    sheet: Sheet
    matching: Matching
    words: Mapping[str, Mapping[str, str]]
    findings: Findings

    @cached_property
    def _indexes(self) -> dict[str, int]:
        return {
            one.column.name: one.index for one in self.matching.settled if one.index is not None
        }

    @cached_property
    def _flawed(self) -> frozenset[tuple[int, int]]:
        return frozenset((flaw.line, flaw.column) for flaw in self.sheet.flaws)

    def has(self, name: str) -> bool:
        """Tell whether the sheet has a column."""
        return name in self._indexes

    def where(self, row: Row | None = None, name: str | None = None) -> Where:
        """Return a place as its officer finds it: the heading is theirs."""
        index = self._indexes.get(name) if name else None
        return Where(
            sheet=self.sheet.name or None,
            line=row.line if row else None,
            column=None if index is None else self.sheet.headings[index],
        )

    def refuse_flaws(self) -> None:
        """Refuse the cells that the spreadsheet could not compute, in the columns that are read."""
        used = {index: name for name, index in self._indexes.items()}
        for flaw in self.sheet.flaws:
            if flaw.column in used:
                place = self.where(Row(flaw.line, ()), used[flaw.column])
                self.findings.refuse(flaw.message, place)

    def is_flawed(self, row: Row, name: str) -> bool:
        """Tell a cell that is empty because the spreadsheet could not compute it."""
        index = self._indexes.get(name)
        return index is not None and (row.line, index) in self._flawed

    def cell(self, row: Row, name: str) -> Cell:
        """Return a cell as typed; none when the sheet has no such column."""
        index = self._indexes.get(name)
        return None if index is None else row.cells[index]

    def column(self, name: str) -> list[Cell]:
        """Return the cells of a column."""
        return [self.cell(row, name) for row in self.sheet.rows]

    def lines(self, row: Row, name: str) -> str | None:
        """Return a cell as text: a code typed as a number is ``12``."""
        return as_text(self.cell(row, name))

    def text(self, row: Row, name: str) -> str | None:
        """Return a cell as text on one line."""
        written = self.lines(row, name)
        return one_line(written) if written else None

    def word(self, row: Row, vocabulary: Vocabulary[Meaning]) -> Meaning | None:
        """Return what a cell of a closed column means; none when it says nothing."""
        name = vocabulary.column
        written = self.text(row, name)
        if written is None:
            return None
        meaning = vocabulary.find(written, self.words.get(name, {}))
        if meaning is None and not vocabulary.is_silent(written):
            self.findings.refuse(vocabulary.unknown(written), self.where(row, name))
        return meaning

    def year(self, row: Row, name: str, *, example: int) -> int | None:
        """Return the year of a cell; ``example`` is one that its officer may expect there."""
        cell = self.cell(row, name)
        if cell is None:
            return None
        try:
            found = number(cell)
        except NotANumberError:
            found = 0
        if found != int(found) or not dates.EARLIEST <= found <= dates.LATEST:
            message = (
                f"« {quoted(as_text(cell))} » n’est pas une année ; attendu : une année de "
                f"{dates.EARLIEST} à {dates.LATEST}, par exemple {example}."
            )
            self.findings.refuse(message, self.where(row, name))
            return None
        return int(found)

    def day(self, row: Row, name: str) -> date | None:
        """Return the day of a cell."""
        expected = "une date comme 30/06/2029 ou « 30 juin 2029 »"
        return self._dated(row, name, dates.day, expected)

    def deadline(self, row: Row, name: str, ends_on: date | None) -> DeadlineDraft | None:
        """Return the deadline of a cell, precise or not; ``ends_on`` ends the mandate."""
        return self._dated(row, name, lambda cell: dates.deadline(cell, ends_on), dates.EXPECTED)

    def _dated(
        self, row: Row, name: str, parse: Callable[[Cell], Value], expected: str
    ) -> Value | None:
        cell = self.cell(row, name)
        if cell is None:
            return None
        try:
            return parse(cell)
        except dates.ImplausibleDayError as error:
            message = (
                f"« {quoted(error)} » n’est pas une date possible ici (de {dates.EARLIEST} à "
                f"{dates.LATEST}). Corrigez-la, ou videz la case."
            )
        except dates.NotADayError:
            message = f"« {quoted(as_text(cell))} » n’est pas une date ; attendu : {expected}."
        self.findings.refuse(message, self.where(row, name))
        return None


def as_text(cell: Cell) -> str | None:
    """Return a cell as one reads it."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def read_by(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    choices: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    findings: Findings,
) -> list[SheetRows]:
    """Return the sheets, each with its columns matched with ours."""
    return [
        SheetRows(sheet, matched(sheet.name, sheet.headings, columns, choices), words, findings)
        for sheet in sheets
    ]


def fitting(found: Sequence[SheetRows], fits: Callable[[SheetRows], bool]) -> list[SheetRows]:
    """Return the sheets that fit, or else the one that comes closest, by its columns known."""
    kept = [one for one in found if fits(one)]
    closest = max(found, key=lambda one: len(one.matching.settled), default=None)
    return kept or ([closest] if closest else [])


def ask_columns(found: Iterable[SheetRows], findings: Findings, file_name: str) -> None:
    """Raise ``RefusedFileError`` when a column of one of the sheets must be chosen first."""
    for one in found:
        for question in one.matching.questions():
            findings.refuse(question, one.where())
    findings.check(file_name)
