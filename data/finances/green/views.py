"""What the part « Budget vert » shows: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from data.base.chart import StackedBars
from data.finances.green.axes import GreenAxis, GreenLaw
from data.finances.green.rules import AxisTotal
from data.finances.vocabulary import GreenMark


@dataclass(frozen=True)
class GivenMark:
    """The mark of an operation on an axis, and the row it stands in (its version, to change it)."""

    axis: int
    mark: GreenMark | None
    note: str = ""
    version: int = 0


@dataclass(frozen=True)
class GreenRow:
    """An operation that executed something in the year, and its mark on each axis due.

    ``executed_eur`` is the PPI's, or the accounts' where the PPI says nothing.
    """

    id: int
    code: str
    title: str
    programme: str
    budget: str
    executed_eur: Decimal
    marks: tuple[GivenMark, ...]
    is_simulated: bool

    def mark(self, axis: int) -> GivenMark:
        """Return the mark on an axis; one that nobody gave is « non coté »."""
        return next((one for one in self.marks if one.axis == axis), GivenMark(axis, None))


@dataclass(frozen=True)
class GreenChange:
    """A line of the history of the marks of a year."""

    recorded_at: datetime
    author: str
    reason: str
    what: str


@dataclass(frozen=True)
class GreenView:
    """The annex of a year.

    Attributes:
        years: those with executed investment, newest first.
        axes: those due that year.
        unknown: operations whose executed amount nobody knows that year, by title.
        accounts_eur: real investment spending of the accounts of every budget but for loan
            repayments; ``None`` when the accounts of the year are not known.
        apart_eur: what no operation of the PPI bears.
        stage: « CFU »…, in words; empty when the accounts are not known.
        notes: what to keep in mind, one sentence each.
    """

    answer: str
    year: int | None
    years: tuple[int, ...]
    law: GreenLaw
    axes: tuple[GreenAxis, ...]
    rows: tuple[GreenRow, ...]
    unknown: tuple[str, ...]
    accounts_eur: Decimal | None
    apart_eur: Decimal
    totals: tuple[AxisTotal, ...]
    chart: StackedBars | None
    stage: str
    notes: tuple[str, ...]
    history: tuple[GreenChange, ...]
    source: str
    is_simulated: bool
    is_demonstration: bool
