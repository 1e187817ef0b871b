"""The format « ofgl »: aggregates that the OFGL computed from the accounts, one a row.

The base by budget is read. The consolidated one is refused: its amounts are of no single budget.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.base.formats import listed
from data.base.problems import Where
from data.finances.aggregates import by_label
from data.finances.drafts import AccountsDraft, AccountSetDraft, AggregateDraft, BudgetDraft
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.importers.accounts import comparators
from data.importers.accounts.amounts import NotAnAmountError, whole
from data.importers.accounts.amounts import year as year_of
from data.importers.accounts.comparators import Gathered
from data.importers.accounts.layouts import heading_key
from data.importers.accounts.merging import merged
from data.importers.accounts.readings import reading
from data.importers.accounts.rows import (
    AccountRow,
    AccountTable,
    account_table,
    likeness,
    one_line,
    shown,
)
from data.importers.accounts.towns import MOST_ROWS_WITHOUT_TOWN, known, no_row, too_many
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.territories.surroundings import Surroundings

_KINDS = {
    "budget principal": BudgetKind.PRINCIPAL,
    "budget annexe": BudgetKind.ANNEX,
    "bp": BudgetKind.PRINCIPAL,
    "ba": BudgetKind.ANNEX,
}
_SIRET_LENGTH = 14
_MOST_NAMED = 15


def score(opened: OpenedFile) -> float:
    """Tell OFGL's base by its headings. Raises ``RefusedFileError`` like ``opened.tables``."""
    return likeness(FormatCode.AGGREGATES, opened)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the aggregates of the town's budgets.

    Raises:
        RefusedFileError: none is the town's, it is the consolidated base, or every cell that must
            be mended.
    """
    table = account_table(FormatCode.AGGREGATES, opened)
    gathered = Gathered(town.today.year, frozenset(_codes(town.surroundings)), town.peers)
    strata: dict[int, str] = {}
    found, count = _read_rows(table, town, gathered, strata)
    table.findings.check(table.file_name)
    if not found:
        raise no_row(table.file_name, town.surroundings, _others(table))
    sets = []
    for (commune, _), group in sorted(_by_town(found).items()):
        siren = town.surroundings.siren if town.surroundings else None
        one, warnings = merged(group, commune, siren)
        sets += one
        for message in warnings:
            table.findings.warn(message, Where(sheet=table.table.sheet))
    if town.surroundings is None:
        return reading(FormatCode.AGGREGATES, table, sets, count, town)
    comparators.gather_stratum(table, strata, gathered)
    for message in comparators.warnings(gathered):
        table.findings.warn(message, Where(sheet=table.table.sheet))
    return _compared(
        reading(FormatCode.AGGREGATES, table, sets, count + gathered.others, town),
        gathered,
        comparators.said(gathered, strata, town.peers),
    )


def _compared(found: Reading, gathered: Gathered, said: str) -> Reading:
    """Add to what was read of the town what it is held beside."""
    assert isinstance(found.content, AccountsDraft)
    drafts = gathered.drafts()
    counts = {"comparators": len(drafts)} if drafts else {}
    return replace(
        found,
        content=replace(found.content, comparators=drafts),
        counts={**found.counts, **counts},
        kept=f"{found.kept} {said}".strip(),
    )


@dataclass
class _Gathered:
    """The aggregates of one budget and one year, as they come."""

    draft: AccountSetDraft
    amounts: dict[str, Decimal] = field(default_factory=dict)

    @property
    def account_set(self) -> AccountSetDraft:
        aggregates = tuple(AggregateDraft(code, value) for code, value in self.amounts.items())
        return replace(self.draft, aggregates=aggregates)


_Key = tuple[str, int, str]
"""Commune, year, budget."""


def _by_town(found: Mapping[_Key, _Gathered]) -> dict[tuple[str, int], list[AccountSetDraft]]:
    groups: dict[tuple[str, int], list[AccountSetDraft]] = defaultdict(list)
    for (commune, year, _), one in found.items():
        groups[(commune, year)].append(one.account_set)
    return groups


def _read_rows(
    table: AccountTable, town: Town, gathered: Gathered, strata: dict[int, str]
) -> tuple[dict[_Key, _Gathered], int]:
    """Return what the town's rows say, and how many they are.

    Rows of the communes that it chose go to ``gathered``; ``strata`` receives its own, by year.
    """
    codes = _codes(town.surroundings)
    wanted = (*codes, *town.peers) if codes else ()
    labels = {heading_key(label): one.code for label, one in by_label(AccountOrigin.OFGL).items()}
    found: dict[_Key, _Gathered] = {}
    unknown: dict[str, None] = {}
    count = 0
    for row in table.rows(wanted):
        commune = _commune(row)
        if codes and commune not in codes:
            if commune in town.peers:
                gathered.peer_row(_cells(row), commune)
            continue
        _note_stratum(row, town, strata)
        count += 1
        if town.surroundings is None and count > MOST_ROWS_WITHOUT_TOWN:
            raise too_many(table.file_name)
        code = labels.get(heading_key(row.text("aggregate")))
        if code is None:
            unknown[shown(row.text("aggregate"))] = None
        else:
            _add(found, row, codes.get(commune, commune), code, town)
    _tell_unknown(table, list(unknown))
    return found, count


def _cells(row: AccountRow) -> tuple[str, ...]:
    """Return the cells of a row as comparators are gathered from them."""
    return tuple(
        _commune(row) if name == "commune" else row.text(name) for name in comparators.FIELDS
    )


def _note_stratum(row: AccountRow, town: Town, strata: dict[int, str]) -> None:
    """Keep the stratum that a row of the principal budget says, for its year."""
    said = row.text("stratum")
    if said and comparators.is_principal(row.text("kind")):
        with suppress(NotAnAmountError):
            strata.setdefault(year_of(row.text("year"), town.today.year), said)


def _codes(town: Surroundings | None) -> dict[str, str]:
    """Return the codes of the town and of what it was made of: each one's code of today."""
    if town is None:
        return {}
    parts = {code: town.commune for code, today in town.former.items() if today == town.commune}
    return {town.commune: town.commune} | parts


