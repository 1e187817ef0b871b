"""What is done, late or odd, at the boundaries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.mandate import rules
from data.mandate.figures import mandate_figures
from data.mandate.views import ActionFilters, ActionState, ChangeKind, Check, Party, Theme
from data.mandate.vocabulary import ActionNature, Confidence, PartyRole, Stage
from tests.factories import a_deadline, a_milestone, a_report, an_action

ON = date(2028, 6, 30)
DAY = timedelta(days=1)


def checks(action: ActionState) -> frozenset[Check]:
    return rules.checks(action, ON)


class TestOverdue:
    def test_not_on_the_day_itself(self) -> None:
        assert not rules.is_overdue(a_deadline(ON), Stage.IN_PROGRESS, ON)

    def test_from_the_next_day(self) -> None:
        assert rules.is_overdue(a_deadline(ON - DAY), Stage.IN_PROGRESS, ON)

    @pytest.mark.parametrize(
        ("stage", "is_late"),
        [
            (Stage.UPCOMING, True),
            (Stage.IN_PROGRESS, True),
            (Stage.PAUSED, True),
            (Stage.BLOCKED, True),
            (Stage.DONE, False),
            (Stage.DROPPED, False),
        ],
    )
    def test_whatever_the_stage_unless_closed(self, stage: Stage, is_late: bool) -> None:
        assert rules.is_overdue(a_deadline(ON - DAY), stage, ON) is is_late

    def test_never_without_a_deadline(self) -> None:
        assert not rules.is_overdue(None, Stage.IN_PROGRESS, ON)

    def test_an_action_never_updated_is_late_too(self) -> None:
        assert Check.OVERDUE in checks(an_action(None, latest_on=ON - DAY))

    def test_a_milestone_is_late_until_it_is_done(self) -> None:
        late = a_milestone(latest_on=ON - DAY)
        met = a_milestone(done_on=ON, latest_on=ON - DAY)
        mission = an_action(nature=ActionNature.MISSION, milestones=(late,))
        assert Check.OVERDUE in checks(mission)
        assert Check.OVERDUE not in checks(replace(mission, milestones=(met,)))


class TestDueSoon:
    @pytest.mark.parametrize(
        ("days", "is_soon"), [(-1, False), (0, True), (1, True), (92, True), (93, False)]
    )
    def test_within_ninety_two_days(self, days: int, is_soon: bool) -> None:
        deadline = a_deadline(ON + timedelta(days=days))
        assert rules.is_due_soon(deadline, Stage.IN_PROGRESS, ON) is is_soon

    @pytest.mark.parametrize("stage", [Stage.DONE, Stage.DROPPED])
    def test_not_once_closed(self, stage: Stage) -> None:
        assert not rules.is_due_soon(a_deadline(ON), stage, ON)


class TestStale:
    @pytest.mark.parametrize(("days", "is_stale"), [(0, False), (183, False), (184, True)])
    def test_after_six_months(self, days: int, is_stale: bool) -> None:
        report = a_report(on=ON - timedelta(days=days))
        assert (Check.STALE in checks(an_action(report=report))) is is_stale

    @pytest.mark.parametrize("stage", [Stage.UPCOMING, Stage.DONE, Stage.DROPPED])
    def test_only_what_is_engaged(self, stage: Stage) -> None:
        assert Check.STALE not in checks(an_action(report=a_report(stage, on=date(2026, 6, 1))))

    def test_not_a_mission(self) -> None:
        old = a_report(on=date(2026, 6, 1))
        assert Check.STALE not in checks(an_action(nature=ActionNature.MISSION, report=old))

    def test_never_updated_waits_for_the_plan_to_be_six_months_old(self) -> None:
        silent = an_action(None)
        half_a_year = timedelta(days=183)
        assert Check.NEVER_UPDATED not in rules.checks(silent, ON, ON - half_a_year)
        assert Check.NEVER_UPDATED in rules.checks(silent, ON, ON - half_a_year - DAY)

    def test_never_updated_is_another_thing(self) -> None:
        found = checks(an_action(None))
        assert Check.NEVER_UPDATED in found
        assert Check.STALE not in found


class TestContradiction:
    @pytest.mark.parametrize(
        ("confidence", "is_odd"),
        [
            (Confidence.SECURED, True),
            (Confidence.REACHABLE, True),
            (Confidence.NEEDS_SUPPORT, False),
            (Confidence.AT_RISK, False),
            (None, False),
        ],
    )
    def test_serene_though_overdue(self, confidence: Confidence | None, is_odd: bool) -> None:
        report = a_report(confidence=confidence)
        late = an_action(report=report, latest_on=ON - DAY)
        assert rules.is_contradictory(late, ON) is is_odd
        assert not rules.is_contradictory(replace(late, own_deadline=a_deadline(ON)), ON)

    @pytest.mark.parametrize(("progress", "is_odd"), [(99, True), (100, False), (None, False)])
    def test_done_below_a_hundred(self, progress: int | None, is_odd: bool) -> None:
        done = an_action(report=a_report(Stage.DONE, progress_pct=progress))
        assert rules.is_contradictory(done, ON) is is_odd

    def test_done_with_a_milestone_left(self) -> None:
        report = a_report(Stage.DONE, progress_pct=100)
        parts = (a_milestone(done_on=ON), a_milestone())
        assert rules.is_contradictory(an_action(report=report, milestones=parts), ON)


class TestOtherChecks:
    def test_blocked_is_for_projects(self) -> None:
        assert Check.BLOCKED in checks(an_action(Stage.BLOCKED))
        assert Check.BLOCKED not in checks(an_action(Stage.BLOCKED, nature=ActionNature.MISSION))
        assert Check.BLOCKED not in checks(an_action(Stage.PAUSED))

    def test_a_project_without_deadline_says_so_until_it_is_closed(self) -> None:
        assert Check.NO_DEADLINE in checks(an_action())
        assert Check.NO_DEADLINE not in checks(an_action(latest_on=ON))
        assert Check.NO_DEADLINE not in checks(an_action(Stage.DONE))
        assert Check.NO_DEADLINE not in checks(an_action(nature=ActionNature.RECURRING))

    def test_a_dated_milestone_is_a_deadline_even_when_done(self) -> None:
        part = a_milestone(done_on=ON, latest_on=ON)
        assert Check.NO_DEADLINE not in checks(an_action(milestones=(part,)))

    def test_weather_is_asked_of_engaged_projects(self) -> None:
        assert Check.NO_CONFIDENCE in checks(an_action())
        assert Check.NO_CONFIDENCE not in checks(an_action(Stage.UPCOMING))
        sunny = a_report(confidence=Confidence.SECURED)
        assert Check.NO_CONFIDENCE not in checks(an_action(report=sunny))

    def test_counts_name_every_check_even_at_zero(self) -> None:
        counts = dict(rules.check_counts(rules.checked([an_action(Stage.BLOCKED)], ON)))
        assert list(counts) == list(Check)
        assert (counts[Check.BLOCKED], counts[Check.OVERDUE]) == (1, 0)


class TestCompletion:
    def test_dropped_projects_and_missions_do_not_count(self) -> None:
        kept_up = a_report(is_kept_up=True)
        fallen = a_report(Stage.PAUSED, is_kept_up=False)
        found = rules.completion(
            [
                an_action(Stage.DONE),
                an_action(Stage.IN_PROGRESS),
                an_action(Stage.BLOCKED),
                an_action(None),
                an_action(Stage.DROPPED),
                an_action(nature=ActionNature.MISSION, report=kept_up),
                an_action(nature=ActionNature.MISSION, report=fallen),
                an_action(None, nature=ActionNature.MISSION),
                an_action(Stage.DONE, nature=ActionNature.RECURRING),
            ]
        )
        assert (found.done, found.kept, found.dropped, found.pct) == (1, 4, 1, 25.0)
        assert (found.missions, found.missions_kept_up, found.missions_unknown) == (3, 1, 1)
        assert found.recurring == 1

    @pytest.mark.parametrize(
        "actions",
        [[], [an_action(Stage.DROPPED)], [an_action(Stage.DONE, nature=ActionNature.MISSION)]],
    )
    def test_without_a_project_there_is_no_share(self, actions: list[ActionState]) -> None:
        found = rules.completion(actions)
        assert (found.kept, found.pct, found.mean_progress_pct) == (0, None, None)

    def test_nothing_done_is_zero_and_not_missing(self) -> None:
        assert rules.completion([an_action()]).pct == 0

    def test_mean_progress_leaves_out_what_is_dropped_or_unsaid(self) -> None:
        found = rules.completion(
            [
                an_action(report=a_report(progress_pct=20)),
                an_action(report=a_report(progress_pct=60)),
                an_action(report=a_report(Stage.DROPPED, progress_pct=100)),
                an_action(report=a_report()),
                an_action(None),
                an_action(nature=ActionNature.MISSION, report=a_report(progress_pct=100)),
            ]
        )
        assert (found.mean_progress_pct, found.without_progress) == (40, 2)

    def test_milestones_never_declared_are_no_progress(self) -> None:
        assert an_action(None, milestones=(a_milestone(),)).progress_pct is None
        assert an_action(None, milestones=(a_milestone(done_on=ON),)).progress_pct == 100

    def test_progress_comes_from_the_milestones_when_there_are_some(self) -> None:
        parts = (a_milestone(done_on=ON), a_milestone(), a_milestone())
        assert an_action(report=a_report(progress_pct=90), milestones=parts).progress_pct == 33

    def test_stages_count_projects_in_the_order_of_the_bars(self) -> None:
        counts = rules.stage_counts(
            [
                an_action(Stage.DROPPED),
                an_action(None),
                an_action(Stage.UPCOMING),
                an_action(Stage.DONE, nature=ActionNature.MISSION),
            ]
        )
        assert [(count.stage.value, count.count) for count in counts] == [
            ("done", 0),
            ("in_progress", 0),
            ("upcoming", 2),
            ("paused", 0),
            ("blocked", 0),
            ("dropped", 1),
        ]

    def test_declared_stages_leave_out_what_was_never_declared(self) -> None:
        actions = [an_action(None), an_action(Stage.UPCOMING), an_action(Stage.DROPPED)]
        counts = {count.stage: count.count for count in rules.declared_counts(actions)}
        assert (counts[Stage.UPCOMING], counts[Stage.DROPPED]) == (1, 1)
        found = rules.completion(actions)
        assert (found.unreported, found.pct, found.known_pct) == (1, 0, 0)
        assert rules.completion([an_action(None)]).known_pct is None

    def test_figures_count_every_action_and_the_late_ones(self) -> None:
        late = an_action(nature=ActionNature.MISSION, latest_on=ON - DAY)
        found = mandate_figures("AAA", "", rules.checked([late, an_action(Stage.DONE)], ON))
        assert (found.actions, found.overdue, found.stages[Stage.DONE]) == (2, 1, 1)
        assert sum(found.stages.values()) == 1
        assert found.completion.pct == 100


class TestReference:
    def test_a_code_alone_in_its_plan_is_the_reference(self) -> None:
        assert rules.reference("", "SEC-1.1") == "SEC-1.1"

    def test_the_numbering_scope_comes_first(self) -> None:
        assert rules.reference("E", "58") == "E-58"


class TestToReview:
    def test_an_uncertain_reading_is_to_be_checked_whatever_the_stage(self) -> None:
        read = replace(an_action(Stage.DONE), to_review=("title",))
        assert Check.TO_REVIEW in checks(read)
        assert Check.TO_REVIEW not in checks(an_action(Stage.DONE))


class TestShared:
    CPAS = Party(PartyRole.PARTNER, None, "CPAS")

    def test_partners_are_counted_once_an_action_the_most_first(self) -> None:
        both = an_action(parties=(self.CPAS, Party(PartyRole.PARTNER, None, "Police")))
        twice = an_action(parties=(self.CPAS, self.CPAS))
        pilot = an_action(parties=(Party(PartyRole.PILOT, None, "CPAS"),))
        assert rules.shared([both, twice, pilot]) == (("CPAS", 2), ("Police", 1))

    def test_the_filter_keeps_what_is_shared_with_a_body(self) -> None:
        wanted = ActionFilters(partner="CPAS")
        assert rules.matches(an_action(parties=(self.CPAS,)), wanted, ON)
        assert not rules.matches(an_action(), wanted, ON)

    def test_a_theme_filters_where_there_is_no_delegation(self) -> None:
        themed = replace(an_action(parties=()), theme=Theme("E.1", "Emploi"))
        assert rules.matches(themed, ActionFilters(delegation="E.1"), ON)
        assert rules.matches(themed, ActionFilters(search="emploi"), ON)
        assert not rules.matches(themed, ActionFilters(delegation="E.2"), ON)
        assert rules.matches(an_action(parties=()), ActionFilters(delegation="Thème"), ON)


class TestStageFilter:
    def test_what_was_never_declared_is_not_to_come(self) -> None:
        silent, declared = an_action(None), an_action(Stage.UPCOMING)
        upcoming, unreported = (
            ActionFilters(stage=Stage.UPCOMING),
            ActionFilters(is_unreported=True),
        )
        assert [rules.matches(one, upcoming, ON) for one in (silent, declared)] == [False, True]
        assert [rules.matches(one, unreported, ON) for one in (silent, declared)] == [True, False]


class TestElapsed:
    STARTS, ENDS = date(2026, 1, 1), date(2026, 1, 10)

    @pytest.mark.parametrize(
        ("on", "pct"),
        [
            (date(2025, 6, 1), 0),
            (date(2025, 12, 31), 0),
            (date(2026, 1, 1), 10),
            (date(2026, 1, 5), 50),
            (date(2026, 1, 9), 90),
            (date(2026, 1, 10), 100),
            (date(2026, 1, 11), 100),
            (date(2040, 1, 1), 100),
        ],
    )
    def test_days_passed_over_days_in_all(self, on: date, pct: float) -> None:
        assert rules.elapsed_pct(self.STARTS, self.ENDS, on) == pytest.approx(pct)

    def test_a_single_day_is_whole_at_its_end(self) -> None:
        assert rules.elapsed_pct(self.STARTS, self.STARTS, self.STARTS) == 100


class TestNextDeadlines:
    def test_nearest_first_without_what_is_past_or_closed(self) -> None:
        found = rules.next_deadlines(
            [
                an_action(key=1, latest_on=ON + 2 * DAY),
                an_action(key=2, latest_on=ON - DAY),
                an_action(Stage.DONE, key=3, latest_on=ON),
                an_action(key=4),
                an_action(None, key=5, latest_on=ON),
                an_action(key=6, milestones=(a_milestone(latest_on=ON + DAY),)),
            ],
            ON,
        )
        assert [action.id for action in found] == [5, 6, 1]

    def test_the_earliest_milestone_left_gives_the_deadline(self) -> None:
        parts = (
            a_milestone(done_on=ON, latest_on=ON - DAY),
            a_milestone(latest_on=ON + 9 * DAY),
            a_milestone(latest_on=ON + 5 * DAY),
        )
        deadline = an_action(milestones=parts).deadline
        assert deadline is not None
        assert deadline.latest_on == ON + 5 * DAY


class TestSearch:
    ACTION = an_action(
        title="Réaménager l’École Ferry",
        code="EDU-1.2",
        headings=("Plan Écoles",),
        parties=(
            Party(PartyRole.PILOT, "EDU", "Éducation"),
            Party(PartyRole.SUPPORT, "FIN", "Finances"),
            Party(PartyRole.PARTNER, None, "État"),
        ),
    )

    @pytest.mark.parametrize(
        "search",
        [
            "",
            "ecole",
            "ÉCOLE FERRY",
            "ferry reamenager",
            "l'ecole",
            "l’école",
            "edu-1.2",
            "education",
            "etat",
            "plan",
            "  ferry  ",
        ],
    )
    def test_finds_without_accents_or_case(self, search: str) -> None:
        assert rules.matches(self.ACTION, ActionFilters(search=search), ON)

    @pytest.mark.parametrize("search", ["college", "ecole college", "edu-1.3"])
    def test_wants_every_word(self, search: str) -> None:
        assert not rules.matches(self.ACTION, ActionFilters(search=search), ON)

    @pytest.mark.parametrize(("title", "search"), [("Mise en œuvre", "oeuvre"), ("Cœur", "COEUR")])
    def test_finds_ligatures_typed_as_two_letters(self, title: str, search: str) -> None:
        assert rules.matches(an_action(title=title), ActionFilters(search=search), ON)

    def test_a_supporting_delegation_is_searched_but_does_not_filter(self) -> None:
        assert rules.matches(self.ACTION, ActionFilters(search="finances"), ON)
        assert rules.matches(self.ACTION, ActionFilters(delegation="EDU"), ON)
        assert not rules.matches(self.ACTION, ActionFilters(delegation="FIN"), ON)

    def test_filters_add_up(self) -> None:
        done = an_action(Stage.DONE)
        wanted = ActionFilters(stage=Stage.DONE, nature=ActionNature.PROJECT)
        assert rules.matches(done, wanted, ON)
        assert not rules.matches(done, replace(wanted, nature=ActionNature.MISSION), ON)
        assert not rules.matches(done, replace(wanted, stage=Stage.BLOCKED), ON)
        assert not rules.matches(done, replace(wanted, check=Check.OVERDUE), ON)
        late = replace(done, checks=frozenset({Check.OVERDUE}))
        assert rules.matches(late, replace(wanted, check=Check.OVERDUE), ON)

    def test_what_falls_due_by_a_day(self) -> None:
        wanted = ActionFilters(due_by=ON + 10 * DAY)
        for latest_on, is_kept in (
            (ON - DAY, False),
            (ON, True),
            (ON + 10 * DAY, True),
            (ON + 11 * DAY, False),
        ):
            assert rules.matches(an_action(None, latest_on=latest_on), wanted, ON) is is_kept
        assert not rules.matches(an_action(Stage.DONE, latest_on=ON), wanted, ON)
        assert not rules.matches(an_action(None), wanted, ON)

    def test_the_oldest_deadline_comes_first_and_those_without_last(self) -> None:
        late, soon, free = (
            an_action(None, latest_on=ON - DAY),
            an_action(None, latest_on=ON),
            an_action(None),
        )
        assert rules.by_deadline([free, soon, late]) == [late, soon, free]


class TestChanges:
    @pytest.mark.parametrize(
        ("before", "after", "kinds"),
        [
            (Stage.IN_PROGRESS, Stage.DONE, [ChangeKind.DONE]),
            (None, Stage.IN_PROGRESS, [ChangeKind.STARTED]),
            (None, Stage.UPCOMING, []),
            (Stage.BLOCKED, Stage.IN_PROGRESS, [ChangeKind.RESUMED]),
            (Stage.IN_PROGRESS, Stage.BLOCKED, [ChangeKind.BLOCKED]),
            (Stage.IN_PROGRESS, Stage.PAUSED, [ChangeKind.PAUSED]),
            (Stage.PAUSED, Stage.DROPPED, [ChangeKind.DROPPED]),
            (Stage.IN_PROGRESS, Stage.IN_PROGRESS, []),
        ],
    )
    def test_stages(self, before: Stage | None, after: Stage, kinds: list[ChangeKind]) -> None:
        found = rules.changes([an_action(before)], [an_action(after)])
        assert [change.kind for change in found] == kinds

    def test_actions_that_appear_and_disappear(self) -> None:
        found = rules.changes([an_action(key=1)], [an_action(key=2)])
        assert [(change.kind, change.action.id) for change in found] == [
            (ChangeKind.ADDED, 2),
            (ChangeKind.REMOVED, 1),
        ]

    @pytest.mark.parametrize(
        ("latest", "kinds"),
        [
            (ON + DAY, [ChangeKind.POSTPONED]),
            (ON, []),
            (ON - DAY, []),
        ],
    )
    def test_a_later_deadline_is_postponed(self, latest: date, kinds: list[ChangeKind]) -> None:
        before = an_action(latest_on=ON)
        after = an_action(latest_on=latest, first_latest_on=ON)
        found = rules.changes([before], [after])
        assert [change.kind for change in found] == kinds

    def test_most_telling_first(self) -> None:
        before = [an_action(None, key=1), an_action(key=2)]
        after = [an_action(key=1), an_action(Stage.DONE, key=2), an_action(key=3)]
        kinds = [change.kind for change in rules.changes(before, after)]
        assert kinds == [ChangeKind.DONE, ChangeKind.STARTED, ChangeKind.ADDED]
