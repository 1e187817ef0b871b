"""The communes of France, packaged: found by name or by INSEE code, without network or base.

The list and its edition are described in ``data/reference/README.md``. It is read at first use.
"""

import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.base.formats import counted
from data.base.settings import PROJECT_ROOT
from data.territories.naming import bare, flat, folded

EDITION = "2026"
"""Of the « Code officiel géographique » that the list comes from."""

_FOLDER = PROJECT_ROOT / "data" / "reference"
_ARTICLE = re.compile(r"^(?:le|la|les|l) ")
_CODE = re.compile(r"[0-9]{2,5}|2[ab][0-9]{0,3}", re.IGNORECASE)
_PLACE = re.compile(r"\d{2,3}|2[ab]|\d{5}")
_OVERSEAS = ("97", "98")
_NEAR = 0.85
_MOST_LETTERS_APART = 2
_SHORTEST_GUESSED = 4


@dataclass(frozen=True)
class CommuneLine:
    """A commune of today, with what tells it from others of the same name.

    Attributes:
        epci_code: SIREN of its intercommunal body; in Greater Paris, of its « établissement
            public territorial », which acts for priority quarters. Missing for a few islands.
        siren: of the commune itself, which its accounts are known by.
        former_name: the former commune that the search found it by, if it did.
    """

    code: str
    name: str
    departement_code: str
    departement: str
    epci_code: str | None
    epci: str | None
    population: int
    siren: str | None = None
    former_name: str = ""

    @property
    def label(self) -> str:
        """Say the commune as a list of choices does."""
        size = counted(self.population, "habitant")
        where = ", ".join(part for part in (self.code, self.departement, self.epci, size) if part)
        former = f", pour {self.former_name}" if self.former_name else ""
        return f"{self.name} ({where}){former}"


@dataclass(frozen=True)
class _Row:
    """A line of the list: a commune of today, or a former one and the code it became.

    The population is that of the commune of today.
    """

    code: str
    name: str
    epci: str
    population: str
    into: str
    siren: str

    @classmethod
    def of(cls, line: str) -> "_Row":
        return cls(*line.split(";"))


def find_communes(text: str, most: int = 20) -> tuple[CommuneLine, ...]:
    """Return the communes that a name or the start of an INSEE code calls to mind, best first.

    Accents, capitals, hyphens and « St » for « Saint » do not matter. Whole names come first,
    then beginnings, then words, the largest commune first; a former commune gives the one that
    it is part of. A département or a postcode beside the name tells which one is meant; a name
    that nothing bears calls those that look like it.
    """
    words = folded(text)
    if not words:
        return ()
    # « 62 765 » is a code as well.
    compact = words.replace(" ", "")
    if _CODE.fullmatch(compact):
        return _found(((0, line) for line in _of_code(compact.upper())), most)
    return (
        _found(_ranked(words), most)
        or _found(_within(words), most)
        or _found(_resembling(words), most)
    )


def commune(code: str) -> CommuneLine | None:
    """Return the commune of today that has this INSEE code, or nothing."""
    row = _rows_by_code(code)
    return None if row is None or row.into else _line(row)


def successor(code: str) -> CommuneLine | None:
    """Return the commune that a former one, known by its INSEE code, is part of today."""
    row = _rows_by_code(code)
    return commune(row.into) if row is not None and row.into else None


def former_communes(code: str) -> tuple[str, ...]:
    """Return the other INSEE codes of what is part of this commune today, without its own."""
    return tuple(sorted({row.code for row in _merged_into(code)} - {code}))


def bears_former_name(code: str, name: str) -> bool:
    """Tell whether an INSEE code stands, under this name, for a commune from before a merger.

    A merged commune keeps the code of one of those that it is made of: figures of before then
    speak of a smaller ground (62757 was Saint-Martin-au-Laërt, and Tatinghem was apart).
    """
    today = commune(code)
    return today is not None and folded(today.name) != folded(name) and bool(_merged_into(code))


def members(epci_code: str) -> tuple[CommuneLine, ...]:
    """Return the communes of an intercommunal body, by code."""
    rows = (_Row.of(line) for line in _listing().lines if f";{epci_code};" in line)
    return tuple(sorted((_line(row) for row in rows), key=lambda one: one.code))


def body_name(code: str) -> str | None:
    """Return the name of an intercommunal body or of a département, or nothing."""
    return _names("epcis.csv").get(code) or _names("departements.csv").get(code)


def communes_named(name: str) -> tuple[CommuneLine, ...]:
    """Return the communes, of today or former, that bear exactly this name."""
    wanted = f" {bare(name)}"
    same = ((0, line) for line, key in _pairs() if key == wanted and wanted != " ")
    return _found(same, most=100)


def answers_to(one: CommuneLine, name: str) -> bool:
    """Tell whether a name is that of a commune: the same, a part of it, or with a slip."""
    from difflib import SequenceMatcher

    own, given = folded(one.name), bare(name)
    if f" {given} " in f" {own} " or f" {own} " in f" {given} ":
        return True
    if any(other.code == one.code for other in communes_named(name)):
        return True
    return SequenceMatcher(None, own, given).ratio() >= 0.8


