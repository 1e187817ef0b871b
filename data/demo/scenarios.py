"""The demonstration's scenarios of the years to come, simulated."""

from decimal import Decimal
from typing import Any

from data.base.models import Source
from data.demo.loading import Loading
from data.finances.models import Hypothesis, PlannedLoan, Scenario
from data.finances.projection.hypotheses import definitions_by_code
from data.finances.vocabulary import LoanProfile

_FILE = "scenarios.yaml"


def load_scenarios(load: Loading) -> None:
    """Add the scenarios; the budgets must be known already.

    Raises:
        KeyError: the file names a budget or a hypothesis that nothing has.
    """
    assert load.organisation.id is not None
    source = load.add_source(
        Source(
            code="simulation-scenarios",
            title="Scénarios simulés pour la démonstration",
            producer="Mandascope",
            is_simulated=True,
        )
    )
    for order, entry in enumerate(load.read_yaml(_FILE), start=1):
        scenario = load.add_known(
            entry["code"],
            Scenario(
                organisation_id=load.organisation.id,
                code=entry["code"],
                order=order,
                title=entry["title"],
                note=entry["note"],
                is_simulated=True,
                source_id=source,
            ),
        )
        for line in (*entry["hypotheses"], *entry["own"]):
            load.add(_hypothesis(load, scenario.id or 0, line, source))
        for loan in entry["loans"]:
            load.add(_loan(load, scenario.id or 0, loan, source))
    load.session.flush()


def _hypothesis(load: Loading, scenario_id: int, line: dict[str, Any], source: int) -> Hypothesis:
    budget = line.get("budget")
    return Hypothesis(
        scenario_id=scenario_id,
        budget_id=load.id("budget", budget) if budget else None,
        line=definitions_by_code()[line["line"]].code,
        year=line.get("year"),
        value=Decimal(str(line["value"])),
        is_simulated=True,
        source_id=source,
    )


def _loan(load: Loading, scenario_id: int, loan: dict[str, Any], source: int) -> PlannedLoan:
    return PlannedLoan(
        scenario_id=scenario_id,
        budget_id=load.id("budget", loan["budget"]),
        year=loan["year"],
        amount_eur=Decimal(loan["amount"]),
        rate_pct=Decimal(str(loan["rate"])),
        years=loan["years"],
        profile=LoanProfile(loan["profile"]),
        deferred_years=loan["deferred"],
        is_simulated=True,
        source_id=source,
    )
