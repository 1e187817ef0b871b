"""What the base keeps of accounts line by line, as the engine takes it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from data.base.database import reading
from data.finances.drafts import AccountSetDraft
from data.finances.engine import Ledger, computed
from data.finances.ledgers import ledgers
from data.finances.models import AccountSet, Budget
from data.finances.vocabulary import AccountStage, Support
from data.overview.service import start_town
from tests.data.finances.engine.made import TOWN, act, as_balance, as_lines, received, spent
from tests.data.finances.engine.test_compute import BY_HAND
from tests.data.finances.made_accounts import a_line, a_loan, balance, budget_act, save

FROM_ACT = {
    code: Decimal(amount) for code, amount in BY_HAND.items() if code not in {"debt", "legal_debt"}
}


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def read_back(draft: AccountSetDraft) -> list[Ledger]:
    """Save a set, and return the ledgers of the base."""
    save(draft)
    with reading() as session:
        names = {row.id or 0: row.nomenclature for row in session.exec(select(Budget))}
        return list(ledgers(session, session.exec(select(AccountSet)).all(), names).values())


def amounts(ledger: Ledger, codes: set[str]) -> dict[str, Decimal | None]:
    return {code: one.value for code, one in computed(ledger).items() if code in codes}


def test_an_act_gives_back_the_amounts_of_its_lines() -> None:
    (ledger,) = read_back(budget_act(budget_lines=as_lines(TOWN), loans=2))
    assert (ledger.year, ledger.nomenclature, ledger.support) == (2021, "M57", Support.ACT)
    assert amounts(ledger, set(FROM_ACT)) == FROM_ACT
    assert computed(ledger)["debt"].value == 2 * Decimal("1800000.33")


def test_accounts_older_than_the_budgets_nomenclature_keep_theirs() -> None:
    old = act(spent("6574", "5", "65"), received("7381", "3", "73"), received("74123", "9", "74"))
    (ledger,) = read_back(budget_act(budget_lines=as_lines(old)))
    assert ledger.nomenclature == "M14"


def test_a_voted_budget_gives_what_was_voted() -> None:
    (ledger,) = read_back(budget_act(budget_lines=as_lines(TOWN), stage=AccountStage.BP))
    assert amounts(ledger, set(FROM_ACT)) == {code: 2 * one for code, one in FROM_ACT.items()}


def test_lines_of_an_account_are_added_up() -> None:
    lines = (a_line(1), a_line(1), a_line(2))
    (ledger,) = read_back(budget_act(budget_lines=lines))
    assert [(one.account, one.debit) for one in ledger.flows] == [
        ("60001", Decimal("2.14")),
        ("60002", Decimal("2.07")),
    ]


def test_executed_accounts_that_say_nothing_of_execution_have_no_ledger() -> None:
    voted = tuple(replace(line, realised_eur=None) for line in as_lines(TOWN))
    assert read_back(budget_act(budget_lines=voted)) == []


def test_a_debt_annex_with_an_unknown_loan_has_no_total() -> None:
    loans = (a_loan(0), replace(a_loan(1), outstanding_eur=None))
    (ledger,) = read_back(replace(budget_act(budget_lines=as_lines(TOWN)), loans=loans))
    assert ledger.outstanding_eur is None


def test_a_balance_parts_order_operations_from_real_ones() -> None:
    (ledger,) = read_back(replace(balance(), balance_lines=as_balance(TOWN)))
    assert ledger.support is Support.BALANCE
    assert amounts(ledger, set(FROM_ACT)) == FROM_ACT
