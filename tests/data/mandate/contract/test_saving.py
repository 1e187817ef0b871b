"""What an officer answers is signed, dated, taken back, and never overwrites a colleague's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from data.base.database import migrate
from data.base.service import base_view
from data.base.views import Scope
from data.mandate.contract.errors import (
    CrossingsChangedError,
    NoContractError,
    UnknownCrossingError,
)
from data.mandate.contract.service import contract_view, save_crossings
from data.mandate.contract.views import ContractView, Crossed
from tests.contracts import ON, an_edit, town_with_contract
from tests.data.importers.made import own_town

LINKED, NOT_LINKED, TO_FILL = Crossed.LINKED, Crossed.NOT_LINKED, Crossed.TO_FILL


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return town_with_contract()


def shown(scope: Scope) -> ContractView:
    view = contract_view(scope)
    assert view is not None
    return view


def test_nothing_is_answered_before_anybody_answers(scope: Scope) -> None:
    counts = shown(scope).matrix.counts
    assert (counts.filled, counts.total) == (0, 6)


def test_an_answer_is_counted_and_signed(scope: Scope) -> None:
    assert save_crossings(scope, [an_edit(LINKED)], author="  Évaluation ") == 1
    view = shown(scope)
    assert view.matrix.cells[0] == (LINKED, TO_FILL)
    (line,) = view.history
    assert (line.author, line.objective, line.ambition) == ("Évaluation", "X1.1", "A1")
    assert (line.before, line.after) == (TO_FILL, LINKED)


def test_setting_back_leaves_the_base_and_stays_in_the_history(scope: Scope) -> None:
    save_crossings(scope, [an_edit(NOT_LINKED)])
    save_crossings(scope, [an_edit(TO_FILL, NOT_LINKED)], author="Cabinet")
    view = shown(scope)
    assert view.matrix.counts.filled == 0
    assert [(line.before, line.after) for line in view.history] == [
        (NOT_LINKED, TO_FILL),
        (TO_FILL, NOT_LINKED),
    ]


def test_a_colleague_s_answer_is_never_overwritten_and_is_named(scope: Scope) -> None:
    save_crossings(scope, [an_edit(LINKED)], author="Cabinet")
    edits = [an_edit(NOT_LINKED), an_edit(LINKED, objective="X1.2")]
    with pytest.raises(CrossingsChangedError) as refused:
        save_crossings(scope, edits, author="Évaluation")
    (conflict,) = refused.value.conflicts
    assert "X1.1 × A1" in conflict
    assert "« lié » par Cabinet" in conflict
    assert shown(scope).matrix.counts.filled == 1


def test_a_colleague_s_answer_that_is_left_again_is_named_too(scope: Scope) -> None:
    save_crossings(scope, [an_edit(LINKED)])
    save_crossings(scope, [an_edit(TO_FILL, LINKED)], author="Cabinet")
    with pytest.raises(CrossingsChangedError) as refused:
        save_crossings(scope, [an_edit(NOT_LINKED, LINKED)])
    assert "« à renseigner » par Cabinet" in refused.value.conflicts[0]


def test_the_same_answer_twice_is_no_conflict_and_no_second_change(scope: Scope) -> None:
    save_crossings(scope, [an_edit(LINKED)], author="Cabinet")
    save_crossings(scope, [an_edit(LINKED)], author="Évaluation")
    assert [line.author for line in shown(scope).history] == ["Cabinet"]


def test_of_two_who_save_at_once_one_is_told(scope: Scope) -> None:
    start = Barrier(2)

    def saves(wanted: Crossed) -> str:
        start.wait()
        try:
            save_crossings(scope, [an_edit(wanted)], author=wanted.value)
        except CrossingsChangedError:
            return "told"
        return wanted.value

    with ThreadPoolExecutor(2) as both:
        ends = list(both.map(saves, (LINKED, NOT_LINKED)))
    assert ends.count("told") == 1
    (won,) = [end for end in ends if end != "told"]
    assert shown(scope).matrix.cells[0][0].value == won


def test_nothing_changed_writes_nothing(scope: Scope) -> None:
    before = base_view().version
    assert save_crossings(scope, [an_edit(TO_FILL)]) == 0
    assert base_view().version == before


def test_a_crossing_that_the_contract_has_not_is_refused(scope: Scope) -> None:
    with pytest.raises(UnknownCrossingError):
        save_crossings(scope, [an_edit(LINKED, objective="X9")])


@pytest.mark.usefixtures("demo_copy")
def test_what_is_typed_in_the_demonstration_is_simulated() -> None:
    scope = Scope("62765", "FDR", ON)
    save_crossings(scope, [an_edit(LINKED, objective="EMA-01")], author="Évaluation")
    view = shown(scope)
    assert view.is_demonstration
    assert view.simulated == {("EMA-01", "A1")}


def test_without_a_contract_nothing_is_saved(no_base: Path) -> None:
    migrate()
    own_town()
    with pytest.raises(NoContractError):
        save_crossings(Scope("62765", "FDR", ON), [an_edit(LINKED)])
