"""How old the newest value is, and whether the next one should have come. Pure, no clock."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.base.formats import counted, long_date

_YEARLY = re.compile(r"(?:annuel|annuelle|tous les ans|chaque annee)(?: \(.*\))?")
_WITHIN_A_YEAR = re.compile(r"(?:semestriel|trimestriel|bimestriel|mensuel|hebdomadaire)(?:le)?")
_EVERY = re.compile(r"tous les (\d{1,2}) ans")
_RARER = {
    "biennal": 2,
    "biennale": 2,
    "bisannuel": 2,
    "bisannuelle": 2,
    "triennal": 3,
    "triennale": 3,
    "quinquennal": 5,
    "quinquennale": 5,
    "decennal": 10,
    "decennale": 10,
}


class Freshness(StrEnum):
    """Whether the next value should have come by the day looked at."""

    CURRENT = "current"
    OVERDUE = "overdue"
    UNDATED = "undated"


@dataclass(frozen=True)
class Newest:
    """The newest value known: the year it speaks of, and the year it was published."""

    data_year: int | None = None
    edition_year: int | None = None


@dataclass(frozen=True)
class Age:
    """How fresh an indicator is.

    Attributes:
        expected_on: the day by which the next value is expected; nothing when none is.
        years: how old the newest value is; nothing without value or without year.
        text: both, in French.
    """

    freshness: Freshness
    expected_on: date | None
    years: int | None
    text: str


def age_of(
    newest: Newest | None, periodicity: str | None, next_update_on: date | None, on: date
) -> Age:
    """Return how fresh an indicator is on a day.

    Args:
        newest: the newest value known; nothing when there is none.
        periodicity: in the catalogue's words.
        next_update_on: the day that the service wrote; it goes before what is deduced.
        on: the day looked at.
    """
    expected = next_update_on or deduced(newest, periodicity)
    if expected is None:
        freshness, said = Freshness.UNDATED, "pas de date attendue"
    elif expected < on:
        freshness, said = Freshness.OVERDUE, f"attendue depuis le {long_date(expected)}"
    else:
        freshness, said = Freshness.CURRENT, f"à jour, prochaine le {long_date(expected)}"
    years = None if newest is None or newest.data_year is None else on.year - newest.data_year
    return Age(freshness, expected, years, f"{_known(newest, years)} ; {said}")


def deduced(newest: Newest | None, periodicity: str | None) -> date | None:
    """Return by when the next value is expected: the last edition's year, and one period.

    Nothing without edition, since the time that publishing takes is then not known, nor where
    the periodicity is no plain number of years.
    """
    period = period_years(periodicity)
    if newest is None or newest.edition_year is None or period is None:
        return None
    return date(newest.edition_year + period, 12, 31)


def period_years(periodicity: str | None) -> int | None:
    """Return every how many years a value comes; one for what comes more often than that."""
    said = _folded(periodicity or "").strip(" .")
    if _YEARLY.fullmatch(said) or _WITHIN_A_YEAR.fullmatch(said):
        return 1
    if found := _EVERY.fullmatch(said):
        return int(found.group(1)) or None
    return _RARER.get(said)


def edition_year(edition: str | None) -> int | None:
    """Return the year of an edition (« 2023 », « juillet 2023 »), when it says only one."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", edition or ""))
    return int(years.pop()) if len(years) == 1 else None


def _known(newest: Newest | None, years: int | None) -> str:
    if newest is None:
        return "aucune valeur"
    if years is None:
        return "année non précisée"
    return "donnée de l’année" if years <= 0 else f"donnée vieille de {counted(years, 'an')}"


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
