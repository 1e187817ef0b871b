"""The packaged file says what it means: every code in it exists, every default is neutral."""

import pytest

from data.finances.aggregates import by_code
from data.finances.projection.hypotheses import (
    Part,
    definitions_by_code,
    hypothesis_definitions,
    line_definitions,
    tree,
)
from data.finances.projection.types import Group, HypothesisDefinition, Side

FINER = {"urban_solidarity_grant", "fpic_received", "fpic_paid", "transfer_duties", "energy"}
"""Codes of amounts that no publisher gives."""


def parts(part: Part) -> list[Part]:
    return [part, *(one for inner in part.parts for one in parts(inner))]


EVERY = [one for side in Side for one in parts(tree(side))]


@pytest.mark.parametrize("one", hypothesis_definitions(), ids=lambda one: one.code)
def test_a_hypothesis_is_said_in_full(one: HypothesisDefinition) -> None:
    assert one.unit in {"%/an", "%", "€", "ans"}
    assert all(len(text) > 2 for text in (one.title, one.words, one.default_words))
    assert one.words.endswith(".")
    assert one.default_words.endswith(".")


def test_no_growth_is_forecast() -> None:
    growths = [one for one in hypothesis_definitions() if one.unit == "%/an"]
    assert {one.default for one in growths} == {0}


def test_codes_are_told_apart_and_every_group_is_used() -> None:
    assert len(definitions_by_code()) == len(hypothesis_definitions())
    assert {one.group for one in hypothesis_definitions()} == set(Group)


def test_hypotheses_come_group_by_group() -> None:
    groups = [one.group for one in hypothesis_definitions()]
    assert groups == sorted(groups, key=list(Group).index)


def test_every_amount_is_one_of_the_accounts_and_every_line_is_known() -> None:
    for part in EVERY:
        assert part.amount in by_code() or part.amount in FINER
        assert {part.line, part.whole} <= line_definitions().keys()
        assert part.start is None or definitions_by_code()[part.start].is_money


def test_every_line_grows_by_known_hypotheses_and_every_growth_moves_a_line() -> None:
    used = {code for line in line_definitions().values() for code in line.growths}
    growths = {one.code for one in hypothesis_definitions() if one.unit == "%/an"}
    assert growths - used == {"cnracl"}
    assert used <= growths
