"""The town's amounts and those of other towns, read from the base by year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from data.base.views import Scope
from data.finances.comparison.queries import comparator_amounts, peer_names
from data.finances.comparison.rules import Amount, YearOf, can_be_known
from data.finances.models import ComparatorAmount
from data.finances.publications import FILE_ORIGINS
from data.finances.queries import BudgetAccounts, list_accounts, list_budgets, list_sets
from data.finances.vocabulary import AccountOrigin, BudgetKind, ComparatorKind

Years = Mapping[int, YearOf]


@dataclass(frozen=True)
class Compared:
    """The town's principal budget, its stratum of each year, and the communes that it chose."""

    town: Years
    stratum: Years
    peers: Mapping[str, Years]


def read_compared(session: Session, scope: Scope) -> Compared:
    """Return what is known on the day of ``scope``."""
    groups: defaultdict[tuple[ComparatorKind, str], defaultdict[int, list[ComparatorAmount]]]
    groups = defaultdict(lambda: defaultdict(list))
    chosen = peer_names(session, scope.organisation)
    for row in comparator_amounts(session, scope.organisation):
        is_chosen = row.kind is ComparatorKind.STRATUM or row.group_code in chosen
        if is_chosen and can_be_known(row.year, scope.on):
            # A town changes stratum: each year has its own.
            name = row.group_code if row.kind is ComparatorKind.COMMUNE else ""
            groups[row.kind, name][row.year].append(row)
    by_year = {
        key: {year: _group_year(rows) for year, rows in years.items()}
        for key, years in groups.items()
    }
    return Compared(
        town=_town_years(session, scope),
        stratum=by_year.get((ComparatorKind.STRATUM, ""), {}),
        peers={
            code: by_year[ComparatorKind.COMMUNE, code]
            for code in chosen
            if (ComparatorKind.COMMUNE, code) in by_year
        },
    )


def _town_years(session: Session, scope: Scope) -> Years:
    """Return the years of the principal budget: as the OFGL gives them, else as they are used."""
    budgets = [
        one for one in list_budgets(session, scope.organisation) if one.kind is BudgetKind.PRINCIPAL
    ]
    return _best(list_accounts(session, budgets, scope.on)) | _best(
        _of_ofgl(list_sets(session, budgets, scope.on))
    )


def _of_ofgl(sets: Iterable[tuple[BudgetAccounts, date]]) -> list[BudgetAccounts]:
    """Keep what the OFGL gives, the last known of each year last."""
    found = [(known, row) for row, known in sets if AccountOrigin.OFGL in row.origins]
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def _best(rows: Iterable[BudgetAccounts]) -> dict[int, YearOf]:
    return {row.year: _town_year(row) for row in rows if row.net}


def _town_year(row: BudgetAccounts) -> YearOf:
    return YearOf(
        year=row.year,
        title="",
        amounts={code: Amount(value, row.population) for code, value in row.net.items()},
        population=row.population,
        origin=", ".join(FILE_ORIGINS[one] for one in row.origins),
        source_ids=row.source_ids,
        is_simulated=row.is_simulated,
        is_provisional=row.is_provisional,
        is_of_ofgl=AccountOrigin.OFGL in row.origins,
    )


def _group_year(rows: list[ComparatorAmount]) -> YearOf:
    """Put the amounts of a group and a year together; of two strata, the one imported last."""
    name = max(rows, key=lambda row: row.id or 0).group_code
    mine = [row for row in rows if row.group_code == name]
    sources = [row.source_id for row in mine if row.source_id is not None]
    return YearOf(
        year=mine[0].year,
        title=mine[0].group_title,
        amounts={row.code: Amount(row.amount_eur, row.population, row.communes) for row in mine},
        population=max(row.population for row in mine),
        communes=max(row.communes for row in mine),
        origin=FILE_ORIGINS[AccountOrigin.OFGL],
        stratum=name if mine[0].kind is ComparatorKind.STRATUM else "",
        source_ids=tuple(dict.fromkeys(sources)),
        is_simulated=any(row.is_simulated for row in mine),
    )
