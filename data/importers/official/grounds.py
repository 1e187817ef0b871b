"""Which rows of a national table are kept: the town's surroundings, and what they become."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from data.importers.official.codes import (
    commune_code,
    departement_code,
    departement_of_quarter,
    quarter_code,
    school_code,
    territory_code,
    tidied,
)
from data.importers.official.matching import Match
from data.territories.communes import bears_former_name, body_name, commune
from data.territories.naming import folded
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import TerritoryKind

WHOLES: dict[str, tuple[TerritoryKind, str]] = {
    "FR-QPV": (TerritoryKind.NATIONAL_QPV, "Ensemble des QPV (France)"),
    "FR-METRO": (TerritoryKind.COUNTRY, "France métropolitaine"),
    "FR": (TerritoryKind.COUNTRY, "France"),
}
"""Our territories that a whole row may stand for: what they are, how they are called."""
_QUARTERS = {"qpv_2015": TerritoryKind.QPV_2015, "qpv_2024": TerritoryKind.QPV_2024}
_SCHOOL = "school"
_MOST_REMEMBERED = 100_000


class Left(Enum):
    """Why a row is left out."""

    OUTSIDE = "outside"
    FORMER = "former"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Ground:
    """What a kept row speaks of.

    Attributes:
        code: official code; of the commune of a school's row.
        kind: missing for a school.
        name: to be given to it; missing when the base knows better.
        school: UAI, for the row of a school.
        former_name: the name that the row gives to a commune from before a merger.
    """

    code: str
    kind: TerritoryKind | None
    name: str | None = None
    school: str | None = None
    former_name: str = ""


class Grounds:
    """Tells what each row of a table speaks of, each code once."""

    def __init__(self, around: Surroundings | None, match: Match) -> None:
        self._around = around
        self._match = match
        self._whole = {tidied(word): code for word, code in match.layout.whole.items()}
        self._seen: dict[tuple[str, str, str], Ground | Left] = {}

    def of(self, cells: Sequence[str]) -> Ground | Left:
        """Return what a row speaks of, or why it is left out."""
        key, name = cells[self._match.key], self._cell(cells, self._match.name)
        other = self._cell(cells, self._match.communes if self._is_school else self._match.zone)
        found = self._seen.get((key, name, other))
        if found is None:
            if len(self._seen) == _MOST_REMEMBERED:
                self._seen.clear()
            found = self._seen[(key, name, other)] = self._found(key, name.strip(), other.strip())
        return found

    @property
    def _is_school(self) -> bool:
        return self._match.layout.subject == _SCHOOL

    @staticmethod
    def _cell(cells: Sequence[str], position: int | None) -> str:
        return "" if position is None else cells[position]

    def _found(self, key: str, name: str, other: str) -> Ground | Left:
        whole = self._whole.get(tidied(key))
        if whole is not None:
            kind, called = WHOLES[whole]
            return Ground(whole, kind, called)
        if self._is_school:
            return self._school(key, other)
        if self._match.layout.subject == "commune":
            return self._zoned(key, name, other)
        return self._quarter(key, name)

    def _quarter(self, key: str, name: str) -> Ground | Left:
        subject = self._match.layout.subject
        code = quarter_code(key, subject)
        if code is None:
            return Left.UNREADABLE
        around = self._around
        if around is not None and departement_of_quarter(code) != around.departement:
            return Left.OUTSIDE
        return Ground(code, _QUARTERS[subject], name or None)

    def _school(self, key: str, where: str) -> Ground | Left:
        uai, code = school_code(key), commune_code(where)
        if uai is None or code is None:
            return Left.UNREADABLE
        if self._around is None:
            return Ground(code, None, school=uai)
        # A school stands where it is, whatever its commune was called then.
        today = self._around.former.get(code, code)
        return Ground(today, None, school=uai) if today in self._around.communes else Left.OUTSIDE

    def _zoned(self, key: str, name: str, zone: str) -> Ground | Left:
        """Return the territory of a row whose zone may be written beside its code."""
        layout = self._match.layout
        if not layout.zone:
            found = territory_code(key)
            return Left.UNREADABLE if found is None else self._territory(*found, name)
        kind = layout.zones.get(zone)
        if kind is None:
            return Left.OUTSIDE
        if kind is TerritoryKind.DEPARTEMENT:
            code = departement_code(key)
        else:
            code = commune_code(key) if kind is TerritoryKind.COMMUNE else tidied(key)
        return Left.UNREADABLE if code is None else self._territory(code, kind, name)

    def _territory(self, code: str, kind: TerritoryKind, name: str) -> Ground | Left:
        if kind is TerritoryKind.COMMUNE:
            return self._commune(code, name)
        around = self._around
        if around is None:
            return Ground(code, kind, name or body_name(code))
        if kind is TerritoryKind.EPCI:
            return Ground(code, kind, around.epci_name) if code == around.epci else Left.OUTSIDE
        if code != around.departement:
            return Left.OUTSIDE
        # 32 is the Gers among départements and Hauts-de-France among regions.
        if name and folded(name) != folded(around.departement_name):
            return Left.OUTSIDE
        return Ground(code, kind, around.departement_name)

    def _commune(self, code: str, name: str) -> Ground | Left:
        around = self._around
        # Some communes of today bear the code of a former one as well: theirs comes first.
        if around is not None and code not in around.communes:
            return Left.FORMER if code in around.former else Left.OUTSIDE
        former = name if name and bears_former_name(code, name) else ""
        if around is not None:
            official = around.communes[code]
        else:
            listed = commune(code)
            official = listed.name if listed else name
        return Ground(code, TerritoryKind.COMMUNE, official or None, former_name=former)
