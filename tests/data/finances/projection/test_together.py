"""All budgets together are the sum of what each becomes."""

from decimal import Decimal

from hypothesis import given, settings

from data.finances import rules
from data.finances.projection.engine import project_all
from data.finances.projection.types import BaseYear, ScenarioInput
from data.finances.views import TOGETHER
from tests.data.finances.projection.made_bases import END, base, bases, scenario, scenarios

SUMMED = ("revenue_eur", "spending_eur", "repayments_eur", "interest_eur", "fctva_eur", "debt_eur")


@settings(deadline=None, max_examples=50)
@given(bases(), bases("parkings"), scenarios())
def test_each_amount_of_the_whole_is_the_sum_of_the_budgets(
    main: BaseYear, parkings: BaseYear, said: ScenarioInput
) -> None:
    whole, *each = project_all([main, parkings], said, END)
    assert whole.budget == TOGETHER
    for year, *mine in zip(whole.years, *(one.years for one in each), strict=True):
        for name in SUMMED:
            assert getattr(year, name) == sum(getattr(one, name) for one in mine)
        assert sum(year.lines.values()) == sum(
            (amount for one in mine for amount in one.lines.values()), Decimal(0)
        )
        assert year.ratios == rules.ratios(year.amounts)


def test_one_budget_is_its_own_whole() -> None:
    assert [one.budget for one in project_all([base()], scenario(), END)] == ["main"]


def test_a_budget_that_cannot_be_carried_on_leaves_no_sum_and_is_named() -> None:
    short = base("parkings", without=("debt",))
    whole, main, _ = project_all([base(), short], scenario(), END)
    assert whole.years == ()
    assert whole.missing == ("Budget parkings : l’encours de dette",)
    assert len(main.years) == END - 2026


def test_what_budgets_assume_is_said_once_with_their_names() -> None:
    whole, *_ = project_all([base(), base("parkings", vat_compensation=0)], scenario(), END)
    assert len(set(whole.warnings)) == len(whole.warnings)
    assert any(one.startswith("L’annexe de la dette") for one in whole.warnings)
    assert any(one.startswith("Budget parkings : Aucun FCTVA") for one in whole.warnings)


def test_the_fund_of_the_whole_is_unknown_when_one_is() -> None:
    other = base("parkings", without=("working_capital",))
    whole, *_ = project_all([base(), other], scenario(), END)
    assert {year.working_capital_eur for year in whole.years} == {None}
