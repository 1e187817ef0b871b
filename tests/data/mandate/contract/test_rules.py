"""Crossings are counted as they were answered, and nothing is answered for anybody."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.mandate.contract import rules
from data.mandate.contract.reviewing import reason_counts, review_lines
from data.mandate.contract.views import Ambition, Crossed, Matrix, Objective, Reason
from tests.contracts import a_line

ON = date(2027, 1, 1)
BARE = (Reason.NO_ACTION, Reason.NO_INDICATOR)

answers = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("123")), st.booleans()
)


def matrix(given_answers: dict[tuple[str, str], bool], objectives: str, ambitions: str) -> Matrix:
    return rules.matrix_of(
        [Ambition(code, code) for code in ambitions],
        [Objective(code, code, "axe", 0) for code in objectives],
        given_answers,
    )


@given(answers, st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("12")))
def test_counts_are_those_of_the_answers_in_the_matrix(
    found: dict[tuple[str, str], bool], objectives: set[str], ambitions: set[str]
) -> None:
    shown = matrix(found, "".join(sorted(objectives)), "".join(sorted(ambitions)))
    inside = [yes for (row, at), yes in found.items() if row in objectives and at in ambitions]
    assert shown.counts.linked == inside.count(True)
    assert shown.counts.not_linked == inside.count(False)
    assert shown.counts.filled == len(inside)
    assert shown.counts.total == len(objectives) * len(ambitions)


@given(answers)
def test_a_cell_that_nobody_answered_is_to_fill(found: dict[tuple[str, str], bool]) -> None:
    shown = matrix(found, "abcdef", "123")
    for row, cells in zip(shown.objectives, shown.cells, strict=True):
        for column, cell in zip(shown.ambitions, cells, strict=True):
            is_answered = (row.code, column.code) in found
            assert (cell is not Crossed.TO_FILL) is is_answered


@given(answers)
def test_an_ambition_is_only_unserved_once_all_its_crossings_say_no(
    found: dict[tuple[str, str], bool],
) -> None:
    shown = matrix(found, "ab", "12")
    expected = [code for code in "12" if [found.get((row, code)) for row in "ab"] == [False, False]]
    assert [one.code for one in rules.unserved(shown)] == expected


def test_an_objective_without_ambition_is_told_once_filled() -> None:
    half = _reasons(matrix({("a", "1"): False}, "a", "12"))
    assert half == {"a": (*BARE, Reason.TO_FILL), "1": (Reason.NO_OBJECTIVE,)}
    whole = _reasons(matrix({("a", "1"): False, ("a", "2"): False}, "a", "12"))
    assert whole["a"] == (*BARE, Reason.NO_AMBITION)


def _reasons(shown: Matrix) -> dict[str, tuple[Reason, ...]]:
    return {line.code: line.reasons for line in review_lines(shown, [], [], ON)}


def test_nothing_is_unserved_without_any_objective() -> None:
    assert rules.unserved(matrix({}, "", "12")) == ()


def test_the_update_falls_half_way() -> None:
    assert rules.update_year(date(2024, 1, 1), date(2030, 12, 31)) == 2027


def test_an_objective_that_aims_at_an_indicator_is_not_told_so() -> None:
    shown = rules.matrix_of([], [Objective("a", "a", "axe", 1, has_indicator=True)], {})
    assert review_lines(shown, [], [], ON) == []


def test_a_project_without_objective_is_told_out_of_all() -> None:
    projects = [a_line(objective=""), a_line(objective="X1.1")]
    lines = review_lines(matrix({}, "", ""), [], projects, ON)
    counts = {reason: (count, of) for reason, count, of in reason_counts(lines, *COUNTED)}
    assert counts[Reason.LINE_WITHOUT_OBJECTIVE] == (1, 2)


COUNTED = (matrix({}, "", ""), 0, 2)


def test_an_action_under_two_objectives_of_an_ambition_counts_once() -> None:
    both = [
        Objective(code, code, "axe", 2, done=frozenset({1}), projects=frozenset({1, 2}))
        for code in "ab"
    ]
    linked = {("a", "1"): True, ("b", "1"): True, ("a", "2"): False}
    shown = rules.matrix_of([Ambition("1", "1"), Ambition("2", "2")], both, linked)
    first, second = rules.ambitions_progress(shown)
    assert (first.linked, first.done, first.projects) == (2, 1, 2)
    assert (second.linked, second.done, second.projects) == (0, 0, 0)
