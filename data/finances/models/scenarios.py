"""Hypotheses that accounts are carried on with, and the words of the budget debate."""

from decimal import Decimal

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Exact, Money, Tracked
from data.finances.vocabulary import (
    LoanProfile,
)


class Scenario(Tracked, table=True):
    """A named set of hypotheses that the accounts are carried on with, to the mandate's end."""

    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    order: int
    title: str
    note: str | None = None


class Hypothesis(Tracked, table=True):
    """What a scenario supposes of one line.

    Attributes:
        budget_id: the budget that it speaks of; every budget when missing.
        line: code of ``data/reference/hypotheses.yaml``, which gives its unit.
        year: the year that it speaks of; every projected year when missing.
        value: in the line's unit: percent a year (0-100), or euros.
    """

    __table_args__ = (UniqueConstraint("scenario_id", "budget_id", "line", "year"),)

    scenario_id: int = Field(foreign_key="scenario.id", index=True)
    budget_id: int | None = Field(default=None, foreign_key="budget.id", index=True)
    line: str
    year: int | None = None
    value: Decimal = Field(sa_type=Exact)


class PlannedLoan(Tracked, table=True):
    """A loan that a scenario takes: its year, its rate (0-100), its length and its profile.

    ``deferred_years`` pay interest only, before the first repayment of capital.
    """

    __tablename__ = "planned_loan"

    scenario_id: int = Field(foreign_key="scenario.id", index=True)
    budget_id: int = Field(foreign_key="budget.id", index=True)
    year: int
    amount_eur: Decimal = Field(sa_type=Money)
    rate_pct: Decimal = Field(sa_type=Exact)
    years: int
    profile: LoanProfile
    deferred_years: int = 0


class DebateText(Tracked, table=True):
    """What the finance deputy writes under one section of the yearly budget debate (DOB)."""

    __tablename__ = "debate_text"
    __table_args__ = (UniqueConstraint("organisation_id", "year", "section"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    year: int
    section: str
    text: str
