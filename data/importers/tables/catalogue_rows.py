"""Indicators from the rows of a catalogue."""

from dataclasses import dataclass, field

from data.base.formats import number as french
from data.importers.tables.numbers import NotANumberError, number
from data.importers.tables.rows import Findings, SheetRows, as_text
from data.importers.tables.sheets import Row
from data.importers.tables.values import DIRECTION_WORDS, KIND_WORDS, OWN_WORDS, Answer
from data.importers.tables.words import quoted
from data.indicators import tables
from data.indicators.drafts import IndicatorDraft

_MOST_DECIMALS = 6
_LARGEST_COUNT = 10_000


@dataclass
class CatalogueRows:
    """A catalogue as it is read, sheet after sheet; what is wrong goes to ``findings``."""

    findings: Findings
    indicators: list[IndicatorDraft] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)

    def read(self, one: SheetRows) -> None:
        """Add the indicators of a sheet."""
        one.refuse_flaws()
        for text in one.matching.doubts():
            self.findings.warn(text, one.where())
        for row in one.sheet.rows:
            code, title = one.text(row, tables.CODE), one.text(row, tables.TITLE)
            if code and title:
                self._add(one, row, code, title)
            elif code or title:
                missing = tables.TITLE if code else tables.CODE
                if not one.is_flawed(row, missing):
                    message = f"« {missing} » est vide. Remplissez la case, ou videz la ligne."
                    self.findings.refuse(message, one.where(row, missing))

    def _add(self, one: SheetRows, row: Row, code: str, title: str) -> None:
        if code in self._lines:
            message = (
                f"le code « {quoted(code)} » sert à plusieurs indicateurs (aussi ligne "
                f"{self._lines[code]}). Donnez à chacun le sien."
            )
            self.findings.refuse(message, one.where(row, tables.CODE))
            return
        self._lines[code] = row.line
        self.indicators.append(
            IndicatorDraft(
                code=code,
                title=title,
                theme=one.text(row, tables.THEME),
                definition=one.text(row, tables.DEFINITION),
                unit=one.text(row, tables.UNIT),
                decimals=self._whole(one, row, tables.DECIMALS, 0, _MOST_DECIMALS),
                direction=one.word(row, DIRECTION_WORDS),
                kind=one.word(row, KIND_WORDS),
                concept=one.text(row, tables.CONCEPT),
                periodicity=one.text(row, tables.PERIODICITY),
                limits=one.text(row, tables.LIMITS),
                where=one.where(row),
                source_family=one.text(row, tables.SOURCE_FAMILY),
                method=one.text(row, tables.METHOD),
                owner=one.text(row, tables.OWNER),
                next_update_on=one.day(row, tables.NEXT_UPDATE),
                smallest_count=self._whole(one, row, tables.SMALLEST_COUNT, 1, _LARGEST_COUNT),
                is_own=None if (said := one.word(row, OWN_WORDS)) is None else said is Answer.YES,
            )
        )

    def _whole(
        self, one: SheetRows, row: Row, name: str, smallest: int, largest: int
    ) -> int | None:
        """Return the whole number of a cell; refuse any other."""
        cell = one.cell(row, name)
        if cell is None:
            return None
        try:
            value = number(cell)
        except NotANumberError:
            value = -1
        if value != int(value) or not smallest <= value <= largest:
            what = "nombre de décimales" if name == tables.DECIMALS else "effectif minimal"
            message = (
                f"« {quoted(as_text(cell))} » n’est pas un {what} ; attendu : de {smallest} à "
                f"{french(largest)}."
            )
            self.findings.refuse(message, one.where(row, name))
            return None
        return int(value)