@dataclass(frozen=True)
class _Listing:
    """The list as read: its lines, and their names to compare, a space before each word."""

    lines: tuple[str, ...]
    keys: tuple[str, ...]


@lru_cache(maxsize=1)
def _listing() -> _Listing:
    with gzip.open(_FOLDER / "communes.csv.gz", "rt", encoding="utf-8") as content:
        lines = tuple(content.read().splitlines()[1:])
    # All names at once: sixty times faster than one after the other. Names are written in full.
    names = flat("\n".join(line.split(";", 2)[1] for line in lines))
    keys = re.sub(r" {2,}", " ", names).replace(" lez ", " les ").split("\n")
    return _Listing(lines, tuple(f" {key}" for key in keys))


@lru_cache(maxsize=2)
def _names(file: str) -> dict[str, str]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as content:
        return {row[0]: row[1] for row in csv.reader(content, delimiter=";")}


def _pairs() -> Iterator[tuple[str, str]]:
    listing = _listing()
    return zip(listing.lines, listing.keys, strict=True)


def _ranked(words: str) -> Iterator[tuple[int, str]]:
    first, *others = (f" {word}" for word in words.split())
    for line, key in _pairs():
        if first in key and all(word in key for word in others):
            name = key[1:]
            if words in (name, _ARTICLE.sub("", name)):
                yield 0, line
            else:
                yield (1 if name.startswith(words) else 2), line


def _within(words: str) -> Iterator[tuple[int, str]]:
    """Return the communes of the département that stands beside a name, ``saint omer 62``."""
    places = [word for word in words.split() if _PLACE.fullmatch(word)]
    name = " ".join(word for word in words.split() if word not in places)
    if name and len(places) == 1:
        start = places[0][: 3 if places[0].startswith(_OVERSEAS) else 2].upper()
        # Postcodes of Corsica all begin with 20.
        starts = ("2A", "2B") if start == "20" else (start,)
        yield from ((rank, line) for rank, line in _ranked(name) if line.startswith(starts))


def _resembling(words: str) -> Iterator[tuple[int, str]]:
    """Return the communes whose name has a letter or two more, less, or other than asked."""
    from difflib import SequenceMatcher

    name = " ".join(word for word in words.split() if not _PLACE.fullmatch(word))
    if len(name) < _SHORTEST_GUESSED:
        return
    matcher = SequenceMatcher(b=name, autojunk=False)
    for line, key in _pairs():
        if abs(len(key) - 1 - len(name)) > _MOST_LETTERS_APART:
            continue
        matcher.set_seq1(key[1:])
        is_near = matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR
        if is_near and (ratio := matcher.ratio()) >= _NEAR:
            yield round((1 - ratio) * 100), line


def _merged_into(code: str) -> list[_Row]:
    return [_Row.of(line) for line in _lines_by_successor().get(code, ())]


@lru_cache(maxsize=1)
def _lines_by_successor() -> dict[str, list[str]]:
    """Return the lines of former communes by the code of the one that they are part of."""
    found: dict[str, list[str]] = {}
    for line in _listing().lines:
        if into := line.split(";")[4]:
            found.setdefault(into, []).append(line)
    return found


def _of_code(code: str) -> Iterator[str]:
    return (line for line in _listing().lines if line.startswith(code))


def _found(ranked: Iterable[tuple[int, str]], most: int) -> tuple[CommuneLine, ...]:
    """Return each commune once, at its best rank; what it was called before comes after."""
    rows = [(rank, _Row.of(line)) for rank, line in ranked]
    rows.sort(key=lambda one: (one[0], bool(one[1].into), -int(one[1].population)))
    best: dict[str, _Row] = {}
    for _, row in rows:
        best.setdefault(row.into or row.code, row)
        if len(best) == most:
            break
    return tuple(_line_of_former(row) if row.into else _line(row) for row in best.values())


def _line_of_former(row: _Row) -> CommuneLine:
    today = _rows_by_code(row.into)
    assert today is not None, "a former commune is part of one of today"
    return _line(today, row.name)


@lru_cache(maxsize=1024)
def _rows_by_code(code: str) -> _Row | None:
    """Return the first line of a code: the commune of today when there is one."""
    line = _first_lines().get(code)
    return _Row.of(line) if line else None


@lru_cache(maxsize=1)
def _first_lines() -> dict[str, str]:
    """Return the first line of each code: a national file asks for all of them."""
    # The last one written stays: the first line of a code comes last.
    return {line[:5]: line for line in reversed(_listing().lines)}


def _line(row: _Row, former_name: str = "") -> CommuneLine:
    departement = row.code[: 3 if row.code.startswith(_OVERSEAS) else 2]
    return CommuneLine(
        code=row.code,
        name=row.name,
        departement_code=departement,
        departement=_names("departements.csv")[departement],
        epci_code=row.epci or None,
        epci=_names("epcis.csv")[row.epci] if row.epci else None,
        population=int(row.population),
        siren=row.siren or None,
        former_name=former_name,
    )
