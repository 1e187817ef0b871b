"""What an executed act leaves, and the acts that do not tell it."""

from datetime import date
from decimal import Decimal

import pytest

from data.base.database import reading
from data.finances.projection_desk.closing import Sum, closing_result, closing_results
from data.finances.projection_desk.service import read_ground
from data.finances.queries import list_budgets
from tests.data.finances.projection_desk.test_service import TOWN

YEAR: list[Sum] = [
    ("70", False, Decimal(900), Decimal(950), 3),
    ("60", True, Decimal(700), Decimal(800), 2),
    ("21", True, Decimal(150), Decimal(200), 1),
]
CARRIED: Sum = ("002", False, Decimal(80), Decimal(80), 1)


def test_the_closing_result_is_all_that_comes_in_less_all_that_goes_out() -> None:
    deficit: Sum = ("001", True, Decimal(30), None, 1)
    assert closing_result([*YEAR, CARRIED, deficit]) == 900 - 700 - 150 + 80 - 30


@pytest.mark.parametrize(
    "lines",
    [
        YEAR,
        [*YEAR, ("002", False, None, Decimal(80), 0)],
        [*YEAR, ("002", False, Decimal(0), Decimal(80), 1)],
        [YEAR[2], CARRIED],
    ],
    ids=["no report", "report not realised", "report left at zero", "investment alone"],
)
def test_an_act_that_does_not_tell_its_reports_or_its_year_leaves_nothing(
    lines: list[Sum],
) -> None:
    assert closing_result(lines) is None


@pytest.mark.usefixtures("demo_base")
def test_a_closing_result_moves_by_the_change_of_the_working_capital() -> None:
    with reading() as session:
        budgets = list_budgets(session, TOWN.organisation)
        before, after = (closing_results(session, budgets, one, TOWN.on) for one in (2027, 2028))
        ground = read_ground(session, TOWN)
    assert ground is not None
    for base in ground.bases:
        moved = after[base.budget] - before[base.budget]
        assert moved == pytest.approx(base.net["working_capital_change"], abs=Decimal("0.02"))


@pytest.mark.usefixtures("demo_base")
def test_an_act_that_is_not_known_yet_leaves_nothing() -> None:
    with reading() as session:
        budgets = list_budgets(session, TOWN.organisation)
        assert closing_results(session, budgets, 2028, date(2029, 1, 1)) == {}
