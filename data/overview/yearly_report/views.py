"""What the draft of the yearly report says: frozen blocks, every figure with its reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Told:
    """A figure as written, and the numbers of the references that it comes from."""

    text: str
    references: tuple[int, ...]
    is_simulated: bool = False


Run = str | Told
"""A piece of a sentence: words, or a figure."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of words and traced figures; ``style`` « list » makes it an item."""

    runs: tuple[Run, ...]
    style: str = "text"


@dataclass(frozen=True)
class Unmeasurable:
    """An effect that nothing measures yet, written as such."""

    text: str


@dataclass(frozen=True)
class ToWrite:
    """A paragraph left to the officer: what is asked for, never invented."""

    text: str


@dataclass(frozen=True)
class ReportTable:
    """A table of the report; ``alt`` says in a sentence what it holds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]
    alt: str


Block = Paragraph | Unmeasurable | ToWrite | ReportTable


@dataclass(frozen=True)
class Section:
    """A part of the report; ``asked_by`` cites what the decree asks there."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    asked_by: str = ""
    level: int = 1

    def figures(self) -> tuple[Told, ...]:
        """Return its figures, in order."""
        runs: list[Run] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                runs += block.runs
            elif isinstance(block, ReportTable):
                runs += (run for row in block.rows for run in row)
        return tuple(run for run in runs if isinstance(run, Told))


@dataclass(frozen=True)
class Reference:
    """Where figures come from: source, edition, data year, perimeter."""

    number: int
    source: str
    edition: str
    data_year: str
    perimeter: str
    is_simulated: bool


@dataclass(frozen=True, kw_only=True)
class TracedDocument:
    """A document whose every figure has its reference.

    Attributes:
        foot: what stands at the foot of each page.
        until: the day that the figures are seen from.
    """

    title: str
    foot: str
    town: str
    plan_title: str
    until: date
    drafted_on: date
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]

    @property
    def is_simulated(self) -> bool:
        """Tell that one figure at least was made up for demonstration."""
        return any(one.is_simulated for one in self.references)

    def blocks(self) -> Iterator[Block]:
        """Walk through every block, in order."""
        for section in self.sections:
            yield from section.blocks

    def figures(self) -> Iterator[Told]:
        """Walk through every figure, in order."""
        for section in self.sections:
            yield from section.figures()

    def to_write(self) -> tuple[ToWrite, ...]:
        """Return the paragraphs left to the officer."""
        return tuple(block for block in self.blocks() if isinstance(block, ToWrite))


@dataclass(frozen=True, kw_only=True)
class YearlyReport(TracedDocument):
    """The draft of the report on a year.

    Attributes:
        missing: what the base lacks for a whole report, a sentence each.
        years: those that a report can be drafted for, the last one that is over first.
    """

    year: int
    years: tuple[int, ...]
    missing: tuple[str, ...]
