"""Amounts of made accounts, checked by hand; what never changes them."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.engine import Flow, Ledger, Why, computed, formulas_by_code, opened
from tests.data.finances.engine.made import TOWN, act, balance, ledgers, received, spent

BY_HAND = {
    "operating_revenue": "1027.00",
    "taxes": "735.00",
    "local_taxes": "685",
    "transferred_taxes": "100",
    "other_taxes": "50.00",
    "general_operating_grant": "200",
    "other_operating_grants": "4",
    "equalisation_and_tax_compensations": "6",
    "state_grants": "210",
    "operating_subsidies_received": "10",
    "sales_of_goods_and_services": "60",
    "other_operating_revenue": "12.00",
    "operating_spending": "753.15",
    "external_charges": "120.10",
    "staff_costs": "510",
    "interventions": "80",
    "financial_charges": "40.05",
    "other_operating_spending": "3.00",
    "in_house_works": "11",
    "management_savings": "316.90",
    "gross_savings": "273.85",
    "loan_repayments": "95",
    "new_loans": "150",
    "net_savings": "178.85",
    "debt_annuity": "135.05",
    "net_debt_flow": "55",
    "equipment_spending": "332",
    "equipment_subsidies_paid": "7",
    "investment_spending_without_repayments": "352",
    "other_investment_spending": "13",
    "disposals": "33",
    "vat_compensation": "21",
    "investment_subsidies_received": "35",
    "investment_revenue_without_loans": "89",
    "other_investment_revenue": "33",
    "debt": "1000",
    "legal_operating_spending": "797.15",
    "legal_operating_revenue": "1062",
    "legal_direct_taxes": "600",
    "legal_equipment": "362",
    "legal_debt": "1000",
    "legal_operating_grant": "200",
    "legal_staff": "530",
    "legal_loan_repayments": "90",
}


@pytest.mark.parametrize(("code", "expected"), BY_HAND.items())
def test_an_amount_is_what_adding_up_by_hand_gives(code: str, expected: str) -> None:
    assert computed(TOWN)[code].value == Decimal(expected)


@pytest.mark.parametrize("code", ["bank_debt", "deposits_received", "working_capital"])
def test_closing_balances_are_not_read_in_an_act(code: str) -> None:
    assert computed(TOWN)[code].why is Why.NO_BALANCE


def test_an_act_without_annex_has_no_debt_rather_than_none() -> None:
    found = computed(act(spent("1641", "90")))["debt"]
    assert (found.value, found.why) == (None, Why.NO_LOANS)


def test_an_amount_made_of_a_missing_one_is_missing_for_the_same_reason() -> None:
    found = computed(replace(TOWN, nomenclature="M22"))
    assert {one.why for one in found.values()} == {Why.NO_FORMULA}


def test_the_debt_of_a_balance_is_its_closing_credit_without_interests() -> None:
    closing = {"1641": "800", "165": "5", "16884": "12"}
    flows = [
        Flow(account, "", False, closing_credit=Decimal(amount))
        for account, amount in closing.items()
    ]
    found = computed(balance(*flows, Flow("169", "", False, closing_debit=Decimal(3))))
    assert found["debt"].value == 805
    assert found["bank_debt"].value == 800
    assert found["deposits_received"].value == 5


def test_a_refinancing_is_neither_a_repayment_nor_a_new_loan() -> None:
    found = computed(act(spent("166", "40"), received("166", "40"), spent("1641", "10")))
    assert found["loan_repayments"].value == 10
    assert found["new_loans"].value == 0


def test_the_territorial_contribution_is_told_apart_and_left_in_spending() -> None:
    found = computed(act(spent("65561", "31"), spent("65568", "2")))
    assert found["territorial_compensation"].value == 31
    assert found["operating_spending"].value == found["interventions"].value == 33


def test_gross_spending_counts_what_net_spending_takes_off_revenue() -> None:
    found = computed(act(spent("739116", "15", "014"), received("6419", "20", "013")))
    assert found["legal_operating_spending"].value == 15
    assert found["legal_operating_revenue"].value == 20
    assert found["operating_spending"].value == -20
    assert found["operating_revenue"].value == -15


@pytest.mark.parametrize("nomenclature", ["M14", "M57", "M4", "M49"])
def test_the_vat_grant_and_other_codes_follow_the_nomenclature(nomenclature: str) -> None:
    accounts = {"M14": "73111", "M57": "73111", "M4": "70111", "M49": "70111"}
    found = computed(act(received(accounts[nomenclature], "50"), nomenclature=nomenclature))
    assert found["operating_revenue"].value == 50
    assert found["local_taxes"].value == (0 if nomenclature.startswith("M4") else 50)


@given(ledgers(), st.randoms(use_true_random=False))
def test_amounts_do_not_depend_on_the_order_of_lines(ledger: Ledger, random: Random) -> None:
    shuffled = list(ledger.flows)
    random.shuffle(shuffled)
    assert computed(replace(ledger, flows=tuple(shuffled))) == computed(ledger)


@given(ledgers(), st.integers(min_value=0, max_value=10**6))
def test_amounts_do_not_depend_on_how_lines_are_split(ledger: Ledger, cents: int) -> None:
    part = Decimal(cents) / 100
    halves = [
        half
        for flow in ledger.flows
        for half in (
            replace(flow, debit=flow.debit - part, closing_credit=flow.closing_credit - part),
            Flow(flow.account, flow.chapter, flow.is_order, debit=part, closing_credit=part),
        )
    ]
    assert computed(replace(ledger, flows=tuple(halves))) == computed(ledger)


@given(ledgers())
def test_the_accounts_of_an_amount_add_up_to_it(ledger: Ledger) -> None:
    for code, found in computed(ledger).items():
        is_from_annex = code in {"debt", "legal_debt"} and ledger.support == "act"
        if found.value is not None and not is_from_annex:
            assert sum(part.amount_eur for part in opened(ledger, code)) == found.value, code


@given(ledgers())
def test_the_identities_of_the_ofgl_hold_on_any_lines(ledger: Ledger) -> None:
    found = {code: one.value or Decimal(0) for code, one in computed(ledger).items()}
    assert found["gross_savings"] == found["operating_revenue"] - found["operating_spending"]
    assert found["net_savings"] == found["gross_savings"] - found["loan_repayments"]
    assert found["total_spending"] == found["operating_spending"] + found["investment_spending"]
    assert (
        found["working_capital_change"]
        == found["financing_balance"] + found["net_debt_flow"]
        == found["total_revenue"] - found["total_spending"]
    )


def test_the_accounts_of_a_difference_bear_its_sign() -> None:
    parts = {one.account: one.amount_eur for one in opened(TOWN, "gross_savings")}
    assert parts["73111"] == 600
    assert parts["64111"] == -500
    assert not parts.keys() & {"6811", "775"}


def test_every_amount_has_words_for_its_formula() -> None:
    assert set(computed(TOWN)) == set(formulas_by_code())
