"""What the base keeps of accounts line by line, as the engine takes it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.finances.drafts import AccountSetDraft, BalanceLineDraft
from data.finances.engine import Ledger, Why, computed
from data.finances.ledgers import ledgers
from data.finances.models import AccountSet, Budget
from data.finances.vocabulary import AccountStage, Support
from data.overview.service import start_town
from tests.data.finances.engine.made import TOWN, act, as_balance, as_lines, received, spent
from tests.data.finances.engine.test_compute import BY_HAND
from tests.data.finances.made_accounts import PRINCIPAL, a_line, a_loan, balance, budget_act, save

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


def test_each_year_keeps_the_nomenclature_that_its_file_says() -> None:
    old = replace(PRINCIPAL, nomenclature="M14")
    save(budget_act(year=2021, budget=old, budget_lines=as_lines(TOWN)))
    found = read_back(budget_act(year=2022, budget_lines=as_lines(TOWN)))
    assert {one.year: one.nomenclature for one in found} == {2021: "M14", 2022: "M57"}


def test_accounts_that_do_not_say_theirs_are_told_by_their_numbers() -> None:
    old = act(spent("6574", "5", "65"), received("7381", "3", "73"), received("74123", "9", "74"))
    save(budget_act(budget_lines=as_lines(old)))
    with unit_of_work() as session:
        session.exec(select(AccountSet)).one().nomenclature = None
    with reading() as session:
        row = session.exec(select(AccountSet)).one()
        assert ledgers(session, [row], {row.budget_id: "M57"})[row.id or 0].nomenclature == "M14"


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


def closing(account: str, debit: str, credit: str) -> BalanceLineDraft:
    """Return a line of a balance on which nothing moved in the year."""
    nothing = Decimal(0)
    return BalanceLineDraft(
        account,
        opening_debit_eur=nothing,
        opening_credit_eur=nothing,
        budget_debit_eur=nothing,
        budget_credit_eur=nothing,
        other_debit_eur=nothing,
        other_credit_eur=nothing,
        order_debit_eur=nothing,
        order_credit_eur=nothing,
        closing_debit_eur=Decimal(debit),
        closing_credit_eur=Decimal(credit),
    )


OPERATING = ("operating_revenue", "operating_spending", "gross_savings", "net_savings")


def test_a_balance_cut_down_to_a_few_accounts_gives_no_savings_rather_than_zero() -> None:
    (ledger,) = read_back(replace(balance(), balance_lines=(closing("1641", "0", "90"),)))
    found = computed(ledger)
    assert {found[code].value for code in OPERATING} == {None}
    assert {found[code].why for code in OPERATING} == {Why.NO_LINES}
    assert found["debt"].value == 90


def test_a_balance_cut_down_to_its_spending_gives_no_revenue_rather_than_zero() -> None:
    lines = tuple(one for one in as_balance(TOWN) if not one.account.startswith("7"))
    (ledger,) = read_back(replace(balance(), balance_lines=lines))
    found = computed(ledger)
    assert found["operating_spending"].value == FROM_ACT["operating_spending"]
    assert found["operating_revenue"].value is None
    assert found["gross_savings"].value is None


def test_a_whole_balance_of_a_budget_at_rest_gives_zero() -> None:
    lines = closing("1641", "0", "90"), closing("2111", "90", "0")
    (ledger,) = read_back(replace(balance(), balance_lines=lines))
    assert {computed(ledger)[code].value for code in OPERATING} == {0}


def test_a_whole_act_without_a_line_of_revenue_has_none() -> None:
    (ledger,) = read_back(budget_act(budget_lines=as_lines(act(spent("60612", "8", "011")))))
    assert computed(ledger)["operating_revenue"].value == 0
    assert computed(ledger)["gross_savings"].value == -8


def test_an_act_cut_down_to_investment_gives_no_savings_rather_than_zero() -> None:
    (ledger,) = read_back(budget_act(budget_lines=as_lines(act(spent("2315", "8", "23")))))
    found = computed(ledger)
    assert {found[code].value for code in OPERATING} == {None}
    assert found["equipment_spending"].value == 8


def test_an_act_without_loans_does_not_know_its_debt() -> None:
    (ledger,) = read_back(budget_act(budget_lines=as_lines(TOWN), loans=0))
    assert computed(ledger)["debt"].value is None
    assert computed(ledger)["debt"].why is Why.NO_LOANS
