"""When a target breaks, and what would restore it to the cent."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.finances.projection.engine import project, project_all
from data.finances.projection.restoring import Aim, restored, restoring, spread
from data.finances.projection.targets import first_break, verdict_of
from data.finances.projection.types import (
    BaseYear,
    HypothesisValue,
    Remedy,
    Restoring,
    ScenarioInput,
    Target,
    WhyNot,
)
from data.finances.projection.values import Values
from data.finances.rules import Verdict
from data.finances.views import TOGETHER
from data.finances.vocabulary import BudgetActivity
from tests.data.finances.projection.made_bases import (
    BASE,
    END,
    NET,
    RATE,
    TARGETS,
    YEARS,
    base,
    bases,
    scenario,
    scenarios,
    small,
)

CENT = Decimal("0.01")
ORDER = [Verdict.MISSED, Verdict.UNKNOWN, Verdict.MET]
DRIFT = scenario(
    ("staff_costs", None, "3"),
    ("external_charges", None, "2"),
    ("equipment_spending", None, "6000000"),
)
WORKS = scenario(("equipment_spending", None, "8000000"), ("staff_costs", None, "0.5"))
SPENDING = ("staff_costs", "external_charges", "interventions", "undetailed_spending", "cnracl")


def aim(target: Target, remedy: Remedy = Remedy.SAVING, budget: str = "main") -> Aim:
    return Aim(budget, "main", target, remedy, BASE + 1)


def test_the_first_year_that_misses_is_named_with_those_after() -> None:
    found = project(base(), DRIFT, END)
    rates = {year.year: year.ratios.rate.value for year in found.years}
    missed = tuple(year for year, rate in rates.items() if rate is not None and rate <= 15)
    broken = first_break(found, RATE)
    assert broken.year == missed[0]
    assert broken.years == missed


def test_no_savings_left_with_a_debt_is_a_target_missed_and_not_a_number() -> None:
    found = project(base(operating_spending=21_000_000), scenario(), END)
    assert found.years[0].ratios.debt.value is None
    assert first_break(found, YEARS).year == BASE + 1


def test_a_negative_debt_keeps_nothing() -> None:
    broken = first_break(project(base(debt=-1_900_000), scenario(), END), YEARS)
    assert broken.year is None
    assert not broken.is_kept


def test_land_as_a_stock_is_bound_by_no_target() -> None:
    made = replace(base(operating_revenue=0), activity=BudgetActivity.HOUSING_ESTATE)
    found = project(made, scenario(), END)
    assert all(first_break(found, target).is_kept for target in TARGETS)


@settings(deadline=None, max_examples=50)
@given(bases(), scenarios(), st.sampled_from(SPENDING), st.decimals(0, 10, places=2))
def test_more_growth_of_spending_never_betters_a_target(
    made: BaseYear, said: ScenarioInput, line: str, more: Decimal
) -> None:
    values = Values(said, made)
    higher = tuple(
        HypothesisValue(line, year, values.sure(line, year) + more, "main")
        for year in range(BASE + 1, END + 1)
    )
    calm = project(made, said, END)
    assume(all(one.base_eur >= 0 for one in calm.lines if one.code == line))
    steep = project(made, replace(said, hypotheses=(*said.hypotheses, *higher)), END)
    for before, after in zip(calm.years, steep.years, strict=True):
        for target in TARGETS:
            assert ORDER.index(verdict_of(after, target)) <= ORDER.index(verdict_of(before, target))


@pytest.mark.parametrize("budget", ["main", TOGETHER])
@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        (RATE, Remedy.SAVING),
        (NET, Remedy.SAVING),
        (YEARS, Remedy.SAVING),
        (NET, Remedy.POSTPONING),
        (YEARS, Remedy.POSTPONING),
    ],
)
def test_the_remedy_restores_the_target_and_a_cent_less_does_not(
    target: Target, remedy: Remedy, budget: str
) -> None:
    town = [base(), small("parkings")]
    said = DRIFT if remedy is Remedy.SAVING else WORKS
    found = restoring(town, said, END, aim(target, remedy, budget))
    assert found.amount_eur is not None
    assert is_kept(town, said, found, target)
    by_year, _ = spread(remedy, project(town[0], said, END).years)
    assert by_year(int(100 * found.amount_eur)) == found.by_year
    less = by_year(int(100 * found.amount_eur) - 1)
    assert not is_kept(town, said, replace(found, by_year=less), target)


def is_kept(town: list[BaseYear], said: ScenarioInput, found: Restoring, target: Target) -> bool:
    tried = restored(said, town[0], found.remedy, found.by_year)
    looked_at = next(one for one in project_all(town, tried, END) if one.budget == found.budget)
    return first_break(looked_at, target).year is None


def test_what_is_put_off_is_shared_as_the_equipment_is() -> None:
    found = restoring([base()], WORKS, END, aim(YEARS, Remedy.POSTPONING))
    assert found.amount_eur == sum(found.by_year.values())
    assert max(found.by_year.values()) - min(found.by_year.values()) <= CENT


def test_an_effort_comes_on_top_of_the_one_made_already() -> None:
    said = scenario(("operating_savings", None, "1000"))
    more = restored(said, base(), Remedy.SAVING, {BASE + 1: Decimal(500)})
    years = project(base(), more, END).years
    assert [year.lines["operating_savings"] for year in years[:2]] == [-1_500, -1_000]


def test_a_later_effort_is_asked_to_keep_the_years_from_it_on_only() -> None:
    late = restoring([base()], DRIFT, END, replace(aim(RATE), from_year=END))
    assert set(late.by_year) == {END}


def test_nothing_is_given_when_the_target_is_kept() -> None:
    found = restoring([base()], scenario(), END, aim(NET))
    assert (found.amount_eur, found.why_not) == (None, WhyNot.KEPT)


def test_putting_investment_off_cannot_bring_back_savings_that_staff_takes() -> None:
    found = restoring([base()], DRIFT, END, aim(RATE, Remedy.POSTPONING))
    assert (found.amount_eur, found.why_not) == (None, WhyNot.NOT_ENOUGH)


def test_no_more_is_cut_than_is_spent() -> None:
    made = base(loan_repayments=30_000_000, debt=300_000_000)
    assert restoring([made], scenario(), END, aim(NET)).why_not is WhyNot.NOT_ENOUGH


def test_words_instead_of_a_ratio_are_neither_kept_nor_restored() -> None:
    found = restoring([base(debt=-1)], scenario(), END, aim(YEARS))
    assert found.why_not is WhyNot.UNKNOWN


def test_what_cannot_be_carried_on_is_not_restored() -> None:
    assert restoring([base(without=("debt",))], DRIFT, END, aim(RATE)).why_not is WhyNot.MISSING


def test_the_effort_is_of_a_known_budget() -> None:
    with pytest.raises(ValueError, match="one of the budgets"):
        restoring([base("parkings")], DRIFT, END, aim(RATE))
