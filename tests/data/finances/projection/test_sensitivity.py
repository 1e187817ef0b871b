"""What a small move of each hypothesis does to the last year."""

from decimal import Decimal

from data.finances.projection.engine import project
from data.finances.projection.sensitivity import by_size, sensitivities
from data.finances.projection.types import InvestmentPlan, Sensitivity
from data.finances.views import TOGETHER
from data.finances.vocabulary import Ratio
from tests.data.finances.projection.made_bases import BASE, END, annex, base, scenario

SAID = scenario(("staff_costs", None, "2"), ("new_revenue", None, "500000"))


def moves() -> dict[str, Sensitivity]:
    return {one.hypothesis: one for one in sensitivities([base()], SAID, END, "main")}


def test_a_rate_moves_by_one_point_in_every_year() -> None:
    higher = scenario(("staff_costs", None, "3"), ("new_revenue", None, "500000"))
    found = moves()["staff_costs"]
    assert found.higher == project(base(), higher, END).years[-1].ratios
    assert (found.step, found.unit) == (Decimal(1), "point")


def test_an_amount_moves_by_a_tenth() -> None:
    lower = scenario(("staff_costs", None, "2"), ("new_revenue", None, "450000"))
    found = moves()["new_revenue"]
    assert found.lower == project(base(), lower, END).years[-1].ratios
    assert (found.step, found.unit) == (Decimal(10), "%")


def test_the_plan_moves_as_what_is_typed_does() -> None:
    plans = tuple(InvestmentPlan(None, year, Decimal(5_000_000)) for year in range(BASE, END + 1))
    said = scenario(investments=plans)
    found = {one.hypothesis: one for one in sensitivities([base()], said, END, "main")}
    typed = scenario(("equipment_spending", None, "5500000"))
    assert found["equipment_spending"].higher == project(base(), typed, END).years[-1].ratios


def test_what_changes_nothing_is_left_out() -> None:
    found = sensitivities([base(existing=annex())], SAID, END, "main")
    codes = {one.hypothesis for one in found}
    assert "disposals" not in codes
    assert "old_debt_rate" not in codes
    assert "undetailed_revenue" not in codes


def test_the_largest_effect_comes_first() -> None:
    for ratio in Ratio:
        sizes = [one.size(ratio) for one in by_size(moves().values(), ratio)]
        assert sizes == sorted(sizes, reverse=True)
        assert all(sizes)


def test_spending_more_lowers_savings_and_lengthens_the_debt() -> None:
    found = moves()["staff_costs"]
    lower, higher = found.effects(Ratio.GROSS_SAVINGS_RATE)
    assert lower is not None
    assert higher is not None
    assert lower > 0 > higher
    assert found.higher.debt.value is not None
    assert found.central.debt.value is not None
    assert found.higher.debt.value > found.central.debt.value


def test_no_number_gives_no_effect() -> None:
    made = base(operating_spending=25_000_000)
    found = sensitivities([made], SAID, END, "main")
    assert {one.effects(Ratio.DEBT_YEARS) for one in found} == {(None, None)}
    assert by_size(found, Ratio.DEBT_YEARS) == ()


def test_all_budgets_move_together() -> None:
    town = [base(), base("parkings")]
    whole, alone = (
        next(
            one.effects(Ratio.NET_SAVINGS)
            for one in sensitivities(looked_at, scenario(), END, budget)
            if one.hypothesis == "interventions"
        )
        for looked_at, budget in ((town, TOGETHER), (town, "main"))
    )
    assert whole == tuple(2 * one for one in alone if one is not None)


def test_a_share_stays_between_nothing_and_all() -> None:
    found = sensitivities([base()], scenario(("fctva_share", None, "100")), END, "main")
    share = next(one for one in found if one.hypothesis == "fctva_share")
    assert share.higher == share.central != share.lower


def test_a_share_of_less_than_a_point_falls_to_nothing() -> None:
    said = scenario(("investment_subsidies_rate", None, "0.5"))
    none = scenario(("investment_subsidies_rate", None, "0"))
    found = {one.hypothesis: one for one in sensitivities([base()], said, END, "main")}
    lower = found["investment_subsidies_rate"].lower
    assert lower == project(base(), none, END).years[-1].ratios


def test_what_cannot_be_carried_on_has_no_sensitivity() -> None:
    assert sensitivities([base(without=("debt",))], SAID, END, "main") == ()
