"""The PPI read from the base: programmes, operations, what they may be linked to, their history."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from data.finances.investments import queries
from data.finances.investments.accounts import ByBudget, executed_by_operation
from data.finances.investments.rules import operation_key
from data.finances.investments.views import (
    InvestmentChange,
    InvestmentChoices,
    LinkedAction,
    LinkedTerritory,
    Measure,
    Operation,
    Programme,
    YearMoney,
)
from data.finances.investments.words import MEASURES
from data.finances.models import Budget, OperationYear
from data.finances.queries import list_budgets
from data.mandate.models import Action, Plan
from data.territories.models import Territory
from data.territories.vocabulary import TerritoryKind

NOBODY = "Auteur inconnu"
_NAMES = {
    "investment_programme": "programme",
    "investment_operation": "opération",
    "operation_action": "lien avec une action",
    "operation_territory": "lien avec un territoire",
}
_FIELDS = {
    "code": "numéro",
    "title": "intitulé",
    "programme_id": "programme",
    "budget_id": "budget",
    "authorised_eur": "AP votée",
    "authorised_on": "date de l’AP",
    **{f"{one.value}_eur": label.lower() for one, label in MEASURES.items()},
}


def read_programmes(session: Session, organisation: str) -> tuple[Programme, ...]:
    """Return the programmes of an organisation, in their order."""
    return tuple(
        Programme(
            row.id or 0, row.version, row.code, row.title, row.authorised_eur, row.authorised_on
        )
        for row in queries.list_programmes(session, organisation)
    )


def read_operations(
    session: Session, organisation: str, on: date | None = None
) -> tuple[Operation, ...]:
    """Return the operations of an organisation, programme by programme.

    Args:
        session: open on the base.
        organisation: the town's code.
        on: the day whose accounts are held beside the PPI; without, they are not read.
    """
    programmes = {one.id: one for one in read_programmes(session, organisation)}
    rows = queries.list_operations(session, programmes)
    if not rows:
        return ()
    budgets = list_budgets(session, organisation)
    executed = executed_by_operation(session, budgets, on) if on is not None else {}
    references = _references(session, organisation)
    made: defaultdict[int, list[Any]] = defaultdict(list)
    years: defaultdict[int, list[OperationYear]] = defaultdict(list)
    for year in queries.list_years(session, programmes):
        made[year.operation_id].append(year)
        years[year.operation_id].append(year)
    actions: defaultdict[int, list[LinkedAction]] = defaultdict(list)
    for link, action, plan in queries.list_action_links(session, programmes):
        made[link.operation_id].append(link)
        actions[link.operation_id].append(_action(action, plan, references))
    places: defaultdict[int, list[LinkedTerritory]] = defaultdict(list)
    for spot, territory in queries.list_territory_links(session, programmes):
        made[spot.operation_id].append(spot)
        places[spot.operation_id].append(_place(territory))
    ranks = {key: rank for rank, key in enumerate(programmes)}
    found = []
    for row, budget in sorted(rows, key=lambda pair: ranks[pair[0].programme_id]):
        key = row.id or 0
        parts = [row, *made[key]]
        found.append(
            Operation(
                id=key,
                code=row.code,
                title=row.title,
                programme=programmes[row.programme_id],
                budget=budget.code if budget else "",
                budget_title=budget.title if budget else "",
                years=_years(years[key], _of(executed, row.code, budget)),
                actions=tuple(actions[key]),
                territories=tuple(places[key]),
                is_simulated=any(part.is_simulated for part in parts),
                stamp=tuple(
                    sorted((str(part.__tablename__), part.id, part.version) for part in parts)
                ),
                sources=tuple(sorted({part.source_id for part in parts if part.source_id})),
            )
        )
    return tuple(found)


def _of(executed: ByBudget, code: str, budget: Budget | None) -> dict[int, Decimal]:
    """Return what the accounts executed of an operation by year, of its budget when it has one."""
    found: dict[int, Decimal] = {}
    for (budget_id, number, year), euros in executed.items():
        if number == operation_key(code) and (budget is None or budget.id == budget_id):
            found[year] = found.get(year, Decimal(0)) + euros
    return found


def _years(rows: Iterable[OperationYear], executed: dict[int, Decimal]) -> tuple[YearMoney, ...]:
    held = {row.year: row for row in rows}
    return tuple(
        YearMoney(
            year,
            tuple((one, stored_amount(held.get(year), one)) for one in Measure),
            executed.get(year),
        )
        for year in sorted({*held, *executed})
    )


def stored_amount(row: OperationYear | None, measure: Measure) -> Decimal | None:
    """Return what a stored year says of one measure, in euros."""
    found: Decimal | None = getattr(row, f"{measure.value}_eur", None)
    return found


def _code(action: Action) -> str:
    return f"{action.scope}-{action.code}" if action.scope else action.code


def _references(session: Session, organisation: str) -> dict[int, str]:
    """Return how each action is written: its code, after its plan's where two plans share it."""
    rows = queries.list_actions(session, organisation)
    counts = Counter(_code(action) for action, _ in rows)
    return {
        action.id or 0: (
            _code(action) if counts[_code(action)] == 1 else f"{plan.code}/{_code(action)}"
        )
        for action, plan in rows
    }


def _action(action: Action, plan: Plan, references: dict[int, str]) -> LinkedAction:
    key = action.id or 0
    return LinkedAction(key, plan.code, _code(action), action.title, references[key])


def _place(row: Territory) -> LinkedTerritory:
    is_quarter = row.kind is TerritoryKind.QPV_2024
    return LinkedTerritory(row.id or 0, row.code, row.name, is_quarter)


def read_choices(session: Session, organisation: str) -> InvestmentChoices:
    """Return what an operation of an organisation may be linked to."""
    references = _references(session, organisation)
    return InvestmentChoices(
        programmes=read_programmes(session, organisation),
        budgets=tuple((one.code, one.title) for one in list_budgets(session, organisation)),
        actions=tuple(
            _action(action, plan, references)
            for action, plan in queries.list_actions(session, organisation)
        ),
        territories=tuple(_place(row) for row in queries.list_places(session)),
    )


def operation_history(session: Session, operation: Operation) -> tuple[InvestmentChange, ...]:
    """Return the changes of an operation, its programme, years and links, newest first."""
    rows = [(table, key) for table, key, _ in operation.stamp]
    rows.append(("investment_programme", operation.programme.id))
    return tuple(
        InvestmentChange(
            recorded_at=line.recorded_at,
            author=author or NOBODY,
            reason=line.reason or "",
            what=_what(line.entity, line.before, line.after),
        )
        for line, author in queries.list_revisions(session, rows)
    )


def _what(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    held = after or before or {}
    name = f"exercice {held.get('year')}" if table == "operation_year" else _NAMES[table]
    if before is None:
        return f"{name} : ajout"
    if after is None:
        return f"{name} : retrait"
    changed = _changed(before, after)
    return f"{name} : {', '.join(changed)}" if changed else name


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Sequence[str]:
    return [label for field, label in _FIELDS.items() if before.get(field) != after.get(field)]
