"""Projects of a programme from rows: what each says, and every cell that must be mended."""

from collections.abc import Iterator
from decimal import Decimal

from data.base.formats import number as written
from data.importers.tables.numbers import NotANumberError, number
from data.importers.tables.rows import SheetRows, as_text
from data.importers.tables.sheets import Row
from data.importers.tables.values import CREDIT_WORDS
from data.importers.tables.words import quoted
from data.mandate.contract.programme import words
from data.mandate.contract.programme.columns import PROGRAMME
from data.mandate.contract.programme.imported.drafts import ProjectDraft
from data.mandate.contract.programme.typed import LONGEST, AmountError, read_amount
from data.mandate.contract.programme.views import Financer

_EARLIEST, _LATEST = 2000, 2100


def project_drafts(one: SheetRows) -> Iterator[ProjectDraft]:
    """Return the projects of a sheet; a row of which every column of ours is empty is skipped."""
    one.refuse_flaws()
    seen: dict[tuple[object, ...], int] = {}
    for row in one.sheet.rows:
        if all(one.cell(row, column.name) is None for column in PROGRAMME):
            continue
        draft = _project(one, row)
        if draft is None:
            continue
        key = (draft.year, draft.title.casefold(), draft.bearer, draft.objective, draft.territory)
        if (first := seen.setdefault(key, row.line)) != row.line:
            message = (
                f"« {quoted(draft.title)} » est déjà ligne {first}, avec le même porteur et le "
                "même quartier : les deux lignes sont gardées."
            )
            one.findings.warn(message, one.where(row, words.PROJECT))
        yield draft


def _project(one: SheetRows, row: Row) -> ProjectDraft | None:
    year = _year(one, row)
    title, bearer = _filled(one, row, words.PROJECT), _filled(one, row, words.BEARER)
    credit = one.word(row, CREDIT_WORDS)
    if credit is None and one.text(row, words.CREDIT) is None:
        choices = " ou ".join(f"« {label} »" for label in words.CREDITS.values())
        _refuse(one, row, words.CREDIT, f"la cellule est vide ; attendu : {choices}.")
    amounts = tuple((who, _amount(one, row, who)) for who in Financer)
    outcome = _short(one, row, words.OUTCOME)
    if year is None or not title or not bearer or credit is None:
        return None
    return ProjectDraft(
        year=year,
        title=title,
        bearer=bearer,
        credit=credit,
        objective=one.text(row, words.OBJECTIVE),
        territory=one.text(row, words.QUARTER),
        amounts_eur=amounts,
        outcome=outcome,
        where=one.where(row),
    )


def _refuse(one: SheetRows, row: Row, name: str, message: str) -> None:
    if not one.is_flawed(row, name):
        one.findings.refuse(message, one.where(row, name))


def _filled(one: SheetRows, row: Row, name: str) -> str | None:
    found = _short(one, row, name)
    if found is None:
        _refuse(one, row, name, "la cellule est vide ; une ligne de total n’est pas un projet.")
    return found


def _short(one: SheetRows, row: Row, name: str) -> str | None:
    text = one.text(row, name)
    found = " ".join(text.split()) if text else None
    if found and len(found) > LONGEST[name]:
        many = f"{written(len(found))} signes, la limite est {written(LONGEST[name])}."
        _refuse(one, row, name, many)
    return found


def _year(one: SheetRows, row: Row) -> int | None:
    cell = one.cell(row, words.YEAR)
    try:
        year = number(cell)
    except NotANumberError:
        year = 0
    if year == int(year) and _EARLIEST <= year <= _LATEST:
        return int(year)
    told = (
        f"« {quoted(as_text(cell))} » n’est pas une année"
        if cell is not None
        else "la cellule est vide"
    )
    _refuse(one, row, words.YEAR, f"{told} ; attendu : une année du contrat, par exemple 2027.")
    return None


def _amount(one: SheetRows, row: Row, financer: Financer) -> Decimal | None:
    name = words.AMOUNTS[financer]
    cell = one.cell(row, name)
    text = as_text(cell)
    if text is None:
        return None
    if isinstance(cell, float):
        text = text.replace(".", ",")
    try:
        return read_amount(text)
    except AmountError as error:
        _refuse(one, row, name, f"« {quoted(text)} » : {error}.")
        return None
