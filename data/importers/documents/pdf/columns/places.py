"""Where the columns of a table without rules start, and what stands in each."""

from collections.abc import Sequence
from itertools import pairwise

from data.importers.documents.pdf.columns.cells import Piece
from data.importers.documents.pdf.columns.rivers import SAME, least_river
from data.importers.documents.pdf.words import Printed, Word

_EXACT = 1.0


def column_starts(lines: Sequence[Printed]) -> tuple[float, ...]:
    """Return where columns start: the far side of what no line with several cells covers."""
    rows = [line for line in lines if len(line.segments) > 1 or _is_moved(line)]
    pieces = sorted((word.left, word.right) for line in rows for word in line.words)
    least = max(least_river(line) for line in rows)
    covers: list[tuple[float, float]] = []
    for left, right in pieces:
        if covers and left - covers[-1][1] < least:
            covers[-1] = (covers[-1][0], max(right, covers[-1][1]))
        else:
            covers.append((left, right))
    edges = [(a.right, b.left) for line in rows for a, b in pairwise(line.segments)]
    lefts = [covers[0][0]]
    for before, cover in pairwise(covers):
        # A space that words happen to leave on each line is no column: one wide gap at least, or
        # words that all start at one place.
        is_wide = any(left < cover[0] and right > before[1] for left, right in edges)
        if is_wide or _start_there(rows, cover):
            lefts.append(cover[0])
    return tuple(lefts)


def _is_moved(line: Printed) -> bool:
    """Tell a line all of whose words were placed one by one, as the cells of narrow columns."""
    return len(line.words) > 2 and all(
        word.spaces == 0 and word.left - before.right >= least_river(line)
        for before, word in pairwise(line.words)
    )


def _start_there(lines: Sequence[Printed], cover: tuple[float, float]) -> bool:
    """Tell several lines whose words between two rivers all start where these do."""
    starts = []
    for line in lines:
        starts += [word for word in line.words if cover[0] <= word.left <= cover[1]][:1]
    is_moved = all(word.spaces == 0 for word in starts) and any(
        word.spaces for line in lines for word in line.words
    )
    is_straight = all(word.left - cover[0] < _EXACT for word in starts)
    return is_straight and (len(starts) > 1 or is_moved)


def by_column(line: Printed, lefts: Sequence[float]) -> dict[int, Piece]:
    """Part a line's words by column; what crosses columns stays whole in the first of them."""
    found: dict[int, list[Word]] = {}
    if crosses(line, lefts):
        return {column_of(line.words[0].left, lefts): line.words}
    for word in line.words:
        found.setdefault(column_of(word.left, lefts), []).append(word)
    return {rank: tuple(words) for rank, words in found.items()}


def crosses(line: Printed, lefts: Sequence[float]) -> bool:
    """Tell a line whose words do not leave the columns."""
    before: Word | None = None
    starts = {segment.left for segment in line.segments}
    for word in line.words:
        column = column_of(word.left, lefts)
        if column + 1 < len(lefts) and word.right > lefts[column + 1] + SAME:
            return True
        if before is not None and column != column_of(before.left, lefts):
            is_cell = word.left in starts or abs(word.left - lefts[column]) < _EXACT
            if not is_cell:
                return True
        before = word
    return False


def stands_in(line: Printed, lefts: Sequence[float]) -> bool:
    """Tell a line whose words start at columns and stay in them."""
    first: dict[int, Word] = {}
    for word in line.words:
        column = column_of(word.left, lefts)
        first.setdefault(column, word)
        if column + 1 < len(lefts) and word.right > lefts[column + 1] - 1:
            return False
    return all(abs(word.left - lefts[column]) < SAME for column, word in first.items())


def column_of(left: float, lefts: Sequence[float]) -> int:
    """Return the rank of the column that a word starts in."""
    return max((rank for rank, one in enumerate(lefts) if left > one - SAME), default=0)


def text_of(piece: Piece) -> str:
    """Return the words of a piece, spaces between them."""
    return " ".join(word.text for word in piece)
