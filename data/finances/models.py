"""Tables of budgets, accounts and the thresholds they are held against."""

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
    ComparatorKind,
    Comparison,
    GreenMark,
    LoanProfile,
    Ratio,
    ThresholdKind,
    ThresholdScope,
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


class Exemption(Tracked, Dated, table=True):
    """A target that does not bind one budget, for a time, and why."""

    budget_id: int = Field(foreign_key="budget.id", index=True)
    ratio: Ratio
    reason: str
    reference: str | None = None


class AccountSet(Tracked, table=True):
    """The accounts of one budget and one year, at one stage, from one publication.

    Attributes:
        number: rank among the decisions of the same stage in a year (DM n° 2); 0 when alone.
        known_on: the day of the vote, or the first day on which the publication can be known.
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


class PeerCommune(Tracked, table=True):
    """A commune that the town chose to be held beside."""

    __tablename__ = "peer_commune"
    __table_args__ = (UniqueConstraint("organisation_id", "commune"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    commune: str
    name: str


class ComparatorAmount(Tracked, table=True):
    """One amount of towns that this one is held beside: their sum, in euros, and their inhabitants.

    Attributes:
        group_code: of the stratum as the publisher codes it, or of the commune.
        group_title: the same for a reader.
        code: of ``data/reference/aggregates.yaml``.
        population: of the towns whose amount is in the sum.
        communes: how many towns the sum is of.
    """

    __tablename__ = "comparator_amount"
    __table_args__ = (UniqueConstraint("organisation_id", "year", "kind", "group_code", "code"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    year: int
    kind: ComparatorKind
    group_code: str
    group_title: str
    code: str
    amount_eur: Decimal = Field(sa_type=Money)
    population: int
    communes: int


class DebateText(Tracked, table=True):
    """What the finance deputy writes under one section of the yearly budget debate (DOB)."""

    __tablename__ = "debate_text"
    __table_args__ = (UniqueConstraint("organisation_id", "year", "section"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    year: int
    section: str
    text: str
