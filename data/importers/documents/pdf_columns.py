"""Tables without rules, by the white rivers between their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from data.importers.documents.markers import is_marker_alone
from data.importers.documents.pdf_blocks import Piece, is_full, reads_on, row_blocks, usual_distance
from data.importers.documents.pdf_words import Printed, Word

_SAME = 3.0
"""Points within which two cells start at the same place."""
_EXACT = 1.0
_LEAST_RIVER = 4.5
_RIVER_SHARE = 0.42
"""Width of a river, in points and as a share of the letters' size: more than a space."""
_LEAST_LINES = 3
_AHEAD = 3
"""Lines across the columns, the name of a group for instance, within which rows must go on."""
_FARTHEST = 5.0
"""Distance between two lines, as a share of their size, over which a table is over."""
_APART = 1.2
"""Usual distances between two lines from which they are two rows."""
_OFFSET = 0.8
"""Usual distances between two lines of a cell under which they are lines of two cells."""
_WIDEST_GUTTER = 1.5
"""Room between two full columns, as a share of the letters' size."""
_SENTENCES = 0.15
_PROSE = 30
"""Letters of most pieces on each side from which two columns are a page of prose."""
_EDGE = 3
"""Lines at the edges of a page, running heads for instance, between which a table goes on."""


@dataclass(frozen=True)
class Region:
    """A table without rules on a page.

    Attributes:
        start: rank of its first line; ``end`` is that behind the last one.
        lefts: where its columns start.
        rows: their cells, a cell's visual lines parted by a line feed.
        ranks: rank of the first line of each row.
        pitch: distance between two lines of a row, where gaps part the rows; else 0.
    """

    start: int
    end: int
    lefts: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    ranks: tuple[int, ...]
    pitch: float = 0


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
    end = _grown(lines, start)
    body = [line for line in lines[start:end] if len(line.segments) > 1]
    if len(body) < 2:
        return None
    lefts = _columns(lines[start:end])
    if len(lefts) < 2:
        return None
    end = _trimmed(lines, start, end, lefts)
    placed = [_placed(line, lefts) for line in lines[start:end]]
    if not _is_believed(placed, lefts):
        return None
    region = _with_rows(lines, start, end, lefts, margin)
    return None if _is_listing(placed, region) else region


def _least_river(line: Printed) -> float:
    return max(_LEAST_RIVER, _RIVER_SHARE * line.words[0].size)


def _grown(lines: Sequence[Printed], start: int) -> int:
    """Return where the rivers of a line end."""
    rivers = [(a.right, b.left) for a, b in pairwise(lines[start].segments)]
    starts = {segment.left for segment in lines[start].segments}
    end = start + 1
    while end < len(lines):
        after = _next_row(lines, end, rivers, starts)
        if after is None:
            return end
        for line in lines[end:after]:
            kept = _narrowed(rivers, line)
            rivers = kept or rivers
            if len(line.segments) > 1:
                starts |= {segment.left for segment in line.segments}
        end = after
    return end


def _next_row(
    lines: Sequence[Printed],
    rank: int,
    rivers: list[tuple[float, float]],
    starts: set[float],
) -> int | None:
    """Return where to go on behind a line of the table, or behind lines across its columns."""
    for ahead in range(rank, min(rank + _AHEAD, len(lines))):
        before, line = lines[ahead - 1], lines[ahead]
        if not _follows(before, line):
            return None
        kept = _narrowed(rivers, line)
        if len(kept) == len(rivers):
            is_row = ahead == rank or len(line.segments) > 1
            if is_row:
                return ahead + 1
        elif kept and _shares(line, starts) > max(1, 0.6 * len(line.segments)):
            return ahead + 1
        elif len(line.segments) > 1 or line.words[0].left > min(starts) + _SAME:
            # What crosses the columns starts where they do, as the name of a group.
            return None
    return None


def _follows(before: Printed, line: Printed) -> bool:
    """Tell a line that comes under another one, near and in letters of its size."""
    size = before.words[0].size
    distance = line.bottom - before.bottom
    return 0 < distance < _FARTHEST * size and abs(line.words[0].size - size) < 0.2 * size


def _shares(line: Printed, starts: set[float]) -> int:
    """Count the segments of a line that start where others do."""
    return sum(
        any(abs(segment.left - start) < _SAME for start in starts) for segment in line.segments
    )


