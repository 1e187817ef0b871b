"""Budgets and their accounts: what was read of each publication, line by line."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import validates
from sqlmodel import Field, UniqueConstraint

from data.base.columns import Dated, Exact, Money, Tracked
from data.finances.aggregates import by_code
from data.finances.vocabulary import (
    AccountOrigin,
    AccountStage,
    BudgetActivity,
    BudgetKind,
)


class Budget(Tracked, Dated, table=True):
    """A principal or annexe budget of an organisation; its accounts are due while it is valid.

    ``siret`` (14 digits) is what its accounts are known by, whoever publishes them.
    """

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    order: int
    title: str
    kind: BudgetKind
    nomenclature: str
    siret: str | None = None
    activity: BudgetActivity = Field(
        default=BudgetActivity.GENERAL,
        sa_column_kwargs={"server_default": BudgetActivity.GENERAL.name},
    )


class AccountSet(Tracked, table=True):
    """The accounts of one budget and one year, at one stage, from one publication.

    Attributes:
        number: rank among the decisions of the same stage in a year (DM n° 2); 0 when alone.
        known_on: the day of the vote, or the first day on which the publication can be known.
        nomenclature: that its accounts are numbered by; a budget changes it over the years.
        population: that the publisher divides by.
        stratum: group of towns that its means speak of, in the publisher's words.
    """

    __tablename__ = "account_set"
    __table_args__ = (
        UniqueConstraint(
            "budget_id", "year", "stage", "origin", "number", name="uq_account_set_publication"
        ),
    )

    budget_id: int = Field(foreign_key="budget.id", index=True)
    year: int
    stage: AccountStage
    origin: AccountOrigin = AccountOrigin.TOWN
    number: int = 0
    is_provisional: bool = False
    known_on: date
    nomenclature: str | None = None
    population: int | None = None
    stratum: str | None = None


class Aggregate(Tracked, table=True):
    """One amount of an account set that its publisher computed, in euros.

    ``stratum_mean_eur`` is the mean of comparable towns, in euros per inhabitant.
    """

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    code: str
    amount_eur: Decimal = Field(sa_type=Money)
    stratum_mean_eur: Decimal | None = Field(default=None, sa_type=Money)

    @validates("code")
    def _known(self, _name: str, code: str) -> str:
        """Refuse a code that ``data/reference/aggregates.yaml`` does not define."""
        if code not in by_code():
            raise ValueError(f"expected a code of aggregates.yaml, got {code!r}")
        return str(code)


class BudgetLine(Tracked, table=True):
    """A line of a budget act, as its file gives it; ``order`` keeps the file's.

    Attributes:
        account: nature, as the nomenclature numbers it.
        is_spending: a dépense; a recette otherwise.
        is_order: an « opération d’ordre », which moves no cash; « réelle » otherwise.
        voted_eur: credits opened.
        realised_eur: mandated or titled.
        remaining_eur: committed and not paid on 31 December.
        operation: number of the equipment operation, if it belongs to one.
    """

    __tablename__ = "budget_line"

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    order: int
    account: str
    chapter: str
    function: str | None = None
    is_spending: bool
    is_order: bool
    voted_eur: Decimal | None = Field(default=None, sa_type=Money)
    realised_eur: Decimal | None = Field(default=None, sa_type=Money)
    remaining_eur: Decimal | None = Field(default=None, sa_type=Money)
    operation: str | None = None


class BalanceLine(Tracked, table=True):
    """An account of a trial balance: debits and credits, in euros, as the DGFiP publishes them.

    Opening balance, net budget operations, operations outside the budget, order operations among
    the budget's, closing balance.
    """

    __tablename__ = "balance_line"

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    order: int
    account: str
    opening_debit_eur: Decimal = Field(sa_type=Money)
    opening_credit_eur: Decimal = Field(sa_type=Money)
    budget_debit_eur: Decimal = Field(sa_type=Money)
    budget_credit_eur: Decimal = Field(sa_type=Money)
    other_debit_eur: Decimal = Field(sa_type=Money)
    other_credit_eur: Decimal = Field(sa_type=Money)
    order_debit_eur: Decimal = Field(sa_type=Money)
    order_credit_eur: Decimal = Field(sa_type=Money)
    closing_debit_eur: Decimal = Field(sa_type=Money)
    closing_credit_eur: Decimal = Field(sa_type=Money)


class Loan(Tracked, table=True):
    """A loan of the debt annex of an act, on 31 December. Rates are 0-100, durations in years."""

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    order: int
    number: str
    lender: str | None = None
    account: str | None = None
    loan_type: str | None = None
    signed_on: date | None = None
    initial_eur: Decimal | None = Field(default=None, sa_type=Money)
    outstanding_eur: Decimal | None = Field(default=None, sa_type=Money)
    repaid_eur: Decimal | None = Field(default=None, sa_type=Money)
    interest_eur: Decimal | None = Field(default=None, sa_type=Money)
    rate_kind: str | None = None
    rate_pct: float | None = None
    years_left: float | None = None
    structure: str | None = None


class PublishedFigure(Tracked, table=True):
    """A figure that an act prints itself: a legal ratio, a national mean, a population.

    ``value`` is the number in ``wording`` (« 1 960,73 », « 52,56 % »), missing when it has none.
    """

    __tablename__ = "published_figure"

    account_set_id: int = Field(foreign_key="account_set.id", index=True)
    order: int
    code: str
    wording: str
    value: Decimal | None = Field(default=None, sa_type=Exact)
