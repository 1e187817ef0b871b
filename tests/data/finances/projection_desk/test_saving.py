"""Scenarios written: signed, explained, never over somebody else's change."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.models import Revision
from data.base.views import Scope
from data.finances.models import Hypothesis, PlannedLoan, Scenario
from data.finances.projection.types import HypothesisValue, LoanPlan
from data.finances.projection_desk.content import Content, StoredScenario
from data.finances.projection_desk.errors import (
    ScenarioChangedError,
    ScenarioRefusedError,
    UnknownScenarioError,
)
from data.finances.projection_desk.history import scenario_changes
from data.finances.projection_desk.saving import add_scenario, delete_scenario, save_scenario
from data.finances.projection_desk.stored import stored_scenarios
from data.finances.vocabulary import LoanProfile

TOWN = Scope("62765", "feuille-de-route", date(2029, 6, 30))
BASES = HypothesisValue("tax_bases", None, Decimal("1.5"))
STAFF = HypothesisValue("staff_costs", 2030, Decimal(2), "principal")
LOAN = LoanPlan(
    "principal", 2029, Decimal(500_000), Decimal("3.1"), 15, LoanProfile.CONSTANT_ANNUITY
)
CONTENT = Content("Prudence", "Une note", (BASES, STAFF), (LOAN,))

pytestmark = pytest.mark.usefixtures("demo_copy")


def held(code: str) -> StoredScenario:
    with reading() as session:
        every = stored_scenarios(session, TOWN.organisation)
    return next(one for one in every if one.code == code)


def test_a_scenario_is_read_as_it_was_written() -> None:
    code = add_scenario(TOWN, CONTENT, reason="Essai", author="Finances")
    assert held(code).content == CONTENT
    assert held(code).is_simulated, "what is typed in the demonstration is simulated"


def test_only_what_changed_is_touched() -> None:
    code = add_scenario(TOWN, CONTENT, reason="Essai")
    before = held(code)
    dearer = HypothesisValue("tax_bases", None, Decimal(2))
    content = Content("Prudence", "Une note", (dearer, STAFF), (LOAN,))
    assert save_scenario(TOWN, code, before.seen, content, reason="Hausse") == 1
    assert set(held(code).content.supposed) == {dearer, STAFF}
    assert len(set(before.seen) & set(held(code).seen)) == len(before.seen) - 1


def test_somebody_else_s_change_is_never_overwritten() -> None:
    code = add_scenario(TOWN, CONTENT, reason="Essai")
    seen = held(code).seen
    theirs = Content("Prudence", "", (HypothesisValue("tax_bases", None, Decimal(3)),), ())
    save_scenario(TOWN, code, seen, theirs, reason="Arbitrage", author="Cabinet")
    with pytest.raises(ScenarioChangedError) as caught:
        save_scenario(TOWN, code, seen, CONTENT, reason="Le mien")
    told = " ; ".join(caught.value.changes)
    assert "Cabinet" in told
    assert "passe de 1,5 % par an à 3 % par an" in told
    assert held(code).content.supposed == theirs.supposed


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CONTENT, "  "),
        (Content("  "), "Essai"),
        (Content("PPI COMPLET"), "Essai"),
        (Content("x" * 81), "Essai"),
        (Content("Prudence", "x" * 1_001), "Essai"),
    ],
)
def test_a_scenario_needs_a_name_of_its_own_and_a_reason(content: Content, reason: str) -> None:
    with pytest.raises(ScenarioRefusedError):
        add_scenario(TOWN, content, reason=reason)


def test_two_names_that_differ_by_signs_alone_get_two_codes() -> None:
    first = add_scenario(TOWN, Content("L’été ?"), reason="Essai")
    assert (first, add_scenario(TOWN, Content("L'été !"), reason="Essai")) == (
        "l-ete",
        "l-ete-2",
    )


def test_a_scenario_goes_with_all_that_it_holds_and_leaves_its_history() -> None:
    code = add_scenario(TOWN, CONTENT, reason="Essai")
    key = held(code).row_id
    delete_scenario(TOWN, code, held(code).seen, reason="Abandonné", author="Cabinet")
    with reading() as session:
        assert session.get(Scenario, key) is None
        for table in (Hypothesis, PlannedLoan):
            assert not session.exec(select(table).where(table.scenario_id == key)).all()
        last = scenario_changes(session, TOWN.organisation, key)[0]
        assert session.exec(select(Revision).where(Revision.reason == "Abandonné")).all()
    assert (last.scenario, last.author, last.reason) == ("Prudence", "Cabinet", "Abandonné")
    with pytest.raises(UnknownScenarioError):
        delete_scenario(TOWN, code, (), reason="Encore")
