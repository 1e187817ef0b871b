"""Dated targets from rows: an indicator, a territory, a due year and what is aimed at."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.importers.tables.naming import Naming
from data.importers.tables.numbers import NotANumberError, Percents, Scale, number, percents
from data.importers.tables.rows import SheetRows, as_text
from data.importers.tables.sheets import Row
from data.importers.tables.words import quoted
from data.indicators import tables
from data.indicators.confidentiality import WORD
from data.indicators.drafts import TargetDraft
from data.indicators.targets import columns

_NUMBERS = (columns.BASELINE_VALUE, columns.TARGET, columns.UPPER)
_MANDATORY = (tables.TERRITORY, columns.DUE, columns.TARGET, columns.REFERENCE)


def is_complete(one: SheetRows) -> bool:
    """Tell a sheet that has every column that a target needs."""
    is_named = one.has(tables.OF) or one.has(tables.TITLE)
    return is_named and all(map(one.has, _MANDATORY))


def is_started(one: SheetRows) -> bool:
    """Tell a sheet that looks like targets, were a column missing."""
    is_named = one.has(tables.OF) or one.has(tables.TITLE)
    return is_named and one.has(columns.TARGET) and one.has(columns.DUE)


@dataclass(frozen=True)
class TargetRows:
    """A sheet of targets; titles of indicators that nobody knows are declared in ``naming``."""

    one: SheetRows
    naming: Naming = field(default_factory=Naming)

    def questions(self) -> tuple[str, ...]:
        """Say in French what must be answered before reading; a title stands for a code."""
        kept = tuple(
            match
            for match in self.one.matching.matches
            if match.column.name != tables.OF or match.rivals or not self.one.has(tables.TITLE)
        )
        return replace(self.one.matching, matches=kept).questions()

    def read(self) -> Iterator[TargetDraft]:
        """Return the targets of the sheet; a row without any target says nothing."""
        self.one.refuse_flaws()
        rows = [
            row for row in self.one.sheet.rows if self.one.cell(row, columns.TARGET) is not None
        ]
        named = [(row, self._indicator(row)) for row in rows]
        scales = self._scales(named)
        seen: dict[tuple[object, ...], TargetDraft] = {}
        for row, indicator in named:
            draft = self._target(row, indicator, scales.get(indicator or ""))
            if draft is None:
                continue
            key = (draft.indicator, draft.territory, draft.due_year, draft.decided_on)
            before = seen.setdefault(key, draft)
            if before is draft:
                yield draft
            elif replace(before, where=draft.where) != draft:
                message = (
                    "cette cible est donnée deux fois autrement, avec le même indicateur, le même "
                    f"territoire et la même échéance (aussi ligne {before.where.line}). Gardez-en "
                    "une, ou donnez à chacune sa date de décision."
                )
                self.one.findings.refuse(message, draft.where)

    def _indicator(self, row: Row) -> str | None:
        one = self.one
        return self.naming.code_of(
            one.text(row, tables.OF),
            one.text(row, tables.TITLE),
            one.text(row, tables.UNIT),
            one.where(row),
        )

    def _scales(self, named: list[tuple[Row, str | None]]) -> dict[str, Percents]:
        """Tell how the targets of each indicator measured in % are written."""
        rows: dict[str, list[Row]] = {}
        for row, indicator in named:
            unit = self.one.text(row, tables.UNIT) or self.naming.units.get(indicator or "")
            if indicator and unit == "%":
                rows.setdefault(indicator, []).append(row)
        scales = {}
        for indicator, some in rows.items():
            scale = percents([self.one.cell(row, name) for row in some for name in _NUMBERS])
            if scale.is_fraction:
                message = (
                    f"« {quoted(indicator)} » : toutes les cibles vont de 0 à 1 ; elles sont lues "
                    "comme des parts, 0,42 pour 42 %. Écrivez « 0,42 % » si c’en est le sens."
                )
                self.one.findings.warn(message, self.one.where(None, columns.TARGET))
            scales[indicator] = Percents(Scale.HUNDRED) if scale.scale is Scale.MIXED else scale
        return scales

    def _target(
        self, row: Row, indicator: str | None, scale: Percents | None
    ) -> TargetDraft | None:
        one = self.one
        territory, reference = one.text(row, tables.TERRITORY), one.text(row, columns.REFERENCE)
        due = self.one.year(row, columns.DUE, example=2032)
        value = self._number(row, columns.TARGET, scale)
        is_secret = one.text(row, columns.BASELINE_VALUE) == WORD
        for name, found in (
            (tables.OF, indicator),
            (tables.TERRITORY, territory),
            (columns.REFERENCE, reference),
        ):
            if found is None and not one.is_flawed(row, name):
                message = f"« {name} » est vide : une cible dit de quoi, d’où, et qui la fixe."
                one.findings.refuse(message, one.where(row, name))
        if due is None and one.cell(row, columns.DUE) is None:
            message = "« Échéance » est vide : une cible dit l’année où elle doit être atteinte."
            one.findings.refuse(message, one.where(row, columns.DUE))
        draft = TargetDraft(
            indicator=indicator or "",
            territory=territory or "",
            due_year=due or 0,
            value=value or 0.0,
            reference=reference or "",
            upper_value=self._number(row, columns.UPPER, scale),
            baseline_year=self.one.year(row, columns.BASELINE_YEAR, example=2032),
            baseline_value=(
                None if is_secret else self._number(row, columns.BASELINE_VALUE, scale)
            ),
            decided_on=one.day(row, columns.DECIDED),
            where=one.where(row),
            keeps_baseline=is_secret,
        )
        is_whole = indicator and territory and reference and due and value is not None
        return draft if is_whole else None

    def _number(self, row: Row, name: str, scale: Percents | None) -> float | None:
        cell = self.one.cell(row, name)
        if cell is None:
            return None
        try:
            return float(scale.read(cell) if scale else number(cell))
        except NotANumberError:
            message = f"« {quoted(as_text(cell))} » n’est pas un nombre ; attendu : par exemple 30."
            self.one.findings.refuse(message, self.one.where(row, name))
            return None
