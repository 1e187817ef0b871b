"""The door of the page of accounts: a figure opened, sources compared, credits and execution."""

from collections.abc import Mapping

from sqlmodel import Session

from data.base.database import reading
from data.base.views import Scope
from data.finances import queries
from data.finances.errors import UnknownBudgetError
from data.finances.models import Budget
from data.finances.opening.amounts import Asked, opened_amount
from data.finances.opening.comparing import sources_sheet
from data.finances.opening.covering import coverage_sheet
from data.finances.opening.executing import execution_sheet
from data.finances.opening.plan import account_titles
from data.finances.opening.queries import (
    OpenedSet,
    budget_years,
    individual_amounts,
    loans_of,
    opened_sets,
    voted_sets,
)
from data.finances.opening.quotients import quotients
from data.finances.opening.rules import set_amounts
from data.finances.opening.together import Together, together_ratio, together_sheet
from data.finances.opening.views import (
    AmountSheet,
    BudgetYears,
    CoverageSheet,
    ExecutionSheet,
    Provenance,
    SourcesSheet,
)
from data.finances.opening.voted import chapter_sums
from data.finances.opening.words import NO_OBJECT
from data.finances.town import town_accounts
from data.finances.views import TOGETHER
from data.finances.vocabulary import BudgetActivity
from data.finances.words import NOT_RESTATED, TOGETHER_TITLE

__all__ = [
    "TOGETHER",
    "accounts_index",
    "amount_sheet",
    "compared_sources",
    "coverage",
    "publications",
    "voted_and_executed",
]


def accounts_index(scope: Scope) -> tuple[BudgetYears, ...]:
    """Return the budgets that can be opened, all together first when there are several."""
    with reading() as session:
        each = budget_years(session, scope)
    if len(each) < 2:
        return each
    executed = {year for one in each for year in one.executed}
    years = tuple(sorted(executed, reverse=True))
    return (BudgetYears(TOGETHER, TOGETHER_TITLE, years, years), *each)


def publications(scope: Scope, budget: str, year: int) -> tuple[Provenance, ...]:
    """Return the publications that give the executed accounts of a year, the one used first."""
    if budget == TOGETHER:
        return ()
    with reading() as session:
        found = opened_sets(session, scope, _budget(session, scope, budget), year)
    return tuple(one.provenance for one in found)


def amount_sheet(
    scope: Scope, budget: str, year: int, source: str, code: str
) -> AmountSheet | None:
    """Open a figure; nothing when no executed account of that year is known.

    ``source`` is the origin of a publication; the one that the ratios use when empty.

    Raises:
        UnknownBudgetError: the town has no such budget.
    """
    with reading() as session:
        if budget == TOGETHER:
            return _together(session, scope, year, code)
        return _sheet(session, scope, _budget(session, scope, budget), year, source, code)


def coverage(scope: Scope, budget: str, year: int, source: str) -> CoverageSheet | None:
    """Say which lines of a set are counted; nothing when the set has no lines."""
    with reading() as session:
        row = _budget(session, scope, budget)
        chosen = _chosen(opened_sets(session, scope, row, year), source)
        if chosen is None or chosen.ledger is None:
            return None
        titles = account_titles(chosen.ledger.nomenclature)
        return coverage_sheet(row.title, chosen.ledger, chosen.provenance, titles)


def compared_sources(scope: Scope, budget: str, year: int) -> SourcesSheet | None:
    """Put every publication of a year side by side; nothing when none is known."""
    with reading() as session:
        row = _budget(session, scope, budget)
        sets = opened_sets(session, scope, row, year)
        individual = individual_amounts(session, scope, row, year)
    return sources_sheet(row.title, year, sets, individual) if sets else None


def voted_and_executed(
    scope: Scope, budget: str, year: int, reference: str
) -> ExecutionSheet | None:
    """Hold what was done against what was voted; nothing without the lines of an act."""
    with reading() as session:
        row = _budget(session, scope, budget)
        voted, executed = voted_sets(session, scope.on, row, year)
        sums = chapter_sums(session, [*voted, *executed])
        acts = [one for one in (*voted, *executed) if one.id in sums]
        ids = [one.source_id for one in acts if one.source_id]
        sources = queries.sources_by_id(session, ids)
        return execution_sheet(row, year, acts, sums, list(sources.values()), reference)


def _budget(session: Session, scope: Scope, code: str) -> Budget:
    found = queries.list_budgets(session, scope.organisation)
    for one in found:
        if one.code == code:
            return one
    raise UnknownBudgetError(code)


def _chosen(sets: list[OpenedSet], source: str) -> OpenedSet | None:
    """Return the publication asked for, or the one that the ratios use."""
    named = (one for one in sets if one.provenance.origin == source)
    return next(named, sets[0] if sets else None)


def _sheet(
    session: Session, scope: Scope, budget: Budget, year: int, source: str, code: str
) -> AmountSheet | None:
    chosen = _chosen(opened_sets(session, scope, budget, year), source)
    if chosen is None:
        return None
    row = chosen.row
    plan = chosen.ledger.nomenclature if chosen.ledger else budget.nomenclature
    return opened_amount(
        Asked(
            code=code,
            whose=budget.title,
            budget=budget.code,
            year=year,
            origin=row.origins[0],
            amounts=set_amounts(row.net, row.population, plan, year, chosen.ledger),
            ledger=chosen.ledger,
            loans=loans_of(session, row.set_id) if row.set_id and chosen.ledger else (),
            provenance=chosen.provenance,
            title_of_account=account_titles(plan),
            sans=NO_OBJECT if budget.activity is BudgetActivity.HOUSING_ESTATE else "",
        )
    )


def _together(session: Session, scope: Scope, year: int, code: str) -> AmountSheet | None:
    town = town_accounts(session, scope)
    whole = town.at(TOGETHER, year)
    budgets = {one.code: one for one in queries.list_budgets(session, scope.organisation)}
    quotient = quotients().get(code)
    codes = quotient.codes if quotient else (code,)
    sheets: dict[str, Mapping[str, AmountSheet]] = {
        one: {
            key: sheet
            for key, budget in budgets.items()
            if (sheet := _sheet(session, scope, budget, year, "", one))
        }
        for one in codes
    }
    if not any(sheets.values()):
        return None
    together = Together(
        title=TOGETHER_TITLE,
        year=year,
        titles={key: budget.title for key, budget in budgets.items()},
        missing=town.missing.get(year, ()),
        population=whole.population if whole else None,
        note=NOT_RESTATED,
    )
    opened = {one: together_sheet(together, one, each) for one, each in sheets.items()}
    return together_ratio(together, quotient, opened) if quotient else opened[code]
