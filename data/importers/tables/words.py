"""What the officer's words mean in the columns that take only a few."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from data.importers.documents.cleaning import clean_cell
from data.importers.tables.cleaning import key, one_line

Meaning = TypeVar("Meaning", bound=StrEnum)
_CLOSE = 0.7
_LONGEST_WORD = 80


@dataclass(frozen=True)
class Vocabulary(Generic[Meaning]):
    """The words of a column.

    Attributes:
        column: ours, whose choices the officer makes.
        labels: our word for each meaning; what is proposed and expected.
        synonyms: other words for each.
        silent: words that say nothing, like an empty cell.
    """

    column: str
    labels: Mapping[Meaning, str]
    synonyms: Mapping[Meaning, Iterable[str]]
    silent: frozenset[str] = frozenset()

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        known: dict[str, Meaning] = {}
        for meaning, words in self.synonyms.items():
            known |= {_bare(word): meaning for word in words}
        known |= {_bare(meaning.value): meaning for meaning in self.labels}
        return known | {_bare(label): meaning for meaning, label in self.labels.items()}

    @cached_property
    def _silent(self) -> frozenset[str]:
        return frozenset(map(_bare, self.silent))

    def find(self, word: str, choices: Mapping[str, str]) -> Meaning | None:
        """Return what a word means, the officer's choices first; none when nobody knows.

        Args:
            word: as written in the cell.
            choices: our value, by word of the officer's.
        """
        bare = _bare(word)
        for theirs, ours in choices.items():
            if _bare(theirs) == bare:
                return self._meanings.get(_bare(ours))
        return self._meanings.get(bare)

    def is_silent(self, word: str) -> bool:
        """Tell a word that says nothing."""
        return _bare(word) in self._silent

    def closest(self, word: str) -> str | None:
        """Return our word that looks most like another one."""
        bare = _bare(word)[:_LONGEST_WORD]
        found = get_close_matches(bare, self._meanings, n=1, cutoff=_CLOSE)
        return self.labels[self._meanings[found[0]]] if found else None

    def unknown(self, word: str) -> str:
        """Say in French that a word is not known, what is expected, what it may be."""
        expected = ", ".join(self.labels.values())
        proposed = self.closest(word)
        doubt = f" Vouliez-vous dire « {proposed} » ?" if proposed else ""
        return f"« {quoted(word)} » n’est pas connu ; attendu : {expected}.{doubt}"


def _bare(word: str) -> str:
    """Return a word as it is compared; a sign alone, or a picture, is itself."""
    return key(word) or clean_cell(word)


def quoted(text: object, most: int = 60) -> str:
    """Return the words of a cell, cut short, on one line."""
    line = one_line(str(text))
    return line if len(line) <= most else f"{line[:most]}…"
