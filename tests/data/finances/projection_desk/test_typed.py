"""What is typed in the tables of a scenario, read cell by cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.finances.projection.hypotheses import definitions_by_code
from data.finances.projection.types import LoanPlan
from data.finances.projection_desk.numbers import CellError, read_number, write_number
from data.finances.projection_desk.typed import (
    AMOUNT,
    BUDGET,
    DEFERRED,
    LENGTH,
    RATE,
    YEAR,
    loan_cells,
    read_cells,
    read_loans,
)
from data.finances.vocabulary import LoanProfile

TITLES = {"principal": "Ville", "eau": "Budget annexe Eau"}
YEARS = (2029, 2030)
LOAN = LoanPlan(
    "eau", 2030, Decimal("1500000.50"), Decimal("3.15"), 20, LoanProfile.CONSTANT_CAPITAL, 2
)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1,5", "%/an", "1.5"),
        ("−2 %", "%/an", "-2"),
        ("0.4", "%", "0.4"),
        ("12 500", "€", "12500"),
        ("410 k€", "€", "410000"),
        ("1,2 M€", "€", "1200000"),
        ("12\u202f500,25 €", "€", "12500.25"),
        ("20 ans", "ans", "20"),
    ],
)
def test_a_number_is_read_as_french_writes_it(text: str, unit: str, value: str) -> None:
    assert read_number(text, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("beaucoup", "%/an"),
        ("12.500", "€"),
        ("1,234", "€"),
        ("250", "%/an"),
        ("0,00001", "%/an"),
        ("1,5", "ans"),
        ("-3", "ans"),
        ("1e5", "€"),
        ("nan", "%"),
        ("99999999999", "€"),
        ("=1+1", "€"),
    ],
)
def test_what_nobody_can_mean_is_refused(text: str, unit: str) -> None:
    with pytest.raises(CellError):
        read_number(text, unit)


@given(some.decimals(-100, 100, places=3))
def test_a_rate_written_is_read_again(value: Decimal) -> None:
    assert read_number(write_number(value), "%/an") == value


@given(some.text(max_size=30), some.sampled_from(["€", "%", "%/an", "ans"]))
def test_any_text_is_a_number_or_a_message(text: str, unit: str) -> None:
    message = ""
    try:
        value = read_number(text, unit)
    except CellError as error:
        message = str(error)
    assert message or value.is_finite()


def test_a_cell_that_cannot_be_read_leaves_the_others() -> None:
    cells = {("", "tax_bases", 0): "1,5", ("", "staff_costs", 2029): "abc", ("", "energy", 0): " "}
    values, problems = read_cells(cells, definitions_by_code())
    assert [(one.line, one.year, one.value) for one in values] == [
        ("tax_bases", None, Decimal("1.5"))
    ]
    assert [one.where for one in problems] == ["Frais de personnel, 2029"]


def test_what_holds_for_the_whole_scenario_has_no_year() -> None:
    _, problems = read_cells({("", "fctva_lag", 2029): "1"}, definitions_by_code())
    assert "tout le scénario" in problems[0].message


def test_a_loan_written_is_read_again() -> None:
    assert read_loans([loan_cells(LOAN, TITLES)], TITLES, YEARS) == ((LOAN,), ())


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (BUDGET, "Autre"),
        (YEAR, "2041"),
        (AMOUNT, "0"),
        (AMOUNT, "-5"),
        (RATE, "40"),
        (RATE, ""),
        (LENGTH, "0"),
        (DEFERRED, "20"),
    ],
)
def test_a_loan_that_cannot_be_paid_back_says_which_cell_to_mend(column: str, text: str) -> None:
    row = loan_cells(LOAN, TITLES) | {column: text}
    loans, problems = read_loans([row], TITLES, YEARS)
    assert loans == ()
    assert [one.where for one in problems] == [f"Emprunt 1, {column}"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("equipment_spending", "−5 k€"),
        ("balancing_rate", "−1"),
        ("balancing_years", "0"),
        ("fctva_share", "−10 %"),
    ],
)
def test_what_would_be_read_as_zero_is_refused(line: str, text: str) -> None:
    values, problems = read_cells({("", line, 0): text}, definitions_by_code())
    assert values == ()
    assert "au moins" in problems[0].message
