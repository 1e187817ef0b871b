"""Targets typed on screen: the rules of the file, the history, two officers."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.indicators.entering.errors import EntryRefusedError, ValueChangedError
from data.indicators.entering.service import save_target, sheet_desk, withdraw_target
from data.indicators.entering.views import NOTHING_SEEN, HeldTarget, TypedTarget
from data.indicators.models import Indicator, Target
from data.indicators.service import indicator_sheet
from tests.data.indicators.entering.typed import (
    SCOPE,
    TOWN,
    a_value,
    recorded,
    town_with_indicator,
)


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    town_with_indicator()


def a_target(**values: Any) -> TypedTarget:
    details: dict[str, Any] = {
        "indicator": "bio", "territory": TOWN, "due_year": 2032, "value": "30", "upper": "",
        "baseline_year": 2027, "baseline": "20", "reference": "Projet alimentaire",
        "decided_on": date(2027, 4, 15), "reason": "", "seen": NOTHING_SEEN,
    }  # fmt: skip
    return TypedTarget(**(details | values))


def only() -> HeldTarget:
    (found,) = sheet_desk(SCOPE, "bio").targets
    return found


def test_a_secret_start_is_not_shown_and_stays_when_the_target_changes() -> None:
    with unit_of_work() as session:
        row = session.exec(select(Indicator).where(Indicator.code == "bio")).one()
        row.smallest_count = 25
        session.add(row)
    save_target(SCOPE, a_target(baseline="20"))
    held = only()
    assert held.line.baseline_value is None
    assert held.line.withheld.startswith("secret")
    save_target(SCOPE, a_target(baseline="Secret", value="40", reason="avenant", seen=held.seen))
    with reading() as session:
        stored = session.exec(select(Target)).one()
    assert (stored.baseline_value, stored.value) == (20, 40)


def test_a_new_target_has_no_secret_start_to_keep() -> None:
    with pytest.raises(EntryRefusedError, match="n’est pas un nombre"):
        save_target(SCOPE, a_target(baseline="Secret"))


def test_a_target_is_set_and_read_on_the_sheet() -> None:
    recorded(a_value("20"))
    save_target(SCOPE, a_target(), author="Évaluation")
    (card,) = indicator_sheet(SCOPE, "bio").targets.cards
    assert "30,0" in card.title
    assert sheet_desk(SCOPE, "bio").baselines == ((TOWN, 2027, 20.0),)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"due_year": None}, "L’échéance manque"),
        ({"value": ""}, "La cible manque"),
        ({"value": "beaucoup"}, "n’est pas un nombre"),
        ({"reference": ""}, "La référence manque"),
        ({"decided_on": None}, "La date de décision manque"),
        ({"upper": "25"}, "La borne haute doit dépasser la cible"),
        ({"due_year": 2027}, "L’échéance doit venir après"),
    ],
)
def test_the_rules_of_the_file_hold_on_screen(values: dict[str, Any], words: str) -> None:
    with pytest.raises(EntryRefusedError, match=words):
        save_target(SCOPE, a_target(**values))
    assert sheet_desk(SCOPE, "bio").targets == ()


def test_the_same_target_twice_is_refused() -> None:
    save_target(SCOPE, a_target())
    with pytest.raises(EntryRefusedError, match="existe déjà"):
        save_target(SCOPE, a_target(value="31"))


def test_changing_and_withdrawing_say_why_and_stay_in_the_history() -> None:
    save_target(SCOPE, a_target(), author="Évaluation")
    with pytest.raises(EntryRefusedError, match="La raison manque"):
        save_target(SCOPE, a_target(value="35", seen=only().seen))
    save_target(SCOPE, a_target(value="35", seen=only().seen, reason="avenant"))
    withdraw_target(SCOPE, "bio", only().seen, reason="abandonnée par le conseil")
    gone, changed, first = sheet_desk(SCOPE, "bio").target_history
    assert (gone.after, gone.reason) == ("retirée", "abandonnée par le conseil")
    assert "35,0" in changed.after
    assert first.before == "aucune cible"
    assert sheet_desk(SCOPE, "bio").targets == ()


def test_two_officers_never_overwrite_each_other() -> None:
    save_target(SCOPE, a_target())
    seen = only().seen
    save_target(SCOPE, a_target(value="35", seen=seen, reason="avenant"), author="Cabinet")
    with pytest.raises(ValueChangedError) as caught:
        withdraw_target(SCOPE, "bio", seen, reason="doublon")
    assert "35,0" in caught.value.conflicts[0]
    assert "par Cabinet" in caught.value.conflicts[0]
