"""What a budget invests, and what comes back of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from data.finances.projection.engine import project
from data.finances.projection.types import (
    InvestmentPlan,
)
from tests.data.finances.projection.made_bases import (
    BASE,
    END,
    NOTHING,
    base,
    first,
    scenario,
)


@pytest.mark.parametrize(("lag", "expected"), [("0", 820_200), ("1", 492_120), ("2", 164_040)])
def test_the_vat_comes_back_after_its_delay(lag: str, expected: int) -> None:
    made = base(past={BASE - 1: Decimal(1_000_000)})
    said = scenario(("equipment_spending", None, "5000000"), ("fctva_lag", None, lag))
    assert first(said, made).fctva_eur == expected


def test_a_budget_without_vat_compensation_is_not_given_any() -> None:
    assert first(NOTHING, base(vat_compensation=0)).fctva_eur == 0


def test_the_plan_is_followed_then_the_last_executed_year() -> None:
    plan = InvestmentPlan(None, BASE + 1, Decimal(1_234), None, Decimal(400))
    years = project(base(), replace(NOTHING, investments=(plan,)), END).years
    assert [year.equipment_eur for year in years[:2]] == [1_234, 3_000_000]
    assert [year.subsidies_received_eur for year in years[:2]] == [400, 600_000]
    typed = scenario(("equipment_spending", BASE + 1, "99"), investments=(plan,))
    assert first(typed).equipment_eur == 99
    assert any("remplacent" in words for words in project(base(), typed, END).warnings)


def test_a_typed_share_stands_in_for_the_subsidies_of_the_plan() -> None:
    plan = InvestmentPlan(None, BASE + 1, Decimal(1_000), None, Decimal(400))
    said = scenario(("investment_subsidies_rate", None, "0"), investments=(plan,))
    assert first(said).subsidies_received_eur == 0


def test_what_the_plan_does_not_describe_comes_on_top_of_it() -> None:
    plan = InvestmentPlan(None, BASE + 1, Decimal(1_000))
    assert first(scenario(("other_equipment", None, "200"), investments=(plan,))).equipment_eur == (
        1_200
    )


def test_what_is_put_off_takes_its_subsidies_along() -> None:
    said = scenario(("postponed_equipment", BASE + 1, "1000000"))
    assert first(said).equipment_eur == 2_000_000
    assert first(said).subsidies_received_eur == 400_000


def test_a_typed_investment_stands_in_for_the_accounts() -> None:
    said = scenario(("equipment_spending", None, "1000"))
    assert first(said, base(without=("equipment_spending",))).equipment_eur == 1_000
