"""Operations and years of a PPI from rows: what each says, and every cell to be mended."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.base.formats import number as written
from data.base.tables import split
from data.finances.investments import words
from data.finances.investments.columns import OPERATIONS, YEARS
from data.finances.investments.drafts import OperationDraft, OperationYearDraft
from data.finances.investments.rules import operation_key
from data.finances.investments.typed import EARLIEST, LATEST, LONGEST_CODE, LONGEST_TITLE
from data.finances.investments.views import Measure
from data.importers.tables.numbers import NotANumberError, number
from data.importers.tables.rows import SheetRows, as_text
from data.importers.tables.sheets import Row
from data.importers.tables.words import quoted
from data.mandate.contract.programme.typed import AmountError, read_amount

_OPERATION_NAMES = tuple(column.name for column in OPERATIONS)
_YEAR_NAMES = tuple(column.name for column in YEARS)
_MONEY_NAMES = _YEAR_NAMES[1:]
_LONGEST = {
    words.PROGRAMME: LONGEST_CODE,
    words.OPERATION: LONGEST_CODE,
    words.PROGRAMME_TITLE: LONGEST_TITLE,
    words.OPERATION_TITLE: LONGEST_TITLE,
}
Key = tuple[str, int]


@dataclass
class PpiRows:
    """What the sheets of a file say, each operation and each of its years once."""

    operations: dict[str, OperationDraft] = field(default_factory=dict)
    years: dict[Key, OperationYearDraft] = field(default_factory=dict)

    def read_operations(self, one: SheetRows, *, is_flat: bool) -> None:
        """Read a sheet of operations; in a flat one, an operation comes again year after year."""
        one.refuse_flaws()
        for row in one.sheet.rows:
            if all(one.cell(row, name) is None for name in _OPERATION_NAMES):
                continue
            draft = _operation(one, row)
            if draft is None:
                continue
            held = self.operations.setdefault(operation_key(draft.code), draft)
            if held is draft:
                continue
            if not is_flat or not _agree(held, draft):
                differently = " autrement" if is_flat else ""
                message = (
                    f"l’opération « {quoted(draft.code)} » est déjà décrite{differently} ligne "
                    f"{held.where.line} ; attendu : un numéro par opération"
                    f"{', décrite partout de même' if is_flat else ''}."
                )
                one.findings.refuse(message, one.where(row, words.OPERATION))

    def read_years(self, one: SheetRows, *, is_flat: bool) -> None:
        """Read a sheet of years; in a flat one, an operation may have no year yet."""
        if not is_flat:
            one.refuse_flaws()
        names = _MONEY_NAMES if is_flat else _YEAR_NAMES
        for row in one.sheet.rows:
            if all(one.cell(row, name) is None for name in names):
                continue
            draft = _year(one, row)
            if draft is None:
                continue
            key = (operation_key(draft.operation), draft.year)
            held = self.years.setdefault(key, draft)
            if held is not draft:
                message = (
                    f"l’exercice {draft.year} de l’opération « {quoted(draft.operation)} » est "
                    f"déjà ligne {held.where.line} ; attendu : une ligne par exercice."
                )
                one.findings.refuse(message, one.where(row, words.YEAR))


def _agree(held: OperationDraft, other: OperationDraft) -> bool:
    return replace(held, where=other.where) == other


def _operation(one: SheetRows, row: Row) -> OperationDraft | None:
    programme, code = _filled(one, row, words.PROGRAMME), _filled(one, row, words.OPERATION)
    title = _filled(one, row, words.OPERATION_TITLE)
    programme_title = _short(one, row, words.PROGRAMME_TITLE)
    authorised = _amount(one, row, words.AUTHORISED)
    voted_on = one.day(row, words.AUTHORISED_ON)
    if not programme or not code or not title:
        return None
    return OperationDraft(
        programme=programme,
        code=code,
        title=title,
        programme_title=programme_title,
        authorised_eur=authorised,
        authorised_on=voted_on,
        budget=one.text(row, words.BUDGET),
        actions=_several(one, row, words.ACTIONS),
        territories=_several(one, row, words.TERRITORIES),
        where=one.where(row),
    )


def _year(one: SheetRows, row: Row) -> OperationYearDraft | None:
    code, year = _filled(one, row, words.OPERATION), _exercise(one, row)
    amounts = tuple((measure, _amount(one, row, words.AMOUNTS[measure])) for measure in Measure)
    if not code or year is None:
        return None
    if all(euros is None for _, euros in amounts):
        message = "aucun montant sur cette ligne : elle n’est pas gardée (jamais zéro)."
        one.findings.warn(message, one.where(row))
        return None
    return OperationYearDraft(code, year, amounts, one.where(row))


def _refuse(one: SheetRows, row: Row, name: str, message: str) -> None:
    if not one.is_flawed(row, name):
        one.findings.refuse(message, one.where(row, name))


def _filled(one: SheetRows, row: Row, name: str) -> str | None:
    found = _short(one, row, name)
    if found is None:
        _refuse(one, row, name, "la cellule est vide ; une ligne de total n’est pas une opération.")
    return found


def _short(one: SheetRows, row: Row, name: str) -> str | None:
    text = one.text(row, name)
    found = " ".join(text.split()) if text else None
    if found and len(found) > _LONGEST[name]:
        many = f"{written(len(found))} signes, la limite est {written(_LONGEST[name])}."
        _refuse(one, row, name, many)
    return found


def _several(one: SheetRows, row: Row, name: str) -> tuple[str, ...]:
    text = one.lines(row, name)
    if not text:
        return ()
    found = split(text)
    return tuple(part.strip() for name in found for part in _parts(name) if part.strip())


def _parts(name: str) -> list[str]:
    """Return codes that commas part: a name that holds a comma holds a space before a word."""
    parts = [part.strip() for part in name.split(",")]
    return parts if all(part and " " not in part for part in parts) else [name]


def _exercise(one: SheetRows, row: Row) -> int | None:
    cell = one.cell(row, words.YEAR)
    try:
        year = number(cell)
    except NotANumberError:
        year = 0
    if year == int(year) and EARLIEST <= year <= LATEST:
        return int(year)
    told = (
        f"« {quoted(as_text(cell))} » n’est pas un exercice"
        if cell is not None
        else "la cellule est vide"
    )
    expected = f"attendu : une année de {EARLIEST} à {LATEST}, par exemple 2027."
    _refuse(one, row, words.YEAR, f"{told} ; {expected}")
    return None


def _amount(one: SheetRows, row: Row, name: str) -> Decimal | None:
    cell = one.cell(row, name)
    text = as_text(cell)
    if text is None:
        return None
    if isinstance(cell, float):
        text = text.replace(".", ",")
    try:
        return read_amount(text)
    except AmountError as error:
        message = f"« {quoted(text)} » : {error} ; attendu : un montant en euros, ou rien."
        _refuse(one, row, name, message)
        return None
