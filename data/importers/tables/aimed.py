"""The indicators that an action aims at, as a table of actions names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from data.base.formats import listed
from data.base.tables import split
from data.importers.tables.cleaning import key
from data.importers.tables.rows import SheetRows
from data.importers.tables.sheets import Row
from data.importers.tables.words import quoted
from data.mandate import tables

_MOST_NEAR = 3
_NEAR = 0.5
"""How much alike, from 0 to 1, a name must be to be proposed."""


@dataclass
class Aimed:
    """The indicators known, by code and by title; what is not known is told, never added.

    Attributes:
        known: title of each indicator by its code.
    """

    known: Mapping[str, str]
    _doubtful: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index what names an indicator."""
        self._codes = {code.casefold(): code for code in self.known}
        self._titles = {key(title): code for code, title in self.known.items()}

    def read(self, one: SheetRows, row: Row) -> tuple[str, ...]:
        """Return the codes of the indicators that a row names, each once."""
        found = []
        for name in split(one.lines(row, tables.INDICATORS) or ""):
            code = self._codes.get(name.casefold()) or self._titles.get(key(name))
            if code is None:
                self._doubtful.add((one.sheet.name, row.line))
                one.findings.warn(self._unknown(name), one.where(row, tables.INDICATORS))
            else:
                found.append(code)
        return tuple(dict.fromkeys(found))

    def is_doubtful(self, one: SheetRows, row: Row) -> bool:
        """Tell whether a row names an indicator that nobody knows."""
        return (one.sheet.name, row.line) in self._doubtful

    def _unknown(self, name: str) -> str:
        near = [
            f"« {self.known[self._titles[title]]} »"
            for title in get_close_matches(key(name), list(self._titles), _MOST_NEAR, _NEAR)
        ]
        proposed = f" Les plus proches : {listed(near)}." if near else ""
        return (
            f"« {quoted(name)} » n’est pas un indicateur connu.{proposed} Écrivez son code ou son "
            "titre exact ; d’ici là, une action déjà connue garde ses liens."
        )
