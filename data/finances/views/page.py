"""What the finances page shows: ratios against targets, pictures, readings and sources."""

from dataclasses import dataclass, field
from decimal import Decimal

from data.base.chart import Bullets, Columns, Lines, Table
from data.base.views import SourceLine
from data.finances.rules import Verdict
from data.finances.views.accounts import BudgetChoice, HeldThreshold
from data.finances.views.received import ReceivedAccounts
from data.finances.vocabulary import Ratio


@dataclass(frozen=True)
class RatioCell:
    """A ratio of a budget as written, held against the target that binds it, if any.

    Attributes:
        value: 0-100, euros or years; ``None`` when the ratio is words.
        target: what binds it; missing when nothing does, as for a budget that is exempt.
        verdict_text: the verdict in words; empty where no target speaks of it.
        distance_eur: what it has to spare in savings, or lacks below zero; ``None`` if not known.
        distance_text: the same in a few words; ``distance_ways`` says how to make up for it.
    """

    ratio: Ratio
    budget: str
    value: Decimal | None
    text: str
    target: HeldThreshold | None
    verdict: Verdict
    verdict_text: str
    is_simulated: bool
    distance_eur: Decimal | None = None
    distance_text: str = ""
    distance_ways: str = ""


@dataclass(frozen=True)
class RatioRow:
    """One budget of the table: its ratios in the order of ``Ratio``; ``stage`` in words."""

    code: str
    title: str
    year: int
    stage: str
    cells: tuple[RatioCell, ...]


@dataclass(frozen=True)
class Reading:
    """One way to read « sur l’ensemble des budgets », and what it says."""

    label: str
    sentence: str
    verdict: Verdict


@dataclass(frozen=True)
class RatioDefinition:
    """What a ratio is: its formula in words, who defines it, what it is held against."""

    ratio: Ratio
    label: str
    formula: str
    reference: str
    thresholds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """What would bring a missed target back, in one sentence."""

    ratio: Ratio
    sentence: str


@dataclass(frozen=True)
class FinancesView:
    """The finances page for one budget, or for all together.

    Attributes:
        answer: a sentence or two; when the view is empty, what would fill it.
        year: the year of the figures shown.
        notes: what to keep in mind, one sentence each.
        accounts: the amounts behind the ratios of ``rows``, in euros.
        received: what was imported, used by the ratios or not.
        ways: for each target missed, what would bring it back.
    """

    answer: str
    year: int | None
    budget: str
    choices: tuple[BudgetChoice, ...]
    targets: Bullets
    scissors: Lines
    savings_rate: Lines
    debt_years: Columns
    rows: tuple[RatioRow, ...]
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]
    accounts: Table
    definitions: tuple[RatioDefinition, ...]
    sources: tuple[SourceLine, ...]
    is_simulated: bool
    received: ReceivedAccounts = field(default_factory=ReceivedAccounts)
    ways: tuple[Way, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell that no account that ratios rest on is known."""
        return self.year is None

    @property
    def has_targets(self) -> bool:
        """Tell that a target binds one of the ratios shown."""
        return any(cell.target for row in self.rows for cell in row.cells)
