"""Totals that a document announces, beside what was found in it."""

import pytest

from data.importers.documents.blocks import Block
from data.importers.plans.wording.announced import Announced, announcements, compared, mismatched


def test_a_total_and_its_parts_are_read() -> None:
    [found] = announcements([Block("12 objectifs opérationnels (8 externes et 4 internes)")])
    assert found.kind is Announced.OPERATIONAL
    assert found.count == 12
    assert found.details == {"externes": 8, "internes": 4}


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Notre plan compte 3 objectifs stratégiques", Announced.STRATEGIC, 3),
        ("Le contrat est structuré en sept ambitions :", Announced.AMBITIONS, 7),
        ("Au total, 120 actions sont prévues", Announced.ACTIONS, 120),
        ("4 grands axes", Announced.AXES, 4),
        ("50 engagements pour la ville", Announced.COMMITMENTS, 50),
        ("2 volets (un externe et un interne)", Announced.VOLETS, 2),
        ("36 objectifs identifiés", Announced.OBJECTIVES, 36),
    ],
)
def test_many_ways_of_announcing_are_known(text: str, kind: Announced, count: int) -> None:
    assert [(one.kind, one.count) for one in announcements([Block(text)])] == [(kind, count)]


@pytest.mark.parametrize(
    "block",
    [
        Block("Créer 3 axes cyclables", number="4", label="Action"),
        Block("", cells=("12 actions", "Ville")),
        Block("Le bilan est riche. " * 10 + "3 actions ont plu aux habitants."),
        Block("2019-2024 actions"),
        Block("des actions, des objectifs"),
    ],
)
def test_a_figure_in_a_story_is_no_total(block: Block) -> None:
    assert announcements([block]) == ()


def test_parts_that_do_not_add_up_are_left_out() -> None:
    [found] = announcements([Block("12 actions (8 externes et 3 internes)")])
    assert found.details == {}


def test_a_difference_is_told_with_both_totals_and_the_absent_numbers() -> None:
    announced = announcements([Block("5 objectifs opérationnels (3 externes et 2 internes)")])
    found = {Announced.OPERATIONAL: 4}
    details = {Announced.OPERATIONAL: {"extern": 2, "intern": 2}}
    [problem] = compared(announced, found, details, {Announced.OPERATIONAL: [(1, 2)]})
    assert "5\u00a0objectifs opérationnels (3 externes et 2 internes)" in problem.message
    assert "4 ont été trouvés (2 externes et 2 internes)" in problem.message
    assert "Numéros absents du texte\u00a0: 1.2." in problem.message
    assert mismatched(announced, found) == {Announced.OPERATIONAL}


def test_an_agreement_or_an_unknown_kind_says_nothing() -> None:
    announced = announcements([Block("5 axes"), Block("9 actions")])
    assert compared(announced, {Announced.AXES: 5}) == ()
    assert mismatched(announced, {Announced.AXES: 5}) == frozenset()


def test_the_first_announcement_of_a_kind_wins() -> None:
    blocks = [Block("7 ambitions"), Block("6 ambitions")]
    assert [one.count for one in announcements(blocks)] == [7]
