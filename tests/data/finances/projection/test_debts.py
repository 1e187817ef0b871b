"""What old and new loans cost, and the loan that keeps the fund at its floor."""

from dataclasses import replace
from decimal import Decimal

from data.finances.debt.schedules import DebtYear
from data.finances.projection.engine import project
from data.finances.projection.types import (
    ExistingDebt,
)
from tests.data.finances.projection.made_bases import (
    BASE,
    END,
    NO_INVESTMENT,
    NOTHING,
    annex,
    base,
    first,
    loan,
    scenario,
)


def test_interest_of_the_old_debt_follows_what_is_left_of_it() -> None:
    years = project(base(), NO_INVESTMENT, END).years
    rate = Decimal(400_000) / 18_500_000
    assert years[0].interest_eur == (18_000_000 * rate).quantize(Decimal("0.01"))
    assert years[1].interest_eur == (16_500_000 * rate).quantize(Decimal("0.01"))


def test_old_debt_is_never_paid_back_twice() -> None:
    years = project(base(debt=2_000_000), NO_INVESTMENT, END).years
    assert [year.repayments_eur for year in years[:3]] == [1_500_000, 500_000, 0]
    assert years[2].debt_eur == 0


def test_the_annex_gives_capital_and_interest_and_what_it_leaves_out_stays() -> None:
    years = project(base(existing=annex("17000000", 10)), NO_INVESTMENT, END).years
    assert years[0].repayments_eur == 1_700_000
    assert years[0].interest_eur == 340_000
    assert years[0].debt_eur == 18_000_000 - 1_700_000
    assert years[-1].debt_eur == 18_000_000 - 6 * 1_700_000


def test_charges_that_the_annex_does_not_explain_stay() -> None:
    due = (DebtYear(BASE + 1, Decimal(1_000), Decimal(300_000), Decimal(17_999_000)),)
    debt = ExistingDebt(Decimal(18_000_000), due, base_interest_eur=Decimal(350_000))
    years = project(base(existing=debt), NO_INVESTMENT, END).years
    assert [year.interest_eur for year in years[:2]] == [350_000, 50_000]


def test_interest_hidden_in_the_spending_is_not_counted_twice() -> None:
    made = base(without=("financial_charges",))
    assert first(NO_INVESTMENT, made).spending_eur == 17_000_000
    assert "ne baissent pas avec la dette" in " ".join(project(made, NOTHING, END).warnings)


def test_interest_of_the_annex_is_left_out_when_the_spending_hides_it_already() -> None:
    made = base(without=("financial_charges",), existing=annex())
    assert first(NO_INVESTMENT, made).spending_eur == 17_000_000


def test_a_loan_is_paid_from_the_year_after() -> None:
    said = replace(NO_INVESTMENT, loans=(loan("1000000"),))
    years, before = project(base(), said, END).years, project(base(), NO_INVESTMENT, END).years
    assert years[0].new_loans_eur == 1_000_000
    assert years[0].interest_eur == before[0].interest_eur
    assert years[0].debt_eur == before[0].debt_eur + 1_000_000
    assert years[1].interest_eur == before[1].interest_eur + 40_000
    assert years[1].repayments_eur == before[1].repayments_eur + Decimal("33581.75")


def test_a_loan_of_an_executed_year_is_not_taken_again() -> None:
    found = project(base(), replace(NOTHING, loans=(loan("1000000", BASE),)), END)
    assert not any(year.new_loans_eur for year in found.years)
    assert any("déjà exécutée" in words for words in found.warnings)


def test_the_balancing_loan_keeps_the_fund_at_its_floor_and_no_higher() -> None:
    said = scenario(("equipment_spending", None, "9000000"), ("working_capital_floor", None, "500"))
    for year in project(base(), said, END).years:
        assert year.balancing_loan_eur > 0
        assert year.working_capital_eur == 500


def test_without_its_start_only_the_change_of_the_fund_is_given() -> None:
    made = base(without=("working_capital",))
    said = scenario(("equipment_spending", None, "9000000"))
    year = first(said, made)
    assert year.working_capital_eur is None
    assert year.working_capital_change_eur == 0
    floor = scenario(("working_capital_floor", None, "777")).hypotheses
    floored = replace(said, hypotheses=said.hypotheses + floor)
    assert first(floored, made).working_capital_change_eur == 0
    typed = scenario(*[(one.line, one.year, str(one.value)) for one in said.hypotheses])
    start = scenario(("opening_working_capital", None, "1000000")).hypotheses
    assert first(replace(typed, hypotheses=typed.hypotheses + start), made).working_capital_eur == 0
