"""A document as a list of blocks, whatever file it came from."""

from dataclasses import dataclass

from data.base.problems import NOWHERE, Where


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a heading or a row of a table.

    Attributes:
        text: whole paragraph, its visual lines joined, no marker, no bold signs, ordinary spaces,
            NFC. For a row, its cells joined by a space.
        where: line of a text file or page of a document with pages.
        number: the item's number as printed or as the word processor counts it (``12``, ``1.1``),
            without its dot; none when it has no number.
        is_bullet: the item has a bullet instead of a number.
        depth: 0 for a paragraph or an item of the first level, then deeper.
        heading: level of a styled heading (Markdown ``#``, Word or Writer style), from 1; none for
            unstyled text, whose capitals or bold then decide.
        is_bold: all of the paragraph is bold or larger than the body.
        label: a word before the number or the colon that names the kind of the item: ``Action``,
            ``Objectif stratégique``, ``Objectif opérationnel``, ``Volet``; as written.
        cells: the cells of a row of a table, cleaned likewise; empty for what is not a row.
        table: rank of the table in the document, from 1; rows of one table share it.
    """

    text: str
    where: Where = NOWHERE
    number: str | None = None
    is_bullet: bool = False
    depth: int = 0
    heading: int | None = None
    is_bold: bool = False
    label: str | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None

    @property
    def is_row(self) -> bool:
        """Tell a table's row from running text."""
        return bool(self.cells)

    @property
    def is_capitals(self) -> bool:
        """Tell a line written in capitals, whatever its accents, figures and signs."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 2 and all(letter.isupper() for letter in letters)


@dataclass(frozen=True)
class Document:
    """A document that was read: its name and its blocks, in order.

    ``warnings`` tells in French what the reader had to guess, an encoding for instance.
    """

    name: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