def _narrowed(rivers: list[tuple[float, float]], line: Printed) -> list[tuple[float, float]]:
    """Return what a line leaves of the rivers; those that it fills are gone."""
    least = _least_river(line)
    found = []
    for left, right in rivers:
        low = high = left
        best = (left, left)
        for word in line.words:
            if word.right <= left or word.left >= right:
                continue
            if word.left - high > best[1] - best[0]:
                best = (high, word.left)
            high = max(high, word.right)
        if right - high > best[1] - best[0]:
            best = (high, right)
        low, high = best
        if high - low >= least:
            found.append((low, high))
    return found


def _columns(lines: Sequence[Printed]) -> tuple[float, ...]:
    """Return where columns start: the far side of what no line with several cells covers."""
    rows = [line for line in lines if len(line.segments) > 1 or _is_moved(line)]
    pieces = sorted((word.left, word.right) for line in rows for word in line.words)
    least = max(_least_river(line) for line in rows)
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
        word.spaces == 0 and word.left - before.right >= _least_river(line)
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


def _column(left: float, lefts: Sequence[float]) -> int:
    """Return the rank of the column that a word starts in."""
    return max((rank for rank, one in enumerate(lefts) if left > one - _SAME), default=0)


def _placed(line: Printed, lefts: Sequence[float]) -> dict[int, Piece]:
    """Part a line's words by column; what crosses columns stays whole in the first of them."""
    found: dict[int, list[Word]] = {}
    if _crosses(line, lefts):
        return {_column(line.words[0].left, lefts): line.words}
    for word in line.words:
        found.setdefault(_column(word.left, lefts), []).append(word)
    return {rank: tuple(words) for rank, words in found.items()}


def _crosses(line: Printed, lefts: Sequence[float]) -> bool:
    """Tell a line whose words do not leave the columns."""
    before: Word | None = None
    starts = {segment.left for segment in line.segments}
    for word in line.words:
        column = _column(word.left, lefts)
        if column + 1 < len(lefts) and word.right > lefts[column + 1] + _SAME:
            return True
        if before is not None and column != _column(before.left, lefts):
            is_cell = word.left in starts or abs(word.left - lefts[column]) < _EXACT
            if not is_cell:
                return True
        before = word
    return False


def _trimmed(lines: Sequence[Printed], start: int, end: int, lefts: Sequence[float]) -> int:
    """Leave out the last lines when only the first column holds them and a gap parts them."""
    usual = _usual(lines[start:end])
    last = end
    for rank in range(end - 1, start, -1):
        columns = set(_placed(lines[rank], lefts))
        if columns != {0}:
            break
        if lines[rank].bottom - lines[rank - 1].bottom > _APART * usual:
            last = rank
    return last


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
    return not all(is_marker_alone(_text(piece)) for piece in markers) or len(lefts) > 2


def _is_straight(column: Sequence[Piece]) -> bool:
    """Tell pieces that mostly start, end or are centred at the same place."""
    places = (
        [piece[0].left for piece in column],
        [piece[-1].right for piece in column],
        [(piece[0].left + piece[-1].right) / 2 for piece in column],
    )
    return any(
        sum(abs(place - median(one)) < _SAME for place in one) >= 0.6 * len(one) for one in places
    )


def _is_listing(placed: Sequence[dict[int, Piece]], region: Region) -> bool:
    """Tell two columns of prose, or titles and their pages."""
    if len(region.lefts) > 2:
        return False
    rights = [row[1] for row in region.rows if row[1]]
    if rights and all(text.isdecimal() for text in rights):
        return True
    sides = [[_text(pieces[rank]) for pieces in placed if rank in pieces] for rank in (0, 1)]
    is_prose = all(median(len(text) for text in side) > _PROSE for side in sides)
    return is_prose and len(region.rows) < 3


def _text(piece: Piece) -> str:
    return " ".join(word.text for word in piece)


