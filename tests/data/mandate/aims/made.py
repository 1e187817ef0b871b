"""A town with a contract and an indicator, to link."""

from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.views import Scope
from data.indicators.catalogue import catalogue_rows
from data.indicators.models import Indicator
from data.mandate.aims.views import AimEnd, AimKind
from data.mandate.models import Plan
from tests.contracts import town_with_contract

INDICATOR = "poverty_rate_60"
TITLE = "Contrat de ville 2024-2030"


def linked_town() -> Scope:
    """Add a town, its contract and two indicators of the packaged catalogue."""
    scope = town_with_contract()
    with unit_of_work() as session:
        held = set(session.exec(select(Indicator.code)))
        session.add_all(
            row
            for row in catalogue_rows()
            if row.code in {INDICATOR, "median_declared_income"} - held
        )
    return scope


def an_action_end(code: str = "1") -> AimEnd:
    """Return the action of the contract, as a picker names it."""
    return AimEnd(AimKind.ACTION, "CDV", TITLE, code, "Une passerelle")


def an_objective_end(code: str = "X1.1") -> AimEnd:
    """Return an objective of the contract."""
    return AimEnd(AimKind.HEADING, "CDV", TITLE, code, f"Rubrique {code}", "objectif", True)


def contract_id() -> int:
    """Return the identifier of the contract."""
    with reading() as session:
        return session.exec(select(Plan.id).where(Plan.code == "CDV")).one() or 0
