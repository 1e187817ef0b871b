"""What changed since the value before: its words, its threshold, and never across a break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.views import SourceLine
from data.indicators.cards.identity.changes import Break, change, least
from data.indicators.views import IndicatorLine, Reading
from data.indicators.views.identity import Move
from data.indicators.vocabulary import BreakKind, Direction

RATE = IndicatorLine("rate", "Taux", "revenus", "", "%", 1, Direction.DOWN, None, None)
COUNT = replace(RATE, code="count", unit="personnes", decimals=0)
SOURCE = SourceLine("s", "Source", "INSEE", None, None, None, None, False)


def reading(year: int | None, value: float | None) -> Reading:
    return Reading("rate", "QP", year, None, value, None, "2015", None, SOURCE, False)


def told(
    *values: tuple[int | None, float | None], of: IndicatorLine = RATE, **breaks: Break
) -> str:
    found = change([reading(*one) for one in values], of, breaks.values())
    return f"{found.move.value} : {found.text}".replace("\u00a0", " ")


def test_a_rise_says_how_much_and_since_when() -> None:
    assert told((2015, 40.0), (2017, 43.5)) == "up : hausse de 3,5 points depuis 2015"


def test_a_fall_of_a_count_leaves_its_unit_to_the_value_beside_it() -> None:
    assert told((2013, 1776.0), (2018, 1694.0), of=COUNT) == "down : baisse de 82 depuis 2013"


def test_up_to_two_points_little_changed() -> None:
    assert told((2015, 40.0), (2017, 42.0)) == "little : peu changé depuis 2015 (+2,0 points)"
    assert told((2015, 40.0), (2017, 42.1)).startswith("up")


def test_the_same_value_is_unchanged() -> None:
    assert told((2015, 40.0), (2017, 40.0)) == "little : inchangé depuis 2015"


@pytest.mark.parametrize("values", [[], [(2015, 1.0)], [(2015, None), (2017, 1.0)], [(None, 1.0)]])
def test_with_one_dated_value_nothing_is_said(
    values: list[tuple[int | None, float | None]],
) -> None:
    assert told(*values) == "unknown : sans valeur antérieure"


def broken(year: int, kind: BreakKind, subject: str | None = None) -> Break:
    return Break("rate", subject, year, kind, "questionnaire refait")


def test_nothing_is_compared_across_a_break() -> None:
    found = told((2015, 40.0), (2017, 50.0), it=broken(2016, BreakKind.METHOD))
    assert found == "unknown : rupture en 2016 : questionnaire refait"


@pytest.mark.parametrize(
    "one",
    [
        broken(2015, BreakKind.METHOD),
        broken(2018, BreakKind.METHOD),
        broken(2016, BreakKind.EXCEPTIONAL),
        broken(2016, BreakKind.METHOD, "elsewhere"),
        replace(broken(2016, BreakKind.METHOD), indicator="other"),
    ],
)
def test_a_break_that_is_not_between_changes_nothing(one: Break) -> None:
    assert told((2015, 40.0), (2017, 50.0), it=one).startswith("up")


def test_an_exceptional_year_is_not_compared() -> None:
    found = told((2015, 40.0), (2020, 50.0), it=broken(2020, BreakKind.EXCEPTIONAL))
    assert found.startswith("unknown")


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_move_has_the_sign_of_the_difference(before: float, after: float) -> None:
    found = change([reading(2015, before), reading(2017, after)], RATE, ())
    if found.move is Move.UP:
        assert after - before > least("%", before)
    if found.move is Move.DOWN:
        assert before - after > least("%", before)
    assert found.move is not Move.UNKNOWN
