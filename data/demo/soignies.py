"""The Walloon demonstration: a PST as its town published it, without any journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.demo.loading import Loading
from data.mandate.models import Action, ActionHeading, ActionParty, Heading, Plan
from data.mandate.vocabulary import ActionNature, PartyRole, PlanKind, PlanStatus, TownRole
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind

PLAN_CODE = "PST"
PARTS = ("externe", "interne")
SOURCE = "pst"
_PARTNER = "CPAS"
_COUNTRY = ("BE", "Belgique")


@dataclass(frozen=True)
class _Item:
    """An action of the files, with what stands around it."""

    scope: str
    objective: str
    part: str
    content: dict[str, Any]

    @property
    def locator(self) -> str:
        """Say where the document has it."""
        number = self.content["number"]
        return f"Volet {self.part}, objectif opérationnel {self.objective}, action {number}"


def load_pst(load: Loading) -> None:
    """Add the town's place, the plan, its three levels of headings, then its actions."""
    _load_home(load)
    details = load.read_yaml("plan.yaml")
    load.add_known(
        PLAN_CODE,
        Plan(
            organisation_id=load.organisation.id or 0,
            code=PLAN_CODE,
            kind=PlanKind.PST,
            title=details["title"],
            status=PlanStatus(details["status"]),
            starts_on=details["starts_on"],
            ends_on=details["ends_on"],
            owner=details["owner"],
            words=details["words"],
            note=details["note"],
            source_id=load.id("source", SOURCE),
        ),
    )
    items: list[_Item] = []
    for part in PARTS:
        content = load.read_yaml(f"pst/{part}.yaml")
        _load_headings(load, content)
        items += _items(content, part)
    _load_actions(load, items, details["synergies"])


def _load_home(load: Loading) -> None:
    """Add the commune in its country: French schemes mean nothing there, and pages say so."""
    source_id = load.id("source", "statbel-ins")
    town = load.organisation
    home = load.add_known(
        town.code,
        Territory(code=town.code, name=town.name, kind=TerritoryKind.COMMUNE, source_id=source_id),
    )
    code, name = _COUNTRY
    country = load.add_known(
        code, Territory(code=code, name=name, kind=TerritoryKind.COUNTRY, source_id=source_id)
    )
    load.add(
        TerritoryLink(
            territory_id=home.id or 0,
            other_id=country.id or 0,
            kind=LinkKind.MEMBER_OF,
            source_id=source_id,
        )
    )


def _load_headings(load: Loading, part: dict[str, Any]) -> None:
    """Add a volet and its objectives, parents first; a code says the whole way down."""
    scope = part["code"]
    top = _heading(load, scope, "volet", part["title"], None)
    for strategic in part["strategic_objectives"]:
        code = f"{scope}.{strategic['code']}"
        above = _heading(load, code, "objectif_strategique", strategic["title"], top)
        for operational in strategic["operational_objectives"]:
            code = f"{scope}.{operational['code']}"
            _heading(load, code, "objectif_operationnel", operational["title"], above)


def _heading(load: Loading, code: str, level: str, title: str, parent_id: int | None) -> int:
    heading = Heading(
        plan_id=load.id("plan", PLAN_CODE),
        parent_id=parent_id,
        code=code,
        level=level,
        order=sum(known.startswith("heading:") for known in load.ids) + 1,
        title=title,
        source_id=load.id("source", SOURCE),
    )
    return load.add_known(code, heading).id or 0


def _items(part: dict[str, Any], name: str) -> Iterator[_Item]:
    for strategic in part["strategic_objectives"]:
        for operational in strategic["operational_objectives"]:
            for content in operational["actions"]:
                yield _Item(part["code"], operational["code"], name, content)


def _load_actions(load: Loading, items: list[_Item], synergies: str) -> None:
    """Add the actions in one go, then what refers to them."""
    source_id = load.id("source", SOURCE)
    rows = [
        load.add(
            Action(
                plan_id=load.id("plan", PLAN_CODE),
                scope=item.scope,
                code=str(item.content["number"]),
                order=order,
                title=item.content["title"],
                nature=ActionNature(item.content["nature"]),
                town_role=TownRole.PILOTS,
                origin="numbered",
                source_locator=item.locator,
                source_id=source_id,
            )
        )
        for order, item in enumerate(items, start=1)
    ]
    load.session.flush()
    for item, row in zip(items, rows, strict=True):
        heading_id = load.id("heading", f"{item.scope}.{item.objective}")
        key = row.id or 0
        load.add(ActionHeading(action_id=key, heading_id=heading_id, source_id=source_id))
        if item.content.get("shared"):
            load.add(
                ActionParty(
                    action_id=key,
                    role=PartyRole.PARTNER,
                    body_name=_PARTNER,
                    wording=synergies,
                    source_id=source_id,
                )
            )
