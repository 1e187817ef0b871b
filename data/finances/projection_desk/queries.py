"""Scenarios and what the investments plan, as they stand in the base."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from data.base.models import Actor, Organisation, Revision
from data.finances.models import (
    Budget,
    Hypothesis,
    InvestmentOperation,
    InvestmentProgramme,
    OperationYear,
    PlannedLoan,
    Scenario,
)

HISTORY_TABLES = tuple(str(table.__tablename__) for table in (Scenario, Hypothesis, PlannedLoan))


def list_scenarios(session: Session, organisation: str) -> list[Scenario]:
    """Return the scenarios of an organisation, in its order."""
    statement = (
        select(Scenario)
        .join(Organisation, col(Organisation.id) == col(Scenario.organisation_id))
        .where(Organisation.code == organisation)
        .order_by(col(Scenario.order), col(Scenario.id))
    )
    return list(session.exec(statement))


def list_hypotheses(session: Session, scenario_ids: Sequence[int]) -> list[Hypothesis]:
    """Return what scenarios suppose, in the order it was typed."""
    statement = (
        select(Hypothesis)
        .where(col(Hypothesis.scenario_id).in_(list(scenario_ids)))
        .order_by(col(Hypothesis.id))
    )
    return list(session.exec(statement))


def list_planned_loans(session: Session, scenario_ids: Sequence[int]) -> list[PlannedLoan]:
    """Return the loans that scenarios take, oldest first."""
    statement = (
        select(PlannedLoan)
        .where(col(PlannedLoan.scenario_id).in_(list(scenario_ids)))
        .order_by(col(PlannedLoan.year), col(PlannedLoan.id))
    )
    return list(session.exec(statement))


PlannedYear = tuple[int | None, int, Decimal | None, Decimal | None]
"""Budget, year, what the PPI plans and the subsidies that it expects, in euros."""


def list_planned_years(session: Session, organisation: str) -> list[PlannedYear]:
    """Return what the PPI plans by budget and year; an operation without budget has none."""
    statement = (
        select(
            InvestmentOperation.budget_id,
            OperationYear.year,
            func.sum(OperationYear.planned_eur),
            func.sum(OperationYear.subsidies_planned_eur),
        )
        .join(InvestmentOperation, col(OperationYear.operation_id) == col(InvestmentOperation.id))
        .join(
            InvestmentProgramme,
            col(InvestmentOperation.programme_id) == col(InvestmentProgramme.id),
        )
        .join(Organisation, col(InvestmentProgramme.organisation_id) == col(Organisation.id))
        .where(
            Organisation.code == organisation,
            or_(
                col(OperationYear.planned_eur).is_not(None),
                col(OperationYear.subsidies_planned_eur).is_not(None),
            ),
        )
        .group_by(col(InvestmentOperation.budget_id), col(OperationYear.year))
        .order_by(col(InvestmentOperation.budget_id), col(OperationYear.year))
    )
    return [
        (budget, year, planned, given) for budget, year, planned, given in session.exec(statement)
    ]


def list_changes(session: Session, most: int) -> list[tuple[Revision, str | None]]:
    """Return the changes of scenarios and of what they hold, newest first, with who made each."""
    statement = (
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(col(Revision.entity).in_(HISTORY_TABLES))
        .order_by(col(Revision.id).desc())
        .limit(most)
    )
    return list(session.exec(statement))


def budgets_by_id(budgets: Sequence[Budget]) -> dict[int | None, str]:
    """Return the code of each budget by its identifier."""
    return {budget.id: budget.code for budget in budgets}
