"""What the annual committee looks at: frozen values, free of database and screen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.base.chart import StackedBars, Table
from data.mandate.contract.views import Reason


@dataclass(frozen=True)
class CommitteeCount:
    """A figure to see first: how many, out of how many when it is a part."""

    label: str
    count: int
    of: int | None = None


@dataclass(frozen=True)
class CommitteeGap:
    """The last gap of a quarter to what it is compared with, and its verdict in words."""

    quarter: str
    indicator: str
    comparator: str
    text: str
    year: int
    verdict: str


@dataclass(frozen=True)
class CommitteeMeans:
    """What a financer brings to the year's programme, in euros; missing when nobody told."""

    financer: str
    amount_eur: Decimal | None
    missing: int


@dataclass(frozen=True)
class CommitteeView:
    """The contract on one screen for its annual committee.

    Attributes:
        answer: one sentence of Markdown.
        chart: investments by place and declared stage.
        gaps: those of a year common to both; ``since`` is what their verdicts count from.
        means: of the programme of ``year``; empty when no project is known.
        decide: what the update must look at, (reason, how many, out of how many), none at zero.
        data: every figure of the sheet, to take away.
    """

    on: date
    year: int
    answer: str
    counts: tuple[CommitteeCount, ...]
    chart: StackedBars
    gaps: tuple[CommitteeGap, ...]
    since: int
    projects: int
    means: tuple[CommitteeMeans, ...]
    update_year: int
    decide: tuple[tuple[Reason, int, int], ...]
    data: Table
    is_simulated: bool
