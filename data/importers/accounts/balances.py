"""The format « balances »: trial balances of the communes (DGFiP), one row an account.

The national file of a year has seven million rows: those of the town alone are parsed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from data.base.formats import counted, listed
from data.base.problems import Where
from data.finances.drafts import AccountSetDraft, BalanceLineDraft, BudgetDraft
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
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

_FINAL = "DEF"
_KINDS = {
    "1": BudgetKind.PRINCIPAL,
    "BP": BudgetKind.PRINCIPAL,
    "2": BudgetKind.ANNEX,
    "3": BudgetKind.ANNEX,
    "BA": BudgetKind.ANNEX,
}
"""2 is the principal budget of a body attached to the town (CCAS): an annexe for the town."""
_AMOUNTS = (
    "opening_debit",
    "opening_credit",
    "budget_debit",
    "budget_credit",
    "other_debit",
    "other_credit",
    "order_debit",
    "order_credit",
    "closing_debit",
    "closing_credit",
)
_CLASSES = {"6": "charges", "7": "produits"}
_SIRET_LENGTH = 14
_LONGEST_ACCOUNT = 12
_MOST_NAMED = 10

_Key = tuple[str, int, bool]


def score(opened: OpenedFile) -> float:
    """Tell trial balances by their headings. Raises ``RefusedFileError`` like ``opened.tables``."""
    return likeness(FormatCode.BALANCES, opened)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the trial balances of the town's budgets.

    Raises:
        RefusedFileError: none is the town's, or every cell that must be mended.
    """
    table = account_table(FormatCode.BALANCES, opened)
    groups = _grouped(table, town)
    table.findings.check(table.file_name)
    if not groups:
        raise no_row(table.file_name, town.surroundings, _others(table))
    final = {(siret, year) for siret, year, is_final in groups if is_final}
    sets = [
        group.account_set(*key, town)
        for key, group in groups.items()
        if key[2] or not _is_replaced(table, key, final)
    ]
    if town.surroundings is not None:
        _check_classes(table, sets)
    _check_closing(table, sets)
    return reading(
        FormatCode.BALANCES, table, sets, sum(len(group.lines) for group in groups.values()), town
    )


@dataclass
class _Balance:
    """The accounts of one budget and one year, as they come."""

    budget: BudgetDraft
    where: Where
    lines: dict[str, BalanceLineDraft] = field(default_factory=dict)

    def account_set(self, siret: str, year: int, is_final: bool, town: Town) -> AccountSetDraft:
        return AccountSetDraft(
            budget=self.budget,
            year=year,
            stage=AccountStage.CG,
            origin=AccountOrigin.BALANCE,
            known_on=known(year, town.today, is_provisional=not is_final),
            is_provisional=not is_final,
            balance_lines=tuple(self.lines.values()),
            where=self.where,
        )


def _grouped(table: AccountTable, town: Town) -> dict[_Key, _Balance]:
    groups: dict[_Key, _Balance] = {}
    for count, row in enumerate(_mine(table, town.surroundings), start=1):
        if town.surroundings is None and count > MOST_ROWS_WITHOUT_TOWN:
            raise too_many(table.file_name)
        _add(groups, row, town)
    return groups


def _mine(table: AccountTable, town: Surroundings | None) -> Iterator[AccountRow]:
    if town is None:
        yield from table.rows()
    elif town.siren and {"siren", "siret"} & table.places.keys():
        yield from (row for row in table.rows((town.siren,)) if _bears(row, town.siren))
    else:
        needle = dgfip_codes(town.commune)[1]
        # A spreadsheet drops the zeros in front.
        for row in table.rows((needle.lstrip("0") or needle,)):
            if commune_code(row.text("departement"), row.text("commune")) == town.commune:
                yield row


def _bears(row: AccountRow, siren: str) -> bool:
    return row.text("siren") == siren or row.text("siret").startswith(siren)


def _others(table: AccountTable) -> Iterator[str]:
    for row in table.sample:
        code = commune_code(row.text("departement"), row.text("commune"))
        yield f"{shown(row.text('title'))} ({shown(code)})"


