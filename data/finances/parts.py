"""The door of the parts « Épargne » and « Structure » of the finances page."""

from data.base.database import reading
from data.base.formats import typeset
from data.base.views import Scope
from data.finances.charts import (
    REMINDER,
    REVENUE_SIDE,
    SPENDING_SIDE,
    savings_rate_chart,
    scissors_chart,
    structure_chart,
    waterfall_chart,
)
from data.finances.errors import UnknownBudgetError
from data.finances.town import town_accounts
from data.finances.views import TownAccounts
from data.finances.views.parts import SavingsView, StructureView


def savings_view(scope: Scope, budget: str) -> SavingsView:
    """Return the savings of a budget, or of all together.

    Raises:
        UnknownBudgetError: the town has no accounts for this budget.
    """
    accounts = _accounts(scope, budget)
    year = accounts.latest_year(budget)
    return SavingsView(
        year=year,
        scissors=scissors_chart(accounts, budget),
        waterfall=waterfall_chart(accounts, budget, year),
        rate=savings_rate_chart(accounts, budget, year),
        reminder=typeset(REMINDER),
    )


def structure_view(scope: Scope, budget: str, *, is_share: bool = False) -> StructureView:
    """Return what a budget’s revenue and spending are made of.

    Raises:
        UnknownBudgetError: the town has no accounts for this budget.
    """
    accounts = _accounts(scope, budget)
    return StructureView(
        year=accounts.latest_year(budget),
        revenue=structure_chart(accounts, budget, REVENUE_SIDE, is_share=is_share),
        spending=structure_chart(accounts, budget, SPENDING_SIDE, is_share=is_share),
    )


def _accounts(scope: Scope, budget: str) -> TownAccounts:
    with reading() as session:
        accounts = town_accounts(session, scope)
    if budget not in {choice.code for choice in accounts.choices} or not accounts.figures:
        raise UnknownBudgetError(budget)
    return accounts
