"""A budget carried on by hand: each year follows from the one before, to the cent."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings

from data.finances.projection import words
from data.finances.projection.engine import project
from data.finances.projection.types import (
    BaseYear,
    ProjectedYear,
    Projection,
    ScenarioInput,
    Side,
)
from tests.data.finances.projection.made_bases import (
    BASE,
    END,
    NO_INVESTMENT,
    NOTHING,
    base,
    bases,
    first,
    scenario,
    scenarios,
)


def test_without_hypotheses_every_operating_line_stays_as_it_was() -> None:
    year = first(NOTHING)
    assert year.revenue_eur == 20_000_000
    assert year.spending_eur - year.interest_eur == 16_600_000


def test_bases_and_rates_move_direct_taxes_one_after_the_other() -> None:
    said = scenario(("tax_bases", None, "2"), ("tax_rates", BASE + 1, "5"))
    assert first(said).lines["direct_taxes"] == Decimal("8000000") * Decimal("1.071")
    assert project(base(), said, END).years[1].lines["direct_taxes"] == Decimal("8739360.00")


def test_the_pension_rate_stands_on_its_own_line_and_stays() -> None:
    said = scenario(("staff_costs", None, "2"), ("cnracl", BASE + 1, "1.5"))
    years = project(base(), said, END).years
    assert years[0].lines["staff_costs"] == 10_200_000
    assert years[0].lines["cnracl"] == 153_000
    assert years[1].lines["cnracl"] == 156_060


def test_a_year_wins_over_every_year_and_a_budget_over_all() -> None:
    said = scenario(("sales_of_goods_and_services", None, "10"))
    sales = "sales_of_goods_and_services"
    said = replace(said, hypotheses=said.hypotheses + scenario((sales, BASE + 1, "2")).hypotheses)
    years = project(base(), said, END).years
    assert [year.lines[sales] for year in years[:2]] == [1_530_000, 1_683_000]
    own = replace(said.hypotheses[0], budget="main", value=Decimal(0))
    assert first(replace(said, hypotheses=(*said.hypotheses, own))).lines[sales] == 1_500_000


def test_an_amount_without_budget_is_the_principal_budgets() -> None:
    said = scenario(("new_revenue", None, "100000"))
    assert first(said).lines["new_revenue"] == 100_000
    assert first(said, base("parkings")).lines["new_revenue"] == 0


def test_two_values_for_one_line_and_year_are_refused() -> None:
    with pytest.raises(ValueError, match="two values"):
        first(scenario(("tax_bases", None, "1"), ("tax_bases", None, "2")))


def test_a_contribution_lowers_the_revenue_that_it_is_taken_from() -> None:
    said = scenario(("fpic_paid_start", None, "100000"), ("fpic_paid", None, "10"))
    year = first(said)
    assert year.lines["fpic_paid"] == -110_000
    assert year.lines["direct_taxes"] == 8_100_000
    assert year.revenue_eur == 19_990_000


def test_a_grant_known_apart_is_taken_out_of_the_whole() -> None:
    said = scenario(("urban_solidarity_grant_start", None, "900000"))
    assert first(said).lines["general_operating_grant"] == 3_100_000
    told = first(said, base(urban_solidarity_grant=1_000_000))
    assert told.lines["urban_solidarity_grant"] == 1_000_000


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("operating_revenue", "recettes"),
        ("debt", "encours"),
        ("loan_repayments", "remboursements"),
        ("equipment_spending", "équipement"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_carried_on(code: str, word: str) -> None:
    found = project(base(without=(code,)), NOTHING, END)
    assert found.years == ()
    assert len(found.missing) == 1
    assert word in found.missing[0]


def test_totals_alone_are_carried_on_as_one_line_and_it_is_said() -> None:
    made = base(without=("taxes", "local_taxes", "transferred_taxes", "other_taxes"))
    made = replace(
        made,
        net={
            code: made.net[code]
            for code in (
                "operating_revenue",
                "operating_spending",
                "loan_repayments",
                "debt",
                "equipment_spending",
            )
        },
    )
    said = scenario(("undetailed_revenue", None, "1"), ("tax_bases", None, "9"))
    found = project(made, said, END)
    assert found.years[0].revenue_eur == 20_200_000
    assert {line.code for line in found.lines} == {"undetailed_revenue", "undetailed_spending"}
    assert any("Recettes non détaillées" in words for words in found.warnings)
    assert any("Sans effet" in words and "Bases" in words for words in found.warnings)


def test_what_is_said_of_all_budgets_is_not_missed_by_an_annex_one() -> None:
    made = base("parkings", taxes=0, local_taxes=0, transferred_taxes=0, other_taxes=0)
    for_all = scenario(("tax_bases", None, "1"))
    own = replace(for_all, hypotheses=(replace(for_all.hypotheses[0], budget="parkings"),))
    assert not any("Sans effet" in words for words in project(made, for_all, END).warnings)
    assert any("Sans effet" in words for words in project(made, own, END).warnings)


def test_ten_years_at_most() -> None:
    assert len(project(base(), NOTHING, BASE + 10).years) == 10
    with pytest.raises(ValueError, match="at most 10"):
        project(base(), NOTHING, BASE + 11)


def lines_of(found: Projection, year: ProjectedYear, side: Side) -> Decimal:
    sides = {line.code: line.side for line in found.lines}
    return sum((one for code, one in year.lines.items() if one and sides[code] is side), Decimal(0))


@settings(deadline=None, max_examples=50)
@given(bases(), scenarios())
def test_what_comes_in_less_what_goes_out_is_the_change_of_the_fund(
    made: BaseYear, said: ScenarioInput
) -> None:
    found = project(made, said, END)
    fund, debt = made.net.get("working_capital"), None
    for year in found.years:
        received = year.revenue_eur + year.subsidies_received_eur + year.fctva_eur
        received += year.disposals_eur + year.other_investment_revenue_eur + year.loans_eur
        spent = year.spending_eur + year.equipment_eur + year.subsidies_paid_eur
        spent += year.other_investment_spending_eur + year.repayments_eur
        assert year.working_capital_change_eur == received - spent
        assert year.revenue_eur == lines_of(found, year, Side.REVENUE)
        assert year.spending_eur == lines_of(found, year, Side.SPENDING) + year.interest_eur
        if fund is not None:
            fund += year.working_capital_change_eur
            assert year.working_capital_eur == fund
        if debt is not None:
            assert year.debt_eur == debt + year.loans_eur - year.repayments_eur
        debt = year.debt_eur


@settings(deadline=None, max_examples=50)
@given(bases())
def test_the_lines_of_the_accounts_make_their_totals(made: BaseYear) -> None:
    lines = project(made, NOTHING, END).lines
    assert (
        sum(one.base_eur for one in lines if one.side is Side.REVENUE)
        == (made.net["operating_revenue"])
    )


@settings(deadline=None, max_examples=50)
@given(bases())
def test_without_growth_investment_nor_loan_savings_move_with_interest_only(
    made: BaseYear,
) -> None:
    floor = scenario(("working_capital_floor", None, "-999999999999"))
    said = replace(NO_INVESTMENT, hypotheses=NO_INVESTMENT.hypotheses + floor.hypotheses)
    years = project(made, said, END).years
    assume(not any(year.balancing_loan_eur for year in years))
    for before, after in pairwise(years):
        less = before.interest_eur - after.interest_eur
        assert after.gross_savings_eur - before.gross_savings_eur == less
        assert less >= 0


@settings(deadline=None, max_examples=50)
@given(bases(), scenarios())
def test_the_order_of_hypotheses_changes_nothing(made: BaseYear, said: ScenarioInput) -> None:
    turned = replace(said, hypotheses=said.hypotheses[::-1], loans=said.loans[::-1])
    assert project(made, turned, END) == project(made, said, END)


def test_the_closing_result_starts_the_reserve_and_is_not_spent_unless_a_floor_says_so() -> None:
    made = replace(
        base(without=("working_capital",), loan_repayments=4_000_000),
        closing_result_eur=Decimal(1_200_000),
    )
    kept = first(NOTHING, made)
    assert kept.balancing_loan_eur > 0
    assert kept.working_capital_eur == Decimal(1_200_000)
    spent = first(scenario(("working_capital_floor", None, "0")), made)
    assert spent.balancing_loan_eur == kept.balancing_loan_eur - Decimal(1_200_000)
    (said,) = [one for one in project(made, NOTHING, END).warnings if "clôture" in one]
    assert "1,2\u00a0M€" in said


def test_the_accounts_and_what_is_typed_win_over_the_closing_result() -> None:
    made = replace(base(), closing_result_eur=Decimal(1))
    assert not any("clôture" in one for one in project(made, NOTHING, END).warnings)
    typed = scenario(("opening_working_capital", None, "5000000"))
    assert first(typed, made).working_capital_eur == first(typed).working_capital_eur


def test_no_more_is_postponed_than_what_is_planned_and_it_is_said() -> None:
    said = scenario(("equipment_spending", None, "100"), ("postponed_equipment", None, "900"))
    assert first(said).equipment_eur == 0
    assert words.POSTPONED_TOO_MUCH in project(base(), said, END).warnings


def test_spending_below_zero_is_said_first() -> None:
    said = scenario(("operating_savings", None, "90000000"))
    assert project(base(), said, END).warnings[0] == words.BELOW_ZERO
    assert words.BELOW_ZERO not in project(base(), NOTHING, END).warnings
