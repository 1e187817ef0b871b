"""The format « comptes-individuels »: a sheet of figures a commune and a year (DGFiP).

Amounts are published in thousands of euros, each beside the mean of comparable communes in euros
per inhabitant: the only open source of those means. The principal budget alone is in it.
"""

from collections.abc import Iterator
from decimal import Decimal

from data.finances.aggregates import by_label
from data.finances.drafts import AccountSetDraft, AggregateDraft, BudgetDraft
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.importers.accounts.amounts import NotAnAmountError, amount, rounded, whole
from data.importers.accounts.consistency import check
from data.importers.accounts.layouts import heading_key
from data.importers.accounts.readings import reading
from data.importers.accounts.rows import (
    AccountRow,
    AccountTable,
    account_table,
    likeness,
    one_line,
    shown,
)
from data.importers.accounts.towns import (
    MOST_ROWS_WITHOUT_TOWN,
    commune_code,
    dgfip_codes,
    known,
    no_row,
    too_many,
)
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.territories.surroundings import Surroundings

_THOUSAND = 1_000
_MEAN = "m"
_TITLE = "Budget principal"
_NO_FIGURE = frozenset({"", "-", "n.d.", "nd", "null", "none", "nan"})


def score(opened: OpenedFile) -> float:
    """Tell individual accounts by their headings. Raises like ``opened.tables``."""
    return likeness(FormatCode.INDIVIDUAL_ACCOUNTS, opened)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the individual accounts of the town, year by year.

    Raises:
        RefusedFileError: none is the town's, or every cell that must be mended.
    """
    also = frozenset(by_label(AccountOrigin.INDIVIDUAL))
    table = account_table(FormatCode.INDIVIDUAL_ACCOUNTS, opened, also)
    found: dict[tuple[str, int], AccountSetDraft] = {}
    count = 0
    columns = _columns(table)
    for row in _rows(table, town.surroundings):
        code = _code(row)
        if town.surroundings and code != town.surroundings.commune:
            continue
        count += 1
        if len(found) >= MOST_ROWS_WITHOUT_TOWN:
            raise too_many(table.file_name)
        _add(found, row, code, columns, town)
    table.findings.check(table.file_name)
    if not found:
        raise no_row(table.file_name, town.surroundings, _others(table))
    sets = list(found.values())
    return reading(FormatCode.INDIVIDUAL_ACCOUNTS, table, sets, count, town)


def _rows(table: AccountTable, town: Surroundings | None) -> Iterator[AccountRow]:
    """Read the rows that may be the town's.

    Its two codes stand side by side in a published file, which spares parsing the others; a file
    that was rearranged is read in full.
    """
    if town is None:
        yield from table.rows()
        return
    departement, commune = dgfip_codes(town.commune)
    marks = (";", ",", "\t", '";"', '","')
    is_first = False
    if table.places["commune"] == table.places["departement"] + 1:
        for row in table.rows([f"{departement}{mark}{commune}" for mark in marks]):
            is_first = is_first or _code(row) == town.commune
            yield row
    if not is_first:
        yield from table.rows()


def _code(row: AccountRow) -> str:
    return commune_code(row.text("departement"), row.text("commune"))


def _others(table: AccountTable) -> Iterator[str]:
    for row in table.sample:
        yield f"{shown(row.text('name'))} ({shown(_code(row))})"


_ORIGIN = AccountOrigin.INDIVIDUAL
_Column = tuple[str, int, int | None]
"""Code of an aggregate, the place of its amount, and that of the mean beside it."""


def _columns(table: AccountTable) -> list[_Column]:
    labels = {heading_key(label): one.code for label, one in by_label(_ORIGIN).items()}
    places = {heading_key(heading): at for at, heading in enumerate(table.table.headings)}
    return [
        (labels[key], at, places.get(f"{_MEAN}{key}"))
        for key, at in places.items()
        if key in labels
    ]


def _add(
    found: dict[tuple[str, int], AccountSetDraft],
    row: AccountRow,
    code: str,
    columns: list[_Column],
    town: Town,
) -> None:
    year = row.year(town.today.year)
    if year is None:
        return
    aggregates = tuple(_aggregates(row, columns))
    draft = AccountSetDraft(
        budget=BudgetDraft(_title(row, code, town), BudgetKind.PRINCIPAL, ""),
        year=year,
        stage=AccountStage.CG,
        origin=_ORIGIN,
        known_on=known(year, town.today, is_provisional=False),
        is_provisional=town.today <= known(year, town.today, is_provisional=False),
        population=_population(row),
        stratum=_stratum(row),
        aggregates=aggregates,
        where=row.where("year"),
    )
    before = found.setdefault((code, year), draft)
    if before.aggregates != aggregates:
        message = (
            f"l’exercice {year} de {shown(row.text('name'))} y est déjà, avec d’autres montants. "
            "Attendu : une ligne par commune et par exercice."
        )
        row.table.findings.refuse(message, row.where("year"))
    check(row, code, year)


def _title(row: AccountRow, code: str, town: Town) -> str:
    """Name the budget; before the base has its town, by the commune, for there may be many."""
    return _TITLE if town.surroundings else f"{one_line(row.text('name'))} ({code})"


def _aggregates(row: AccountRow, columns: list[_Column]) -> Iterator[AggregateDraft]:
    for code, at, beside in columns:
        value = _figure(row, at, "un montant en milliers d’euros, par exemple 1234.56")
        mean = None
        if beside is not None:
            mean = _figure(row, beside, "une moyenne en euros par habitant")
        if value is not None:
            mean_eur = None if mean is None else rounded(mean)
            yield AggregateDraft(code, rounded(value * _THOUSAND), mean_eur)


def _figure(row: AccountRow, at: int, expected: str) -> Decimal | None:
    text = row.at(at)
    if text.casefold() in _NO_FIGURE:
        return None
    try:
        return amount(text)
    except NotAnAmountError:
        row.table.refuse(text, expected, row.table.where(row.line, at))
        return None


def _population(row: AccountRow) -> int | None:
    try:
        return whole(row.text("population"))
    except NotAnAmountError:
        return None


def _stratum(row: AccountRow) -> str | None:
    """Say the group that the means speak of: by size, then by intercommunal body."""
    said = [one_line(row.text(name)) for name in ("group_by_size", "group_by_body")]
    return ", ".join(one for one in said if one) or None
