"""A town whose accounts are known line by line, and what its page of accounts says."""

from datetime import date
from decimal import Decimal
from typing import Any

from data.base.database import migrate
from data.base.views import Scope
from data.finances.drafts import AccountSetDraft, BudgetLineDraft
from data.finances.vocabulary import AccountOrigin, AccountStage
from data.overview.service import start_town
from tests.data.finances.made_accounts import PRINCIPAL, aggregates, budget_act

ON = Scope("62765", "", date(2026, 11, 21))
REVENUE, SPENDING, REPAID = Decimal("20000000.10"), Decimal("17000000.05"), Decimal("1200000.00")


def new_town() -> None:
    """Give the base that does not exist yet a town."""
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def line(account: str, chapter: str, side: str, done: str, **values: Any) -> BudgetLineDraft:
    """Return a real line of a dépense (D) or a recette (R); its credits are 10 % more."""
    details: dict[str, Any] = {
        "account": account,
        "chapter": chapter,
        "function": None,
        "is_spending": side == "D",
        "is_order": False,
        "voted_eur": Decimal(done) * Decimal("1.1"),
        "realised_eur": Decimal(done),
    }
    return BudgetLineDraft(**(details | values))


LINES = (
    line("73111", "731", "R", "15000000.10"),
    line("7411", "74", "R", "5000000"),
    line("775", "77", "R", "300000", voted_eur=None),
    line("64111", "012", "D", "12000000.05"),
    line("6061", "011", "D", "4000000"),
    line("66111", "66", "D", "1000000"),
    line("6811", "042", "D", "500000", is_order=True),
    line("1641", "16", "D", "1200000"),
    line("2313", "2313", "D", "700000", remaining_eur=Decimal(35000)),
    line("024", "024", "R", "0", voted_eur=Decimal(300000)),
)


def an_act(**values: Any) -> AccountSetDraft:
    """Return the compte administratif of 2024."""
    details: dict[str, Any] = {
        "year": 2024,
        "budget_lines": LINES,
        "known_on": date(2025, 6, 1),
        "population": 14_500,
        "budget": PRINCIPAL,
    }
    return budget_act(**(details | values))


def a_budget(**values: Any) -> AccountSetDraft:
    """Return the budget primitif of 2024: what it votes is half of what will be done."""
    lines = tuple(
        line(one.account, one.chapter, "D" if one.is_spending else "R", "0",
             voted_eur=(one.realised_eur or Decimal(0)) / 2, realised_eur=None,
             is_order=one.is_order)
        for one in LINES
    )  # fmt: skip
    details: dict[str, Any] = {
        "stage": AccountStage.BP,
        "budget_lines": lines,
        "loans": 0,
        "known_on": date(2024, 1, 30),
    }
    return an_act(**(details | values))


def published(**values: Any) -> AccountSetDraft:
    """Return the OFGL's amounts of 2024."""
    return aggregates(origin=AccountOrigin.OFGL, **values)
