"""The contrat de ville of the demonstration: ambitions, axes, objectives, investments."""

from decimal import Decimal
from typing import Any

from data.demo.loading import Loading
from data.mandate.models import (
    Action,
    ActionHeading,
    ActionLink,
    ActionLocation,
    ActionParty,
    Heading,
    Milestone,
    Plan,
    ProgrammeLine,
)
from data.mandate.vocabulary import (
    ActionNature,
    CreditKind,
    PartyRole,
    PlanKind,
    PlanStatus,
    TownRole,
)
from data.territories.models import (
    Place,
)

PLAN_CODE = "CDV"
FOLDER = "city_contract"
SOURCE = "contrat-de-ville"
SIMULATION = "simulation-journal"


def load_city_contract(load: Loading) -> None:
    """Add the contract, what it aims at and the 27 investments it lists."""
    details = load.read_yaml(f"{FOLDER}/plan.yaml")
    announced = details["announced"]
    load.add_known(
        PLAN_CODE,
        Plan(
            organisation_id=load.organisation.id or 0,
            code=PLAN_CODE,
            kind=PlanKind.CITY_CONTRACT,
            title=details["title"],
            status=PlanStatus.DRAFT,
            starts_on=details["starts_on"],
            ends_on=details["ends_on"],
            owner=details["owner"],
            words={"delegation": "pilote"},
            note=(
                f"Le texte annonce {announced['objectives']} objectifs ; son tableau de synthèse "
                f"en liste {announced['found_in_table']}, et laisse vides les cases qui les "
                "relieraient aux ambitions : à renseigner. "
                f"Concertation : {_participation(details['participation'])}."
            ),
            source_id=load.id("source", SOURCE),
        ),
    )
    _load_tree(load, "ambition", load.read_yaml(f"{FOLDER}/ambitions.yaml")["ambitions"])
    _load_tree(load, "axe", load.read_yaml(f"{FOLDER}/objectives.yaml")["axes"])
    themes = load.read_yaml(f"{FOLDER}/investments.yaml")["themes"]
    for rank, theme in enumerate(themes, start=1):
        _load_investments(load, rank, theme)
    for link in load.read_yaml(f"{FOLDER}/links.yaml")["links"]:
        load.add(
            ActionLink(
                action_id=load.id("action", link["roadmap"]),
                contributes_to_id=load.id("action", f"{PLAN_CODE}/{link['investment']}"),
                reason=link["reason"],
                source_id=load.id("source", SOURCE),
            )
        )
    _load_programme(load)


def _participation(figures: list[dict[str, Any]]) -> str:
    """Say how many residents took part, figure by figure, as the contract prints them."""
    counted = [figure for figure in figures if isinstance(figure.get("value"), int)]
    return " ; ".join(f"{figure['label'].lower()} {figure['value']}" for figure in counted)


def _heading(
    load: Loading, code: str, level: str, order: int, title: str, parent_id: int | None
) -> int:
    heading = Heading(
        plan_id=load.id("plan", PLAN_CODE),
        parent_id=parent_id,
        code=code,
        level=level,
        order=order,
        title=title,
        source_id=load.id("source", SOURCE),
    )
    return load.add_known(f"{PLAN_CODE}/{level}/{code}", heading).id or 0


def _load_tree(load: Loading, level: str, branches: list[dict[str, Any]]) -> None:
    for rank, branch in enumerate(branches, start=1):
        parent = _heading(load, branch["code"], level, rank * 100, branch["title"], None)
        for number, child in enumerate(branch["objectives"], start=1):
            _heading(
                load,
                child["code"],
                f"objectif:{level}",
                rank * 100 + number,
                child["title"],
                parent,
            )


def _load_investments(load: Loading, rank: int, theme: dict[str, Any]) -> None:
    heading = _heading(load, theme["code"], "investissements", rank * 100, theme["title"], None)
    for number, item in enumerate(theme["investments"], start=1):
        action = load.add_known(
            f"{PLAN_CODE}/{item['code']}",
            Action(
                plan_id=load.id("plan", PLAN_CODE),
                code=item["code"],
                order=rank * 100 + number,
                title=item["title"],
                detail=item.get("detail"),
                nature=ActionNature.PROJECT,
                town_role=_town_role(item["pilots"]),
                origin="table",
                source_locator=(
                    f"Tableau des investissements, «\u00a0{theme['title']}\u00a0», ligne {number}"
                ),
                source_id=load.id("source", SOURCE),
            ),
        )
        _load_details(load, action.id or 0, heading, item)


def _town_role(pilots: list[str]) -> TownRole:
    town = {"Ville de Saint-Omer", "Villes"}
    return TownRole.PILOTS if town & set(pilots) else TownRole.FOLLOWS


def _load_details(load: Loading, action_id: int, heading_id: int, item: dict[str, Any]) -> None:
    source_id = load.id("source", SOURCE)
    load.add(ActionHeading(action_id=action_id, heading_id=heading_id, source_id=source_id))
    for name in item["pilots"]:
        load.add(
            ActionParty(
                action_id=action_id, role=PartyRole.PILOT, body_name=name, source_id=source_id
            )
        )
    for code in item["quarters"]:
        load.add(
            ActionLocation(
                action_id=action_id,
                territory_id=load.id("territory", code),
                is_nearby=bool(item.get("near")),
                source_id=source_id,
            )
        )
    for name in item.get("places") or []:
        if f"place:{name}" not in load.ids:
            load.add_known(name, Place(code=name, name=name, kind="lieu", source_id=source_id))
        load.add(
            ActionLocation(
                action_id=action_id, place_id=load.id("place", name), source_id=source_id
            )
        )
    for rank, part in enumerate(item.get("milestones") or [], start=1):
        load.add_known(
            f"{action_id}.{rank}",
            Milestone(action_id=action_id, order=rank, title=part["title"], source_id=source_id),
        )


def _load_programme(load: Loading) -> None:
    """Add a made-up programme: nothing is known of the real one."""
    rank = 0
    for year in load.read_yaml(f"{FOLDER}/programme.yaml")["programme"]:
        for item in year["projects"]:
            rank += 1
            objective, quarter = item["objective"], item["quarter"]
            load.add(
                ProgrammeLine(
                    plan_id=load.id("plan", PLAN_CODE),
                    year=year["year"],
                    order=rank,
                    title=item["title"],
                    bearer=item["bearer"],
                    objective_id=(
                        load.id("heading", f"{PLAN_CODE}/objectif:axe/{objective}")
                        if objective
                        else None
                    ),
                    territory_id=load.id("territory", quarter) if quarter else None,
                    credit=CreditKind(item["credit"]),
                    outcome=item["outcome"],
                    is_simulated=True,
                    source_id=load.id("source", SIMULATION),
                    state_eur=_amount(item["state"]),
                    epci_eur=_amount(item["epci"]),
                    town_eur=_amount(item["town"]),
                    other_eur=_amount(item["other"]),
                )
            )


def _amount(euros: int | None) -> Decimal | None:
    return None if euros is None else Decimal(euros)
