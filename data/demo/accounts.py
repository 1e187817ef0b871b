"""The demonstration's budgets and accounts, simulated, and its targets, real."""

from datetime import date
from decimal import Decimal

from data.base.models import (
    Source,
)
from data.demo.loading import Loading
from data.finances.models import (
    AccountSet,
    Aggregate,
    Budget,
    Threshold,
)
from data.finances.reference import reference_marks, thresholds
from data.finances.vocabulary import (
    AccountStage,
    AggregateCode,
    BudgetKind,
    ThresholdKind,
)


def load_accounts(load: Loading) -> None:
    """Add budgets, accounts, targets and marks; the roadmap's source must be known already."""
    simulation = load.add_source(
        Source(
            code="simulation-comptes",
            title="Comptes simulés pour la démonstration",
            producer="Mandascope",
            is_simulated=True,
        )
    )
    _load_budgets(load, simulation)
    _load_account_sets(load, simulation)
    _load_thresholds(load)


def _load_budgets(load: Loading, source_id: int) -> None:
    assert load.organisation.id is not None
    for order, entry in enumerate(load.read_yaml("budgets.yaml"), start=1):
        budget = Budget(
            organisation_id=load.organisation.id,
            code=entry["code"],
            order=order,
            title=entry["title"],
            kind=BudgetKind(entry["kind"]),
            nomenclature=entry["nomenclature"],
            is_simulated=True,
            source_id=source_id,
        )
        load.add_known(entry["code"], budget)


def _load_account_sets(load: Loading, source_id: int) -> None:
    for line in load.read_csv("accounts.csv"):
        accounts = AccountSet(
            budget_id=load.id("budget", line["budget"]),
            year=int(line["year"]),
            stage=AccountStage(line["stage"]),
            known_on=date.fromisoformat(line["known_on"]),
            is_simulated=True,
            source_id=source_id,
        )
        load.add_known(f"{line['budget']}-{line['year']}", accounts)
        assert accounts.id is not None
        for code in AggregateCode:
            load.add(
                Aggregate(
                    account_set_id=accounts.id,
                    code=code,
                    amount_eur=Decimal(line[code]),
                    is_simulated=True,
                    source_id=source_id,
                )
            )


def _load_thresholds(load: Loading) -> None:
    targets = thresholds(load.read_yaml("targets.yaml"), ThresholdKind.TARGET)
    for target in targets:
        target.organisation_id = load.organisation.id
        _add(load, target, load.id("source", "feuille-de-route"))
    cgct = load.add_source(
        Source(
            code="cgct-d1611-41",
            title="Code général des collectivités territoriales, article D. 1611-41",
            producer="République française",
        )
    )
    for mark in reference_marks():
        _add(load, mark, cgct)


def _add(load: Loading, threshold: Threshold, source_id: int) -> None:
    threshold.source_id = source_id
    load.add(threshold)
