"""The contract's rule on a grid made by the test."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from data.territories.grid.rules import (
    Cell,
    GridRule,
    benchmark,
    candidate_groups,
    is_candidate,
)
from geo.grid import GridSquare

RULE = GridRule()


def cell(
    column: int = 0,
    row: int = 0,
    *,
    people: float = 200.0,
    households: float = 100.0,
    poor: float | None = 10.0,
    is_imputed: bool = False,
) -> Cell:
    square = GridSquare(3035, 200, 200 * column, 200 * row)
    return Cell(square, ("62765",), people, households, poor, is_imputed)


def candidates(cells: list[Cell], rule: GridRule = RULE) -> set[Cell]:
    mark = benchmark(cells)
    return {one for one in cells if is_candidate(one, mark, rule)}


def test_twice_the_rate_of_the_agglomeration_is_enough_and_a_little_less_is_not() -> None:
    rich = [cell(9, rank, households=800, poor=70) for rank in range(1)]
    just, below = cell(0, poor=20.0), cell(5, poor=10.0)
    # 100 poor households of 1 000: 10 %, hence 20 % to reach.
    assert benchmark([*rich, just, below]).rate_pct == 10
    assert candidates([*rich, just, below]) == {just}


def test_a_threshold_just_reached_is_not_lost_to_rounding() -> None:
    others = [cell(9, households=0.9, people=2, poor=0.0)]
    just = cell(0, households=0.1, people=100, poor=0.1)
    # 0.1 of 1.0 is 10 %; ten times that is this very cell's rate.
    rule = replace(RULE, ratio=Decimal(10))
    assert candidates([*others, just], rule) == {just}


def test_enough_households_or_enough_people_just_reached() -> None:
    rich = cell(9, households=10_000, poor=100)
    by_households = cell(0, households=50, people=60, poor=40)
    by_people = cell(2, households=30, people=100, poor=20)
    neither = cell(4, households=49.9, people=99.9, poor=40)
    found = candidates([rich, by_households, by_people, neither])
    assert found == {by_households, by_people}


def test_a_missing_poverty_is_never_zero_nor_a_candidate() -> None:
    unknown, known = cell(0, poor=None), cell(2, poor=10)
    mark = benchmark([unknown, known])
    assert (mark.rate_pct, mark.unknown_cells) == (10, 1)
    assert unknown.rate_pct is None
    assert not is_candidate(unknown, mark, replace(RULE, ratio=Decimal(0)))


def test_a_cell_without_households_has_no_rate() -> None:
    empty = cell(0, households=0, people=150, poor=0)
    assert empty.rate_pct is None
    assert candidates([empty, cell(2)], replace(RULE, ratio=Decimal(0))) == {cell(2)}


def test_without_any_poor_household_nobody_stands_out() -> None:
    assert candidates([cell(0, poor=0), cell(1, poor=0)]) == set()
    assert benchmark([]).rate_pct is None
    assert candidates([cell(0, poor=None)]) == set()


def test_imputed_cells_can_be_left_out_and_still_count_in_the_comparison() -> None:
    rich, imputed = cell(9, households=900, poor=40), cell(0, poor=60, is_imputed=True)
    assert benchmark([rich, imputed]).rate_pct == 10
    assert candidates([rich, imputed]) == {imputed}
    assert candidates([rich, imputed], replace(RULE, with_imputed=False)) == set()


def test_contiguous_candidates_make_groups_the_most_peopled_first() -> None:
    rich = cell(50, households=10_000, poor=100)
    small = [cell(0, 0, poor=80, people=110), cell(1, 1, poor=80, people=110)]
    big = [cell(5, 5, poor=80), cell(5, 6, poor=80)]
    cells = [rich, *small, *big]
    by_side = candidate_groups(cells, benchmark(cells), RULE)
    assert [set(group) for group in by_side] == [set(big), {small[0]}, {small[1]}]
    rule = replace(RULE, with_corners=True)
    by_corner = candidate_groups(cells, benchmark(cells), rule)
    assert [set(group) for group in by_corner] == [set(big), set(small)]


TENTHS = st.integers(0, 3000).map(lambda value: value / 10)


@st.composite
def grids(draw: st.DrawFn) -> list[Cell]:
    places = draw(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30))
    return [
        cell(
            column,
            row,
            people=draw(TENTHS),
            households=draw(TENTHS),
            poor=draw(st.none() | TENTHS),
            is_imputed=draw(st.booleans()),
        )
        for column, row in sorted(places)
    ]


@given(grids(), st.integers(0, 40), st.integers(0, 40))
def test_raising_a_threshold_never_adds_a_candidate(
    cells: list[Cell], tenths: int, more: int
) -> None:
    rule = replace(RULE, ratio=Decimal(tenths) / 10)
    found = candidates(cells, rule)
    assert candidates(cells, replace(rule, ratio=rule.ratio + Decimal(more) / 10)) <= found
    higher = replace(rule, households=rule.households + more, people=rule.people + more)
    assert candidates(cells, higher) <= found
    assert candidates(cells, replace(rule, with_imputed=False)) <= found


@given(grids(), st.booleans())
def test_groups_part_the_candidates(cells: list[Cell], with_corners: bool) -> None:
    rule = replace(RULE, ratio=Decimal(1), households=0, with_corners=with_corners)
    groups = candidate_groups(cells, benchmark(cells), rule)
    everything = [one for group in groups for one in group]
    assert len(everything) == len(set(everything))
    assert set(everything) == candidates(cells, rule)
    people = [sum(one.people for one in group) for group in groups]
    assert people == sorted(people, reverse=True)
