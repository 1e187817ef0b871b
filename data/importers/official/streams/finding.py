"""Finds in a block of text the few lines that hold one of some texts; the others are not cut."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

_Find = Callable[[bytes, int], int]
"""Returns where a text stands in a block, from a place on; -1 when it does not."""


class Finder:
    """Looks for texts in blocks of whole lines.

    A lone text is searched as such. Several that begin alike, as the codes of the communes of a
    département, are searched together: one pass over the block instead of one for each.
    """

    def __init__(self, needles: Collection[str]) -> None:
        groups: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for needle in needles:
            # Either encoding: plain letters are alike in both, and the others are few.
            for raw in (needle.encode("utf-8", "replace"), needle.encode("cp1252", "replace")):
                groups[raw[:2]].add(raw)
        self._finds = [_find(group) for group in groups.values()]

    def lines(self, first: int, block: bytes) -> Iterator[tuple[int, int, int]]:
        """Return the lines that hold a text, in order: number, start and end.

        Args:
            first: number of the block's first line.
            block: whole lines.
        """
        ends = {start: end for find in self._finds for start, end in _spans(block, find)}
        number, counted = first, 0
        for start in sorted(ends):
            number += block.count(b"\n", counted, start)
            counted = start
            yield number, start, ends[start]


def _find(group: set[bytes]) -> _Find:
    if len(group) == 1:
        (alone,) = group
        return lambda block, start: block.find(alone, start)
    # The library searches a common start fast; a mere list of words, slowly.
    shared = _shared_start(min(group), max(group))
    ends = b"|".join(re.escape(raw[len(shared) :]) for raw in sorted(group))
    search = re.compile(re.escape(shared) + b"(?:" + ends + b")").search

    def find(block: bytes, start: int) -> int:
        found = search(block, start)
        return found.start() if found else -1

    return find


def _shared_start(first: bytes, last: bytes) -> bytes:
    """Return how two texts begin alike; so do all those between them in order."""
    pairs = zip(first, last, strict=False)
    length = next((rank for rank, (one, other) in enumerate(pairs) if one != other), None)
    return first[:length]


def _spans(block: bytes, find: _Find) -> Iterator[tuple[int, int]]:
    """Return the start and the end of each line where something is found."""
    place = find(block, 0)
    while place >= 0:
        start = block.rfind(b"\n", 0, place) + 1
        end = block.find(b"\n", place)
        end = len(block) if end < 0 else end
        yield start, end
        place = find(block, end)
