"""The roadmap of the demonstration: delegations, actions, milestones, deadlines, parties."""

from datetime import date
from pathlib import Path
from typing import Any

from data.demo.loading import Loading
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLocation,
    ActionParty,
    Deadline,
    Delegation,
    DelegationAlias,
    Heading,
    Milestone,
    Plan,
)
from data.mandate.vocabulary import (
    ActionNature,
    DeadlineOrigin,
    DeadlinePrecision,
    PartyRole,
    PlanKind,
    PlanStatus,
    TownRole,
)
from data.territories.models import (
    Place,
)

PLAN_CODE = "FDR"
FOLDER = "roadmap"


def load_roadmap(load: Loading) -> None:
    """Add the plan, its delegations, then its actions (supports name any delegation)."""
    details = load.read_yaml(f"{FOLDER}/plan.yaml")
    load.add_known(
        PLAN_CODE,
        Plan(
            organisation_id=load.organisation.id or 0,
            code=PLAN_CODE,
            kind=PlanKind.MANDATE_CONTRACT,
            title=details["title"],
            status=PlanStatus(details["status"]),
            starts_on=details["starts_on"],
            ends_on=details["ends_on"],
            owner=load.organisation.name,
            words=details["words"],
            note=details["note"],
            source_id=load.id("source", "feuille-de-route"),
        ),
    )
    files = [load.read_yaml(f"{FOLDER}/{name}") for name in _delegation_files(load.folder)]
    for content in files:
        _load_delegation(load, content, has_roadmap=True)
    for content in load.read_yaml(f"{FOLDER}/annexe-conseillers.yaml")["portfolios"]:
        _load_delegation(load, content, has_roadmap=False)
    order = 0
    for content in files:
        order = _load_sections(load, content, details["starts_on"], order)


def _delegation_files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).glob("[0-9][0-9]-*.yaml"))


def _load_delegation(load: Loading, content: dict[str, Any], *, has_roadmap: bool) -> None:
    source_id = load.id("source", "feuille-de-route")
    delegation = load.add_known(
        content["code"],
        Delegation(
            organisation_id=load.organisation.id or 0,
            code=content["code"],
            order=content["order"],
            title=content["title"],
            full_title=content["full_title"],
            holder=content["holder"],
            has_roadmap=has_roadmap,
            source_id=source_id,
        ),
    )
    for wording in content.get("aliases") or []:
        load.add(
            DelegationAlias(delegation_id=delegation.id or 0, wording=wording, source_id=source_id)
        )


def _load_sections(load: Loading, content: dict[str, Any], starts_on: date, order: int) -> int:
    for section in content["sections"]:
        heading = load.add_known(
            f"{content['code']}-{section['number']}",
            Heading(
                plan_id=load.id("plan", PLAN_CODE),
                code=f"{content['code']}-{section['number']}",
                level="section",
                order=content["order"] * 100 + section["number"],
                title=section["title"],
                source_id=load.id("source", "feuille-de-route"),
            ),
        )
        for item in section["actions"]:
            order += 1
            _load_action(load, content["code"], section, heading.id or 0, item, starts_on, order)
    return order


def _load_action(
    load: Loading,
    delegation: str,
    section: dict[str, Any],
    heading_id: int,
    item: dict[str, Any],
    starts_on: date,
    order: int,
) -> None:
    source_id = load.id("source", "feuille-de-route")
    action = load.add_known(
        item["code"],
        Action(
            plan_id=load.id("plan", PLAN_CODE),
            code=item["code"],
            order=order,
            title=item["title"],
            nature=ActionNature(item["nature"]),
            town_role=TownRole(item["town_role"]),
            origin=item["origin"],
            source_locator=_locator(section, item),
            source_id=source_id,
        ),
    )
    key = action.id or 0
    load.add(ActionHeading(action_id=key, heading_id=heading_id, source_id=source_id))
    for party in _parties(load, delegation, item, key):
        party.source_id = source_id
        load.add(party)
    if deadline := item.get("deadline"):
        load.add(_deadline(key, None, deadline, starts_on, source_id))
    for rank, part in enumerate(item.get("milestones") or [], start=1):
        _load_milestone(load, key, rank, part, starts_on, source_id)
    for name in item.get("places") or []:
        place_id = _place(load, name, source_id)
        load.add(ActionLocation(action_id=key, place_id=place_id, source_id=source_id))


def _locator(section: dict[str, Any], item: dict[str, Any]) -> str:
    number = item["code"].rsplit(".", 1)[1]
    place = {
        "numbered": f"n° {number}",
        "bullet": "point de liste",
        "sentence": "phrase sans numéro",
        "unnumbered": "engagement sans numéro",
    }[item["origin"]]
    return f"Section «\u00a0{section['title']}\u00a0», {place}"


def _parties(
    load: Loading, delegation: str, item: dict[str, Any], action_id: int
) -> list[ActionParty]:
    pilot = ActionParty(
        action_id=action_id,
        role=PartyRole.PILOT,
        delegation_id=load.id("delegation", delegation),
    )
    supports = [
        ActionParty(
            action_id=action_id,
            role=PartyRole.SUPPORT,
            delegation_id=load.id("delegation", support["delegation"]),
            wording=support["alias"],
        )
        for support in item.get("supports") or []
    ]
    bodies = [
        ActionParty(action_id=action_id, role=PartyRole(body["role"]), body_name=body["name"])
        for body in item.get("parties") or []
    ]
    return [pilot, *supports, *bodies]


def _load_milestone(
    load: Loading,
    action_id: int,
    rank: int,
    part: str | dict[str, Any],
    starts_on: date,
    source_id: int,
) -> None:
    content: dict[str, Any] = {"title": part} if isinstance(part, str) else part
    milestone = Milestone(
        action_id=action_id, order=rank, title=content["title"], source_id=source_id
    )
    load.add_known(f"{action_id}.{rank}", milestone)
    if deadline := content.get("deadline"):
        load.add(_deadline(action_id, milestone.id, deadline, starts_on, source_id))


def _deadline(
    action_id: int, milestone_id: int | None, content: dict[str, Any], on: date, source_id: int
) -> Deadline:
    return Deadline(
        action_id=action_id,
        milestone_id=milestone_id,
        latest_on=content["latest_on"],
        precision=DeadlinePrecision(content["precision"]),
        wording=content["wording"],
        origin=DeadlineOrigin.TEXT,
        decided_on=on,
        source_id=source_id,
    )


def _place(load: Loading, name: str, source_id: int) -> int:
    if f"place:{name}" not in load.ids:
        load.add_known(name, Place(code=name, name=name, kind="lieu", source_id=source_id))
    return load.id("place", name)
