"""Tables without rules, by the white rivers between their columns."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from data.importers.documents.lines.markers import is_marker_alone
from data.importers.documents.pdf.columns.cells import Piece
from data.importers.documents.pdf.columns.places import by_column, column_starts, stands_in, text_of
from data.importers.documents.pdf.columns.rivers import SAME, follows, grown
from data.importers.documents.pdf.columns.rows import APART, Region, with_rows
from data.importers.documents.pdf.words import Printed

_LEAST_LINES = 3
_SENTENCES = 0.15
_PROSE = 30
"""Letters of most pieces on each side from which two columns are a page of prose."""
_EDGE = 3
"""Lines at the edges of a page, running heads for instance, between which a table goes on."""


def column_regions(lines: Sequence[Printed], carried: Region | None) -> list[Region]:
    """Find the tables without rules of a page, from top to bottom.

    Args:
        lines: the page's lines, those of ruled tables taken out.
        carried: the table that ends the page before, none when another text ends it.
    """
    found: list[Region] = []
    rank = 0
    margin = max((line.words[-1].right for line in lines), default=0.0)
    while rank < len(lines):
        region = None
        if carried and not found and rank <= _EDGE:
            region = _carried_on(lines, rank, carried, margin)
        if region is None and len(lines[rank].segments) > 1:
            region = _region(lines, rank, margin)
        if region is None:
            rank += 1
        else:
            found.append(region)
            rank = region.end
    return found


def _region(lines: Sequence[Printed], start: int, margin: float) -> Region | None:
    """Grow a table from a line with wide gaps; none when what follows does not keep them."""
    end = grown(lines, start)
    body = [line for line in lines[start:end] if len(line.segments) > 1]
    if len(body) < 2:
        return None
    lefts = column_starts(lines[start:end])
    if len(lefts) < 2:
        return None
    end = _trimmed(lines, start, end, lefts)
    placed = [by_column(line, lefts) for line in lines[start:end]]
    if not _is_believed(placed, lefts):
        return None
    region = with_rows(lines, start, end, lefts, margin)
    return None if _is_listing(placed, region) else region


def _trimmed(lines: Sequence[Printed], start: int, end: int, lefts: Sequence[float]) -> int:
    """Leave out the last lines when only the first column holds them and a gap parts them."""
    usual = _usual(lines[start:end])
    last = end
    for rank in range(end - 1, start, -1):
        columns = set(by_column(lines[rank], lefts))
        if columns != {0}:
            break
        if lines[rank].bottom - lines[rank - 1].bottom > APART * usual:
            last = rank
    return last


def _usual(lines: Sequence[Printed]) -> float:
    """Return the distance between two lines of a cell: the small ones tell."""
    distances = sorted(after.bottom - before.bottom for before, after in pairwise(lines))
    size = median(line.words[0].size for line in lines)
    near = [distance for distance in distances if distance > 0.8 * size]
    return near[len(near) // 10] if near else 1.2 * size


def _is_believed(placed: Sequence[dict[int, Piece]], lefts: Sequence[float]) -> bool:
    """Tell a table from words that happen to leave white between them."""
    full = [pieces for pieces in placed if len(pieces) > 1]
    if len(full) < _LEAST_LINES - (len(lefts) > 2):
        return False
    for rank in range(len(lefts)):
        column = [pieces[rank] for pieces in placed if rank in pieces and len(pieces) > 1]
        if len(column) > 1 and not _is_straight(column):
            return False
    cuts = [pieces[rank][0].spaces == 1 for pieces in full for rank in sorted(pieces)[1:]]
    # What a single space parts is a sentence, not two cells.
    if sum(cuts) > _SENTENCES * len(cuts):
        return False
    markers = [pieces[0] for pieces in full if 0 in pieces]
    return not all(is_marker_alone(text_of(piece)) for piece in markers) or len(lefts) > 2


def _is_straight(column: Sequence[Piece]) -> bool:
    """Tell pieces that mostly start, end or are centred at the same place."""
    places = (
        [piece[0].left for piece in column],
        [piece[-1].right for piece in column],
        [(piece[0].left + piece[-1].right) / 2 for piece in column],
    )
    return any(
        sum(abs(place - median(one)) < SAME for place in one) >= 0.6 * len(one) for one in places
    )


def _is_listing(placed: Sequence[dict[int, Piece]], region: Region) -> bool:
    """Tell two columns of prose, or titles and their pages."""
    if len(region.lefts) > 2:
        return False
    rights = [row[1] for row in region.rows if row[1]]
    if rights and all(text.isdecimal() for text in rights):
        return True
    sides = [[text_of(pieces[rank]) for pieces in placed if rank in pieces] for rank in (0, 1)]
    is_prose = all(median(len(text) for text in side) > _PROSE for side in sides)
    return is_prose and len(region.rows) < 3


def _carried_on(
    lines: Sequence[Printed], start: int, carried: Region, margin: float
) -> Region | None:
    """Go on with the table of the page before, whatever columns this page fills."""
    lefts, end = carried.lefts, start
    while end < len(lines):
        line = lines[end]
        if end > start and not follows(lines[end - 1], line):
            break
        if not stands_in(line, lefts):
            break
        end += 1
    columns = [set(by_column(line, lefts)) for line in lines[start:end]]
    while columns and columns[-1] == {0}:
        columns.pop()
    end = start + len(columns)
    return with_rows(lines, start, end, lefts, margin, carried.pitch) if columns else None
