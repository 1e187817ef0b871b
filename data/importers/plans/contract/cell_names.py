"""Names that a cell of a table holds: pilots or quarters, parted when their ends are sure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from data.importers.plans.wording.comparing import words

_SLASH = re.compile(r"\s*/\s*|\s*[;,\n•]\s*|\s+(?:-|–|—|\+|&)\s+")
_AND = re.compile(r"\s+et\s+(?=(?:[A-ZÀ-ÖØ-Ý]|l['’][A-ZÀ-ÖØ-Ý]))")
_NOTHING = re.compile(
    r"(?:n\.?\s?[cd]\.?|neant|a (?:definir|preciser)|s\.?o\.?|sans objet|[?x]|-)?"
)
_PERSON = re.compile(r"^(?:m\.|mm\.|mme|mlle|mr|monsieur|madame)(?:\s|$)", re.IGNORECASE)
_LINKS = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "et",
        "a",
        "au",
        "aux",
        "en",
        "sur",
        "sous",
        "pour",
    ]
)
_SIGNS = " .:;,-–—/"


class Names:
    """The names of a column, known by the cells in which they stand alone.

    ``Ville de Rocheval`` between two others has no sign before it: it is told from the cells
    where it is alone. A name with a slash is one name when it is printed so several times, and
    never by halves.
    """

    def __init__(self, cells: Iterable[str], text: str = "") -> None:
        self._cells = [cell for cell in cells if cell.strip()]
        self._text = f" {words(text)} "
        self._alone = Counter(_key(cell) for cell in self._cells)
        self._spelled: dict[str, Counter[str]] = {}
        self._known: set[str] = set()
        for cell in self._cells:
            for name in self._signed(cell):
                self._spelled.setdefault(_key(name), Counter())[name] += 1
                self._known.add(_key(name))

    def of(self, cell: str) -> tuple[tuple[str, ...], bool]:
        """Return the names of a cell, each once, and whether their ends are sure."""
        found: list[str] = []
        is_sure = True
        for piece in self._signed(cell):
            names, sure = self._spaced(piece)
            found += names
            is_sure = is_sure and sure
        told = [self._usual(name) for name in found if not _NOTHING.fullmatch(words(name))]
        return tuple(dict.fromkeys(told)), is_sure

    def all(self) -> tuple[str, ...]:
        """Return the names of the column, in the order in which they come."""
        return tuple(dict.fromkeys(name for cell in self._cells for name in self.of(cell)[0]))

    def common(self) -> tuple[str, ...]:
        """Return the names that several cells hold, the column's own vocabulary."""
        counts = Counter(name for cell in self._cells for name in self.of(cell)[0])
        return tuple(name for name, count in counts.items() if count > 1)

    def _usual(self, name: str) -> str:
        """Return the spelling that the column uses most."""
        spellings = self._spelled.get(_key(name))
        if not spellings:
            return name
        # Of two spellings as common, the one with its accents and without odd spaces.
        return max(
            spellings, key=lambda one: (spellings[one], -len(one.encode("ascii", "ignore")), one)
        )

    def _signed(self, cell: str) -> list[str]:
        """Part a cell at its signs, unless a name with a slash is one name."""
        if self._is_one(cell):
            return [_bare(cell)]
        whole = next((one for one in self._joined() if _key(one) in _key(cell)), None)
        if whole is not None:
            at = _place(whole, cell)
            if at:
                before, inner, after = cell[: at[0]], cell[slice(*at)], cell[at[1] :]
                return [*self._signed(before), _bare(inner), *self._signed(after)]
        pieces = [part for piece in _SLASH.split(cell) for part in _AND.split(piece)]
        return [bare for piece in pieces if (bare := _bare(piece))]

    def _joined(self) -> list[str]:
        """Return the names with a slash that are one name, the longest first."""
        found = {_key(cell): cell for cell in self._cells if self._is_one(cell)}
        return sorted(found.values(), key=len, reverse=True)

    def _is_one(self, cell: str) -> bool:
        parts = [part for part in re.split(r"\s*/\s*", cell) if part.strip()]
        if len(parts) < 2 or any(self._alone[_key(part)] for part in parts):
            return False
        return self._alone[_key(cell)] > 1 or f" {words(cell)} " in self._text

    def _spaced(self, piece: str) -> tuple[list[str], bool]:
        """Part names that only a space parts: those known elsewhere, or printed twice here."""
        tokens = piece.split()
        if len(tokens) < 2 or self._alone[_key(piece)] > 1:
            return [piece], True
        known = {_key(one) for one in self._known if one != _key(piece)}
        known |= {
            _key(token) for token, count in Counter(tokens).items() if _is_twice(token, count)
        }
        found: list[str] = []
        rest: list[str] = []
        rank = 0
        while rank < len(tokens):
            end = self._end(tokens, rank, known)
            if end is None:
                rest.append(tokens[rank])
                rank += 1
                continue
            found += [" ".join(rest)] if rest else []
            found.append(" ".join(tokens[rank:end]))
            rest, rank = [], end
        found += [" ".join(rest)] if rest else []
        left = [name for name in found if _key(name) not in known]
        is_sure = all(len(name.split()) < 2 for name in left) or len(found) == 1
        return found, is_sure and not _may_be_two(piece, found)

    @staticmethod
    def _end(tokens: Sequence[str], start: int, known: set[str]) -> int | None:
        """Return where the longest known name that starts here ends; none when none does."""
        before = words(tokens[start - 1]) if start else ""
        for end in range(len(tokens), start, -1):
            if end - start == len(tokens):
                continue
            after = words(tokens[end]).split() if end < len(tokens) else []
            is_linked = before in _LINKS or (bool(after) and after[0] in _LINKS)
            if not is_linked and _key(" ".join(tokens[start:end])) in known:
                return end
        return None


def is_person(name: str) -> bool:
    """Tell a person's name, which is never kept."""
    return bool(_PERSON.match(name.strip()))


def _key(name: str) -> str:
    """Return a name as it is compared: « Haut- Pré » is « Haut-Pré »."""
    return words(name).replace(" ", "")


def _bare(name: str) -> str:
    return re.sub(r"(?<=\w)-\s+(?=\w)", "-", name).strip(_SIGNS)


def _is_twice(token: str, count: int) -> bool:
    return count > 1 and len(token) > 2 and words(token) not in _LINKS


def _may_be_two(piece: str, found: Sequence[str]) -> bool:
    """Tell two acronyms in a row, « LOGEO SA3B »: one body, or two."""
    acronyms = [token for token in piece.split() if len(token) > 1 and token.isupper()]
    return len(found) == 1 and len(acronyms) > 1


def _place(name: str, cell: str) -> tuple[int, int] | None:
    """Return where a name stands in a cell, whatever its accents and spaces."""
    wanted = _key(name)
    letters = [(rank, letter) for rank, char in enumerate(cell) for letter in _key(char)]
    joined = "".join(letter for _, letter in letters)
    start = joined.find(wanted)
    if start < 0:
        return None
    return letters[start][0], letters[start + len(wanted) - 1][0] + 1
