"""Observations from rows of values: one value a row, or one column per year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.base.problems import Where
from data.importers.tables.naming import Naming
from data.importers.tables.numbers import (
    NotANumberError,
    Percents,
    Scale,
    number,
    percents,
)
from data.importers.tables.rows import SheetRows, as_text
from data.importers.tables.sheets import Cell, Row
from data.importers.tables.values import ABSENCE_WORDS, OBSERVATION_STATUS_WORDS
from data.importers.tables.words import quoted
from data.indicators import tables
from data.indicators.drafts import ObservationDraft
from data.indicators.vocabulary import Absence

_YEAR = re.compile(r"(?:19|20)\d\d")


def year_columns(one: SheetRows) -> tuple[tuple[int, int], ...]:
    """Return the rank and the year of the columns headed by a year."""
    return tuple(
        (rank, int(heading))
        for rank, heading in enumerate(one.sheet.headings)
        if _YEAR.fullmatch(heading)
    )


@dataclass(frozen=True)
class _Slot:
    """A cell of values: its row, what it speaks of, and where it stands."""

    row: Row
    indicator: str
    territory: str
    year: int | None
    cell: Cell
    where: Where


@dataclass(frozen=True)
class ValueRows:
    """A sheet of values.

    Attributes:
        naming: the indicators known; titles that nobody knows are declared there.
    """

    one: SheetRows
    naming: Naming = field(default_factory=Naming)

    def questions(self) -> tuple[str, ...]:
        """Say in French what must be answered before reading; empty when nothing must.

        A title stands for a missing code, columns of years for a missing value.
        """
        matching, years = self.one.matching, year_columns(self.one)
        asked: list[str] = []
        for match in matching.matches:
            is_replaced = (match.column.name == tables.OF and self.one.has(tables.TITLE)) or (
                match.column.name == tables.VALUE and bool(years)
            )
            if is_replaced and not match.rivals:
                continue
            must = match.column.is_mandatory or match.column.name == tables.OF
            column = replace(match.column, is_mandatory=must)
            asked += replace(matching, matches=(replace(match, column=column),)).questions()
        if years and self.one.has(tables.VALUE):
            asked.append(
                "la feuille a une colonne de valeurs et des colonnes d’années ; gardez les unes "
                "ou l’autre."
            )
        return tuple(asked)

    def read(self) -> Iterator[ObservationDraft]:
        """Return the observations of the sheet; an empty value without reason says nothing."""
        one = self.one
        for text in one.matching.doubts():
            one.findings.warn(text, one.where())
        self._refuse_flaws()
        slots = list(self._slots())
        scales = self._scales(slots)
        seen: dict[tuple[object, ...], int] = {}
        for slot in slots:
            observation = self._observation(slot, scales.get(slot.indicator))
            if observation is None:
                continue
            key = (
                observation.indicator, observation.territory, observation.data_year,
                observation.edition, observation.source, observation.perimeter,
            )  # fmt: skip
            if key in seen:
                message = (
                    "cette valeur est donnée deux fois, avec le même indicateur, le même "
                    f"territoire et la même année (aussi ligne {seen[key]}). Gardez-en une."
                )
                one.findings.refuse(message, slot.where)
            else:
                seen[key] = slot.row.line
                yield observation

    def _refuse_flaws(self) -> None:
        self.one.refuse_flaws()
        years = dict(year_columns(self.one))
        for flaw in self.one.sheet.flaws:
            if flaw.column in years:
                place = Where(
                    self.one.sheet.name or None, flaw.line, self.one.sheet.headings[flaw.column]
                )
                self.one.findings.refuse(flaw.message, place)

    def _slots(self) -> Iterator[_Slot]:
        one, years = self.one, year_columns(self.one)
        for row in one.sheet.rows:
            code, title = one.text(row, tables.OF), one.text(row, tables.TITLE)
            territory = one.text(row, tables.TERRITORY)
            cells: list[tuple[Cell, int | None, Where]]
            if years:
                cells = [
                    (row.cells[rank], year, replace(one.where(row), column=str(year)))
                    for rank, year in years
                ]
            else:
                cells = [(one.cell(row, tables.VALUE), None, one.where(row, tables.VALUE))]
            is_filled = any(cell is not None for cell, _, _ in cells)
            if not is_filled and one.cell(row, tables.ABSENCE) is None:
                continue
            unit = one.text(row, tables.UNIT)
            indicator = self.naming.code_of(code, title, unit, one.where(row))
            if indicator is None or territory is None:
                self._refuse_unnamed(row, indicator, territory)
                continue
            year = None if years else self.one.year(row, tables.YEAR, example=2021)
            for cell, its_year, where in cells:
                yield _Slot(row, indicator, territory, its_year or year, cell, where)

    def _refuse_unnamed(self, row: Row, indicator: str | None, territory: str | None) -> None:
        missing = [
            name
            for name, value in ((tables.OF, indicator), (tables.TERRITORY, territory))
            if value is None and not self.one.is_flawed(row, name)
        ]
        for name in missing:
            message = f"« {name} » est vide : la valeur ne dit pas de quoi elle parle."
            self.one.findings.refuse(message, self.one.where(row, name))

    def _unit(self, slot: _Slot) -> str | None:
        return self.one.text(slot.row, tables.UNIT) or self.naming.units.get(slot.indicator)

    def _scales(self, slots: list[_Slot]) -> dict[str, Percents]:
        """Tell how the values of each indicator measured in % are written."""
        cells: dict[str, list[Cell]] = {}
        for slot in slots:
            if self._unit(slot) == "%":
                cells.setdefault(slot.indicator, []).append(slot.cell)
        scales = {}
        for indicator, some in cells.items():
            scale = percents(some)
            # A share below 1 % is a true value beside bigger ones: only « all » is doubtful here.
            if scale.scale is Scale.MIXED:
                message = (
                    f"« {quoted(indicator)} » : des valeurs sous 1 à côté de plus grandes ; elles "
                    "sont lues telles quelles, 0,42 pour 0,42 %."
                )
                self.one.findings.warn(message, self.one.where(None, tables.VALUE))
                scale = Percents(Scale.HUNDRED)
            scales[indicator] = scale
            if scale.is_fraction:
                message = (
                    f"« {quoted(indicator)} » : toutes les valeurs vont de 0 à 1 ; elles sont lues "
                    "comme des parts, 0,42 pour 42 %. Écrivez « 0,42 % » si c’en est le sens."
                )
                self.one.findings.warn(message, self.one.where(None, tables.VALUE))
        return scales

    def _observation(self, slot: _Slot, scale: Percents | None) -> ObservationDraft | None:
        row, one = slot.row, self.one
        # Every word is read first: a wrong value must not hide that its status is wrong too.
        status = one.word(row, OBSERVATION_STATUS_WORDS)
        value, absence = self._value(slot, scale)
        declared = one.word(row, ABSENCE_WORDS)
        if value is not None and declared is not None:
            message = "une valeur et une raison de son absence : gardez l’une ou l’autre."
            one.findings.refuse(message, slot.where)
            return None
        absence = absence or declared
        if value is None and absence is None:
            return None
        return ObservationDraft(
            indicator=slot.indicator,
            territory=slot.territory,
            data_year=slot.year,
            value=value,
            absence=absence,
            edition=one.text(row, tables.EDITION),
            status=status,
            perimeter=one.text(row, tables.PERIMETER),
            note=one.text(row, tables.NOTE),
            source=one.text(row, tables.SOURCE),
            where=one.where(row),
        )

    def _value(self, slot: _Slot, scale: Percents | None) -> tuple[float | None, Absence | None]:
        cell = slot.cell
        if cell is None:
            return None, None
        try:
            value = scale.read(cell) if scale else number(cell)
        except NotANumberError:
            written = as_text(cell) or ""
            choices = self.one.words.get(tables.ABSENCE, {})
            absence = ABSENCE_WORDS.find(written, choices) if isinstance(cell, str) else None
            if absence is None:
                expected = ", ".join(ABSENCE_WORDS.labels.values())
                message = (
                    f"« {quoted(written)} » n’est ni un nombre ni une raison d’absence ; attendu : "
                    f"un nombre, ou « s », « ns », « nd » ({expected})."
                )
                self.one.findings.refuse(message, slot.where)
            return None, absence
        if scale and not 0 <= value <= 100:
            message = f"« {quoted(as_text(cell))} » est hors de 0 à 100 %. Vérifiez-le."
            self.one.findings.warn(message, slot.where, like="beyond")
        return float(value), None
