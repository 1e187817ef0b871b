"""The rows of a table of accounts, by our fields; what is wrong is told with its place."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from data.base.problems import Where
from data.importers.accounts.amounts import EXPECTED_AMOUNT, NotAnAmountError, amount, euros, year
from data.importers.accounts.layouts import (
    AccountLayout,
    account_layouts,
    laid_out,
    nearest,
)
from data.importers.formats import Town
from data.importers.official.counting import row_count
from data.importers.official.tables import OfficialTable, TableRow
from data.importers.opened import OpenedFile
from data.importers.tables.messages import refused
from data.importers.tables.rows import Findings

_Value = TypeVar("_Value")

CERTAIN = 0.96
_UNSURE = 0.4
_MOST_PROBLEMS = 1_000
"""A file with so many is not read further: nobody mends the rest by hand."""
_MOST_NAMED = 12
_LONGEST_SHOWN = 60
_LONGEST_KEPT = 200


def likeness(format_code: str, opened: OpenedFile) -> float:
    """Return how much a file looks like a format: certain when its headings are there.

    A file that has most of them is recognised too, to be told what it lacks.
    """
    if laid_out(format_code, opened.tables):
        return CERTAIN
    return _UNSURE if nearest(format_code, opened.tables) else 0.0


@dataclass(frozen=True)
class AccountRow:
    """A row: what its cells hold, by our fields; a field that the table has not is blank."""

    table: "AccountTable"
    row: TableRow

    @property
    def line(self) -> int:
        """Its line in the file, from 1."""
        return self.row.line

    def text(self, field: str) -> str:
        """Return a cell without outer blanks."""
        index = self.table.places.get(field)
        return "" if index is None else self.at(index)

    def at(self, index: int) -> str:
        """Return the cell of a column, by its place."""
        return self.row.cells[index].strip() if index < len(self.row.cells) else ""

    def where(self, field: str) -> Where:
        """Return the place of a cell."""
        index = self.table.places.get(field)
        return self.table.where(self.line, index)

    def refuse(self, field: str, expected: str) -> None:
        """Note that a cell must be mended."""
        self.table.refuse(self.text(field), expected, self.where(field))

    def euros(self, field: str) -> Decimal | None:
        """Return an amount in euros; a cell that holds none is refused."""
        return self._parsed(field, euros, EXPECTED_AMOUNT)

    def number(self, field: str) -> Decimal | None:
        """Return a number that is only compared with others; missing when it is none."""
        try:
            return amount(self.text(field))
        except NotAnAmountError:
            return None

    def year(self, latest: int) -> int | None:
        """Return the year of the accounts; a cell that holds none is refused."""
        expected = f"l’exercice, une année jusqu’à {latest}"
        return self._parsed("year", lambda text: year(text, latest), expected)

    def _parsed(self, field: str, parse: Callable[[str], _Value], expected: str) -> _Value | None:
        try:
            return parse(self.text(field))
        except NotAnAmountError:
            self.refuse(field, expected)
            return None


@dataclass(frozen=True)
class AccountTable:
    """A table of accounts whose columns are known.

    Attributes:
        file_name: as the officer knows it.
        places: index of the column of each of our fields.
        findings: where what is wrong goes.
    """

    file_name: str
    table: OfficialTable
    layout: AccountLayout
    places: Mapping[str, int]
    findings: Findings = field(default_factory=Findings)

    def rows(self, needles: Collection[str] = ()) -> Iterator[AccountRow]:
        """Read the rows that hold one of these texts, all of them without any.

        Raises:
            RefusedFileError: a row is broken, or far too many cells must be mended.
        """
        for row in self.table.rows(needles):
            yield AccountRow(self, row)
            if len(self.findings.problems) > _MOST_PROBLEMS:
                self.findings.check(self.file_name)

    def left_out(self, kept: int, town: Town) -> int:
        """Count the rows that are not the town's, those that passed by unread included."""
        return 0 if town.surroundings is None else max(row_count(self.table) - kept, 0)

    @property
    def sample(self) -> tuple[AccountRow, ...]:
        """The first rows, without reading the file."""
        return tuple(AccountRow(self, row) for row in self.table.sample)

    def where(self, line: int | None = None, index: int | None = None) -> Where:
        """Return the place of a cell, of a row, or of the table."""
        column = None if index is None else self.table.headings[index]
        return Where(sheet=self.table.sheet, line=line, column=column)

    def refuse(self, value: str, expected: str, where: Where) -> None:
        """Note that a cell must be mended."""
        said = f"« {shown(value)} » n’est pas lu" if value else "la case est vide"
        message = (
            f"{said}. Attendu : {expected}. Reprenez le fichier tel que le portail l’a donné, sans"
            " l’enregistrer depuis un tableur."
        )
        self.findings.refuse(message, where)


