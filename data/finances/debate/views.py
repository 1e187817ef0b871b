"""What the report on budget orientations is made of: frozen values, for the screen and paper."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.base.chart import Cell, Chart, Table
from data.base.formats import MISSING, number


class SectionCode(StrEnum):
    """The sections, in their order; their codes stand in addresses and in the base."""

    SUMMARY = "synthese"
    ACCOUNTS = "comptes"
    PROJECTION = "prospective"
    INVESTMENTS = "investissements"
    DEBT = "dette"
    STAFF = "personnel"
    ANNEXES = "budgets-annexes"
    SOURCES = "sources"


class WordsKind(StrEnum):
    """How a sentence stands: ``LACKING`` says what is not known, and what would fill it.

    ``LEAD`` announces the lines after it, and is not parted from them.
    """

    PLAIN = "plain"
    HEADING = "heading"
    LEAD = "lead"
    BULLET = "bullet"
    NOTE = "note"
    LACKING = "lacking"


@dataclass(frozen=True)
class Words:
    """A sentence or a paragraph; what somebody typed may stand in it, never as markup."""

    text: str
    kind: WordsKind = WordsKind.PLAIN


@dataclass(frozen=True)
class Grid:
    """A table of the report.

    Attributes:
        table: raw values, as taken away; a word where there is no number.
        decimals: for each column, how many a number is written with; ``None`` for words and years,
            which stand on the left.
        source: who says so: producer, stage, state, population.
        taken: what is taken away, where the table read here has written numbers.
    """

    key: str
    title: str
    table: Table
    decimals: tuple[int | None, ...]
    source: str
    is_simulated: bool
    taken: Table | None = None

    @property
    def written(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as they are read."""
        return tuple(
            tuple(_written(cell, places) for cell, places in zip(row, self.decimals, strict=True))
            for row in self.table.rows
        )


def _written(cell: Cell, decimals: int | None) -> str:
    if cell is None:
        return MISSING
    if decimals is None or isinstance(cell, str | date):
        return str(cell)
    return number(cell, decimals)


@dataclass(frozen=True)
class Picture:
    """A chart of another page, as it is drawn there."""

    key: str
    chart: Chart


Block = Words | Grid | Picture


@dataclass(frozen=True)
class TextChange:
    """A line of the history of a text."""

    recorded_at: datetime
    author: str
    reason: str
    what: str


@dataclass(frozen=True)
class DeputyText:
    """What the finance deputy writes under a section; empty until somebody writes it.

    ``version`` is that of its row, 0 when there is none: what a writer began from.
    """

    text: str = ""
    version: int = 0
    is_simulated: bool = False
    history: tuple[TextChange, ...] = ()


@dataclass(frozen=True)
class DebateSection:
    """A section: what the texts ask for, what is known, what the deputy says of it."""

    code: SectionCode
    number: int
    title: str
    asked: str
    blocks: tuple[Block, ...]
    deputy: DeputyText

    @property
    def is_simulated(self) -> bool:
        """Tell that one figure or the text was made up for demonstration."""
        drawn = (
            one.chart.is_simulated if isinstance(one, Picture) else one.is_simulated
            for one in self.blocks
            if isinstance(one, Picture | Grid)
        )
        return any(drawn) or (bool(self.deputy.text) and self.deputy.is_simulated)


@dataclass(frozen=True)
class DebateHead:
    """What a report is about.

    Attributes:
        year: of the budget debated.
        years: those that may be chosen.
        scenario: the one that the report rests on; empty when none is written.
        base: « CFU 2028, comptes provisoires », what the figures start from.
        written: sections that have a text.
        why_empty: why there is no report, in a sentence; empty otherwise.
    """

    town: str
    on: date
    year: int
    years: tuple[int, ...] = ()
    scenario: str = ""
    scenario_title: str = ""
    scenarios: tuple[tuple[str, str], ...] = ()
    perimeter: str = ""
    base: str = ""
    written: tuple[SectionCode, ...] = ()
    why_empty: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True)
class DebateReport:
    """The whole report, as printed."""

    head: DebateHead
    sections: tuple[DebateSection, ...]

    @property
    def is_simulated(self) -> bool:
        """Tell that something of it was made up for demonstration."""
        return any(one.is_simulated for one in self.sections)
