"""Budgets and accounts as a file says them, before they are saved. Free of database.

Money is ``Decimal``, in euros and cents; a missing amount is ``None``, never zero.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.base.problems import NOWHERE, Where
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind, ComparatorKind


@dataclass(frozen=True)
class BudgetDraft:
    """A budget; ``siret`` (14 digits) is what it is known by, the principal one being unique."""

    title: str
    kind: BudgetKind
    nomenclature: str
    siret: str | None = None


@dataclass(frozen=True)
class BudgetLineDraft:
    """A line of a budget act (TOTEM ``LigneBudget``).

    Attributes:
        account: nature, as the nomenclature numbers it.
        is_spending: a dépense; a recette otherwise.
        is_order: an « opération d’ordre », which moves no cash; « réelle » otherwise.
        voted_eur: credits opened (``CredOuv``).
        realised_eur: mandated or titled (``MtReal``).
        remaining_eur: committed and not paid on 31 December (``MtRAR3112``).
        operation: number of the equipment operation, if it belongs to one.
    """

    account: str
    chapter: str
    function: str | None
    is_spending: bool
    is_order: bool
    voted_eur: Decimal | None = None
    realised_eur: Decimal | None = None
    remaining_eur: Decimal | None = None
    operation: str | None = None


@dataclass(frozen=True)
class BalanceLineDraft:
    """An account of a trial balance (DGFiP « balance comptable »): debits, credits, in euros.

    Opening balance (be), net budget operations (obnet), operations outside the budget (onb),
    order operations among the budget's (oob), closing balance (s).
    """

    account: str
    opening_debit_eur: Decimal
    opening_credit_eur: Decimal
    budget_debit_eur: Decimal
    budget_credit_eur: Decimal
    other_debit_eur: Decimal
    other_credit_eur: Decimal
    order_debit_eur: Decimal
    order_credit_eur: Decimal
    closing_debit_eur: Decimal
    closing_credit_eur: Decimal


@dataclass(frozen=True)
class AggregateDraft:
    """An amount that the publisher computed.

    Attributes:
        code: of ``data/reference/aggregates.yaml``; each publisher's definitions have their own.
        stratum_mean_eur: mean of comparable towns, in euros per inhabitant.
    """

    code: str
    amount_eur: Decimal
    stratum_mean_eur: Decimal | None = None


@dataclass(frozen=True)
class LoanDraft:
    """A loan of the debt annex, on 31 December. Rates are 0-100, durations in years."""

    number: str
    lender: str | None
    account: str | None
    loan_type: str | None
    signed_on: date | None
    initial_eur: Decimal | None
    outstanding_eur: Decimal | None
    repaid_eur: Decimal | None
    interest_eur: Decimal | None
    rate_kind: str | None
    rate_pct: float | None
    years_left: float | None
    structure: str | None


@dataclass(frozen=True)
class PublishedFigureDraft:
    """A figure that the act prints itself: a legal ratio, a national mean, a population.

    ``value`` is the number in ``wording`` (« 1 960,73 », « 52,56 % »), missing when it has none.
    """

    code: str
    wording: str
    value: Decimal | None


@dataclass(frozen=True)
class AccountSetDraft:
    """The accounts of one budget and one year, at one stage, from one publication.

    Attributes:
        number: rank among the decisions of the same stage in a year (DM n° 2); 0 when alone.
        known_on: the day of the vote, or the first day on which the publication can be known.
        population: that the publisher divides by.
        stratum: group of towns that its means speak of, in the publisher's words.
    """

    budget: BudgetDraft
    year: int
    stage: AccountStage
    origin: AccountOrigin
    known_on: date
    number: int = 0
    is_provisional: bool = False
    population: int | None = None
    stratum: str | None = None
    budget_lines: tuple[BudgetLineDraft, ...] = ()
    balance_lines: tuple[BalanceLineDraft, ...] = ()
    aggregates: tuple[AggregateDraft, ...] = ()
    loans: tuple[LoanDraft, ...] = ()
    published: tuple[PublishedFigureDraft, ...] = ()
    where: Where = NOWHERE


@dataclass(frozen=True)
class ComparatorDraft:
    """One amount of towns that this one is held beside. See ``ComparatorAmount``.

    ``amount_eur`` is the sum over the principal budgets of ``communes`` towns, where ``population``
    live.
    """

    year: int
    kind: ComparatorKind
    group_code: str
    group_title: str
    code: str
    amount_eur: Decimal
    population: int
    communes: int


@dataclass(frozen=True)
class AccountsDraft:
    """All that a file says of a town's accounts, and of those that it is held beside."""

    sets: tuple[AccountSetDraft, ...] = field(default=())
    comparators: tuple[ComparatorDraft, ...] = field(default=())
