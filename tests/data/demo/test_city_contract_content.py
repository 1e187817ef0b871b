"""The contrat de ville 2024-2030, counted as its document counts itself.

Seven ambitions; a synthesis table of 36 objectives by axis (12, 7, 9, 8) where the text announces
41; 27 investments (15, 9, 3); 16 schools and collèges near three priority quarters.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlmodel import Session, col, select

import data.demo
from data.base.database import reading
from data.base.views import Scope
from data.indicators.models import Indicator, Observation
from data.indicators.vocabulary import Absence
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLink,
    ActionLocation,
    ActionParty,
    Heading,
    Plan,
)
from data.mandate.service import action_sheet, contract_objectives, located_actions, plan_lines
from data.mandate.vocabulary import PartyRole, PlanStatus, TownRole
from data.territories.models import Place, PlaceTerritory, Territory
from data.territories.vocabulary import TerritoryKind

FOLDER = Path(str(data.demo.__file__)).parent / "saint_omer" / "city_contract"
QUARTERS = {"QN06236M", "QN06237M", "QN06256M"}
SCOPE = Scope("62765", "CDV", date(2029, 6, 30))


@pytest.fixture
def session(demo_base: Path) -> Iterator[Session]:
    with reading() as session:
        yield session


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def plan_id(session: Session) -> int:
    return session.exec(select(Plan.id).where(Plan.code == "CDV")).one() or 0


def headings(session: Session, level: str) -> list[Heading]:
    statement = (
        select(Heading)
        .where(Heading.plan_id == plan_id(session), Heading.level == level)
        .order_by(col(Heading.order))
    )
    return list(session.exec(statement))


def investments(session: Session) -> list[Action]:
    statement = select(Action).where(Action.plan_id == plan_id(session)).order_by(col(Action.order))
    return list(session.exec(statement))


def test_the_plan_is_a_draft_of_the_agglomeration(demo_base: Path) -> None:
    plan = next(line for line in plan_lines("62765") if line.code == "CDV")
    assert (plan.status, plan.owner) == (PlanStatus.DRAFT, "CAPSO")
    assert (plan.starts_on, plan.ends_on) == (date(2024, 1, 1), date(2030, 12, 31))
    assert not plan.has_delegations


def test_7_ambitions_with_their_34_objectives(demo_base: Path) -> None:
    contract = contract_objectives(SCOPE)
    assert contract is not None
    counts = [len(objectives) for _, objectives in contract.ambitions]
    assert (len(counts), counts, sum(counts)) == (7, [5, 7, 2, 5, 5, 5, 5], 34)


def test_36_objectives_by_axis_in_the_synthesis_table(demo_base: Path) -> None:
    contract = contract_objectives(SCOPE)
    assert contract is not None
    counts = {title: len(objectives) for title, objectives in contract.axes}
    assert counts == {
        "Émancipation": 12,
        "Transitions environnementales": 7,
        "Emploi": 9,
        "Tranquillité": 8,
    }
    assert sum(counts.values()) == 36


def test_the_note_says_that_41_were_announced_and_what_is_not_filled_in(demo_base: Path) -> None:
    contract = contract_objectives(SCOPE)
    assert contract is not None
    assert contract.note is not None
    for words in ("annonce 41 objectifs", "en liste 36", "à renseigner"):
        assert words in contract.note
    assert contract.source is not None
    assert contract.source.code == "contrat-de-ville"


def test_the_cells_between_objectives_and_ambitions_are_unknown(session: Session) -> None:
    rows = [row for axis in read("objectives.yaml")["axes"] for row in axis["objectives"]]
    assert {row["ambitions"] for row in rows} == {"unknown"}
    axes = {row.id for row in headings(session, "axe")}
    assert {row.parent_id for row in headings(session, "objectif:axe")} == axes
    ambitions = {row.id for row in headings(session, "ambition")}
    assert {row.parent_id for row in headings(session, "objectif:ambition")} == ambitions


def test_27_investments_15_9_and_3(session: Session) -> None:
    themes = {row.id: row.title for row in headings(session, "investissements")}
    rows = investments(session)
    keys = {row.id for row in rows}
    links = [row for row in session.exec(select(ActionHeading)) if row.action_id in keys]
    counts = Counter(themes[link.heading_id] for link in links)
    assert [counts[title] for title in themes.values()] == [15, 9, 3]
    assert len({row.code for row in rows}) == len(rows) == 27


def test_each_investment_has_its_pilots_and_its_quarters(session: Session) -> None:
    keys = {row.id: row.code for row in investments(session)}
    pilots = {
        row.action_id
        for row in session.exec(select(ActionParty).where(ActionParty.role == PartyRole.PILOT))
        if row.body_name
    }
    assert {code for key, code in keys.items() if key not in pilots} == set()
    printed = {
        item["code"]: set(item["quarters"])
        for theme in read("investments.yaml")["themes"]
        for item in theme["investments"]
    }
    codes = {row.id: row.code for row in session.exec(select(Territory))}
    found: dict[str, set[str]] = {code: set() for code in keys.values()}
    for row in session.exec(select(ActionLocation)):
        if row.action_id in keys and row.territory_id is not None:
            found[keys[row.action_id]].add(codes[row.territory_id])
    assert found == printed
    assert set().union(*found.values()) == QUARTERS


def test_the_town_follows_what_it_does_not_pilot(session: Session) -> None:
    roles = {row.code: row.town_role for row in investments(session)}
    assert roles["TLC-01"] is TownRole.FOLLOWS  # the agglomeration alone
    assert roles["TLC-03"] is TownRole.PILOTS  # the town among others
    assert roles["TLC-06"] is TownRole.PILOTS  # « Villes »


def test_every_quarter_named_in_the_files_is_a_priority_quarter(session: Session) -> None:
    rows = session.exec(select(Territory).where(Territory.kind == TerritoryKind.QPV_2024)).all()
    known = {row.code for row in rows}
    assert known >= QUARTERS
    assert set(read("plan.yaml")["quarters"]) == QUARTERS
    assert {quarter["code"] for quarter in read("quarters.yaml")["quarters"]} == QUARTERS
    schools = read("schools.yaml")["schools"]
    named = {code for one in schools for code in one.get("quarters") or [one["quarter"]]}
    assert named == QUARTERS


def test_actions_are_found_again_from_their_quarter(demo_base: Path) -> None:
    for quarter in QUARTERS:
        found = located_actions(SCOPE, quarter)
        codes = {action.code for action in found if action.plan_code == "CDV"}
        assert codes == {
            item["code"]
            for theme in read("investments.yaml")["themes"]
            for item in theme["investments"]
            if quarter in item["quarters"]
        }


def test_9_schools_and_7_colleges_with_17_attachments(session: Session) -> None:
    rows = list(session.exec(select(Place).where(col(Place.kind).not_in(["lieu"]))))
    kinds = Counter("college" if row.kind == "college" else "école" for row in rows)
    assert kinds == {"école": 9, "college": 7}
    attached = list(session.exec(select(PlaceTerritory)))
    assert len(attached) == 17, "one collège serves two quarters"
    assert {row.place_id for row in attached} == {row.id for row in rows}


def test_an_ips_missing_in_the_text_stays_missing(session: Session) -> None:
    rows = session.exec(
        select(Place.name, Observation)
        .join(Place, col(Observation.place_id) == col(Place.id))
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .where(Indicator.code == "school_ips")
    ).all()
    missing = {name: row.absence for name, row in rows if row.value is None}
    assert missing == {"Louis Blériot": Absence.UNKNOWN, "Montaigne": Absence.UNKNOWN}
    assert len(rows) == 16
    values = {name: row.value for name, row in rows if row.value is not None}
    assert (values["Léon Blum"], values["Notre-Dame de Sion"]) == (70.5, 116.4)


def test_links_between_both_plans_resolve_in_both_directions(demo_base: Path) -> None:
    links = read("links.yaml")["links"]
    assert len(links) == 5
    for link in links:
        there = action_sheet(Scope("62765", "FDR", SCOPE.on), link["roadmap"]).links
        assert [(one.plan_code, one.code) for one in there] == [("CDV", link["investment"])]
        back = action_sheet(SCOPE, link["investment"]).links
        assert ("FDR", link["roadmap"]) in [(one.plan_code, one.code) for one in back]


def test_no_other_link_exists(session: Session) -> None:
    assert len(session.exec(select(ActionLink)).all()) == 5
