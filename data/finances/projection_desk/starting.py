"""From where, and up to when, the accounts are carried on."""

from collections.abc import Mapping
from decimal import Decimal

from sqlmodel import Session

from data.base.views import Scope
from data.finances.projection.types import LONGEST, BaseYear, ExistingDebt, InvestmentPlan
from data.finances.projection_desk.queries import budgets_by_id, list_planned_years
from data.finances.queries import list_budgets
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import AggregateCode
from data.mandate.queries import list_plans
from data.mandate.vocabulary import PlanKind

_WITHOUT_MANDATE = 5
"""Years carried on when no mandate is known, or when the accounts have passed its end."""
_EQUIPMENT = "equipment_spending"
_NEEDED = (AggregateCode.OPERATING_REVENUE, AggregateCode.OPERATING_SPENDING)


def base_year(accounts: TownAccounts) -> int | None:
    """Return the last year whose accounts are known for every budget, else for the town's own.

    All budgets are carried on from the same year, so that they can be taken together.
    """
    known = [row.year for row in accounts.series(accounts.whole_code) if _is_whole(row)]
    if not known:
        known = [row.year for row in accounts.series(accounts.town_code) if _is_whole(row)]
    return max(known, default=None)


def _is_whole(row: BudgetFigures) -> bool:
    return all(code in row.net for code in _NEEDED)


def last_year(session: Session, scope: Scope, base: int) -> tuple[int, bool]:
    """Return the last year to carry on to, and whether the mandate's end gives it."""
    ends = [
        plan.ends_on.year
        for plan in list_plans(session, scope.organisation)
        if plan.kind is PlanKind.MANDATE_CONTRACT
    ]
    later = [year for year in ends if base < year <= base + LONGEST]
    return (max(later), True) if later else (base + _WITHOUT_MANDATE, False)


def base_years(
    accounts: TownAccounts,
    base: int,
    debts: Mapping[str, ExistingDebt],
    closing: Mapping[str, Decimal],
) -> tuple[BaseYear, ...]:
    """Return the budgets that can be carried on: those whose accounts of that year are known."""
    return tuple(
        BaseYear(
            budget=choice.code,
            title=choice.title,
            year=base,
            net=row.net,
            existing_debt=debts.get(choice.code),
            past_equipment_eur=_past_equipment(accounts, choice.code, base),
            closing_result_eur=closing.get(choice.code),
            is_principal=choice.code == accounts.town_code,
            is_simulated=row.is_simulated,
            activity=choice.activity,
        )
        for choice in accounts.budgets
        if (row := accounts.at(choice.code, base)) is not None
    )


def _past_equipment(accounts: TownAccounts, code: str, base: int) -> dict[int, Decimal]:
    return {
        row.year: row.net[_EQUIPMENT]
        for row in accounts.series(code)
        if row.year <= base and _EQUIPMENT in row.net
    }


def planned_investments(
    session: Session, scope: Scope, base: int, last: int
) -> tuple[InvestmentPlan, ...]:
    """Return what the PPI plans for the years carried on; the principal budget's without budget."""
    codes = budgets_by_id(list_budgets(session, scope.organisation))
    return tuple(
        InvestmentPlan(
            budget=codes.get(budget),
            year=year,
            equipment_eur=planned,
            subsidies_received_eur=given,
        )
        for budget, year, planned, given in list_planned_years(session, scope.organisation)
        if base < year <= last
    )
