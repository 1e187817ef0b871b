"""The PPI: programmes, operations, their money, what they pay for, their green marks."""

from datetime import date
from decimal import Decimal

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Money, Tracked
from data.finances.vocabulary import (
    GreenMark,
)


class InvestmentProgramme(Tracked, table=True):
    """A programme of the PPI; ``authorised_eur`` is its « autorisation de programme », if voted."""

    __tablename__ = "investment_programme"
    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    order: int
    title: str
    authorised_eur: Decimal | None = Field(default=None, sa_type=Money)
    authorised_on: date | None = None


class InvestmentOperation(Tracked, table=True):
    """An operation of a programme; ``code`` is the number that budget lines bear."""

    __tablename__ = "investment_operation"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    programme_id: int = Field(foreign_key="investment_programme.id", index=True)
    budget_id: int | None = Field(default=None, foreign_key="budget.id", index=True)
    code: str
    order: int
    title: str


class OperationYear(Tracked, table=True):
    """The money of an operation in one year, in euros; what nobody gave is missing, not zero.

    Attributes:
        planned_eur: what the PPI plans.
        opened_eur: credits opened (CP).
        committed_eur: engaged.
        executed_eur: mandated.
        remaining_eur: committed and not paid on 31 December (RAR).
        subsidies_planned_eur: what partners are expected to give.
        subsidies_received_eur: what they gave.
    """

    __tablename__ = "operation_year"
    __table_args__ = (UniqueConstraint("operation_id", "year"),)

    operation_id: int = Field(foreign_key="investment_operation.id", index=True)
    year: int = Field(index=True)
    planned_eur: Decimal | None = Field(default=None, sa_type=Money)
    opened_eur: Decimal | None = Field(default=None, sa_type=Money)
    committed_eur: Decimal | None = Field(default=None, sa_type=Money)
    executed_eur: Decimal | None = Field(default=None, sa_type=Money)
    remaining_eur: Decimal | None = Field(default=None, sa_type=Money)
    subsidies_planned_eur: Decimal | None = Field(default=None, sa_type=Money)
    subsidies_received_eur: Decimal | None = Field(default=None, sa_type=Money)


class OperationAction(Tracked, table=True):
    """An operation pays for an action."""

    __tablename__ = "operation_action"
    __table_args__ = (UniqueConstraint("operation_id", "action_id"),)

    operation_id: int = Field(foreign_key="investment_operation.id", index=True)
    action_id: int = Field(foreign_key="action.id", index=True)


class OperationTerritory(Tracked, table=True):
    """An operation happens in a territory; in several, its euros are shared by nobody knows how."""

    __tablename__ = "operation_territory"
    __table_args__ = (UniqueConstraint("operation_id", "territory_id"),)

    operation_id: int = Field(foreign_key="investment_operation.id", index=True)
    territory_id: int = Field(foreign_key="territory.id", index=True)


class GreenRating(Tracked, table=True):
    """What an operation's executed investment does to one axis (1-6) of the « budget vert ».

    Without a row, it is « non coté ».
    """

    __tablename__ = "green_rating"
    __table_args__ = (UniqueConstraint("operation_id", "year", "axis"),)

    operation_id: int = Field(foreign_key="investment_operation.id", index=True)
    year: int = Field(index=True)
    axis: int
    mark: GreenMark
    note: str | None = None
