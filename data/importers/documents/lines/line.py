"""What the readers of each kind of file hand over: lines, from which the same rules make blocks."""

from dataclasses import dataclass

from data.base.problems import NOWHERE, Where


@dataclass(frozen=True)
class Line:
    """A visual line of a text or of a page, a paragraph of a word processor, or a table's row.

    Attributes:
        text: cleaned, its marker still on; tabs only when they part cells that nobody named yet.
        is_new: a blank line, a gap or the border of a paragraph stands before it.
        is_full: the line was broken because the next word had no room; none when nobody knows.
        room: share of the line that is still free, from 0 to 1; used when ``is_full`` is known.
        width: letters that it takes as printed, signs and spaces before it included.
        indent: spaces before it, or the depth of a list times two.
        number: the number that the word processor computed; its text has no marker then.
        is_bullet: the word processor shows a bullet.
        is_heading: something else than its words says that it is one, a bigger font for instance.
        cells: those of a row.
        table: rank of its table.
        page_top: first line of a page.
    """

    text: str
    where: Where = NOWHERE
    is_new: bool = False
    is_full: bool | None = None
    room: float = 0
    width: int = 0
    indent: int = 0
    number: str | None = None
    is_bullet: bool = False
    heading: int | None = None
    is_heading: bool = False
    is_bold: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None
    page_top: bool = False

    @property
    def is_row(self) -> bool:
        """Tell a table's row from running text."""
        return bool(self.cells)
