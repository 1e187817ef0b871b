"""A line of a PDF, and where it is printed."""

from dataclasses import dataclass

from data.importers.documents.lines.line import Line
from data.importers.documents.pdf.words import Segment, Word


@dataclass(frozen=True)
class PdfLine(Line):
    """A line, and where it is printed.

    Attributes:
        first: width of its first word.
        sheet: width of its page.
        words: its words, none for a row of a table that is sure.
        segments: cells of a row that only alignment tells.
    """

    left: float = 0
    top: float = 0
    right: float = 0
    size: float = 0
    first: float = 0
    sheet: float = 0
    words: tuple[Word, ...] = ()
    segments: tuple[Segment, ...] = ()
