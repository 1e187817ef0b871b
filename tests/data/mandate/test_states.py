"""The plan of a small town, looked at on different days."""

from datetime import date, timedelta

import pytest

from data.base.history import unit_of_work
from data.mandate.errors import UnknownActionError, UnknownDelegationError, UnknownPlanError
from data.mandate.service import (
    action_sheet,
    actions_view,
    changes_view,
    delegation_view,
    delegations_view,
    mandate_view,
    plan_figures,
    plan_lines,
)
from data.mandate.views import ActionFilters, ActionState, ChangeKind, Check
from data.mandate.vocabulary import ActionNature, Confidence, PartyRole, Stage
from tests.factories import (
    ENDS_ON,
    PLAN,
    STARTS_ON,
    TOWN,
    add_action,
    add_deadline,
    add_delegation,
    add_milestone,
    add_party,
    add_plan,
    add_report,
    scope_on,
)

DAY = timedelta(days=1)
JUNE = date(2027, 6, 30)


@pytest.fixture
def plan(empty_base: None) -> int:
    """Give the test a town with a plan and two delegations, AAA and BBB, and no action."""
    with unit_of_work() as session:
        key = add_plan(session)
        for code in ("AAA", "BBB"):
            add_delegation(session, code)
    return key


def pilot(code: str) -> int:
    from sqlmodel import select

    from data.base.database import reading
    from data.mandate.models import Delegation

    with reading() as session:
        return session.exec(select(Delegation.id).where(Delegation.code == code)).one() or 0


def an_added_action(plan: int, code: str = "AAA-1", nature: str = "project") -> int:
    with unit_of_work() as session:
        return add_action(session, plan, code, pilot=pilot("AAA"), nature=ActionNature(nature))


def state(on: date, code: str = "AAA-1") -> ActionState:
    return action_sheet(scope_on(on), code).action


def codes(on: date) -> list[str]:
    return [action.code for action in actions_view(scope_on(on), ActionFilters()).actions]


