"""French numbers, amounts, dates and agreements, at their boundaries."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.formats import (
    MISSING,
    counted,
    euros,
    listed,
    long_date,
    number,
    percent,
    quantity,
    short_date,
    typeset,
)

NARROW = "\u202f"
HARD = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, f"1{NARROW}000"),
        (1_234_567, 0, f"1{NARROW}234{NARROW}567"),
        (12345.6, 1, f"12{NARROW}345,6"),
        (12.5, 0, "12"),
        (12.51, 0, "13"),
        (3, 2, "3,00"),
        (Decimal("0.05"), 2, "0,05"),
        (-4, 0, "\u22124"),
        (-1234.5, 1, f"\u22121{NARROW}234,5"),
    ],
)
def test_numbers_are_written_as_the_french_write_them(
    value: float | Decimal, decimals: int, written: str
) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize("write", [number, percent, euros, long_date, short_date])
def test_a_missing_value_says_so_and_is_never_zero(write: object) -> None:
    assert callable(write)
    assert write(None) == MISSING == f"n.{HARD}d."
    assert quantity(None, "ans") == MISSING


def _read_back(written: str) -> Decimal:
    return Decimal(written.replace(NARROW, "").replace(",", ".").replace("\u2212", "-"))


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_number_keeps_all_its_digits(value: int) -> None:
    assert _read_back(number(value)) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_keeps_its_cents(value: Decimal) -> None:
    assert _read_back(number(value, 2)) == value


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_number_never_breaks_across_lines(value: int) -> None:
    assert " " not in percent(value) + euros(value) + counted(value, "projet")


def test_a_rounded_zero_has_no_sign() -> None:
    assert number(-0.4) == "0"


def test_units_hold_to_their_number() -> None:
    assert percent(12.5, 1) == f"12,5{HARD}%"
    assert quantity(10.6, "ans", 1) == f"10,6{HARD}ans"
    assert quantity(12, "") == "12"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0 €"),
        (9_999, f"9{NARROW}999 €"),
        (10_000, "10 k€"),
        (-10_000, "\u221210 k€"),
        (999_499, "999 k€"),
        (1_000_000, "1,0 M€"),
        (Decimal("1234567.89"), "1,2 M€"),
        (-1_000_000, "\u22121,0 M€"),
    ],
)
def test_euros_choose_the_unit_that_reads_best(amount: float | Decimal, written: str) -> None:
    assert euros(amount) == written.replace(" ", HARD)


def test_an_amount_rounded_to_a_million_is_written_in_millions() -> None:
    assert euros(999_999) == f"1,0{HARD}M€"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2029, 7, 1), "1er juillet 2029"),
        (date(2031, 1, 1), "1er janvier 2031"),
        (date(2029, 7, 11), "11 juillet 2029"),
        (date(2029, 12, 31), "31 décembre 2029"),
        (date(2029, 8, 2), "2 août 2029"),
    ],
)
def test_days_are_written_in_words(day: date, written: str) -> None:
    assert long_date(day) == written


def test_days_are_written_in_figures() -> None:
    assert short_date(date(2029, 6, 3)) == "03/06/2029"


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0 projet"), (1, "1 projet"), (2, "2 projets"), (-1, "\u22121 projet")],
)
def test_zero_and_one_are_singular(count: int, written: str) -> None:
    assert counted(count, "projet") == written.replace(" ", HARD)


def test_an_irregular_plural_is_taken_as_given() -> None:
    assert counted(2, "rendez-vous récurrent", "rendez-vous récurrents").endswith("récurrents")
    assert counted(1, "journal", "journaux") == f"1{HARD}journal"
    assert counted(12_345, "journal", "journaux") == f"12{NARROW}345{HARD}journaux"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_words_are_joined_as_a_sentence_does(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_signs_stay_with_their_word() -> None:
    typed = "« Quoi ? » : 12 % ; 3 € !"
    assert typeset(typed) == typed.replace(" ", HARD).replace(f":{HARD}", ": ").replace(
        f";{HARD}", "; "
    )


@given(st.text())
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
