"""What budgets of a town pay each other is counted once in their sum."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from data.finances.engine import Ledger, computed, cross_flows, is_known
from data.finances.engine.cross_flows import CrossFlowKind, Side, cross_flow_kinds
from tests.data.finances.engine.made import act, ledgers, received, spent

PRINCIPAL = act(
    received("70841", "30", "70"),
    received("73111", "600", "731"),
    spent("64111", "400", "012"),
    spent("65821", "12", "65"),
)
ANNEX = act(spent("6215", "30", "012"), received("75822", "12", "75"), received("7066", "40", "70"))


def sums(ledgers: Mapping[str, Ledger]) -> dict[str, Decimal]:
    """Add up the net amounts of budgets."""
    each = [computed(one) for one in ledgers.values()]
    return {
        code: sum((one[code].value or Decimal(0) for one in each), Decimal(0)) for code in each[0]
    }


def test_matched_flows_leave_revenue_and_spending_and_not_savings() -> None:
    budgets = {"principal": PRINCIPAL, "annexe": ANNEX}
    found = cross_flows(budgets)
    plain = sums(budgets)
    restated = found.consolidated(plain)
    assert found.is_known
    assert found.agrees
    assert found.revenue_eur == found.spending_eur == 42
    assert restated["operating_revenue"] == plain["operating_revenue"] - 42 == 640
    assert restated["operating_spending"] == plain["operating_spending"] - 42 == 400
    assert restated["gross_savings"] == plain["gross_savings"]
    assert restated["staff_costs"] == 400
    assert restated["sales_of_goods_and_services"] == 40


def test_flows_of_balances_that_lack_accounts_are_taken_out_all_the_same() -> None:
    whole = {
        "principal": act(received("75861", "10", "75")),
        "eau": act(spent("672", "10", "67"), nomenclature="M49"),
    }
    cut = {code: replace(one, is_whole=False) for code, one in whole.items()}
    assert cross_flows(whole).removed["management_savings"] == 10
    assert cross_flows(cut).removed == cross_flows(whole).removed


def test_the_accounts_of_both_sides_are_told() -> None:
    found = cross_flows({"principal": PRINCIPAL, "annexe": ANNEX})
    staff = next(one for one in found.flows if one.kind.code == "staff")
    assert {(one.budget, one.side, one.account) for one in staff.parts} == {
        ("annexe", Side.PAID, "6215"),
        ("principal", Side.RECEIVED, "70841"),
    }


def test_what_one_side_alone_says_is_a_gap_and_stays_in_the_sum() -> None:
    found = cross_flows({"principal": PRINCIPAL, "annexe": act(received("75822", "10", "75"))})
    assert found.revenue_eur == 10
    assert found.gap_eur == -2
    assert not found.agrees


def test_staff_lent_to_others_than_the_annexes_is_no_gap() -> None:
    found = cross_flows({"principal": PRINCIPAL, "annexe": act(received("75822", "12", "75"))})
    assert found.revenue_eur == 12
    assert found.gap_eur == 0


def test_flows_are_unknown_when_a_budget_has_no_lines() -> None:
    found = cross_flows({"principal": PRINCIPAL, "annexe": None})
    assert (found.is_known, found.unknown) == (False, ("annexe",))
    assert found.consolidated({"operating_revenue": Decimal(630)}) == {"operating_revenue": 630}


def test_a_town_of_one_budget_pays_itself_nothing() -> None:
    found = cross_flows({"principal": PRINCIPAL})
    assert found.is_known
    assert found.flows == ()
    assert found.revenue_eur == 0


def test_m14_and_m4_budgets_answer_each_other() -> None:
    town = act(received("70841", "30"), received("7561", "9"), nomenclature="M14")
    water = act(spent("6215", "25"), spent("672", "9"), nomenclature="M49")
    assert cross_flows({"principal": town, "eau": water}).revenue_eur == 34


@given(ledgers(), ledgers())
def test_savings_are_those_of_the_plain_sum(one: Ledger, other: Ledger) -> None:
    budgets = {"a": one, "b": other}
    plain = sums(budgets)
    restated = cross_flows(budgets).consolidated(plain)
    assert restated["gross_savings"] == plain["gross_savings"]
    assert restated["net_savings"] == plain["net_savings"]


@given(ledgers(), ledgers())
def test_without_cross_flows_consolidated_is_the_plain_sum(one: Ledger, other: Ledger) -> None:
    budgets = {"a": without_cross_accounts(one), "b": without_cross_accounts(other)}
    plain = sums(budgets)
    found = cross_flows(budgets)
    assert found.consolidated(plain) == plain
    assert found.revenue_eur == found.gap_eur == 0


def without_cross_accounts(ledger: Ledger) -> Ledger:
    """Keep the lines of accounts that pay no other budget."""
    internal = tuple(
        account
        for kind in cross_flow_kinds()
        for side in Side
        for accounts in kind.accounts[side].values()
        for account in accounts
    )
    kept = tuple(flow for flow in ledger.flows if not flow.account.startswith(internal))
    return Ledger(ledger.year, ledger.nomenclature, ledger.support, kept, ledger.outstanding_eur)


@pytest.mark.parametrize("kind", cross_flow_kinds(), ids=lambda kind: kind.code)
def test_a_flow_names_accounts_that_the_nomenclature_has(kind: CrossFlowKind) -> None:
    for side in Side:
        for name, accounts in kind.accounts[side].items():
            assert all(len(one) < 3 or is_known(name, one) for one in accounts), side
