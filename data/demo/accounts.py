"""The demonstration's budgets and accounts, simulated, and its targets, real."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from data.base.models import (
    Source,
)
from data.demo.loading import Loading
from data.finances.models import (
    AccountSet,
    Budget,
    BudgetLine,
    Loan,
    Threshold,
)
from data.finances.reference import reference_marks, thresholds
from data.finances.vocabulary import (
    AccountOrigin,
    AccountStage,
    BudgetActivity,
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
            activity=BudgetActivity(entry.get("activity", BudgetActivity.GENERAL)),
            is_simulated=True,
            source_id=source_id,
        )
        load.add_known(entry["code"], budget)


def _load_account_sets(load: Loading, source_id: int) -> None:
    """Add the acts, then the lines and loans that they are made of."""
    rows = {}
    for line in load.read_csv("accounts/sets.csv"):
        rows[_act(line)] = load.add(
            AccountSet(
                budget_id=load.id("budget", line["budget"]),
                year=int(line["year"]),
                stage=AccountStage(line["stage"]),
                origin=AccountOrigin.TOTEM,
                known_on=date.fromisoformat(line["known_on"]),
                population=int(line["population"]) if line["population"] else None,
                is_simulated=True,
                source_id=source_id,
            )
        )
    load.session.flush()
    for order, line in enumerate(load.read_csv("accounts/lines.csv"), start=1):
        load.add(_budget_line(line, rows[_act(line)].id or 0, order, source_id))
    executed = {(budget, year): row for (budget, year, stage), row in rows.items() if stage != "BP"}
    for order, line in enumerate(load.read_csv("accounts/loans.csv"), start=1):
        row = executed[line["budget"], line["year"]]
        load.add(_loan(line, row.id or 0, order, source_id))


def _act(line: Mapping[str, str]) -> tuple[str, str, str]:
    return line["budget"], line["year"], line["stage"]


def _budget_line(line: Mapping[str, str], set_id: int, order: int, source_id: int) -> BudgetLine:
    return BudgetLine(
        account_set_id=set_id,
        order=order,
        account=line["account"],
        chapter=line["chapter"],
        is_spending=line["side"] == "D",
        is_order=line["order"] == "1",
        voted_eur=_amount(line["voted"]),
        realised_eur=_amount(line["realised"]),
        remaining_eur=_amount(line["remaining"]),
        operation=line["operation"] or None,
        is_simulated=True,
        source_id=source_id,
    )


def _loan(line: Mapping[str, str], set_id: int, order: int, source_id: int) -> Loan:
    return Loan(
        account_set_id=set_id,
        order=order,
        number=line["number"],
        lender=line["lender"],
        account=line["account"],
        loan_type="01",
        signed_on=date.fromisoformat(line["signed_on"]),
        initial_eur=_amount(line["initial"]),
        outstanding_eur=_amount(line["outstanding"]),
        repaid_eur=_amount(line["repaid"]),
        interest_eur=_amount(line["interest"]),
        rate_kind=line["rate_kind"],
        rate_pct=float(line["rate_pct"]),
        years_left=float(line["years_left"]),
        structure=line["structure"],
        is_simulated=True,
        source_id=source_id,
    )


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None


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
