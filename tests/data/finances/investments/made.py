"""Operations made by hand, and a town that holds one."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import select

from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.investments.saving import save_operation
from data.finances.investments.typed import OperationEdit, ProgrammeValues
from data.finances.investments.views import (
    Amounts,
    LinkedAction,
    LinkedTerritory,
    Measure,
    Operation,
    Programme,
    YearMoney,
)
from data.finances.models import AccountSet, Budget, BudgetLine
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.territories.models import Territory
from data.territories.vocabulary import TerritoryKind
from tests.contracts import town_with_contract

SCHOOLS = Programme(1, 1, "ECO", "Écoles", Decimal(500), date(2027, 3, 18))
NORTH = LinkedTerritory(1, "Q1", "Nord", is_quarter=True)
SOUTH = LinkedTerritory(2, "Q2", "Sud", is_quarter=True)
ROOF = LinkedAction(1, "CDV", "1", "Une passerelle", "1")


def euros(**given: int | str | None) -> Amounts:
    """Return amounts by the names of their measures, the others missing."""
    found = {name: None if value is None else Decimal(value) for name, value in given.items()}
    return tuple((one, found.get(one.value)) for one in Measure)


def money(year: int, accounts: int | None = None, **given: int | str | None) -> YearMoney:
    """Return the money of a year."""
    return YearMoney(year, euros(**given), None if accounts is None else Decimal(accounts))


def an_operation(*years: YearMoney, code: str = "0101", **values: Any) -> Operation:
    """Return an operation of the schools' programme."""
    details: dict[str, Any] = {
        "id": int(code),
        "code": code,
        "title": f"Opération {code}",
        "programme": SCHOOLS,
        "budget": "",
        "budget_title": "",
        "years": years,
        "actions": (ROOF,),
        "territories": (),
        "is_simulated": False,
    }
    return Operation(**(details | values))


def an_edit(code: str = "0101", **values: Any) -> OperationEdit:
    """Return what an officer types of a new operation."""
    details: dict[str, Any] = {
        "id": None,
        "seen": (),
        "programme": ProgrammeValues("ECO", "Écoles", Decimal(500), date(2027, 3, 18)),
        "code": code,
        "title": "Rénovation de l’école",
        "budget": "",
        "actions": (),
        "territories": (),
        "years": ((2027, euros(planned=300, opened=200, executed=150)),),
    }
    return OperationEdit(**(details | values))


def town() -> Scope:
    """Add a town, a contract with an action « 1 », a budget and two quarters."""
    scope = town_with_contract()
    with unit_of_work() as session:
        owner = session.exec(select(Organisation)).one()
        session.add(
            Budget(
                organisation_id=owner.id or 0,
                code="principal",
                order=1,
                title="Budget principal",
                kind=BudgetKind.PRINCIPAL,
                nomenclature="M57",
            )
        )
        for place in (NORTH, SOUTH):
            session.add(Territory(code=place.code, name=place.name, kind=TerritoryKind.QPV_2024))
    return Scope(scope.organisation, scope.plan, date(2028, 6, 30))


def an_act(*lines: tuple[str | None, str], year: int = 2027, is_provisional: bool = False) -> None:
    """Add executed accounts of the budget: lines of equipment, by operation and euros."""
    with unit_of_work() as session:
        budget = session.exec(select(Budget)).one()
        accounts = AccountSet(
            budget_id=budget.id or 0,
            year=year,
            stage=AccountStage.CA if is_provisional else AccountStage.CFU,
            origin=AccountOrigin.TOTEM,
            known_on=date(year + 1, 6, 1),
            is_provisional=is_provisional,
        )
        session.add(accounts)
        session.flush()
        for rank, (operation, realised) in enumerate(lines):
            session.add(
                BudgetLine(
                    account_set_id=accounts.id or 0,
                    order=rank,
                    account="2313",
                    chapter="23",
                    is_spending=True,
                    is_order=False,
                    realised_eur=Decimal(realised),
                    operation=operation,
                )
            )


def saved(scope: Scope, *edits: OperationEdit) -> None:
    """Save operations as an officer does."""
    for edit in edits:
        save_operation(scope, edit, reason="Délibération", author="Finances")
