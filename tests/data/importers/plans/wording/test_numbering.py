"""Numbers as plans print them: their order, their gaps and their doubles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.plans.wording.numbering import doubles, missing, printed, roman, runs, steps


@pytest.mark.parametrize(
    ("written", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XLII", 42), ("", None), ("IIII", None)],
)
def test_roman_numerals_are_read_below_one_hundred(written: str, value: int | None) -> None:
    assert roman(written) == value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12", (12,)),
        ("4.3.", (4, 3)),
        ("IV", (4,)),
        ("b", (2,)),
        ("II.3", (2, 3)),
        (None, None),
        ("", None),
        ("7060", None),
        ("été", None),
    ],
)
def test_a_printed_number_becomes_steps(
    written: str | None, expected: tuple[int, ...] | None
) -> None:
    assert steps(written) == expected


def test_numbers_that_are_jumped_over_are_told_family_by_family() -> None:
    assert missing(["1.1", "1.2", "4.1", "4.3", None, "4.4"]) == ((4, 2),)
    assert missing(["1", "2", "5"]) == ((3,), (4,))
    assert missing([]) == ()


def test_numbers_printed_twice_are_told_however_they_are_written() -> None:
    assert doubles(["1", "2", "2.", "IV", "4", None]) == ("2", "4")


def test_neighbours_are_said_together() -> None:
    assert runs([(4, 2), (7,), (8,), (9,), (11,), (12,)]) == "4.2, 7 à 9, 11, 12"


def test_a_long_list_of_gaps_is_cut() -> None:
    assert runs([(one,) for one in range(1, 60, 2)]).endswith("…")


@given(st.sets(st.integers(1, 300), min_size=1))
def test_numbers_found_and_missing_make_a_whole_list(numbers: set[int]) -> None:
    absent = {one[0] for one in missing(str(number) for number in numbers)}
    assert absent | numbers == set(range(1, max(numbers) + 1))
    assert not absent & numbers


@given(st.lists(st.integers(1, 2000), min_size=1, max_size=4))
def test_steps_are_written_back_as_they_were_read(number: list[int]) -> None:
    assert steps(printed(tuple(number))) == tuple(number)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_a_number(text: str) -> None:
    found = steps(text)
    assert found is None or all(step >= 0 for step in found)
