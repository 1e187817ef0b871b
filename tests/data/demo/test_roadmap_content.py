"""The roadmap 2026-2032, counted as its document counts itself.

The document numbers 183 lines. 174 of them are actions; 9 are only labels (5 in finance, 4 in the
cycling policy) whose bullets and sentences beneath are the actions. Seven promises carry no number.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlmodel import Session, col, select

import data.demo
from data.base.database import reading
from data.base.models import Actor
from data.mandate.models import (
    Action,
    ActionParty,
    Deadline,
    Delegation,
    DelegationAlias,
    Milestone,
    Plan,
)
from data.mandate.rules import folded
from data.mandate.vocabulary import ActionNature, PartyRole

TOWN = Path(str(data.demo.__file__)).parent / "saint_omer"
FOLDER = TOWN / "roadmap"

NUMBERED = {
    "SEC": 32,
    "ATT": 12,
    "LOG": 24,
    "SAN": 20,
    "ASS": 16,
    "PRO": 15,
    "FIN": 12,
    "EDU": 16,
    "MAR": 16,
    "STR": 8,
    "PAR": 6,
    "IAC": 6,
}
"""Numbered lines of the document by delegation, in its order."""


@pytest.fixture
def session(demo_base: Path) -> Iterator[Session]:
    with reading() as session:
        yield session


def files() -> list[dict[str, Any]]:
    paths = sorted(FOLDER.glob("[0-9]*.yaml"))
    return [yaml.safe_load(path.read_text("utf-8")) for path in paths]


def actions(session: Session) -> list[Action]:
    plan = session.exec(select(Plan.id).where(Plan.code == "FDR")).one()
    statement = select(Action).where(Action.plan_id == plan).order_by(col(Action.order))
    return list(session.exec(statement))


def delegation_of(action: Action) -> str:
    return action.code.split("-")[0]


def origins(session: Session, origin: str) -> Counter[str]:
    return Counter(delegation_of(row) for row in actions(session) if row.origin == origin)


def roadmap_rows(session: Session, table: type[Any]) -> list[Any]:
    keys = {action.id for action in actions(session)}
    return [row for row in session.exec(select(table)) if row.action_id in keys]


def test_183_numbered_lines_are_174_actions_and_9_labels(session: Session) -> None:
    labels = {
        content["code"]: sum(section.get("labels", 0) for section in content["sections"])
        for content in files()
    }
    numbered = origins(session, "numbered")
    assert {code: numbered[code] + labels[code] for code in labels} == NUMBERED
    assert list(labels) == list(NUMBERED), "the delegations keep the document's order"
    assert {code: count for code, count in labels.items() if count} == {"FIN": 5, "SEC": 4}
    assert (sum(NUMBERED.values()), numbered.total(), sum(labels.values())) == (183, 174, 9)


def test_8_cycling_bullets_and_7_finance_bullets_are_actions(session: Session) -> None:
    assert origins(session, "bullet") == {"SEC": 8, "FIN": 7}
    cycling = [row for row in actions(session) if row.code.startswith("SEC-9.")]
    assert {row.origin for row in cycling} == {"bullet"}
    assert len(cycling) == 8


def test_5_finance_sentences_are_actions(session: Session) -> None:
    assert origins(session, "sentence") == {"FIN": 5}


def test_7_promises_carry_no_number(session: Session) -> None:
    """Markets, occupation calls, flea markets, terraces, parking, logistics; place de la Ghière."""
    assert origins(session, "unnumbered") == {"ATT": 6, "LOG": 1}


def test_201_actions_in_all_with_codes_and_places_in_the_text(session: Session) -> None:
    found = actions(session)
    assert len(found) == 174 + 8 + 7 + 5 + 7 == 201
    assert len({row.code for row in found}) == 201
    assert [row.order for row in found] == list(range(1, 202))
    assert all(re.match(r"Section «\s.+\s», \w+", row.source_locator) for row in found)


def test_natures_99_projects_89_missions_13_recurrences(session: Session) -> None:
    natures = Counter(row.nature for row in actions(session))
    assert natures == {
        ActionNature.PROJECT: 99,
        ActionNature.MISSION: 89,
        ActionNature.RECURRING: 13,
    }


def test_9_adjoint_and_3_conseiller_delegations_then_16_portfolios(session: Session) -> None:
    rows = list(session.exec(select(Delegation).order_by(col(Delegation.order))))
    with_roadmap = [row for row in rows if row.has_roadmap]
    assert [row.code for row in with_roadmap] == list(NUMBERED)
    assert [row.holder for row in with_roadmap] == ["adjoint"] * 9 + ["conseiller"] * 3
    portfolios = [row for row in rows if not row.has_roadmap]
    assert [row.order for row in rows] == list(range(1, 29))
    assert [row.holder for row in portfolios] == ["conseiller"] * 16


def test_50_mentions_of_support_in_42_actions(session: Session) -> None:
    """The issue says about 45 mentions in 40 items; read one by one, 50 mentions in 42."""
    supports = [row for row in roadmap_rows(session, ActionParty) if row.role is PartyRole.SUPPORT]
    assert (len(supports), len({row.action_id for row in supports})) == (50, 42)
    assert len({(row.action_id, row.delegation_id) for row in supports}) == 50, "none is said twice"


def test_each_support_is_named_by_an_alias_of_that_delegation_only(session: Session) -> None:
    known: dict[str, set[int]] = {}
    for alias in session.exec(select(DelegationAlias)):
        known.setdefault(folded(alias.wording), set()).add(alias.delegation_id)
    assert {wording for wording, owners in known.items() if len(owners) > 1} == set()
    for row in roadmap_rows(session, ActionParty):
        if row.role is PartyRole.SUPPORT:
            assert row.wording is not None
            assert known[folded(row.wording)] == {row.delegation_id}


def test_each_action_has_one_pilot_the_delegation_of_its_code(session: Session) -> None:
    codes = {row.id: row.code for row in session.exec(select(Delegation))}
    pilots: dict[int, list[str]] = {}
    for row in roadmap_rows(session, ActionParty):
        if row.role is PartyRole.PILOT:
            pilots.setdefault(row.action_id, []).append(codes[row.delegation_id])
    assert {row.code: pilots[row.id or 0] for row in actions(session)} == {
        row.code: [delegation_of(row)] for row in actions(session)
    }


def test_no_delegation_supports_itself(session: Session) -> None:
    parties = roadmap_rows(session, ActionParty)
    pilots = {row.action_id: row.delegation_id for row in parties if row.role is PartyRole.PILOT}
    supports = [row for row in parties if row.role is PartyRole.SUPPORT]
    assert all(row.delegation_id != pilots[row.action_id] for row in supports)


def test_8_real_deadlines_and_4_during_the_mandate(session: Session) -> None:
    """Three of the twelve are on milestones. 189 actions of 201 have none in the text."""
    codes = {action.id: action.code for action in actions(session)}
    real: dict[str, tuple[str, bool]] = {}
    during: dict[str, tuple[str, bool]] = {}
    for row in roadmap_rows(session, Deadline):
        if row.origin.value == "text":
            is_during = re.match("durant|au cours|à l’échelle", row.wording)
            kind = during if is_during else real
            kind[codes[row.action_id]] = (row.latest_on.isoformat(), row.milestone_id is not None)
    assert real == {
        "SEC-1.1": ("2032-03-31", False),  # by the end of the mandate
        "SEC-2.1": ("2026-06-30", True),  # before summer 2026
        "SEC-5.1": ("2026-06-30", True),
        "SEC-10.1": ("2026-12-31", False),  # during 2026
        "ATT-1.2": ("2026-12-31", False),
        "LOG-3.2": ("2026-06-30", False),
        "FIN-8.2": ("2029-12-31", False),  # in 2029
        "EDU-1.1": ("2026-12-31", False),  # at the very start of the mandate
    }
    assert during == {
        "SEC-7.2": ("2032-03-31", False),
        "LOG-7.1": ("2032-03-31", False),
        "PRO-2.1": ("2032-03-31", False),
        "FIN-7.2": ("2032-03-31", True),
    }


def test_enumerated_parts_are_milestones_in_order(session: Session) -> None:
    ranks: dict[int, list[int]] = {}
    for part in roadmap_rows(session, Milestone):
        ranks.setdefault(part.action_id, []).append(part.order)
    assert all(sorted(orders) == list(range(1, len(orders) + 1)) for orders in ranks.values())
    codes = {action.id: action.code for action in actions(session)}
    assert {codes[key]: len(orders) for key, orders in ranks.items()}["SEC-11.1"] == 5


def test_outside_bodies_are_named_and_are_no_delegation(session: Session) -> None:
    bodies = [row for row in roadmap_rows(session, ActionParty) if row.delegation_id is None]
    assert all(row.body_name for row in bodies)
    assert {"CAPSO", "État", "VNF"} <= {row.body_name for row in bodies}


def test_nobody_is_named(session: Session) -> None:
    """A delegation is held by « adjoint » or « conseiller »: no key could hold a name."""
    keys = {"code", "order", "title", "full_title", "holder"}
    annex = yaml.safe_load((FOLDER / "annexe-conseillers.yaml").read_text("utf-8"))["portfolios"]
    assert all(set(content) == keys for content in annex)
    assert all(set(content) - {"aliases"} == keys | {"sections"} for content in files())
    assert {row.holder for row in session.exec(select(Delegation))} == {"adjoint", "conseiller"}
    assert [row.code for row in session.exec(select(Actor))] == ["demonstration"]
    texts = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))
    assert not re.search(r"\b(M\.|MM\.|Mme|Mmes|Monsieur|Madame)\s", texts)
    capitals = re.compile(r"\b[A-ZÉÈ][a-zéèïë]+(?:-[A-Z][a-zéèïë]+)? [A-ZÉÈ]{3,}\b")
    found = set(capitals.findall(texts))  # « Prénom NOM » is how the document names people
    assert found == {"Pont VNF", "Quartier ANRU"}


def test_titles_hold_on_a_line(session: Session) -> None:
    assert {row.title for row in actions(session) if len(row.title) > 80} == set()
    assert all(row.title == row.title.strip() and row.title for row in actions(session))


def test_apostrophes_are_typographic(session: Session) -> None:
    rows: list[Any] = [
        *actions(session),
        *session.exec(select(Delegation)),
        *roadmap_rows(session, Milestone),
    ]
    texts = [text for row in rows for text in (row.title, getattr(row, "full_title", "")) if text]
    texts += [alias.wording for alias in session.exec(select(DelegationAlias))]
    texts += [row.wording for row in roadmap_rows(session, Deadline)]
    assert [text for text in texts if "'" in text] == []