def _add(groups: dict[_Key, _Balance], row: AccountRow, town: Town) -> None:
    year = row.year(town.today.year)
    budget = _budget(row)
    line = _line(row)
    if year is None or budget is None or line is None:
        return
    is_final = _is_final(row, year, town)
    key = (budget.siret or f"{budget.kind}:{budget.title}", year, is_final)
    group = groups.setdefault(key, _Balance(budget, row.where("year")))
    before = group.lines.setdefault(line.account, line)
    if before is line:
        return
    if before == line:
        message = "un compte y est deux fois, avec les mêmes montants : il est gardé une fois."
        row.table.findings.warn(message, row.where("account"))
    else:
        message = (
            f"le compte {line.account} du budget « {shown(budget.title)} » y est déjà, avec "
            f"d’autres montants (exercice {year}). Attendu : une ligne par compte et par budget. "
            "Importez un seul fichier par exercice."
        )
        row.table.findings.refuse(message, row.where("account"))


def _is_final(row: AccountRow, year: int, town: Town) -> bool:
    """Tell final accounts; where nothing says it, they are once their December is over."""
    state = row.text("state").upper()
    if state:
        return state == _FINAL
    return known(year, town.today, is_provisional=False) < town.today


def _budget(row: AccountRow) -> BudgetDraft | None:
    kind = _KINDS.get(row.text("kind").upper().removesuffix(".0"))
    if kind is None:
        row.refuse("kind", "1 ou BP (budget principal), 3 ou BA (budget annexe)")
        return None
    siret = row.text("siret")
    if siret and not (siret.isdecimal() and len(siret) == _SIRET_LENGTH):
        row.refuse("siret", "un SIRET, 14 chiffres")
        return None
    title = row.text("title") or "Budget principal"
    return BudgetDraft(one_line(title), kind, row.text("nomenclature"), siret or None)


def _line(row: AccountRow) -> BalanceLineDraft | None:
    account = row.text("account")
    if not account.isalnum() or len(account) > _LONGEST_ACCOUNT:
        row.refuse("account", "un numéro de compte, par exemple 60612")
        return None
    values: list[Decimal] = []
    for name in _AMOUNTS:
        value = row.euros(name)
        if value is None:
            return None
        values.append(value)
    return BalanceLineDraft(account, *values)


def _is_replaced(table: AccountTable, key: _Key, final: set[tuple[str, int]]) -> bool:
    """Tell provisional accounts that the same file also gives as final."""
    if key[:2] not in final:
        return False
    message = (
        f"exercice {key[1]} : la balance provisoire et la balance définitive y sont toutes deux ; "
        "la définitive est gardée."
    )
    table.findings.warn(message, Where(sheet=table.table.sheet))
    return True


def _check_classes(table: AccountTable, sets: list[AccountSetDraft]) -> None:
    """Warn of a balance without charges or without produits: the file was cut or filtered."""
    for one in sets:
        classes = {line.account[:1] for line in one.balance_lines}
        missing = [
            f"{number} ({name})" for number, name in _CLASSES.items() if number not in classes
        ]
        if missing:
            message = (
                f"budget « {shown(one.budget.title)} », exercice {one.year} : aucun compte de "
                f"classe {listed(missing)}. Si le fichier a été coupé ou filtré, importez-le en "
                "entier : les montants qui en dépendent n’auraient pas de sens."
            )
            table.findings.warn(message, one.where)


def _check_closing(table: AccountTable, sets: list[AccountSetDraft]) -> None:
    """Warn of accounts whose closing balance is not what their movements make.

    A column that changed its meaning would show here.
    """
    wrong = defaultdict(list)
    for one in sets:
        for line in one.balance_lines:
            if not _closes(line):
                wrong[(one.budget.title, one.year)].append(line.account)
    for (title, year), accounts in wrong.items():
        named = ", ".join(accounts[:_MOST_NAMED]) + ("…" if len(accounts) > _MOST_NAMED else "")
        message = (
            f"budget « {shown(title)} », exercice {year} : le solde de "
            f"{counted(len(accounts), 'compte')} ({named}) n’est pas celui de ses mouvements. "
            "Vérifiez que le fichier est bien celui de la DGFiP."
        )
        table.findings.warn(message, Where(sheet=table.table.sheet))


def _closes(line: BalanceLineDraft) -> bool:
    debit = line.opening_debit_eur + line.budget_debit_eur + line.other_debit_eur
    credit = line.opening_credit_eur + line.budget_credit_eur + line.other_credit_eur
    closing = (max(debit - credit, Decimal(0)), max(credit - debit, Decimal(0)))
    return closing == (line.closing_debit_eur, line.closing_credit_eur)