class TestJournal:
    def test_the_stage_is_the_last_one_declared_that_day(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_report(session, key, date(2027, 1, 10), Stage.IN_PROGRESS, progress_pct=40)
            add_report(session, key, date(2028, 1, 10), Stage.BLOCKED)
            add_report(session, key, date(2029, 1, 10), Stage.DONE, progress_pct=100)
        stages = {
            date(2027, 1, 9): Stage.UPCOMING,
            date(2027, 1, 10): Stage.IN_PROGRESS,
            date(2028, 1, 9): Stage.IN_PROGRESS,
            date(2028, 1, 10): Stage.BLOCKED,
            date(2029, 1, 9): Stage.BLOCKED,
            date(2029, 1, 10): Stage.DONE,
            ENDS_ON: Stage.DONE,
        }
        assert {day: state(day).stage for day in stages} == stages
        assert state(date(2027, 1, 9)).report is None
        assert state(date(2027, 6, 1)).progress_pct == 40
        assert state(date(2028, 6, 1)).progress_pct is None

    def test_a_report_about_an_earlier_day_does_not_hide_a_later_one(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_report(session, key, JUNE, Stage.DONE)
            add_report(session, key, JUNE - DAY, Stage.BLOCKED, recorded_on=JUNE + DAY)
        assert state(JUNE).stage is Stage.DONE
        assert state(JUNE - DAY).stage is Stage.BLOCKED

    def test_of_two_reports_of_a_day_the_last_recorded_wins(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_report(session, key, JUNE, Stage.DONE, recorded_on=JUNE + 2 * DAY)
            add_report(session, key, JUNE, Stage.PAUSED, recorded_on=JUNE + DAY)
        assert state(JUNE).stage is Stage.DONE

    def test_the_first_line_of_the_journal_is_the_state_shown(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_report(session, key, JUNE, Stage.DONE, recorded_on=JUNE + 2 * DAY)
            add_report(session, key, JUNE, Stage.PAUSED, recorded_on=JUNE + DAY)
        sheet = action_sheet(scope_on(JUNE), "AAA-1")
        assert sheet.journal[0].stage is sheet.action.stage

    def test_the_sheet_lists_the_journal_up_to_the_day_newest_first(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_report(session, key, JUNE, Stage.IN_PROGRESS, comment="Début")
            add_report(session, key, JUNE + DAY, Stage.PAUSED, comment="Pause")
            add_report(session, key, JUNE + 9 * DAY, Stage.DONE, comment="Fin")
        journal = action_sheet(scope_on(JUNE + DAY), "AAA-1").journal
        assert [line.comment for line in journal] == ["Pause", "Début"]
        assert journal[0].author == "Service des tests"


class TestDeadlines:
    def test_one_decided_later_shows_from_its_decision_and_the_slippage_with_it(
        self, plan: int
    ) -> None:
        key = an_added_action(plan)
        first, second = date(2027, 12, 31), date(2028, 3, 31)
        with unit_of_work() as session:
            add_deadline(session, key, first)
            add_deadline(session, key, second, decided_on=JUNE)
        before, after = state(JUNE - DAY), state(JUNE)
        assert before.deadline is not None
        assert after.deadline is not None
        assert after.first_deadline is not None
        assert (before.deadline.latest_on, before.slippage_days) == (first, 0)
        assert (after.deadline.latest_on, after.slippage_days) == (second, 91)
        assert after.first_deadline.latest_on == first
        sheets = [action_sheet(scope_on(day), "AAA-1").deadlines for day in (JUNE - DAY, JUNE)]
        assert [len(deadlines) for deadlines in sheets] == [1, 2]

    def test_a_postponement_makes_an_overdue_action_punctual_again(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_deadline(session, key, JUNE)
            add_deadline(session, key, JUNE + 90 * DAY, decided_on=JUNE + 10 * DAY)
        assert Check.OVERDUE not in state(JUNE).checks
        assert Check.OVERDUE in state(JUNE + DAY).checks
        assert Check.OVERDUE not in state(JUNE + 10 * DAY).checks
        assert Check.OVERDUE in state(JUNE + 91 * DAY).checks
        changed = changes_view(scope_on(JUNE + 10 * DAY), JUNE)
        assert [change.kind for change in changed.changes] == [ChangeKind.POSTPONED]

    def test_a_deadline_not_decided_yet_is_unknown(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            add_deadline(session, key, date(2028, 1, 1), decided_on=JUNE)
        assert Check.NO_DEADLINE in state(JUNE - DAY).checks
        assert Check.NO_DEADLINE not in state(JUNE).checks
        assert state(JUNE).slippage_days == 0

    def test_a_dated_milestone_makes_a_mission_overdue_until_it_is_done(self, plan: int) -> None:
        key = an_added_action(plan, nature="mission")
        done = JUNE + 30 * DAY
        with unit_of_work() as session:
            part = add_milestone(session, key, done_on=done)
            add_deadline(session, key, JUNE, milestone_id=part)
        late = {
            day: Check.OVERDUE in state(day).checks for day in (JUNE, JUNE + DAY, done - DAY, done)
        }
        assert list(late.values()) == [False, True, True, False]
        assert state(done - DAY).milestones[0].done_on is None
        assert state(done).milestones[0].done_on == done

    def test_a_milestone_keeps_the_last_deadline_decided(self, plan: int) -> None:
        key = an_added_action(plan)
        with unit_of_work() as session:
            part = add_milestone(session, key)
            add_deadline(session, key, JUNE + 90 * DAY, milestone_id=part, decided_on=JUNE)
            add_deadline(session, key, JUNE, milestone_id=part)
        found = [state(day).milestones[0].deadline for day in (JUNE - DAY, JUNE)]
        assert [deadline.latest_on if deadline else None for deadline in found] == [
            JUNE,
            JUNE + 90 * DAY,
        ]


class TestValidity:
    def test_a_party_takes_part_from_one_day_to_another_both_included(self, plan: int) -> None:
        key = an_added_action(plan)
        last = JUNE + 10 * DAY
        with unit_of_work() as session:
            add_party(session, key, pilot("BBB"), PartyRole.SUPPORT, valid_from=JUNE, valid_to=last)
        found = {day: state(day).supports for day in (JUNE - DAY, JUNE, last, last + DAY)}
        assert list(found.values()) == [(), ("BBB",), ("BBB",), ()]

    def test_a_new_pilot_takes_the_action_over(self, plan: int) -> None:
        with unit_of_work() as session:
            key = add_action(session, plan, "AAA-1")
            pilots = (pilot("AAA"), pilot("BBB"))
            add_party(session, key, pilots[0], PartyRole.PILOT, valid_to=JUNE - DAY)
            add_party(session, key, pilots[1], PartyRole.PILOT, valid_from=JUNE)
        for day, counts in ((JUNE - DAY, [1, 0]), (JUNE, [0, 1])):
            lines = delegations_view(scope_on(day)).delegations
            assert [line.actions for line in lines] == counts

    def test_an_action_added_later_appears_that_day(self, plan: int) -> None:
        an_added_action(plan)
        with unit_of_work() as session:
            add_action(session, plan, "AAA-2", pilot=pilot("AAA"), valid_from=JUNE, order=2)
        assert codes(JUNE - DAY) == ["AAA-1"]
        assert codes(JUNE) == ["AAA-1", "AAA-2"]
        changed = changes_view(scope_on(JUNE), STARTS_ON).changes
        assert [(change.kind, change.action.code) for change in changed] == [
            (ChangeKind.ADDED, "AAA-2")
        ]

    def test_an_action_withdrawn_disappears_the_next_day(self, plan: int) -> None:
        with unit_of_work() as session:
            add_action(session, plan, "AAA-1", pilot=pilot("AAA"), valid_to=JUNE)
        assert codes(JUNE) == ["AAA-1"]
        assert codes(JUNE + DAY) == []
        changed = changes_view(scope_on(JUNE + DAY), JUNE)
        assert changed.counted(ChangeKind.REMOVED) == 1
        with pytest.raises(UnknownActionError):
            state(JUNE + DAY)

    def test_a_delegation_closed_is_no_more_listed(self, plan: int) -> None:
        with unit_of_work() as session:
            add_delegation(session, "CCC", valid_to=JUNE)
        found = [
            [line.code for line in delegations_view(scope_on(day)).delegations]
            for day in (JUNE, JUNE + DAY)
        ]
        assert found == [["AAA", "BBB", "CCC"], ["AAA", "BBB"]]


class TestViews:
    @pytest.fixture
    def busy(self, plan: int) -> None:
        with unit_of_work() as session:
            aaa, bbb = pilot("AAA"), pilot("BBB")
            add_delegation(session, "ZZZ", has_roadmap=False)
            done = add_action(session, plan, "AAA-1", pilot=aaa, order=1)
            add_report(session, done, JUNE, Stage.DONE, progress_pct=100, is_simulated=True)
            late = add_action(session, plan, "AAA-2", pilot=aaa, order=2)
            add_deadline(session, late, JUNE - DAY)
            add_report(session, late, JUNE, Stage.BLOCKED, confidence=Confidence.SECURED)
            add_party(session, late, bbb, PartyRole.SUPPORT)
            ours = add_action(session, plan, "BBB-1", pilot=bbb, nature=ActionNature.MISSION)
            add_party(session, ours, aaa, PartyRole.SUPPORT)

    def test_the_whole_equals_the_sum_of_its_delegations(self, busy: None) -> None:
        whole, parts, is_simulated = plan_figures(scope_on(JUNE))
        assert is_simulated
        assert [part.code for part in parts] == ["AAA", "BBB"]
        assert (whole.code, whole.kind, whole.actions) == (PLAN, "mandate_contract", 3)
        assert whole.actions == sum(part.actions for part in parts)
        assert whole.overdue == sum(part.overdue for part in parts) == 1
        assert whole.completion.pct == 50
        assert parts[1].completion.pct is None

    def test_simulated_only_from_the_day_of_a_simulated_report(self, busy: None) -> None:
        assert not mandate_view(scope_on(JUNE - DAY)).is_simulated
        assert mandate_view(scope_on(JUNE)).is_simulated

    def test_who_works_with_whom(self, busy: None) -> None:
        view = delegations_view(scope_on(JUNE))
        cells = {(cell.pilot, cell.support): cell.count for cell in view.cells}
        assert cells == {("AAA", "BBB"): 1, ("BBB", "AAA"): 1}
        assert [line.supports_given for line in view.delegations] == [1, 1]

    def test_portfolios_without_a_roadmap_stand_apart(self, busy: None) -> None:
        view = delegations_view(scope_on(JUNE))
        assert [line.code for line in view.delegations] == ["AAA", "BBB"]
        assert [line.code for line in view.portfolios] == ["ZZZ"]
        assert view.portfolios[0].completion.pct is None

    def test_a_delegation_shows_what_it_pilots_and_what_it_supports(self, busy: None) -> None:
        view = delegation_view(scope_on(JUNE), "AAA")
        assert [action.code for action in view.actions] == ["AAA-1", "AAA-2"]
        assert [action.code for action in view.supported] == ["BBB-1"]

    def test_a_counter_leads_to_a_list_of_the_same_length(self, busy: None) -> None:
        counts = dict(mandate_view(scope_on(JUNE)).checks)
        for check, count in counts.items():
            assert len(actions_view(scope_on(JUNE), ActionFilters(check=check)).actions) == count
        assert counts[Check.CONTRADICTION] == 1

    def test_plans_are_those_of_the_town_asked_for(self, busy: None) -> None:
        assert [plan.code for plan in plan_lines(TOWN)] == [PLAN]
        assert plan_lines("99999") == ()


class TestWithoutDelegation:
    """What no delegation pilots is counted too: groups add up to the plan."""

    @pytest.fixture
    def mixed(self, plan: int) -> None:
        an_added_action(plan)
        with unit_of_work() as session:
            add_action(session, plan, "NEU-1", order=2)
            gone = add_delegation(session, "CCC", valid_to=JUNE - DAY)
            add_action(session, plan, "CCC-1", pilot=gone, order=3)
            holder = add_delegation(session, "DDD", has_roadmap=False)
            add_action(session, plan, "DDD-1", pilot=holder, order=4)

    def test_groups_add_up_to_the_plan(self, mixed: None) -> None:
        view = delegations_view(scope_on(JUNE))
        found = {line.code: line.actions for line in view.delegations}
        assert found == {"AAA": 1, "BBB": 0, "DDD": 1, "sans": 2}
        assert list(found)[-1] == "sans"
        assert view.delegations[-1].title == "Sans délégation"
        assert view.portfolios == ()
        assert sum(found.values()) == mandate_view(scope_on(JUNE)).actions
        assert "dans 3 délégations et 2 sans délégation" in view.answer.replace("\u00a0", " ")

    def test_it_opens_and_filters_as_a_delegation_does(self, mixed: None) -> None:
        one = delegation_view(scope_on(JUNE), "sans")
        kept = actions_view(scope_on(JUNE), ActionFilters(delegation="sans"))
        listed = [action.code for action in kept.actions]
        assert listed == [action.code for action in one.actions] == ["NEU-1", "CCC-1"]
        assert "Sans délégation" in kept.answer

    def test_it_is_not_there_without_any(self, plan: int) -> None:
        an_added_action(plan)
        assert [line.code for line in delegations_view(scope_on(JUNE)).delegations] == [
            "AAA",
            "BBB",
        ]


class TestErrors:
    def test_an_unknown_plan(self, plan: int) -> None:
        from dataclasses import replace

        scope = replace(scope_on(JUNE), plan="XXX")
        for ask in (
            lambda: mandate_view(scope),
            lambda: delegations_view(scope),
            lambda: actions_view(scope, ActionFilters()),
            lambda: action_sheet(scope, "AAA-1"),
            lambda: changes_view(scope, STARTS_ON),
        ):
            with pytest.raises(UnknownPlanError, match="« XXX »"):
                ask()

    def test_the_plan_of_another_town(self, plan: int) -> None:
        from dataclasses import replace

        with pytest.raises(UnknownPlanError):
            mandate_view(replace(scope_on(JUNE), organisation="99999"))

    def test_an_unknown_delegation(self, plan: int) -> None:
        with pytest.raises(UnknownDelegationError, match="« XXX »"):
            delegation_view(scope_on(JUNE), "XXX")

    def test_an_unknown_action(self, plan: int) -> None:
        with pytest.raises(UnknownActionError, match="« XXX »"):
            action_sheet(scope_on(JUNE), "XXX")

    def test_an_empty_plan_answers_all_the_same(self, plan: int) -> None:
        view = mandate_view(scope_on(JUNE))
        assert view.completion.pct is None
        assert "aucun projet n’est compté" in view.answer
        assert delegations_view(scope_on(JUNE)).answer == view.answer
