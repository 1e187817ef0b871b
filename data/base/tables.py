"""The columns of the town's own spreadsheets: what heads them, what they mean, what they hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.base.formats import typeset

_NAMES = re.compile(r'[ \t]*("(?:[^"]|"")*"(?=[ \t]*(?:[;\n]|\Z))|[^;\n]*)(?:[;\n]|\Z)?')


@dataclass(frozen=True)
class Column:
    """A column of a spreadsheet, the same when it is read, exported, or handed out as a template.

    Attributes:
        name: its heading, and its key wherever columns are chosen.
        meaning: one French sentence, for who fills it in.
        example: a cell, as one would write it.
        is_mandatory: a sheet without it cannot be read.
        synonyms: other headings that mean the same, whatever their case and accents.
        words: the only words it takes; empty for free text, numbers and dates.
        is_day: its cells are dates.
    """

    name: str
    meaning: str
    example: str
    is_mandatory: bool = False
    synonyms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_day: bool = False

    def __post_init__(self) -> None:
        """Keep the signs of the meaning on the line of their words."""
        object.__setattr__(self, "meaning", typeset(self.meaning))


def joined(names: Iterable[str]) -> str:
    """Write several names in one cell: ``Culture ; Sports``; a name that holds « ; » is quoted."""
    return " ; ".join(map(_quoted, names))


def split(text: str) -> tuple[str, ...]:
    """Return the names that a cell holds, as ``joined`` writes them or one per line."""
    return tuple(name for name in map(_unquoted, _NAMES.findall(text)) if name)


def _quoted(name: str) -> str:
    if ";" not in name and not name.startswith('"'):
        return name
    return '"' + name.replace('"', '""') + '"'


def _unquoted(name: str) -> str:
    name = name.strip()
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        return name[1:-1].replace('""', '"').strip()
    return name
