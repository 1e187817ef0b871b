"""What the officer types is kept by action, and makes a plan that says what it rests on."""

from dataclasses import replace
from datetime import date

import pytest

from components.imports.corrections import (
    READ,
    Column,
    Corrections,
    corrected_action,
    corrected_draft,
    key_of,
    left_to_review,
    partners,
    pilot,
    row,
    supports,
)
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.vocabulary import ActionNature, DeadlinePrecision, PartyRole, PlanKind

LED = PartyDraft(PartyRole.PILOT, delegation="SEC", wording="l’adjoint à la sécurité")
HELPED = PartyDraft(PartyRole.SUPPORT, delegation="SAN", wording="en lien avec l’adjointe")
PARTNER = PartyDraft(PartyRole.PARTNER, body="ALCOME", wording="avec l’appui")
OWNER = PartyDraft(PartyRole.WORKS_OWNER, body="Département")
ACTION = ActionDraft(
    code="1",
    title="Déployer des caméras",
    wording="Avant l’été 2026, des caméras seront déployées.",
    nature=ActionNature.PROJECT,
    locator="Sécurité, point 1",
    scope="SEC",
    parties=(LED, HELPED, PARTNER, OWNER),
    deadline=DeadlineDraft(date(2026, 6, 30), DeadlinePrecision.SEASON, "avant l’été 2026"),
    guesses=(
        Guess(ActionField.TITLE, Sureness.UNSURE, "des caméras"),
        Guess(ActionField.NATURE, Sureness.LIKELY, "seront déployées"),
        Guess(ActionField.SUPPORTS, Sureness.UNSURE, "en lien avec"),
    ),
)
KEY = key_of(ACTION)
PLAN = PlanDraft(
    PlanKind.MANDATE_CONTRACT,
    "Feuille de route",
    (ACTION, replace(ACTION, code="2", guesses=())),
    delegations=(DelegationDraft("SEC", "Sécurité", "Sécurité, propreté", "adjoint"),),
)


def typed(**cells: object) -> ActionDraft:
    names = {name: getattr(Column, name.upper()) for name in cells}
    corrections = Corrections()
    corrections.type(KEY, {names[name]: cell for name, cell in cells.items()})
    return corrected_action(ACTION, corrections)


def test_without_corrections_nothing_moves() -> None:
    assert corrected_draft(PLAN, Corrections()) == PLAN


def test_typing_what_was_read_changes_nothing() -> None:
    cells = row(ACTION, Corrections())
    assert typed(**{name.name.lower(): cells[name] for name in Column}) == ACTION


def test_a_corrected_field_is_no_longer_to_review() -> None:
    action = typed(title="  Déployer 40 caméras ")
    assert action.title == "Déployer 40 caméras"
    assert action.to_review == (ActionField.SUPPORTS,)
    assert typed(title="   ") == ACTION


def test_the_nature_is_chosen_by_its_words() -> None:
    assert typed(nature="Mission permanente").nature is ActionNature.MISSION


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"deadline": "31/12/2027"}, (date(2027, 12, 31), DeadlinePrecision.DAY)),
        (
            {"deadline": "31/12/2027", "precision": "à l’année"},
            (date(2027, 12, 31), DeadlinePrecision.YEAR),
        ),
        ({"deadline": "fin 2027"}, (date(2027, 12, 31), DeadlinePrecision.YEAR)),
        ({"deadline": "31/02/2027"}, (date(2026, 6, 30), DeadlinePrecision.SEASON)),
        ({"deadline": "30/06/2026"}, (date(2026, 6, 30), DeadlinePrecision.SEASON)),
        ({"precision": "au jour"}, (date(2026, 6, 30), DeadlinePrecision.DAY)),
    ],
)
def test_a_deadline_is_corrected(
    cells: dict[str, object], expected: tuple[date, DeadlinePrecision]
) -> None:
    deadline = typed(**cells).deadline
    assert deadline is not None
    assert (deadline.latest_on, deadline.precision) == expected
    assert deadline.wording == "avant l’été 2026"


def test_an_emptied_deadline_is_taken_away() -> None:
    assert typed(deadline=None).deadline is None


def test_a_deadline_is_given_where_the_document_has_none() -> None:
    corrections = Corrections()
    corrections.type(KEY, {Column.DEADLINE: "01/03/2028"})
    action = corrected_action(replace(ACTION, deadline=None), corrections)
    assert action.deadline == DeadlineDraft(date(2028, 3, 1), DeadlinePrecision.DAY, "")


def test_parties_are_corrected_by_role_and_the_others_stay() -> None:
    action = typed(pilot="SAN", supports=["FIN", "SEC"], partners=["ALCOME", " Région "])
    assert pilot(action) == "SAN"
    assert supports(action) == ["FIN", "SEC"]
    assert partners(action) == ["ALCOME", "Région"]
    assert PARTNER in action.parties
    assert OWNER in action.parties
    assert ActionField.SUPPORTS not in action.to_review


def test_parties_are_taken_away() -> None:
    action = typed(pilot=None, supports=[], partners=None)
    assert action.parties == (OWNER,)


def test_another_pilot_does_not_come_twice() -> None:
    two = replace(ACTION, parties=(LED, replace(LED, delegation="FIN")))
    corrections = Corrections()
    corrections.type(KEY, {Column.PILOT: "FIN"})
    assert [one.delegation for one in corrected_action(two, corrections).parties] == ["FIN"]


def test_what_is_left_out_is_not_saved_nor_counted() -> None:
    corrections = Corrections()
    assert left_to_review(PLAN, corrections) == [KEY]
    corrections.type(KEY, {Column.KEPT: False})
    assert [action.code for action in corrected_draft(PLAN, corrections).actions] == ["2"]
    assert left_to_review(PLAN, corrections) == []


def test_what_was_read_again_keeps_its_words_and_is_sure() -> None:
    corrections = Corrections()
    assert row(ACTION, corrections)[Column.TO_REVIEW] == "titre +1"
    corrections.mark_read([KEY])
    action = corrected_action(ACTION, corrections)
    assert action.to_review == ()
    assert [guess.words for guess in action.guesses] == [one.words for one in ACTION.guesses]
    assert row(ACTION, corrections)[Column.TO_REVIEW] == READ
    assert row(PLAN.actions[1], corrections)[Column.TO_REVIEW] == ""


def test_a_delegation_is_renamed() -> None:
    corrections = Corrections()
    corrections.rename("SEC", " Tranquillité ")
    corrections.rename("SEC", "  ")
    delegation = corrected_draft(PLAN, corrections).delegations[0]
    assert delegation.title == "Tranquillité"
    assert delegation.full_title == "Sécurité, propreté"


def test_the_revision_moves_with_each_change_only() -> None:
    corrections = Corrections()
    corrections.type(KEY, {Column.TITLE: "A"})
    corrections.type(KEY, {Column.TITLE: "A"})
    assert corrections.revision == 1
    corrections.type(KEY, {Column.TITLE: "B", Column.KEPT: True})
    corrections.rename("SEC", "C")
    corrections.rename("SEC", "C")
    assert corrections.revision == 3
