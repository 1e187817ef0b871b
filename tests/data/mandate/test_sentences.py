"""The numbers in a sentence are those of its view, at several dates."""

import re
from datetime import date

import pytest

from data.base.views import Scope
from data.mandate import sentences
from data.mandate.service import actions_view, delegation_view, delegations_view, mandate_view
from data.mandate.views import ActionFilters, Check, Completion, DelegationLine
from data.mandate.vocabulary import ActionNature, Stage

DAYS = [date(2026, 3, 23), date(2027, 1, 1), date(2029, 6, 30), date(2032, 3, 31)]


def scope(on: date) -> Scope:
    return Scope("62765", "FDR", on)


def numbers(sentence: str) -> list[int]:
    """Return the whole numbers written in a sentence, in order."""
    return [
        int(found) for found in re.findall(r"\d+", re.sub(r"(?<=\d)\u202f(?=\d)", "", sentence))
    ]


def shares(completion: Completion) -> list[int]:
    """Return what « 50 % (3 sur 6, hors 1 abandonné) » must write."""
    if completion.pct is None:
        return []
    found = [round(completion.pct), completion.done, completion.kept]
    return [*found, completion.dropped] if completion.dropped else found


def trouble(line: DelegationLine) -> list[int]:
    found = dict(line.checks)
    return [found[check] for check in (Check.OVERDUE, Check.BLOCKED) if found[check]]


@pytest.mark.parametrize("on", DAYS)
def test_the_mandate(demo_base: None, on: date) -> None:
    view = mandate_view(scope(on))
    found = dict(view.checks)
    moment, _, rest = view.answer.partition(", ")
    assert numbers(rest) == [
        *shares(view.completion),
        found[Check.OVERDUE],
        found[Check.BLOCKED],
        found[Check.NO_DEADLINE],
        view.completion.missions,
    ]
    if numbers(moment):
        assert numbers(moment) == [round(view.elapsed_pct)]


@pytest.mark.parametrize("on", DAYS)
def test_each_delegation(demo_base: None, on: date) -> None:
    for line in delegations_view(scope(on)).delegations:
        answer = delegation_view(scope(on), line.code).answer
        completion = line.completion
        missions = [completion.missions_kept_up, completion.missions] if completion.missions else []
        assert numbers(answer) == [*shares(completion), *missions, *trouble(line)]


@pytest.mark.parametrize("on", DAYS)
def test_the_delegations_named_are_those_in_most_trouble(demo_base: None, on: date) -> None:
    view = delegations_view(scope(on))
    worst = sorted((sum(trouble(line)) for line in view.delegations), reverse=True)[:2]
    _, _, rest = view.answer.partition(", ")
    named = [line for line in view.delegations if f"**{line.title}**" in rest]
    assert sorted((sum(trouble(line)) for line in named), reverse=True) == [n for n in worst if n]
    assert sum(numbers(rest)) == sum(worst)


def test_nobody_is_named_when_all_is_well(demo_base: None) -> None:
    answer = delegations_view(scope(DAYS[0])).answer
    assert answer == ("Au 23 mars 2026, aucune délégation n’a d’échéance dépassée ni de blocage.")


def test_all_the_actions(demo_base: None) -> None:
    view = actions_view(scope(DAYS[2]), ActionFilters())
    natures = [action.nature for action in view.actions]
    assert numbers(view.answer) == [
        view.total,
        natures.count(ActionNature.PROJECT),
        natures.count(ActionNature.MISSION),
        natures.count(ActionNature.RECURRING),
    ]


def test_filtered_actions_say_how_many_and_by_what(demo_base: None) -> None:
    filters = ActionFilters(
        search="école", delegation="EDU", stage=Stage.DONE, nature=ActionNature.PROJECT
    )
    view = actions_view(scope(DAYS[2]), filters)
    assert view.actions
    assert numbers(view.answer) == [len(view.actions), view.total]
    answer = view.answer.replace("\u00a0", " ")
    for words in ("contient « école »", "réalisé", "projet"):
        assert words in answer
    assert next(line.title for line in view.delegations if line.code == "EDU") in view.answer


def test_nothing_found_is_said(demo_base: None) -> None:
    view = actions_view(scope(DAYS[2]), ActionFilters(search="zzz"))
    assert numbers(view.answer) == [0, view.total]


@pytest.mark.parametrize(
    ("elapsed", "words"),
    [
        (0, "Avant le début"),
        (44.9, "Après 45"),
        (45, "À mi-parcours"),
        (60, "À mi-parcours"),
        (60.1, "Après 60"),
        (100, "Au terme du document"),
    ],
)
def test_the_moment_in_the_mandate(elapsed: float, words: str) -> None:
    assert sentences.moment(elapsed).startswith(words)


@pytest.mark.parametrize("on", DAYS)
def test_charts_repeat_the_figures_of_the_view(demo_base: None, on: date) -> None:
    view = mandate_view(scope(on))
    elapsed, done = view.progress_chart.rows
    assert elapsed.segments[0].value == view.elapsed_pct
    assert done.segments[0].value == (view.completion.pct or 0)
    for line, row in zip(view.delegations, view.groups_chart.table.rows, strict=True):
        assert row[0] == line.title
        assert row[1:-1] == tuple(count.count for count in line.stages)
        share = line.completion.pct
        assert row[-1] == (None if share is None else round(share, 1))
    bars = {row.key: sum(part.value for part in row.segments) for row in view.groups_chart.rows}
    assert bars == {
        line.code: line.completion.kept + line.completion.dropped
        for line in view.delegations
        if line.completion.kept + line.completion.dropped
    }
