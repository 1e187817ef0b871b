"""The words of a PDF's page, gathered on lines, columns and cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from data.importers.documents.cleaning import clean
from data.importers.documents.lines.markers import is_marker_alone

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left corner."""

_WIDE_GAP = 2.5
"""Average letters from which a gap may part two cells."""
_LEAST_COLUMN = 8
"""Lines side by side from which two columns of prose are believed."""
_COLUMN_LETTERS = 22
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(frozen=True)
class Word:
    """A word and where it is printed.

    ``spaces`` counts the spaces that the file writes before it: none where it moved instead, to a
    tab stop or to another cell; many where somebody aligned words with them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool
    spaces: int = 0

    @property
    def letter(self) -> float:
        """Width of one of its letters."""
        return (self.right - self.left) / max(1, len(self.text))

    def is_in(self, box: Box) -> bool:
        """Tell a word whose middle is in a box."""
        across, down = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return box[0] <= across <= box[2] and box[1] <= down <= box[3]


@dataclass(frozen=True)
class Segment:
    """Words of one line that no wide gap parts."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it starts."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right


@dataclass(frozen=True)
class Printed:
    """A line of a page."""

    segments: tuple[Segment, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All of its words."""
        return tuple(word for segment in self.segments for word in segment.words)

    @property
    def top(self) -> float:
        """Where its biggest word starts."""
        return max(self.words, key=lambda word: word.size).top

    @property
    def bottom(self) -> float:
        """Where its biggest word ends."""
        return max(self.words, key=lambda word: word.size).bottom

    @property
    def text(self) -> str:
        """All of its words; a hyphen cut from its word by a change of font is put back."""
        return " ".join(segment.text for segment in self.segments)


def words_of(page: Any) -> list[Word]:
    """Return the words of a page, as they are printed, without those that stand on their side."""
    found = []
    extracted = page.extract_words(
        x_tolerance_ratio=0.2, y_tolerance=3, extra_attrs=["fontname", "size"], return_chars=True
    )
    for word, spaces in zip(extracted, _spaces(page.chars, extracted), strict=True):
        text = word["text"]
        if text.rstrip().endswith("\u00ad"):
            text = text.rstrip()[:-1] + "-"
        text = clean(text)
        if text and word.get("upright", True):
            font = str(word["fontname"]).lower()
            is_bold = any(weight in font for weight in _BOLD)
            size = float(word["size"])
            box = (word["x0"], word["top"], word["x1"], word["bottom"])
            found.append(Word(text, *box, size, is_bold, spaces))
    return found


def _spaces(chars: Sequence[Any], words: Sequence[Any]) -> list[int]:
    """Count the spaces written just before each word, on its line."""
    ranks = {id(char): rank for rank, char in enumerate(chars)}
    found = []
    for word in words:
        first = word["chars"][0]
        rank = start = ranks.get(id(first), 0)
        left = first["x0"]
        # The space that ends the line above comes before it too, but elsewhere.
        while rank and chars[rank - 1]["text"].isspace() and _touches(chars[rank - 1], first, left):
            rank -= 1
            left = chars[rank]["x0"]
        found.append(start - rank)
    return found


def _touches(space: Any, first: Any, left: float) -> bool:
    """Tell a space that stands just before a letter, or before the space that does."""
    is_level = abs(space["bottom"] - first["bottom"]) < first["size"] / 2
    return bool(is_level and 0 <= left - space["x0"] < 2 * first["size"])


def lines_of(words: Sequence[Word]) -> list[Printed]:
    """Gather words on lines, from top to bottom, in the order of the columns."""
    return _in_columns([_printed(line) for line in _rows_of_words(words)])


def _rows_of_words(words: Sequence[Word]) -> list[list[Word]]:
    """Gather words whose heights overlap; the biggest word of a line tells where it is."""
    rows: list[list[Word]] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        if anchor is None or not _are_level(anchor, word):
            rows.append([])
            anchor = word
        elif word.size > anchor.size:
            anchor = word
        rows[-1].append(word)
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _are_level(anchor: Word, word: Word) -> bool:
    """Tell two words of one line, an exponent included."""
    shared = min(anchor.bottom, word.bottom) - max(anchor.top, word.top)
    height = min(anchor.bottom - anchor.top, word.bottom - word.top)
    apart = abs(anchor.top + anchor.bottom - word.top - word.bottom) / 2
    return shared > 0.5 * height and apart < height


def _printed(words: list[Word]) -> Printed:
    """Part a line at its wide gaps, but behind a mere marker; pieces of one word are joined."""
    letter = median(word.letter for word in words)
    groups: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = word.left - before.right
        if gap < 0.12 * word.size and groups[-1]:
            last = groups[-1].pop()
            groups[-1].append(_glued(last, word))
        elif gap > _WIDE_GAP * letter and not is_marker_alone(_text(groups[-1])):
            groups.append([word])
        else:
            groups[-1].append(word)
    return Printed(tuple(Segment(tuple(group)) for group in groups))


def _text(words: list[Word]) -> str:
    """Return the words of a segment that is being made."""
    return " ".join(word.text for word in words)


def _glued(before: Word, after: Word) -> Word:
    """Make one word of two pieces that a change of font parts."""
    return Word(
        before.text + after.text,
        before.left,
        min(before.top, after.top),
        after.right,
        max(before.bottom, after.bottom),
        max(before.size, after.size),
        before.is_bold and after.is_bold,
        before.spaces,
    )


def _in_columns(lines: list[Printed]) -> list[Printed]:
    """Read two columns of prose one after the other; other lines stay as they are."""
    found: list[Printed] = []
    run: list[Printed] = []
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    for line in lines:
        crosses = any(word.left < gutter - 1 and word.right > gutter + 1 for word in line.words)
        is_across = crosses or any(
            segment.left < gutter < segment.right for segment in line.segments
        )
        if is_across:
            found += _parted(run, gutter)
            run = []
            found.append(line)
        else:
            run.append(line)
    return found + _parted(run, gutter)


def _parted(run: list[Printed], gutter: float) -> list[Printed]:
    """Part lines on each side of a gutter, the left side first."""
    sides: tuple[list[Printed], list[Printed]] = ([], [])
    for line in run:
        for side, is_right in zip(sides, (False, True), strict=True):
            segments = tuple(part for part in line.segments if (part.left > gutter) == is_right)
            if segments:
                side.append(Printed(segments))
    return [*sides[0], *sides[1]]


def _gutter(lines: list[Printed]) -> float | None:
    """Find where the right column of prose starts, if there are two."""
    pairs = [(line.segments[0], line.segments[1]) for line in lines if len(line.segments) == 2]
    if len(pairs) < _LEAST_COLUMN or len(pairs) < 0.4 * len(lines):
        return None
    left = median(pair[1].left for pair in pairs)
    aligned = [pair for pair in pairs if abs(pair[1].left - left) < 4]
    if len(aligned) < 0.7 * len(pairs):
        return None
    letters = [median(len(pair[side].text) for pair in aligned) for side in (0, 1)]
    return left - 2 if min(letters) >= _COLUMN_LETTERS else None
