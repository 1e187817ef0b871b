"""Queries of the PPI: session in, rows out."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from data.base.models import Actor, Organisation, Revision
from data.finances.ledgers import EXECUTED
from data.finances.models import (
    AccountSet,
    Budget,
    BudgetLine,
    InvestmentOperation,
    InvestmentProgramme,
    OperationAction,
    OperationTerritory,
    OperationYear,
)
from data.mandate.models import Action, Plan
from data.territories.models import Territory
from data.territories.vocabulary import TerritoryKind

_PLACES = (
    TerritoryKind.QPV_2024,
    TerritoryKind.QUARTIER_FRAGILE,
    TerritoryKind.WATCHED_TERRITORY,
    TerritoryKind.NEIGHBOURHOOD,
    TerritoryKind.COMMUNE,
)
"""Kinds of territories that an operation may happen in, in the order that they are offered."""


def list_programmes(session: Session, organisation: str) -> list[InvestmentProgramme]:
    """Return the programmes of an organisation, in their order."""
    statement = (
        select(InvestmentProgramme)
        .join(Organisation, col(InvestmentProgramme.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(InvestmentProgramme.order), col(InvestmentProgramme.id))
    )
    return list(session.exec(statement))


def list_operations(
    session: Session, programmes: Collection[int]
) -> list[tuple[InvestmentOperation, Budget | None]]:
    """Return the operations of programmes, each with its budget, in their order."""
    statement = (
        select(InvestmentOperation, Budget)
        .outerjoin(Budget, col(InvestmentOperation.budget_id) == col(Budget.id))
        .where(col(InvestmentOperation.programme_id).in_(programmes))
        .order_by(col(InvestmentOperation.order), col(InvestmentOperation.id))
    )
    return list(session.exec(statement))


def list_years(session: Session, programmes: Collection[int]) -> list[OperationYear]:
    """Return the years of the operations of programmes, oldest first."""
    statement = (
        select(OperationYear)
        .join(InvestmentOperation, col(OperationYear.operation_id) == col(InvestmentOperation.id))
        .where(col(InvestmentOperation.programme_id).in_(programmes))
        .order_by(col(OperationYear.year))
    )
    return list(session.exec(statement))


def list_action_links(
    session: Session, programmes: Collection[int]
) -> list[tuple[OperationAction, Action, Plan]]:
    """Return what the operations of programmes pay for, plan by plan."""
    statement = (
        select(OperationAction, Action, Plan)
        .join(InvestmentOperation, col(OperationAction.operation_id) == col(InvestmentOperation.id))
        .join(Action, col(OperationAction.action_id) == col(Action.id))
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .where(col(InvestmentOperation.programme_id).in_(programmes))
        .order_by(col(Plan.id), col(Action.order), col(Action.id))
    )
    return list(session.exec(statement))


def list_territory_links(
    session: Session, programmes: Collection[int]
) -> list[tuple[OperationTerritory, Territory]]:
    """Return where the operations of programmes happen, by name."""
    statement = (
        select(OperationTerritory, Territory)
        .join(
            InvestmentOperation, col(OperationTerritory.operation_id) == col(InvestmentOperation.id)
        )
        .join(Territory, col(OperationTerritory.territory_id) == col(Territory.id))
        .where(col(InvestmentOperation.programme_id).in_(programmes))
        .order_by(col(Territory.name), col(Territory.id))
    )
    return list(session.exec(statement))


def list_actions(session: Session, organisation: str) -> list[tuple[Action, Plan]]:
    """Return every action of an organisation's plans, in their order."""
    statement = (
        select(Action, Plan)
        .join(Plan, col(Action.plan_id) == col(Plan.id))
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(Plan.id), col(Action.order), col(Action.id))
    )
    return list(session.exec(statement))


def list_places(session: Session) -> list[Territory]:
    """Return the territories that an operation may happen in, quarters first."""
    statement = select(Territory).where(col(Territory.kind).in_(_PLACES))
    rows = session.exec(statement).all()
    return sorted(rows, key=lambda row: (_PLACES.index(row.kind), row.name, row.code))


def list_executed(
    session: Session, budgets: Collection[int], on: date
) -> list[tuple[AccountSet, str, Decimal]]:
    """Return what the executed accounts known on a day say of each operation, line by line.

    Real spending that bears an operation; an account set comes as many times as it has lines,
    the one known last last.
    """
    statement = (
        select(AccountSet, col(BudgetLine.operation), col(BudgetLine.realised_eur))
        .join(BudgetLine, col(BudgetLine.account_set_id) == col(AccountSet.id))
        .where(
            col(AccountSet.budget_id).in_(budgets),
            col(AccountSet.stage).in_(EXECUTED),
            AccountSet.known_on <= on,
            col(BudgetLine.operation).is_not(None),
            col(BudgetLine.realised_eur).is_not(None),
            col(BudgetLine.is_spending),
            col(BudgetLine.is_order).is_(False),
        )
        .order_by(col(AccountSet.known_on), col(AccountSet.id))
    )
    return [(row, code or "", euros or Decimal(0)) for row, code, euros in session.exec(statement)]


def list_revisions(
    session: Session, rows: Sequence[tuple[str, int]]
) -> list[tuple[Revision, str | None]]:
    """Return the changes of rows (table and identifier), newest first, with who made each."""
    found: list[tuple[Revision, str | None]] = []
    for table in {name for name, _ in rows}:
        keys = [key for name, key in rows if name == table]
        statement = (
            select(Revision, Actor.label)
            .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
            .where(Revision.entity == table, col(Revision.entity_id).in_(keys))
        )
        found += session.exec(statement)
    return sorted(found, key=lambda pair: pair[0].id or 0, reverse=True)
