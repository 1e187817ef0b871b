"""The demonstration's accounts hold together, as accounts do."""

import csv
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "data" / "demo" / "saint_omer" / "accounts"
Line = dict[str, str]
Act = tuple[str, int]


def read(name: str) -> list[Line]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def executed() -> dict[Act, list[Line]]:
    acts = defaultdict(list)
    for line in read("lines.csv"):
        if line["stage"] != "BP":
            acts[line["budget"], int(line["year"])].append(line)
    return acts


def total(lines: list[Line], keeps: Callable[[Line], bool], side: str) -> Decimal:
    return sum(
        (Decimal(one["realised"]) for one in lines if one["side"] == side and keeps(one)),
        Decimal(0),
    )


def balance(lines: list[Line], keeps: Callable[[Line], bool]) -> Decimal:
    return total(lines, keeps, "R") - total(lines, keeps, "D")


def is_operating(line: Line) -> bool:
    return line["account"][0] in "67" or line["account"] == "002"


def is_order(line: Line) -> bool:
    return line["order"] == "1"


@pytest.mark.parametrize("budget", ["principal", "locations", "stationnement"])
def test_the_debt_moves_by_what_is_borrowed_and_paid_back(budget: str) -> None:
    outstanding: defaultdict[int, Decimal] = defaultdict(Decimal)
    repaid: defaultdict[int, Decimal] = defaultdict(Decimal)
    for loan in read("loans.csv"):
        if loan["budget"] == budget:
            outstanding[int(loan["year"])] += Decimal(loan["outstanding"])
            repaid[int(loan["year"])] += Decimal(loan["repaid"])
    for (name, year), lines in executed().items():
        if name != budget:
            continue
        borrowed = total(lines, lambda line: line["account"] == "1641", "R")
        assert repaid[year] == total(lines, lambda line: line["account"] == "1641", "D")
        if year > 2020:
            assert outstanding[year] == outstanding[year - 1] - repaid[year] + borrowed


def test_interest_is_that_of_the_loans() -> None:
    interest: defaultdict[Act, Decimal] = defaultdict(Decimal)
    for loan in read("loans.csv"):
        interest[loan["budget"], int(loan["year"])] += Decimal(loan["interest"])
    paid = {
        act: total(lines, lambda line: line["account"] == "66111", "D")
        for act, lines in executed().items()
    }
    assert paid == interest


def test_order_operations_move_nothing_between_the_two_sections() -> None:
    for act, lines in executed().items():
        assert balance(lines, is_order) == 0, act


def test_results_are_carried_over_from_one_year_to_the_next() -> None:
    acts = executed()
    for (budget, year), lines in acts.items():
        before = acts.get((budget, year - 1))
        if before is None:
            continue
        result = balance(before, lambda line: True)
        carried = balance(lines, lambda line: line["account"] in {"001", "002", "1068"})
        assert carried == result, (budget, year)


def test_the_main_budget_has_savings_to_invest_and_ends_each_year_above_zero() -> None:
    for (budget, year), lines in executed().items():
        if budget == "principal":
            assert balance(lines, is_operating) > 0, year
            assert balance(lines, lambda line: True) > 0, year
