"""The accounts of a town put together: its budgets, their sum, what they are held against."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlmodel import Session

from data.base.views import Scope, SourceLine
from data.finances import queries, rules
from data.finances.exemptions import list_exemptions
from data.finances.models import Budget, Exemption, Threshold
from data.finances.publications import PUBLISHERS
from data.finances.queries import BudgetAccounts
from data.finances.views import (
    TOGETHER,
    BudgetChoice,
    BudgetFigures,
    HeldExemption,
    HeldThreshold,
    TownAccounts,
)
from data.finances.vocabulary import (
    AccountOrigin,
    BudgetKind,
    Ratio,
    ThresholdKind,
)
from data.finances.words import TOGETHER_TITLE

_Row = TypeVar("_Row", Threshold, Exemption)


def town_accounts(session: Session, scope: Scope) -> TownAccounts:
    """Return everything known of a town's accounts on the day of ``scope``."""
    budgets = queries.list_budgets(session, scope.organisation)
    lines = queries.list_accounts(session, budgets, scope.on)
    rows = queries.list_thresholds(session, scope.organisation)
    exemptions = list_exemptions(session, budgets)
    in_force = {line.year: _in_force(rows, _judged_on(line.year, scope.on)) for line in lines}
    ids = [source for line in lines for source in line.source_ids]
    ids += [row.source_id for held in in_force.values() for row in held if row.source_id]
    codes = {budget.id: budget.code for budget in budgets}
    sources = queries.sources_by_id(session, ids)
    ended = _ended(budgets, lines)
    town = TownAccounts(
        choices=_choices(budgets),
        figures=(),
        targets={year: _held(held, ThresholdKind.TARGET) for year, held in in_force.items()},
        marks={year: _held(held, ThresholdKind.MARK) for year, held in in_force.items()},
        sources=tuple(sources.values()),
        missing=_missing(budgets, lines, ended),
        ended={budget.title: ended[budget.id] for budget in budgets if budget.id in ended},
        exemptions={
            year: _exempt(exemptions, codes, _judged_on(year, scope.on)) for year in in_force
        },
    )
    by_code = {
        budget.code: [line for line in lines if line.budget_id == budget.id] for budget in budgets
    }
    by_code[TOGETHER] = _together(lines, town.missing)
    figures = (
        _figures(town, choice, line, sources)
        for choice in town.choices
        for line in by_code[choice.code]
    )
    return replace(town, figures=tuple(figures))


def _choices(budgets: Sequence[Budget]) -> tuple[BudgetChoice, ...]:
    each = tuple(
        BudgetChoice(
            budget.code, budget.title, budget.kind is BudgetKind.PRINCIPAL, budget.activity
        )
        for budget in budgets
    )
    return (BudgetChoice(TOGETHER, TOGETHER_TITLE), *each) if len(each) > 1 else each


def _judged_on(year: int, on: date) -> date:
    """Return the day whose targets bind the accounts of a year: its last, or ``on`` before it."""
    return min(date(year, 12, 31), on)


def _in_force(rows: Iterable[_Row], on: date) -> list[_Row]:
    return [
        row
        for row in rows
        if (row.valid_from or date.min) <= on and (row.valid_to or date.max) >= on
    ]


