"""The demonstration's PPI: amounts made up, on real actions and real quarters."""

from decimal import Decimal
from typing import Any

from data.base.models import Source
from data.demo.loading import Loading
from data.finances.investments.views import Measure
from data.finances.models import (
    InvestmentOperation,
    InvestmentProgramme,
    OperationAction,
    OperationTerritory,
    OperationYear,
)

SOURCE = "simulation-ppi"


def load_investments(load: Loading) -> None:
    """Add programmes, operations, their years and links; plans and budgets come first."""
    source_id = load.add_source(
        Source(
            code=SOURCE,
            title="Programme pluriannuel d’investissement simulé pour la démonstration",
            producer="Mandascope",
            is_simulated=True,
            note="Opérations et montants inventés ; actions et quartiers des documents réels.",
        )
    )
    marks: dict[str, Any] = {"is_simulated": True, "source_id": source_id}
    rank = 0
    entries = load.read_yaml("investments.yaml")["programmes"]
    for order, entry in enumerate(entries, start=1):
        programme = InvestmentProgramme(
            organisation_id=load.organisation.id or 0,
            code=entry["code"],
            order=order,
            title=entry["title"],
            authorised_eur=_euros(entry.get("authorised")),
            authorised_on=entry.get("authorised_on"),
            **marks,
        )
        load.add_known(entry["code"], programme)
        for item in entry["operations"]:
            rank += 1
            _load_operation(load, item, rank, programme.id or 0, marks)


def _load_operation(
    load: Loading, item: dict[str, Any], rank: int, programme_id: int, marks: dict[str, Any]
) -> None:
    operation = InvestmentOperation(
        programme_id=programme_id,
        budget_id=load.id("budget", item["budget"]),
        code=item["code"],
        order=rank,
        title=item["title"],
        **marks,
    )
    key = load.add_known(item["code"], operation).id or 0
    for year, amounts in item["years"].items():
        money: dict[str, Any] = {
            f"{measure.value}_eur": _euros(amount)
            for measure, amount in zip(Measure, amounts, strict=True)
        }
        load.add(OperationYear(operation_id=key, year=year, **money, **marks))
    for code in item["actions"]:
        load.add(OperationAction(operation_id=key, action_id=load.id("action", code), **marks))
    for code in item["territories"]:
        place_id = load.id("territory", code)
        load.add(OperationTerritory(operation_id=key, territory_id=place_id, **marks))


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
