"""A link is made once, signed with its reason, and never taken from under a colleague."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import migrate, reading
from data.base.desk import desk_work
from data.base.history import unit_of_work
from data.base.views import Scope
from data.mandate.aims.errors import AimChangedError, RefusedAimError, UnknownEndError
from data.mandate.aims.queries import headings_with_indicator
from data.mandate.aims.service import (
    action_aims,
    add_aim,
    all_aims,
    indicator_aims,
    quarter_aims,
    remove_aim,
    reword_aim,
)
from data.mandate.aims.views import AimEnd
from data.mandate.models import Action, Heading, IndicatorLink
from tests.data.mandate.aims.made import (
    INDICATOR,
    an_action_end,
    an_objective_end,
    contract_id,
    linked_town,
)


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return linked_town()


def add(
    scope: Scope,
    end: AimEnd | None = None,
    *,
    expected: str = "",
    reason: str = "Comité",
    author: str = "Évaluation",
) -> None:
    """Link the action, or another end, to the indicator."""
    aiming = end or an_action_end()
    add_aim(scope, INDICATOR, aiming, expected=expected, reason=reason, author=author)


def test_without_a_link_the_sheet_says_that_nothing_aims_at_it(scope: Scope) -> None:
    view = indicator_aims(scope, INDICATOR)
    assert "Aucune action ne vise cet indicateur" in view.answer
    assert {one.code for one in view.offered} >= {"1", "X1.1", "A1"}
    assert all_aims(scope).links == ()


def test_a_link_is_signed_with_its_reason_and_shows_on_both_sheets(scope: Scope) -> None:
    add(scope, expected="  Moins de pauvreté ", author=" Évaluation ")
    (one,) = indicator_aims(scope, INDICATOR).aims.actions
    assert (one.end.code, one.tie.expected, one.tie.is_simulated) == (
        "1",
        "Moins de pauvreté",
        False,
    )
    (line,) = indicator_aims(scope, INDICATOR).history
    assert (line.author, line.what, line.reason) == ("Évaluation", "ajouté", "Comité")
    seen = action_aims(replace(scope, plan="CDV"), "1")
    assert [one.code for one in seen.indicators] == [INDICATOR]
    assert INDICATOR not in {code for code, _ in seen.offered}


@pytest.mark.parametrize("end", [an_action_end(), an_objective_end()])
def test_a_link_is_never_made_twice(scope: Scope, end: AimEnd) -> None:
    add(scope, end)
    with pytest.raises(AimChangedError, match=r"vise déjà cet indicateur.*par Évaluation, le "):
        add(scope, end, author="Cabinet")
    with reading() as session:
        assert len(session.exec(select(IndicatorLink)).all()) == 1


def test_a_link_without_a_reason_is_refused(scope: Scope) -> None:
    with pytest.raises(RefusedAimError, match="Dites pourquoi"):
        add(scope, reason="  ")
    with pytest.raises(RefusedAimError, match="trop long"):
        add(scope, expected="x" * 501)
    assert all_aims(scope).links == ()


def test_what_is_no_more_is_told(scope: Scope) -> None:
    with pytest.raises(UnknownEndError, match="n’est plus dans la base"):
        add(scope, an_action_end("999"))
    with pytest.raises(UnknownEndError):
        add_aim(scope, "bonheur", an_action_end(), expected="", reason="Essai")


def test_a_removed_link_leaves_the_sheet_and_stays_in_the_history(scope: Scope) -> None:
    add(scope)
    (one,) = indicator_aims(scope, INDICATOR).aims.actions
    remove_aim(scope, one.tie, reason="Sans rapport", author="Cabinet")
    view = indicator_aims(scope, INDICATOR)
    assert view.aims.links == ()
    assert [(line.what, line.author) for line in view.history] == [
        ("retiré", "Cabinet"),
        ("ajouté", "Évaluation"),
    ]


def test_removing_what_a_colleague_changed_or_removed_says_who(scope: Scope) -> None:
    add(scope)
    (one,) = indicator_aims(scope, INDICATOR).aims.actions
    with desk_work(reason="Précision", author="Cabinet") as session:
        row = session.get(IndicatorLink, one.tie.key)
        assert row is not None
        row.expected = "Autre chose"
    with pytest.raises(AimChangedError, match=r"a été modifié.*par Cabinet"):
        remove_aim(scope, one.tie, reason="Sans rapport")
    (now,) = indicator_aims(scope, INDICATOR).aims.actions
    remove_aim(scope, now.tie, reason="Sans rapport", author="DGS")
    with pytest.raises(AimChangedError, match=r"a été retiré.*par DGS"):
        remove_aim(scope, now.tie, reason="Sans rapport")


def test_an_action_that_ended_is_left_out_and_its_link_breaks_nothing(scope: Scope) -> None:
    add(scope)
    with unit_of_work() as session:
        row = session.exec(select(Action)).one()
        row.valid_to = date(2026, 12, 31)
    assert indicator_aims(scope, INDICATOR).aims.actions == ()
    before = replace(scope, on=date(2026, 6, 1))
    assert len(indicator_aims(before, INDICATOR).aims.actions) == 1


def test_an_action_removed_from_the_base_leaves_a_history_that_reads(scope: Scope) -> None:
    add(scope, an_objective_end())
    (one,) = indicator_aims(scope, INDICATOR).aims.headings
    remove_aim(scope, one.tie, reason="Sans rapport")
    with unit_of_work() as session:
        session.delete(session.exec(select(Heading).where(Heading.code == "X1.1")).one())
    assert {line.end for line in indicator_aims(scope, INDICATOR).history} == {"retiré de la base"}


def test_a_heading_has_an_indicator_by_itself_or_by_an_action_under_it(scope: Scope) -> None:
    def codes() -> set[str]:
        with reading() as session:
            ids = headings_with_indicator(session, contract_id())
            return {row.code for row in session.exec(select(Heading)) if row.id in ids}

    assert codes() == set()
    add(scope, an_objective_end("X1.2"))
    assert codes() == {"X1.2"}
    add(scope)
    assert codes() == {"X1.2", "INV1"}


def test_an_objective_without_action_still_says_that_no_action_aims_at_it(scope: Scope) -> None:
    add(scope, an_objective_end())
    answer = indicator_aims(scope, INDICATOR).answer
    assert "Aucune action ne vise cet indicateur" in answer
    assert "1\u00a0objectif le vise" in answer


def test_a_long_plan_is_searched_by_words_of_the_title_or_the_code(scope: Scope) -> None:
    found = indicator_aims(scope, INDICATOR, "passerelle").offered
    assert [one.code for one in found] == ["1"]
    assert indicator_aims(scope, INDICATOR, "100%_").offered == ()


def test_a_quarter_that_nothing_happens_in_says_so(scope: Scope) -> None:
    add(scope)
    view = quarter_aims(scope, "QN00000X")
    assert view.groups == ()
    assert "Aucune action située ici" in view.answer


@pytest.mark.parametrize("words", ["PASSERELLE", "pàsserelle", "une passer", "1 passerelle"])
def test_accents_and_capitals_do_not_matter_to_the_search(scope: Scope, words: str) -> None:
    assert [one.code for one in indicator_aims(scope, INDICATOR, words).offered] == ["1"]


def test_what_is_expected_may_be_reworded_and_the_history_tells_it(scope: Scope) -> None:
    add(scope, expected="Une baisse")
    (one,) = indicator_aims(scope, INDICATOR).aims.actions
    reword_aim(scope, one.tie, expected=" Une baisse nette ", reason="Comité", author="Cabinet")
    view = indicator_aims(scope, INDICATOR)
    (now,) = view.aims.actions
    assert now.tie.expected == "Une baisse nette"
    assert now.tie.version > one.tie.version
    assert [(line.what, line.expected) for line in view.history] == [
        ("modifié", "Une baisse nette"),
        ("ajouté", "Une baisse"),
    ]


def test_rewording_needs_a_reason_a_change_and_the_link_as_it_was_seen(scope: Scope) -> None:
    add(scope, expected="Une baisse")
    (one,) = indicator_aims(scope, INDICATOR).aims.actions
    with pytest.raises(RefusedAimError, match="Dites pourquoi"):
        reword_aim(scope, one.tie, expected="Autre", reason=" ")
    with pytest.raises(RefusedAimError, match="rien n’a changé"):
        reword_aim(scope, one.tie, expected="Une baisse ", reason="Comité")
    reword_aim(scope, one.tie, expected="Autre", reason="Comité", author="Cabinet")
    with pytest.raises(AimChangedError, match=r"a été modifié.*par Cabinet"):
        reword_aim(scope, one.tie, expected="Encore autre", reason="Comité")
    (now,) = indicator_aims(scope, INDICATOR).aims.actions
    assert now.tie.expected == "Autre"
