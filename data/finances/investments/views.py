"""What the page « Investissements » shows: frozen values, free of database and screen."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from data.base.chart import Lines
from data.mandate.contract.programme.views import Sum


class Measure(StrEnum):
    """What is known of an operation's money in a year, in the order of the columns."""

    PLANNED = "planned"
    OPENED = "opened"
    COMMITTED = "committed"
    EXECUTED = "executed"
    REMAINING = "remaining"
    SUBSIDIES_PLANNED = "subsidies_planned"
    SUBSIDIES_RECEIVED = "subsidies_received"


Amounts = tuple[tuple[Measure, Decimal | None], ...]
"""Euros by measure, every measure in its order; ``None`` where nobody gave it."""


@dataclass(frozen=True)
class YearMoney:
    """The money of an operation in one year.

    Attributes:
        accounts_eur: what the accounts say was executed, when their lines bear the operation.
    """

    year: int
    amounts_eur: Amounts
    accounts_eur: Decimal | None = None

    def typed(self, measure: Measure) -> Decimal | None:
        """Return what the PPI itself says, in euros."""
        return dict(self.amounts_eur)[measure]

    def amount(self, measure: Measure) -> Decimal | None:
        """Return an amount, in euros: executed is the accounts' where the PPI says nothing."""
        found = self.typed(measure)
        if found is None and measure is Measure.EXECUTED:
            return self.accounts_eur
        return found

    @property
    def is_from_accounts(self) -> bool:
        """Tell that the executed amount is the accounts', the PPI saying nothing."""
        return self.typed(Measure.EXECUTED) is None and self.accounts_eur is not None

    @property
    def gap_eur(self) -> Decimal | None:
        """Executed by the PPI less executed by the accounts, when both speak and differ."""
        said = self.typed(Measure.EXECUTED)
        if said is None or self.accounts_eur is None or said == self.accounts_eur:
            return None
        return said - self.accounts_eur


@dataclass(frozen=True)
class Programme:
    """A programme of the PPI; its authorisation (AP) is missing unless it was voted."""

    id: int
    version: int
    code: str
    title: str
    authorised_eur: Decimal | None
    authorised_on: date | None


@dataclass(frozen=True)
class LinkedAction:
    """An action that an operation pays for; ``reference`` tells it among all the plans."""

    id: int
    plan: str
    code: str
    title: str
    reference: str


@dataclass(frozen=True)
class LinkedTerritory:
    """A territory where an operation happens; a quarter (QPV of 2024) has a page of its own."""

    id: int
    code: str
    name: str
    is_quarter: bool = False


Stamp = tuple[tuple[str, int, int], ...]
"""Table, identifier and version of every row that an operation is made of."""


@dataclass(frozen=True)
class Operation:
    """An operation of the PPI, its years oldest first.

    Attributes:
        code: the number that budget lines bear; one operation of the town has it.
        stamp: what an officer who changes it must have seen.
        sources: identifiers of what its figures were read from.
    """

    id: int
    code: str
    title: str
    programme: Programme
    budget: str
    budget_title: str
    years: tuple[YearMoney, ...]
    actions: tuple[LinkedAction, ...]
    territories: tuple[LinkedTerritory, ...]
    is_simulated: bool
    stamp: Stamp = ()
    sources: tuple[int, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Tell that it happens in several territories: its euros are parted by nobody."""
        return len(self.territories) > 1

    def in_year(self, year: int | None) -> "Operation":
        """Return the operation with the money of a year alone, or of all of them."""
        if year is None:
            return self
        return replace(self, years=tuple(one for one in self.years if one.year == year))


@dataclass(frozen=True)
class Rate:
    """A share of the credits opened, over the amounts where all of its terms are known.

    Attributes:
        value_pct: 0-100 or more; nothing when no credit is known beside the rest.
        known: how many amounts it is computed on, out of ``expected``.
    """

    value_pct: Decimal | None
    known: int
    expected: int


@dataclass(frozen=True)
class Total:
    """Operations added up: by measure, and what was realised of the credits opened.

    Attributes:
        executed_rate: realised ÷ opened.
        engaged_rate: (realised + RAR) ÷ opened.
        overruns: operations that realised more than their credits in a year.
        compared: operations of which a year has both amounts: only these can be over.
    """

    name: str
    operations: int
    sums: tuple[tuple[Measure, Sum], ...]
    executed_rate: Rate
    engaged_rate: Rate
    overruns: int
    compared: int

    def sum(self, measure: Measure) -> Sum:
        """Return the sum of one measure."""
        return dict(self.sums)[measure]


@dataclass(frozen=True)
class ProgrammeTotal:
    """A programme and its operations added up."""

    programme: Programme
    total: Total


@dataclass(frozen=True)
class OperationTotal:
    """An operation and its years added up."""

    operation: Operation
    total: Total


@dataclass(frozen=True)
class TerritoryTotal:
    """The operations of a territory added up; ``shared`` are also in another one.

    ``territory`` is nothing for the operations that have none.
    """

    territory: LinkedTerritory | None
    total: Total
    shared: int
    shared_planned_eur: Decimal | None


@dataclass(frozen=True)
class UnpaidAction:
    """An action of the plan that no operation pays for."""

    code: str
    title: str
    delegation: str


@dataclass(frozen=True)
class InvestmentFilters:
    """What is looked at: a programme, a year, a territory, by their codes; all unless told."""

    programme: str = ""
    year: int | None = None
    territory: str = ""


@dataclass(frozen=True)
class InvestmentChange:
    """A line of the history of an operation."""

    recorded_at: datetime
    author: str
    reason: str
    what: str


@dataclass(frozen=True)
class InvestmentsView:
    """The PPI as the page shows it.

    Attributes:
        programmes: all of them, whatever the filters; so are ``years`` and ``territories``.
        operations: those that the filters keep, with their totals over the years kept.
        chart: planned, opened and realised by year; nothing when no amount is known.
        unpaid: actions of the plan that no operation pays for, out of ``projects``.
        unlinked: operations that pay for no action.
        gaps: what the PPI and the accounts say otherwise, in sentences.
        from_accounts: how many executed amounts are the accounts'.
        cited: how each source is cited, by its identifier.
        source: who says so, in one line.
    """

    answer: str
    programmes: tuple[Programme, ...]
    years: tuple[int, ...]
    territories: tuple[LinkedTerritory, ...]
    total: Total
    by_programme: tuple[ProgrammeTotal, ...]
    operations: tuple[OperationTotal, ...]
    by_territory: tuple[TerritoryTotal, ...]
    chart: Lines | None
    unpaid: tuple[UnpaidAction, ...]
    projects: int
    unlinked: tuple[OperationTotal, ...]
    gaps: tuple[str, ...]
    from_accounts: int
    cited: tuple[tuple[int, str], ...]
    source: str
    is_simulated: bool
    is_demonstration: bool


@dataclass(frozen=True)
class InvestmentChoices:
    """What an operation may be linked to: titles by code, reference or code of territory."""

    programmes: tuple[Programme, ...]
    budgets: tuple[tuple[str, str], ...]
    actions: tuple[LinkedAction, ...]
    territories: tuple[LinkedTerritory, ...]


@dataclass(frozen=True)
class OperationView:
    """One operation opened: what is seen of it that day, and all that the base holds of it."""

    seen: OperationTotal
    held: Operation
    gaps: tuple[str, ...]
    history: tuple[InvestmentChange, ...]
    source: str
    is_demonstration: bool