def _commune(row: AccountRow) -> str:
    """Return the commune of a row, of today when the file says it."""
    return (row.text("commune") or row.text("own_code")).strip("[]'\" ").zfill(5)


def _others(table: AccountTable) -> Iterator[str]:
    for row in table.sample:
        yield f"{shown(row.text('commune_name') or row.text('title'))} ({shown(_commune(row))})"


def _add(
    found: dict[_Key, _Gathered], row: AccountRow, commune: str, code: str, town: Town
) -> None:
    year = row.year(town.today.year)
    budget = _budget(row)
    value = row.euros("amount")
    if year is None or budget is None or value is None:
        return
    key = (commune, year, budget.siret or "")
    gathered = found.setdefault(key, _Gathered(_started(row, budget, year, town)))
    before = gathered.amounts.setdefault(code, value)
    if before != value:
        message = (
            f"« {shown(row.text('aggregate'))} » du budget « {shown(budget.title)} », exercice "
            f"{year}, y est déjà avec un autre montant. Attendu : une ligne par agrégat et par "
            "budget."
        )
        row.table.findings.refuse(message, row.where("amount"))


def _started(row: AccountRow, budget: BudgetDraft, year: int, town: Town) -> AccountSetDraft:
    day = known(year, town.today, is_provisional=False)
    return AccountSetDraft(
        budget=budget,
        year=year,
        stage=AccountStage.CG,
        origin=AccountOrigin.OFGL,
        known_on=day,
        # The balances that the OFGL starts from are final in the December that follows.
        is_provisional=town.today <= day,
        population=_population(row),
        stratum=_stratum(row),
        where=row.where("year"),
    )


def _population(row: AccountRow) -> int | None:
    if not row.text("population"):
        return None
    try:
        return whole(row.text("population"))
    except NotAnAmountError:
        row.refuse("population", "un nombre d’habitants")
        return None


def _stratum(row: AccountRow) -> str | None:
    said = row.text("stratum")
    if not said:
        return None
    return f"strate de population {said} (OFGL)" if said.isdecimal() else one_line(said)


def _budget(row: AccountRow) -> BudgetDraft | None:
    kind = _KINDS.get(heading_key(row.text("kind")))
    if kind is None:
        row.refuse("kind", "« Budget principal » ou « Budget annexe »")
        return None
    siret = row.text("siret")
    if not (siret.isdecimal() and len(siret) == _SIRET_LENGTH):
        row.refuse("siret", "le SIRET du budget, 14 chiffres")
        return None
    title = row.text("title") or row.text("commune_name") or "Budget"
    return BudgetDraft(one_line(title), kind, row.text("nomenclature"), siret)


def _tell_unknown(table: AccountTable, labels: list[str]) -> None:
    if not labels:
        return
    named = listed([f"« {one} »" for one in labels[:_MOST_NAMED]])
    rest = "…" if len(labels) > _MOST_NAMED else ""
    message = (
        f"agrégats que Mandascope ne connaît pas, laissés de côté : {named}{rest}. Les autres sont "
        "lus."
    )
    index = table.places["aggregate"]
    table.findings.warn(message, table.where(index=index))
