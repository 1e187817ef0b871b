"""What a column gives once the edition is known: its year, its words, and the value of a cell."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from data.importers.errors import MissingEditionError
from data.importers.official.editions import edition_in, years_in
from data.importers.official.layouts import Column, Layout
from data.importers.official.matching import BoundColumn, Match, is_active
from data.importers.official.numbers import NotANumberError, parsed_number
from data.indicators.vocabulary import Absence

_DEDUCED = "Année déduite de l’édition, à vérifier."
_UNDATED = "Année des données non connue."
_EXAMPLE = "2021"


class _Asked(Protocol):
    """What the officer said of the edition."""

    @property
    def edition(self) -> int | None: ...


@dataclass(frozen=True)
class Figure:
    """A column of an edition.

    Attributes:
        year: of its figures; missing when each row says its own, or when nobody knows.
        is_deduced: the year is not one that the layout knows.
        note: printed with each of them.
    """

    bound: BoundColumn
    year: int | None
    is_deduced: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Cell:
    """A cell that was read: a value, or why there is none."""

    value: float | None
    absence: Absence | None = None
    note: str | None = None


def edition_of(match: Match, file_name: str, town: _Asked) -> int | None:
    """Return the year of publication of a table; nothing when its rows say their own.

    Raises:
        MissingEditionError: nobody says it, and the layout cannot do without.
    """
    layout = match.layout
    if layout.edition == "last" or (match.year is not None and layout.edition == "year"):
        return None
    if layout.edition == "year" and _only_year(match) is not None:
        return None
    written = {one.edition for one in match.columns if one.edition is not None}
    for said in (
        town.edition,
        edition_in(PurePosixPath(match.table.name).name, layout.dataset),
        edition_in(file_name, layout.dataset),
        written.pop() if len(written) == 1 else None,
    ):
        if said is not None:
            return said
    if layout.edition == "year" and all(one.year is not None for one in match.columns):
        return None
    example = f"{layout.dataset.replace('{edition}', _EXAMPLE)}.csv"
    raise MissingEditionError(file_name, example, years_in(file_name))


def _only_year(match: Match) -> int | None:
    """Return the year of the headings when they all say the same."""
    years = {one.year for one in match.columns if one.year is not None}
    return years.pop() if len(years) == 1 else None


def figure(bound: BoundColumn, match: Match, edition: int | None) -> Figure:
    """Return what a column gives in an edition."""
    column, layout = bound.column, match.layout
    if bound.year is not None or column.years is None:
        year = bound.year
        if year is None and match.year is None:
            year = _only_year(match) if layout.edition == "year" else edition
            year = year or edition
        return Figure(bound, year, note=column.note)
    years = layout.years[column.years]
    known = years.by_edition.get(edition) if edition is not None else None
    if known is not None:
        return Figure(bound, known, note=_joined(column.note, years.basis))
    if years.offset is None or edition is None:
        return Figure(bound, None, True, _joined(column.note, years.basis or _UNDATED))
    if years.basis is not None and not years.by_edition:
        # A rule that the producer keeps: nothing is guessed.
        return Figure(bound, edition + years.offset, note=_joined(column.note, years.basis))
    return Figure(bound, edition + years.offset, True, _joined(column.note, _DEDUCED))


def figures(match: Match, edition: int | None) -> tuple[Figure, ...]:
    """Return what the columns of a wide table give in an edition."""
    return tuple(figure(one, match, edition) for one in match.columns if is_active(one, edition))


def _joined(*notes: str | None) -> str | None:
    return " ".join(note for note in notes if note) or None


class CellReader:
    """Reads the cells of a layout: its words for a missing value, its flags."""

    def __init__(self, layout: Layout) -> None:
        self._absences = {"": Absence.NOT_PUBLISHED} | {
            word.strip().casefold(): absence for word, absence in layout.absences.items()
        }

    def read(self, text: str, column: Column) -> Cell:
        """Return what a cell says.

        Raises:
            NotANumberError: it is neither a number nor a word for a missing value.
        """
        bare = text.strip()
        absence = self._absences.get(bare.casefold())
        if absence is not None:
            return Cell(None, absence)
        value = parsed_number(bare)
        return Cell(value if column.factor == 1 else round(value * column.factor, 9))

    def flagged(self, bound: BoundColumn, cells: tuple[str, ...]) -> Cell | None:
        """Return the absence that a column's flag makes of a cell; nothing when it stands."""
        if bound.flag is None:
            return None
        position, flag = bound.flag
        try:
            level = parsed_number(cells[position])
        except (NotANumberError, IndexError):
            return None
        return Cell(None, flag.absence, flag.note) if level >= flag.at_least else None
