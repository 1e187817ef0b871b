"""The outline of a roadmap: portfolios, their sections, and what stands under each."""

from dataclasses import dataclass, field

from data.importers.documents.blocks import Block


@dataclass
class Item:
    """What is promised in one place of the document.

    Attributes:
        origin: ``numbered``, ``unnumbered`` or ``bullet``.
        opener: the block that opens it, whose text is a title when ``is_titled``.
        parts: the blocks that follow it, in order: paragraphs and bullets.
    """

    origin: str
    opener: Block
    is_titled: bool = False
    parts: list[Block] = field(default_factory=list)

    @property
    def number(self) -> str | None:
        """Its number as printed; none for a promise without one."""
        return self.opener.number if self.origin == "numbered" else None

    @property
    def bullets(self) -> list[Block]:
        """The parts of a list under it."""
        return [part for part in self.parts if is_item(part)]

    @property
    def paragraphs(self) -> list[Block]:
        """What it says in full sentences, its opener first unless that is a title."""
        plain = [part for part in self.parts if not is_item(part)]
        return plain if self.is_titled else [self.opener, *plain]

    @property
    def wording(self) -> str:
        """The document's full text, a list's items after a dash."""
        opener = [] if self.is_titled and self.parts else [self.opener.text]
        lines = [f"- {part.text}" if is_item(part) else part.text for part in self.parts]
        return "\n".join([*opener, *lines])


@dataclass
class Section:
    """A heading of a portfolio and what stands under it; none for what stands under no heading.

    Attributes:
        theme: the heading above it, which has no promise of its own.
    """

    heading: Block | None
    theme: Block | None = None
    items: list[Item] = field(default_factory=list)


@dataclass
class Portfolio:
    """A delegation of the document.

    Attributes:
        opener: the block that it starts with.
        holder: its member's title, as written; empty when the document does not say it.
        competences: what it is in charge of, as written, one by one.
        headings: the lines that give its title.
        is_introduced: the document gives it a roadmap, and does not only name it.
    """

    opener: Block
    holder: str = ""
    competences: tuple[str, ...] = ()
    headings: list[Block] = field(default_factory=list)
    is_introduced: bool = False
    sections: list[Section] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """All that it promises, in order."""
        return [item for section in self.sections for item in section.items]


@dataclass
class Outline:
    """A document cut into portfolios.

    Attributes:
        preamble: the blocks before the first portfolio.
        names: people's names that were met; they are never kept.
    """

    preamble: list[Block] = field(default_factory=list)
    portfolios: list[Portfolio] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def is_item(block: Block) -> bool:
    """Tell a list's item, numbered or not, from a paragraph."""
    return block.is_bullet or block.number is not None