def shown(value: str) -> str:
    """Return a text that is short enough for a message, on one line."""
    return one_line(value, _LONGEST_SHOWN)


def one_line(value: str, longest: int = _LONGEST_KEPT) -> str:
    """Return a text on one line, as it is kept; what is beyond reason is cut, and shows it."""
    flat = " ".join(value.split())
    return flat if len(flat) <= longest else f"{flat[:longest]}…"


def account_table(
    format_code: str, opened: OpenedFile, also: frozenset[str] = frozenset()
) -> AccountTable:
    """Return the table of a file that has a layout of this format.

    A column that is new to us is told, not refused; ``also`` are headings known besides.

    Raises:
        RefusedFileError: none has, it is another dataset, or a column that is needed is missing.
    """
    name = opened.file.name
    found = laid_out(format_code, opened.tables)
    if found is None:
        raise refused(name, _not_found(format_code, opened.tables, also))
    table, layout = found
    why = layout.refusal(table.headings)
    if why:
        raise refused(name, why, Where(sheet=table.sheet))
    places = layout.places(table.headings)
    missing = [layout.fields[field][0] for field in layout.needed if field not in places]
    if missing:
        message = (
            f"il manque {_named(missing, 'colonne', 'colonnes')}. Téléchargez le jeu entier, "
            "sans choisir de colonnes."
        )
        raise refused(name, message, Where(sheet=table.sheet, line=table.line))
    read = AccountTable(name, table, layout, places)
    unknown = layout.unknown(table.headings, also)
    if unknown:
        message = (
            f"{_named(unknown, 'colonne nouvelle', 'colonnes nouvelles')} : rien n’en est lu, le "
            "reste l’est."
        )
        read.findings.warn(message, Where(sheet=table.sheet, line=table.line))
    return read


def _not_found(format_code: str, tables: tuple[OfficialTable, ...], also: frozenset[str]) -> str:
    close = nearest(format_code, tables)
    if close is not None:
        table, layout = close
        lacking = _named(layout.lacking(table.headings), "colonne", "colonnes")
        unknown = layout.unknown(table.headings, also)
        new = f", et {_named(unknown, 'est nouvelle', 'sont nouvelles')}" if unknown else ""
        return (
            f"il manque {lacking}{new}. Téléchargez le jeu entier, sans choisir de colonnes ; si "
            "le portail a changé ses colonnes, redonnez-leur ces noms."
        )
    layout = account_layouts(format_code)[0]
    expected = ", ".join(layout.fields[field][0] for field in layout.signature)
    headings = next((table.headings for table in tables if table.headings), ())
    there = ", ".join(shown(one) for one in headings[:_MOST_NAMED]) or "aucun en-tête"
    return (
        f"ce n’est pas « {layout.title.replace('{year}', 'AAAA')} » : colonnes attendues, "
        f"{expected} ; trouvé, {there}."
    )


def _named(headings: list[str], one: str, several: str) -> str:
    named = ", ".join(f"« {shown(heading)} »" for heading in headings[:_MOST_NAMED])
    rest = "…" if len(headings) > _MOST_NAMED else ""
    return f"{len(headings)} {one if len(headings) == 1 else several} ({named}{rest})"
