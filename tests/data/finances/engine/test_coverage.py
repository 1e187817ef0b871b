"""No line is lost: counted, left out for a reason, or told to be unknown."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from data.finances.engine import CoverageState, Flow, Ledger, coverage
from tests.data.finances.engine.made import TOWN, act, ledgers, received, spent


def test_the_lines_of_a_town_are_all_explained() -> None:
    found = coverage(TOWN)
    assert found.unknown == ()
    left_out = {(one.account, one.is_order) for one in found.of(CoverageState.LEFT_OUT)}
    assert left_out == {
        ("6811", True),
        ("777", True),
        ("722", True),
        ("6817", False),
        ("002", False),
        ("1068", False),
    }
    assert all(one.reason for one in found.of(CoverageState.LEFT_OUT))


def test_an_account_out_of_the_plan_is_told_with_its_chapter_and_amount() -> None:
    (line,) = coverage(act(spent("6999", "12.34", "69"))).unknown
    assert (line.account, line.chapter, line.amount_eur) == ("6999", "69", Decimal("12.34"))
    assert not line.is_in_plan
    assert line.codes == ("operating_spending",)


def test_an_account_that_no_formula_counts_is_told() -> None:
    (line,) = coverage(act(received("242", "5", "24"))).unknown
    assert line.is_in_plan
    assert line.codes == ()


def test_each_side_of_an_account_is_told_apart() -> None:
    flow = Flow("1641", "", False, debit=Decimal(4), credit=Decimal(9))
    found = coverage(act(flow)).of(CoverageState.COUNTED)
    assert [(one.is_spending, one.amount_eur, one.codes) for one in found] == [
        (False, Decimal(9), ("new_loans",)),
        (True, Decimal(4), ("loan_repayments",)),
    ]


def test_nothing_is_counted_of_a_nomenclature_without_formulas() -> None:
    found = coverage(replace(TOWN, nomenclature="M22"))
    assert found.of(CoverageState.COUNTED) == ()
    assert found.total_eur(CoverageState.UNKNOWN) > 0


@given(ledgers())
def test_counted_left_out_and_unknown_lines_are_all_the_lines(ledger: Ledger) -> None:
    found = coverage(ledger)
    expected = sum((flow.debit + flow.credit for flow in ledger.flows), Decimal(0))
    assert sum(found.total_eur(state) for state in CoverageState) == expected
