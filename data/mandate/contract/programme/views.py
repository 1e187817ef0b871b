"""What the part « Programmation annuelle » shows: frozen values, free of database and screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from data.base.chart import StackedBars
from data.mandate.views import PlanLine
from data.mandate.vocabulary import CreditKind


class Financer(StrEnum):
    """Who pays, in the order of the columns."""

    STATE = "state"
    EPCI = "epci"
    TOWN = "town"
    OTHER = "other"


class Breakdown(StrEnum):
    """What the programme may be added up by."""

    QUARTER = "quartier"
    OBJECTIVE = "objectif"
    CREDIT = "credits"
    YEAR = "annee"


@dataclass(frozen=True)
class Sum:
    """Amounts added up, in euros: what nobody gave is counted apart, never as zero.

    Attributes:
        known_eur: the amounts given, added up; nothing when not one was.
        known: how many amounts were given.
        expected: how many there could be.
    """

    known_eur: Decimal | None
    known: int
    expected: int

    @property
    def missing(self) -> int:
        """Count the amounts that nobody gave."""
        return self.expected - self.known


@dataclass(frozen=True)
class ProgrammeRow:
    """A project of the programme; ``amounts_eur`` has every financer, ``None`` when not given.

    Attributes:
        objective: code of the contract's objective; empty when there is none.
        territory: code of the quarter; empty when the project has none, or several.
    """

    id: int
    version: int
    year: int
    order: int
    title: str
    bearer: str
    objective: str
    objective_title: str
    territory: str
    territory_name: str
    credit: CreditKind
    amounts_eur: tuple[tuple[Financer, Decimal | None], ...]
    outcome: str
    is_simulated: bool

    def amount(self, financer: Financer) -> Decimal | None:
        """Return what one financer gives; nothing when nobody told."""
        return dict(self.amounts_eur)[financer]


@dataclass(frozen=True)
class ProgrammeTotal:
    """The projects of one group added up, by financer and together."""

    name: str
    lines: int
    by_financer: tuple[tuple[Financer, Sum], ...]
    total: Sum


@dataclass(frozen=True)
class ProgrammeChange:
    """A line of the history of the programme."""

    recorded_at: datetime
    author: str
    line: int
    project: str
    what: str


@dataclass(frozen=True)
class ProgrammeView:
    """The programme of one year of the contract, or of all its years.

    Attributes:
        year: the year shown; nothing for all of them.
        years: the years that hold projects, oldest first.
        lines: the projects, in their order.
        overall: the totals of those projects; ``by_…`` are the same, parted.
        objectives: titles of the contract's objectives, by code.
        quarters: names of the quarters that a project may aim at, by code.
        chart: the amounts by financer; nothing when no amount is known.
    """

    plan: PlanLine
    on: date
    year: int | None
    years: tuple[int, ...]
    answer: str
    lines: tuple[ProgrammeRow, ...]
    overall: ProgrammeTotal
    by_credit: tuple[ProgrammeTotal, ...]
    by_quarter: tuple[ProgrammeTotal, ...]
    by_objective: tuple[ProgrammeTotal, ...]
    by_year: tuple[ProgrammeTotal, ...]
    objectives: Mapping[str, str]
    quarters: Mapping[str, str]
    chart: StackedBars | None
    history: tuple[ProgrammeChange, ...]
    is_demonstration: bool
    is_simulated: bool