def _usual(lines: Sequence[Printed]) -> float:
    """Return the distance between two lines of a cell: the small ones tell."""
    distances = sorted(after.bottom - before.bottom for before, after in pairwise(lines))
    size = median(line.words[0].size for line in lines)
    near = [distance for distance in distances if distance > 0.8 * size]
    return near[len(near) // 10] if near else 1.2 * size


def _with_rows(
    lines: Sequence[Printed],
    start: int,
    end: int,
    lefts: tuple[float, ...],
    margin: float,
    pitch: float = 0,
) -> Region:
    """Gather the lines of each row."""
    body = lines[start:end]
    placed = [_placed(line, lefts) for line in body]
    rights = _rights(placed, lefts, margin)
    across = [_crosses(line, lefts) for line in body]
    distances = [after.bottom - before.bottom for before, after in pairwise(body)]
    usual = pitch or usual_distance(placed)
    apart = [distance > _APART * usual for distance in distances]
    has_gaps = pitch > 0 or (sum(apart) >= max(1, len(body) // 12) and not all(apart))
    # Centred cells of one line and of two are half a line apart: gaps tell nothing then.
    is_offset = any(distance < _OFFSET * usual for distance in distances)
    is_parted = has_gaps and not is_offset
    groups = None if is_parted else row_blocks(placed, across, rights, usual)
    if groups is None:
        groups = _from_the_top(placed, across, apart, None if has_gaps else rights)
    rows = []
    for group in groups:
        cells = [""] * len(lefts)
        for rank, column in sorted(group):
            text = _text(placed[rank][column])
            cells[column] = f"{cells[column]}\n{text}" if cells[column] else text
        rows.append(tuple(cells))
    ranks = tuple(start + min(rank for rank, _ in group) for group in groups)
    return Region(start, end, lefts, tuple(rows), ranks, usual if is_parted else 0)


def _from_the_top(
    placed: Sequence[dict[int, Piece]],
    across: Sequence[bool],
    apart: Sequence[bool],
    rights: Sequence[float] | None,
) -> list[list[tuple[int, int]]]:
    """Gather the pieces of each row, line and column, when its cells start on one line.

    Args:
        placed: each line's pieces by column.
        across: which lines cross the columns.
        apart: which lines have a gap under them.
        rights: how far columns go; none where gaps alone part the rows.
    """
    groups: list[list[tuple[int, int]]] = []
    for rank, pieces in enumerate(placed):
        is_new = not rank or apart[rank - 1] or across[rank] != across[rank - 1]
        if not is_new and rights is not None:
            is_new = not _goes_on(placed[rank - 1], pieces, rights)
        if is_new:
            groups.append([])
        groups[-1] += [(rank, column) for column in pieces]
    return groups


def _rights(
    placed: Sequence[dict[int, Piece]], lefts: Sequence[float], margin: float
) -> tuple[float, ...]:
    """Return how far each column goes: up to the narrowest river before the next one."""
    ends = [
        max((pieces[rank][-1].right for pieces in placed if rank in pieces and len(pieces) > 1),
            default=left)
        for rank, left in enumerate(lefts)
    ]  # fmt: skip
    rivers = [after - end for end, after in zip(ends, lefts[1:], strict=False)]
    size = median(piece[0].size for pieces in placed for piece in pieces.values())
    # Of short cells, the longest one tells nothing of the width of its column.
    narrowest = min(max(0.0, min(rivers, default=0.0)), _WIDEST_GUTTER * size)
    return (*(left - narrowest for left in lefts[1:]), max(ends[-1], margin))


def _goes_on(above: dict[int, Piece], pieces: dict[int, Piece], rights: Sequence[float]) -> bool:
    """Tell a line that had no room above: each cell is full there, and the words of one read on."""
    if not all(
        column in above and is_full(above[column], piece, rights[column])
        for column, piece in pieces.items()
    ):
        return False
    # The first column tells a row; a date in lower case, further on, proves nothing against it.
    telling = [0] if 0 in pieces else list(pieces)
    return any(reads_on(above[column], pieces[column]) for column in telling)


def _carried_on(
    lines: Sequence[Printed], start: int, carried: Region, margin: float
) -> Region | None:
    """Go on with the table of the page before, whatever columns this page fills."""
    lefts, end = carried.lefts, start
    while end < len(lines):
        line = lines[end]
        if end > start and not _follows(lines[end - 1], line):
            break
        if not _stands_in(line, lefts):
            break
        end += 1
    columns = [set(_placed(line, lefts)) for line in lines[start:end]]
    while columns and columns[-1] == {0}:
        columns.pop()
    end = start + len(columns)
    return _with_rows(lines, start, end, lefts, margin, carried.pitch) if columns else None


def _stands_in(line: Printed, lefts: Sequence[float]) -> bool:
    """Tell a line whose words start at columns and stay in them."""
    first: dict[int, Word] = {}
    for word in line.words:
        column = _column(word.left, lefts)
        first.setdefault(column, word)
        if column + 1 < len(lefts) and word.right > lefts[column + 1] - 1:
            return False
    return all(abs(word.left - lefts[column]) < _SAME for column, word in first.items())
