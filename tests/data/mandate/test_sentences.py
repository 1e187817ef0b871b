"""The numbers in a sentence are those of its view, at several dates."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.base.chart import StackedBars
from data.base.formats import MISSING
from data.base.views import Scope
from data.mandate import charts, rules, sentences
from data.mandate.models import Plan
from data.mandate.service import actions_view, delegation_view, delegations_view, mandate_view
from data.mandate.service.reading import plan_line
from data.mandate.views import (
    NO_GROUP,
    ActionFilters,
    ActionState,
    Check,
    Completion,
    DelegationLine,
)
from data.mandate.vocabulary import ActionNature, PlanKind, PlanStatus, Stage
from tests.factories import ENDS_ON, STARTS_ON, an_action

FIRST_DAY = date(2026, 3, 23)
"""Nothing is declared yet."""
DAYS = [date(2027, 1, 1), date(2029, 6, 30), date(2032, 3, 31)]


def scope(on: date) -> Scope:
    return Scope("62765", "FDR", on)


def a_plan(**values: Any) -> Plan:
    """Return a plan that no base holds."""
    details: dict[str, Any] = {
        "organisation_id": 1,
        "code": "FDR",
        "kind": PlanKind.MANDATE_CONTRACT,
        "title": "Feuille de route",
        "status": PlanStatus.ADOPTED,
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
        "owner": "Petiteville",
    }
    return Plan(**(details | values))


def numbers(sentence: str) -> list[int]:
    """Return the whole numbers written in a sentence, in order."""
    return [
        int(found) for found in re.findall(r"\d+", re.sub(r"(?<=\d)\u202f(?=\d)", "", sentence))
    ]


def shares(completion: Completion) -> list[int]:
    """Return what « 50 % (3 sur 6, dont 2 sans mise à jour, hors 1 abandonné) » must write."""
    if completion.pct is None:
        return []
    dropped = [completion.dropped] if completion.dropped else []
    if completion.known_pct is None:
        return [completion.kept, *dropped]
    silent = [completion.unreported] if completion.unreported else []
    return [round(completion.pct), completion.done, completion.kept, *silent, *dropped]


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
    said, _, unreported = view.answer.partition("blocages).")
    _, _, rest = said.partition(", ")
    named = [line for line in view.delegations if f"**{line.title}**" in rest]
    assert sorted((sum(trouble(line)) for line in named), reverse=True) == [n for n in worst if n]
    assert sum(numbers(rest)) == sum(worst)
    assert numbers(unreported) == [sum(line.completion.unreported for line in view.delegations)]


class TestNothingDeclared:
    """Silence is not zero: no share, no « à venir », no blame, and what the text alone says."""

    def test_the_mandate_says_what_it_holds(self, demo_base: None) -> None:
        view = mandate_view(scope(FIRST_DAY))
        found, completion = dict(view.checks), view.completion
        assert view.is_silent
        assert view.answer.startswith("**Aucune mise à jour n’est encore déclarée** : ")
        assert numbers(view.answer) == [
            view.actions,
            completion.kept,
            completion.missions,
            completion.recurring,
            found[Check.NO_DEADLINE],
        ]
        assert (view.actions, completion.kept) == (201, 99)
        assert "%" not in view.answer
        assert "non calculée" in view.method

    def test_each_delegation_says_what_it_holds(self, demo_base: None) -> None:
        for line in delegations_view(scope(FIRST_DAY)).delegations:
            answer = delegation_view(scope(FIRST_DAY), line.code).answer
            assert numbers(answer)[0] == line.actions
            assert "%" not in answer

    def test_nobody_is_named(self, demo_base: None) -> None:
        answer = delegations_view(scope(FIRST_DAY)).answer
        assert numbers(answer) == [201, 12]
        assert "blocage" not in answer

    def test_charts_count_projects_and_name_no_stage(self, demo_base: None) -> None:
        view = mandate_view(scope(FIRST_DAY))
        assert view.progress_chart.rows[1].end_text == "non renseigné"
        assert view.progress_chart.table.rows[1] == ("Projets réalisés", None)
        parts = [part for row in view.groups_chart.rows for part in row.segments]
        assert {part.label for part in parts} == {"Sans mise à jour"}
        assert sum(part.value for part in parts) == 99
        assert {row.end_text for row in view.groups_chart.rows} == {""}
        assert "réalisé" not in view.groups_chart.alt + view.groups_chart.title

    def test_one_declaration_is_enough_to_count(self) -> None:
        silent, told = an_action(None), an_action(key=2)
        assert rules.is_silent([silent])
        assert not rules.is_silent([silent, told])
        assert not rules.is_silent([])


def a_line(code: str, *actions: ActionState) -> DelegationLine:
    """Return a group of actions and its results."""
    return DelegationLine(
        code=code,
        order=1,
        title="Sans délégation" if code == NO_GROUP else f"Délégation {code}",
        full_title=code,
        holder="",
        has_roadmap=True,
        actions=len(actions),
        completion=rules.completion(actions),
        stages=rules.declared_counts(actions),
        checks=rules.check_counts(actions),
        supports_given=0,
    )


def test_nobody_is_named_when_all_is_well() -> None:
    plan = plan_line(a_plan())
    well = "Au 23 mars 2026, aucune délégation n’a d’échéance dépassée ni de blocage déclaré."
    told = [a_line("AAA", an_action())]
    assert sentences.delegations_answer(plan, told, scope(FIRST_DAY)) == well
    partly = [*told, a_line("BBB", an_action(None), an_action(None))]
    answer = sentences.delegations_answer(plan, partly, scope(FIRST_DAY))
    assert answer.replace("\u00a0", " ") == f"{well} 2 projets sans mise à jour."


def test_nothing_is_judged_where_nothing_is_known() -> None:
    for lines in ([], [a_line("AAA")]):
        answer = sentences.delegations_answer(plan_line(a_plan()), lines, scope(FIRST_DAY))
        assert answer == sentences.EMPTY_ANSWER


class TestPartlyDeclared:
    """One declaration does not speak for the others: they are neither « à venir » nor 0 %."""

    TOLD = a_line("AAA", an_action(Stage.DONE), an_action(Stage.UPCOMING), an_action(None))
    SILENT = a_line("BBB", an_action(None), an_action(None))
    APART = a_line(NO_GROUP, an_action(None))

    def chart(self, *lines: DelegationLine) -> StackedBars:
        plan = plan_line(a_plan())
        return charts.groups_chart(plan, scope(FIRST_DAY), lines, is_simulated=False)

    def test_bars_tell_silence_from_what_is_to_come(self) -> None:
        told, silent = self.chart(self.TOLD, self.SILENT).rows
        assert [(part.role, part.value) for part in told.segments] == [
            ("done", 1),
            ("upcoming", 1),
            ("unknown", 1),
        ]
        assert [(part.label, part.value) for part in silent.segments] == [("Sans mise à jour", 2)]
        assert (told.end_text.replace("\u00a0", " "), silent.end_text) == ("33 %", MISSING)

    def test_the_table_has_their_column(self) -> None:
        table = self.chart(self.TOLD, self.SILENT).table
        assert table.columns[-2:] == ("Sans mise à jour", "Projets réalisés (%)")
        assert [row[-2:] for row in table.rows] == [(1, 33.3), (2, None)]
        assert "Sans mise à jour" not in self.chart(a_line("AAA", an_action())).table.columns

    @pytest.mark.parametrize(
        ("lines", "finding"),
        [
            ((TOLD, SILENT), "33 % des projets sont réalisés, Délégation AAA ; 1 délégation sans"),
            ((TOLD, SILENT, SILENT), "2 délégations sur 3 sont sans mise à jour"),
            ((a_line("AAA", an_action()), APART), "Aucun projet n’est encore déclaré réalisé"),
            ((a_line("AAA", an_action()),), "Aucun projet n’est encore réalisé"),
            ((a_line("AAA", an_action(Stage.DONE)), TOLD, SILENT), "100 % de projets réalisés"),
        ],
    )
    def test_findings_judge_only_what_was_declared(
        self, lines: tuple[DelegationLine, ...], finding: str
    ) -> None:
        assert self.chart(*lines).title.replace("\u00a0", " ").startswith(finding)

    def test_a_share_says_how_many_were_never_declared(self) -> None:
        share = sentences.done_share(self.TOLD.completion).replace("\u00a0", " ")
        assert share == "**33 % des projets sont réalisés** (1 sur 3, dont 1 sans mise à jour)"
        nothing = sentences.done_share(self.SILENT.completion)
        assert nothing == "**aucun projet n’a encore de mise à jour**, sur 2"

    @pytest.mark.parametrize(
        ("actions", "title", "end"),
        [
            ([an_action(Stage.DONE)], "La part de projets réalisés est en avance", "100 %"),
            (
                [an_action(Stage.DONE), an_action(None), an_action(None)],
                "2 projets sur 3 sont sans mise à jour",
                "33 %",
            ),
            ([an_action(None)], "Aucun projet n’a encore de mise à jour", "non renseigné"),
        ],
    )
    def test_results_stand_beside_the_time_only_when_most_are_known(
        self, actions: list[ActionState], title: str, end: str
    ) -> None:
        done = rules.completion(actions)
        plan = plan_line(a_plan())
        chart = charts.progress_chart(plan, scope(FIRST_DAY), 50, done, is_simulated=False)
        assert chart.title.startswith(title)
        assert chart.rows[1].end_text.replace("\u00a0", " ") == end

    def test_the_method_counts_them_and_the_natures_to_read_again(self) -> None:
        actions = [an_action(), replace(an_action(None), to_review=("nature",))]
        told = sentences.method(rules.completion(actions), actions).replace("\u00a0", " ")
        assert "1 action, dont 1 projet parmi les projets comptés" in told
        assert told.endswith("**1 nature reste à relire** : le nombre de projets peut changer.")
        silent = sentences.method(rules.completion(actions[1:]), actions[1:])
        assert "à relire" in silent
        assert "à relire" not in sentences.method(rules.completion(actions[:1]), actions[:1])


@pytest.mark.parametrize(
    ("status", "on", "words"),
    [
        (PlanStatus.CLOSED, ENDS_ON, "Législature close : le bilan n’est pas renseigné"),
        (PlanStatus.CLOSED, STARTS_ON, "Aucune mise à jour n’est encore déclarée"),
        (PlanStatus.ADOPTED, ENDS_ON, "Aucune mise à jour n’est encore déclarée"),
    ],
)
def test_a_term_that_is_over_misses_its_results(status: PlanStatus, on: date, words: str) -> None:
    plan = plan_line(a_plan(kind=PlanKind.PST, status=status))
    assert sentences.silence(plan, on) == words


@pytest.mark.parametrize(
    ("kind", "own", "question", "groups"),
    [
        (PlanKind.MANDATE_CONTRACT, {}, "Où en est le mandat ?", "délégations"),
        (PlanKind.CITY_CONTRACT, {"delegation": "pilote"}, "Où en est le contrat", "thèmes"),
        (PlanKind.PST, {}, "Où en est la législature ?", "objectifs stratégiques"),
        (PlanKind.MANDATE_CONTRACT, {"term": "mandature"}, "Où en est la mandature", "délégations"),
    ],
)
def test_a_plan_speaks_its_own_words(
    kind: PlanKind, own: dict[str, str], question: str, groups: str
) -> None:
    plan = plan_line(a_plan(kind=kind, words=own))
    assert sentences.question(plan).startswith(question)
    assert plan.words.groups == groups


def test_all_the_actions(demo_base: None) -> None:
    view = actions_view(scope(DAYS[1]), ActionFilters())
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
    view = actions_view(scope(DAYS[1]), filters)
    assert view.actions
    assert numbers(view.answer) == [len(view.actions), view.total]
    answer = view.answer.replace("\u00a0", " ")
    for words in ("contient « école »", "réalisé", "projet"):
        assert words in answer
    assert next(line.title for line in view.delegations if line.code == "EDU") in view.answer


def test_nothing_found_is_said(demo_base: None) -> None:
    view = actions_view(scope(DAYS[1]), ActionFilters(search="zzz"))
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
        declared = [count.count for count in line.stages]
        assert row[1:-1] == (*declared, line.completion.unreported)
        share = line.completion.known_pct
        assert row[-1] == (None if share is None else round(share, 1))
    bars = {row.key: sum(part.value for part in row.segments) for row in view.groups_chart.rows}
    assert bars == {
        line.code: line.completion.kept + line.completion.dropped
        for line in view.delegations
        if line.completion.kept + line.completion.dropped
    }
