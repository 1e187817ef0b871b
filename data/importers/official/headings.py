"""Headings as they are compared: without case, accents, blanks or marks; years told apart. Pure.

The same table comes with ``Code du département`` and, years later, ``code_du_departement``.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_MARKS = re.compile(r"[\s_.’'\-]+")
_PLACEHOLDER = re.compile(r"(\{yyyy\}|\{yy\}|\{ed\}|\*)")
_PATTERNS = {
    "{yyyy}": "(?P<year>[0-9]{4})",
    "{yy}": "(?P<short>[0-9]{2})",
    "{ed}": "(?P<edition>[0-9]{2})",
    "*": ".*",
}
_CENTURY = 2000
_LAST_SHORT_YEAR = 60
"""``62`` in a heading is 1962: no statistics of 2062 will be read by this version."""


@dataclass(frozen=True)
class HeadingMatch:
    """A heading that answers to a name, the year and the edition that it says."""

    year: int | None = None
    edition: int | None = None


def folded_heading(text: str) -> str:
    """Return a heading as it is compared."""
    return _folded_piece(text).strip()


def _folded_piece(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\ufeff", "").casefold())
    return _MARKS.sub(" ", "".join(one for one in plain if not unicodedata.combining(one)))


def matched(name: str, heading: str) -> HeadingMatch | None:
    """Tell whether a folded heading answers to a name of a layout; nothing when it does not."""
    if not _PLACEHOLDER.search(name):
        return HeadingMatch() if _folded_name(name) == heading else None
    found = re.fullmatch(_pattern(name), heading)
    if found is None:
        return None
    parts = found.groupdict()
    year = full_year(parts["short"]) if parts.get("short") else None
    if parts.get("year"):
        year = int(parts["year"])
    edition = _CENTURY + int(parts["edition"]) if parts.get("edition") else None
    return HeadingMatch(year, edition)


def full_year(short: str) -> int:
    """Return the year of two digits."""
    return int(short) + (_CENTURY if int(short) <= _LAST_SHORT_YEAR else _CENTURY - 100)


@lru_cache(maxsize=2048)
def _folded_name(name: str) -> str:
    return folded_heading(name)


@lru_cache(maxsize=2048)
def _pattern(name: str) -> str:
    pieces = _PLACEHOLDER.split(name.strip())
    return "".join(_PATTERNS.get(piece) or re.escape(_folded_piece(piece)) for piece in pieces)


@dataclass(frozen=True)
class Headings:
    """The folded headings of a table, by position."""

    folded: tuple[str, ...]

    @classmethod
    def of(cls, headings: Iterable[str]) -> "Headings":
        """Fold the headings of a table."""
        return cls(tuple(map(folded_heading, headings)))

    def find(self, names: Iterable[str]) -> int | None:
        """Return the position of the first name that is there."""
        return next((position for name in names for position, _ in self.all(name)), None)

    def all(self, name: str) -> list[tuple[int, HeadingMatch]]:
        """Return every heading that answers to a name, with its position."""
        found = ((position, matched(name, one)) for position, one in enumerate(self.folded))
        return [(position, match) for position, match in found if match is not None]

    def has_any(self, names: Iterable[str]) -> bool:
        """Tell whether one of these names is there."""
        return self.find(names) is not None


def answers_to_any(names: Iterable[str] | Mapping[str, str], heading: str) -> bool:
    """Tell whether a folded heading answers to one of these names."""
    return any(matched(name, heading) is not None for name in names)