def _exempt(
    rows: Iterable[Exemption], codes: Mapping[int | None, str], on: date
) -> tuple[HeldExemption, ...]:
    return tuple(
        HeldExemption(
            code=codes[row.budget_id],
            ratio=row.ratio,
            reason=row.reason,
            reference=row.reference,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in _in_force(rows, on)
    )


def _held(rows: Iterable[Threshold], kind: ThresholdKind) -> dict[Ratio, HeldThreshold]:
    """Keep one threshold of a kind per ratio: the one in force for the shortest time."""
    return {
        row.ratio: HeldThreshold(
            ratio=row.ratio,
            scope=row.scope,
            comparison=row.comparison,
            value=Decimal(str(row.value)),
            unit=row.unit,
            label=row.label,
            reference=row.reference,
            note=row.note,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
        if row.kind is kind
    }


def _ended(budgets: Sequence[Budget], lines: Sequence[BudgetAccounts]) -> dict[int | None, int]:
    """Return the last year of the annexe budgets that the OFGL no longer gives, by identifier.

    Its definitive accounts of a later year then give the principal budget and another annexe one:
    a file cut down to the principal budget tells nothing of the others.
    """
    given: dict[int, set[int]] = {}
    for line in lines:
        if AccountOrigin.OFGL in line.origins and not line.is_provisional:
            given.setdefault(line.year, set()).add(line.budget_id)
    principal = {budget.id for budget in budgets if budget.kind is BudgetKind.PRINCIPAL}
    whole = [year for year, ids in given.items() if ids & principal and ids - principal]
    last = {line.budget_id: line for line in lines}
    return {
        key: line.year
        for key, line in last.items()
        if key not in principal
        and AccountOrigin.OFGL in line.origins
        and max(whole, default=line.year) > line.year
    }


def _missing(
    budgets: Sequence[Budget],
    lines: Sequence[BudgetAccounts],
    ended: Mapping[int | None, int],
) -> dict[int, tuple[str, ...]]:
    """Name, per year with accounts, the budgets valid that year whose accounts are not known."""
    known = {(line.budget_id, line.year) for line in lines}
    found = {
        year: tuple(
            budget.title
            for budget in budgets
            if _is_due(budget, year)
            and (budget.id, year) not in known
            and year <= ended.get(budget.id, year)
        )
        for year in sorted({line.year for line in lines})
    }
    return {year: titles for year, titles in found.items() if titles}


def _is_due(budget: Budget, year: int) -> bool:
    opened = budget.valid_from is None or budget.valid_from.year <= year
    return opened and (budget.valid_to is None or budget.valid_to.year >= year)


def _together(
    lines: Sequence[BudgetAccounts], missing: Mapping[int, object]
) -> list[BudgetAccounts]:
    """Add up the budgets of each year whose accounts are all known."""
    years = sorted({line.year for line in lines} - set(missing))
    return [_sum([line for line in lines if line.year == year]) for year in years]


def _sum(lines: Sequence[BudgetAccounts]) -> BudgetAccounts:
    return BudgetAccounts(
        budget_id=0,
        year=lines[0].year,
        stage=" et ".join(sorted({line.stage for line in lines})),
        is_provisional=any(line.is_provisional for line in lines),
        is_simulated=any(line.is_simulated for line in lines),
        source_ids=tuple(dict.fromkeys(source for line in lines for source in line.source_ids)),
        amounts=rules.together([line.amounts for line in lines]),
        origins=tuple(dict.fromkeys(origin for line in lines for origin in line.origins)),
        population=max((line.population for line in lines if line.population), default=None),
        net=_sums([line.net for line in lines]),
    )


def _sums(budgets: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """Add up the amounts that every budget gives."""
    shared = set.intersection(*(set(one) for one in budgets))
    return {
        code: sum((one[code] for one in budgets), Decimal(0))
        for code in budgets[0]
        if code in shared
    }


def _figures(
    town: TownAccounts,
    choice: BudgetChoice,
    line: BudgetAccounts,
    sources: Mapping[int, SourceLine],
) -> BudgetFigures:
    ratios = rules.ratios(line.amounts, choice.activity)
    targets = [town.target(ratio, choice.code, line.year) for ratio in Ratio]
    return BudgetFigures(
        code=choice.code,
        title=choice.title,
        year=line.year,
        stage=line.stage,
        sources=tuple(sources[source].code for source in line.source_ids),
        publishers=tuple(PUBLISHERS[one] for one in line.origins if one in PUBLISHERS),
        is_provisional=line.is_provisional,
        is_simulated=line.is_simulated,
        amounts=line.amounts,
        origins=line.origins,
        set_id=line.set_id,
        population=line.population,
        nomenclature=line.nomenclature,
        net=line.net,
        ratios=ratios,
        status=rules.joint_verdict(
            rules.held(ratios.result(target.ratio), target.comparison, target.value)
            for target in targets
            if target
        ),
    )
