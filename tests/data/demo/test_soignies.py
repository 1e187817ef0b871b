"""The Walloon demonstration: what the document holds, counted, and nothing made up."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.models import Source
from data.base.service import base_view
from data.base.views import Scope
from data.mandate.errors import UnknownActionError
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionParty,
    Deadline,
    Delegation,
    Heading,
    Plan,
    ProgressReport,
)
from data.mandate.service import (
    action_sheet,
    actions_view,
    delegation_view,
    delegations_view,
    is_belgian,
    mandate_view,
)
from data.mandate.views import ActionFilters
from data.mandate.vocabulary import ActionNature, PartyRole, PlanKind, PlanStatus
from data.overview.service import presentation
from data.territories.models import Territory

ON = date(2024, 12, 31)
SCOPE = Scope("55040", "PST", ON)
SHARED = {
    "E": [52, 53, 55, 57, 74, 75, 109, 127, *range(131, 138), 140, 142, 144, *range(149, 153),
          184, 187],
    "I": [*range(58, 65), 67, 68, 69],
}  # fmt: skip


@pytest.fixture
def session(soignies_base: Path) -> Iterator[Session]:
    with reading() as session:
        yield session


class TestContent:
    def test_two_volets_13_strategic_and_43_operational_objectives(self, session: Session) -> None:
        rows = list(session.exec(select(Heading)))
        levels = Counter(row.level for row in rows)
        assert levels == {"volet": 2, "objectif_strategique": 13, "objectif_operationnel": 43}
        codes = {row.code for row in rows}
        assert len(codes) == 58
        assert {"E", "E.10.2", "I", "I.3.3"} <= codes
        assert "E.4.2" not in codes

    def test_each_objective_stands_under_its_own(self, session: Session) -> None:
        rows = {row.id: row for row in session.exec(select(Heading))}
        for row in rows.values():
            above = row.code.rpartition(".")[0]
            assert (rows[row.parent_id].code if row.parent_id else "") == above

    def test_actions_are_numbered_without_a_gap(self, session: Session) -> None:
        rows = list(session.exec(select(Action).order_by(col(Action.order))))
        numbers = {scope: [int(row.code) for row in rows if row.scope == scope] for scope in "EI"}
        assert numbers == {"E": list(range(1, 200)), "I": list(range(1, 70))}

    def test_each_action_stands_under_one_operational_objective(self, session: Session) -> None:
        rows = session.exec(
            select(ActionHeading.action_id, Heading.level).join(
                Heading, col(ActionHeading.heading_id) == col(Heading.id)
            )
        ).all()
        assert len(rows) == len({action for action, _ in rows}) == 268
        assert {level for _, level in rows} == {"objectif_operationnel"}

    def test_34_are_shared_with_the_cpas(self, session: Session) -> None:
        rows = session.exec(
            select(Action.scope, Action.code, ActionParty).join(
                ActionParty, col(ActionParty.action_id) == col(Action.id)
            )
        ).all()
        found = {scope: [int(code) for one, code, _ in rows if one == scope] for scope in "EI"}
        assert found == SHARED
        assert len(rows) == 34
        for _, _, party in rows:
            assert (party.role, party.body_name) == (PartyRole.PARTNER, "CPAS")
            assert party.wording == "Synergies Ville & CPAS"

    def test_titles_are_short_and_of_our_own(self, session: Session) -> None:
        titles = [row.title for row in session.exec(select(Action))]
        assert max(map(len, titles)) <= 80
        assert all("'" not in title and not title.endswith(".") for title in titles)
        assert len(set(titles)) == 268

    def test_the_plan_says_what_the_document_announces_and_lacks(self, session: Session) -> None:
        plan = session.exec(select(Plan)).one()
        assert (plan.kind, plan.status) == (PlanKind.PST, PlanStatus.CLOSED)
        assert (plan.starts_on, plan.ends_on) == (date(2019, 1, 1), ON)
        assert plan.words["term"] == "législature"
        for words in ("44 objectifs opérationnels", "43", "4.2", "268 actions", "34"):
            assert words in (plan.note or "")

    def test_nothing_is_made_up(self, session: Session) -> None:
        for table in (ProgressReport, Deadline, Delegation):
            assert session.exec(select(table)).first() is None
        assert not any(row.is_simulated for row in session.exec(select(Source)))
        assert not base_view().is_simulated
        assert base_view().default_on == ON

    def test_every_row_has_a_source(self, session: Session) -> None:
        for table in (Plan, Heading, Action, ActionHeading, ActionParty, Territory):
            assert all(row.source_id for row in session.exec(select(table)))


class TestViews:
    def test_an_action_is_known_by_its_reference(self, soignies_base: Path) -> None:
        outside, inside = action_sheet(SCOPE, "E-58"), action_sheet(SCOPE, "I-58")
        assert outside.action.code == "E-58"
        assert outside.action.title != inside.action.title
        assert inside.action.partners == ("CPAS",)
        assert [step.split()[0] for step in inside.path] == ["Volet", "I.3", "I.3.1"]
        for unknown in ("58", "E-200", "X-1", "-58"):
            with pytest.raises(UnknownActionError):
                action_sheet(SCOPE, unknown)

    def test_a_search_finds_a_reference(self, soignies_base: Path) -> None:
        found = actions_view(SCOPE, ActionFilters(search="i-58")).actions
        assert [action.code for action in found] == ["I-58"]

    def test_groups_are_the_13_strategic_objectives(self, soignies_base: Path) -> None:
        view = delegations_view(SCOPE)
        assert [line.code for line in view.delegations] == [
            *(f"E.{number}" for number in range(1, 11)),
            *(f"I.{number}" for number in range(1, 4)),
        ]
        assert len(view.chart.rows) == 13
        assert sum(line.actions for line in view.delegations) == 268
        assert view.cells == ()
        assert view.portfolios == ()
        for line in view.delegations:
            assert len(delegation_view(SCOPE, line.code).actions) == line.actions
            filters = ActionFilters(delegation=line.code)
            assert len(actions_view(SCOPE, filters).actions) == line.actions

    def test_the_counter_of_shared_actions_leads_to_as_many(self, soignies_base: Path) -> None:
        assert mandate_view(SCOPE).shared == (("CPAS", 34),)
        view = actions_view(SCOPE, ActionFilters(partner="CPAS"))
        assert len(view.actions) == 34
        assert "partagée avec le CPAS" in view.answer

    def test_no_result_is_claimed(self, soignies_base: Path) -> None:
        view = mandate_view(SCOPE)
        assert view.question == "Où en est la législature ?"
        assert "Législature close : le bilan n’est pas renseigné" in view.answer
        natures = Counter(action.nature for action in actions_view(SCOPE, ActionFilters()).actions)
        assert sum(natures.values()) == 268
        assert natures[ActionNature.PROJECT] == view.completion.kept == 115
        assert "délégation" not in view.groups_chart.source + view.progress_chart.source

    def test_slides_claim_no_result_either(self, soignies_base: Path) -> None:
        shown = presentation(SCOPE)
        assert [slide.key for slide in shown] == ["ouverture", "delegations", "methode"]
        said = " ".join(
            [
                *(slide.title for slide in shown),
                *(f"{figure.value} {figure.words}" for figure in shown[0].figures),
                *(line for slide in shown for line in slide.lines),
            ]
        )
        assert "%" not in said
        assert "34 partagées avec le CPAS" in said
        assert "2015" not in said

    def test_french_schemes_mean_nothing_there(self, soignies_base: Path) -> None:
        assert is_belgian(SCOPE)

    def test_they_do_in_saint_omer(self, demo_base: Path) -> None:
        assert not is_belgian(Scope("62765", "FDR", date(2029, 6, 30)))
