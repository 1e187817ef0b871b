"""Plans, their headings, their delegations."""

from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select

from data.base.columns import Dated
from data.base.models import (
    Organisation,
)
from data.mandate.models import (
    Action,
    Delegation,
    Heading,
    Plan,
    ProgressReport,
)


def list_plans(session: Session, organisation: str) -> list[Plan]:
    """Return the plans of an organisation, the roadmap first."""
    statement = (
        select(Plan)
        .join(Organisation, col(Plan.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation)
        .order_by(col(Plan.id))
    )
    return list(session.exec(statement))


def find_plan(session: Session, organisation: str, code: str) -> Plan | None:
    """Return one plan of an organisation, or nothing."""
    plans = list_plans(session, organisation)
    return next((plan for plan in plans if plan.code == code), None)


def valid_on(table: type[Dated], on: date) -> Any:
    """Return the condition « true on that day » for a dated table."""
    return or_(col(table.valid_from).is_(None), col(table.valid_from) <= on) & or_(
        col(table.valid_to).is_(None), col(table.valid_to) >= on
    )


def list_delegations(session: Session, organisation: str, on: date) -> list[Delegation]:
    """Return the delegations of an organisation on a day, in the roadmap's order."""
    statement = (
        select(Delegation)
        .join(Organisation, col(Delegation.organisation_id) == col(Organisation.id))
        .where(Organisation.code == organisation, valid_on(Delegation, on))
        .order_by(col(Delegation.order))
    )
    return list(session.exec(statement))


def list_headings(session: Session, plan_id: int) -> list[Heading]:
    """Return a plan's headings in its own order."""
    statement = select(Heading).where(Heading.plan_id == plan_id).order_by(col(Heading.order))
    return list(session.exec(statement))


def report_source_ids(session: Session, plan_id: int) -> set[int | None]:
    """Return the sources that the plan's journal rests on."""
    statement = (
        select(ProgressReport.source_id)
        .join(Action, col(ProgressReport.action_id) == col(Action.id))
        .where(Action.plan_id == plan_id)
        .distinct()
    )
    return set(session.exec(statement))
