"""Numbers that a word processor counts by itself, written as it shows them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import taken_off

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(count: int) -> str:
    """Write a count in Roman figures, in lower case."""
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


def letters(count: int) -> str:
    """Write a count in letters as word processors do: a…z, then aa, bb, cc."""
    if not 0 < count < 1000:
        return str(count)
    times, rank = divmod(count - 1, 26)
    return chr(ord("a") + rank) * (times + 1)


STYLES: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
    "a": letters,
    "A": lambda count: letters(count).upper(),
}
"""How counts are written, by Word's and by Writer's name; figures for any other."""


class Counters:
    """The counts of one list, level by level."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, level: int, starts: Sequence[int]) -> list[int]:
        """Count one more item at ``level``; return the counts down to it.

        Args:
            level: from 0.
            starts: what each level starts from.
        """
        self._counts[level] = self._counts.get(level, starts[level] - 1) + 1
        for deeper in [other for other in self._counts if other > level]:
            del self._counts[deeper]
        for upper in range(level):
            self._counts.setdefault(upper, starts[upper])
        return [self._counts[upper] for upper in range(level + 1)]

    def restart(self, level: int, start: int) -> None:
        """Make the next item of ``level`` the ``start``."""
        self._counts[level] = start - 1


def numbered(line: Line, shown: str) -> Line:
    """Give a paragraph the number that its word processor shows before it, ``Action 12 :``."""
    shown = shown.strip()
    words = taken_off(f"{shown} X")
    if words.label:
        return replace(line, text=f"{shown} {line.text}")
    core = words.number or "".join(part for part in shown if part.isalnum() or part == ".")
    core = core.strip(".")
    return replace(line, number=core) if core else line
