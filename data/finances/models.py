"""Tables of budgets, accounts and the thresholds they are held against."""

from datetime import date
from decimal import Decimal

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Dated, Money, Tracked
from data.finances.vocabulary import (
    AccountStage,
    AggregateCode,
    BudgetKind,
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)


class Budget(Tracked, Dated, table=True):
    """A principal or annexe budget of an organisation; its accounts are due while it is valid."""

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    order: int
    title: str
    kind: BudgetKind
    nomenclature: str


class AccountSet(Tracked, table=True):
    """The accounts of one budget and one year, at one stage; known from ``known_on``."""

    __tablename__ = "account_set"
    __table_args__ = (UniqueConstraint("budget_id", "year", "stage"),)

    budget_id: int = Field(foreign_key="budget.id", index=True)
    year: int
    stage: AccountStage
    is_provisional: bool = False
    known_on: date


class Aggregate(Tracked, table=True):
    """One amount of an account set, in euros."""

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    code: AggregateCode
    amount_eur: Decimal = Field(sa_type=Money)


class Threshold(Tracked, Dated, table=True):
    """A value that a ratio is held against, for a time, with the text it comes from.

    A target belongs to an organisation; a mark, without one, is the same for everybody.
    """

    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    code: str
    ratio: Ratio
    kind: ThresholdKind
    scope: ThresholdScope
    comparison: Comparison
    value: float
    unit: str
    label: str
    reference: str
    note: str | None = None
