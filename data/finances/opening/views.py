"""What the page of accounts shows. Money is ``Decimal``, in euros; what is missing is ``None``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.base.chart import StackedBars, Table
from data.finances.engine.coverage import CoverageLine


@dataclass(frozen=True)
class BudgetYears:
    """A budget to look at, and its years: executed ones, and all those with any act."""

    code: str
    title: str
    executed: tuple[int, ...]
    years: tuple[int, ...]
    is_principal: bool = False


@dataclass(frozen=True)
class Provenance:
    """Which accounts a figure was read from.

    Attributes:
        origin: what the base calls the publication in an address.
        label: publication and stage, in words; so is ``state``.
        short: the publication alone where that tells it from the others, to head a column.
        is_used: the ratios rest on it.
        has_lines: it has accounts, where others only have amounts.
    """

    origin: str
    label: str
    state: str
    population: int | None
    source: str
    is_simulated: bool
    is_used: bool
    has_lines: bool
    short: str = ""


@dataclass(frozen=True)
class TermRow:
    """A signed term of a formula.

    ``amount_eur`` is its own, before the sign. ``code`` and ``budget`` open it, when it is an
    amount; a term of accounts has neither.
    """

    sign: str
    title: str
    amount_eur: Decimal | None
    code: str = ""
    budget: str = ""


@dataclass(frozen=True)
class AccountRow:
    """What an account brings to an amount, signed; ``share_pct`` is 0-100 of it."""

    account: str
    title: str
    chapter: str
    amount_eur: Decimal
    share_pct: Decimal | None


@dataclass(frozen=True)
class LoanRow:
    """A loan of the annex that a debt is the sum of."""

    number: str
    lender: str
    account: str
    rate: str
    years_left: float | None
    outstanding_eur: Decimal | None


@dataclass(frozen=True)
class AmountSheet:
    """One figure, opened.

    Attributes:
        sentence: the figure, of a budget and a year.
        words: its formula, as a finance director says it.
        evidence: what the formula was verified against, or what would verify it.
        is_verified: missing when the publisher computed the amount itself.
        notes: what has to be known before quoting it.
    """

    code: str
    title: str
    sentence: str
    amount_eur: Decimal | None
    words: str
    definition: str
    reference: str
    evidence: str
    is_verified: bool | None
    terms: tuple[TermRow, ...]
    accounts: tuple[AccountRow, ...]
    loans: tuple[LoanRow, ...]
    notes: tuple[str, ...]
    provenances: tuple[Provenance, ...]
    table: Table

    @property
    def is_simulated(self) -> bool:
        """Tell whether a figure was made up for demonstration."""
        return any(one.is_simulated for one in self.provenances)

    @property
    def source(self) -> str:
        """Return what the figure was read from, as cited."""
        return " ; ".join(dict.fromkeys(one.source for one in self.provenances if one.source))


@dataclass(frozen=True)
class CoverageGroup:
    """Lines of a set that are not counted for one reason, with their sum on each side."""

    reason: str
    lines: int
    spending_eur: Decimal
    revenue_eur: Decimal


@dataclass(frozen=True)
class CoverageSheet:
    """Which lines of a set the amounts count, and which they do not."""

    sentence: str
    left_out: tuple[CoverageGroup, ...]
    unknown: tuple[CoverageLine, ...]
    provenance: Provenance
    table: Table


@dataclass(frozen=True)
class ComparedRow:
    """An amount as each publication gives it; gaps are to the one that the ratios use."""

    code: str
    title: str
    amounts: tuple[Decimal | None, ...]
    gaps_eur: tuple[Decimal | None, ...]
    gaps_pct: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class SourcesSheet:
    """The publications of one budget and year side by side, the one used first.

    ``individual`` are the comptes individuels, which count other things.
    """

    sentence: str
    why: str
    provenances: tuple[Provenance, ...]
    rows: tuple[ComparedRow, ...]
    individual: tuple[tuple[str, Decimal], ...]
    individual_source: str
    table: Table

    @property
    def is_simulated(self) -> bool:
        """Tell whether a figure was made up for demonstration."""
        return any(one.is_simulated for one in self.provenances)


@dataclass(frozen=True)
class ExecutionRow:
    """What was opened and done under a chapter; ``chapter`` is empty for a total.

    ``rate_pct`` is 0-100 of what was opened; missing without credits, or when nothing is ever
    realised there.
    """

    section: str
    side: str
    kind: str
    chapter: str
    title: str
    voted_eur: Decimal | None
    realised_eur: Decimal | None
    remaining_eur: Decimal | None
    rate_pct: Decimal | None
    with_remaining_pct: Decimal | None


@dataclass(frozen=True)
class ExecutionSheet:
    """Voted against executed for one budget and one year.

    Attributes:
        acts: which acts the credits come from.
        references: what execution can be held against, by code; ``reference`` is the one used.
        charts: by the code of section and side.
    """

    sentence: str
    acts: str
    rows: tuple[ExecutionRow, ...]
    notes: tuple[str, ...]
    source: str
    is_simulated: bool
    table: Table
    references: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    charts: Mapping[str, StackedBars] = field(default_factory=dict)
