"""Days as people write them in a cell: a date, a month, a season, a year."""

import re
from calendar import monthrange
from datetime import date

from data.base.formats import short_date
from data.importers.tables.cleaning import key, one_line
from data.importers.tables.sheets import Cell
from data.mandate.drafts import DeadlineDraft
from data.mandate.vocabulary import DeadlinePrecision

EARLIEST, LATEST = 1950, 2100
"""Years outside are slips: what Excel makes of an empty or wrong cell, or a finger too many."""

_MONTHS = {
    name: rank
    for rank, names in enumerate(
        (
            ("janvier", "janv", "jan"),
            ("fevrier", "fevr", "fev"),
            ("mar", "mars"),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("aout",),
            ("septembre", "sept", "sep"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("decembre", "dec"),
        ),
        start=1,
    )
    for name in names
}
_SEASON_ENDS = {"printemp": 6, "ete": 9, "automne": 12, "hiver": 3}
_SEASON_STARTS = {"printemp": 3, "ete": 6, "automne": 9, "hiver": 12}
"""Last month before each: what is promised « avant l’été » is due by the end of June."""

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>\d{4})"
_DAY = re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ][\d:.Z+]*)?")
_WORDS = re.compile(rf"(?:le )?(?:\w+di )?(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) {_YEAR}")
_BY = (
    "(?:(?:avant|fin|d ici|pour|en|courant|au cour|a|jusqu en|jusqu a|mi|debut|le|la|l|de|du|d"
    "|moi|annee) )*"
)
_OF_MONTH = re.compile(rf"{_BY}(?P<month>{_MONTH}) {_YEAR}")
_NUMBERED_MONTH = re.compile(rf"(?P<month>\d{{1,2}})\s*[/.-]\s*{_YEAR}")
_SEASON = re.compile(rf"{_BY}(?P<season>printemp|ete|automne|hiver) (?:de |d )?{_YEAR}")
_PART = re.compile(
    rf"{_BY}(?P<rank>[1-4])(?:er|ere|e|eme|nd)? ?(?P<part>trimestre|semestre) (?:de |d )?{_YEAR}"
)
_SHORT_PART = re.compile(rf"{_BY}(?P<part>[ts])(?P<rank>[1-4]) {_YEAR}")
_RETURN = re.compile(rf"{_BY}rentree (?:scolaire )?(?:de )?(?:septembre )?{_YEAR}")
_OF_YEAR = re.compile(rf"(?P<when>{_BY}){_YEAR}")
_MANDATE = re.compile(
    r"(?:(?:d ici|durant|pendant|au cour|sur|avant|a|toute?|la|le|l|de|du|duree|fin) )*mandat"
)
EXPECTED = (
    "une date comme 30/06/2029, ou « 30 juin 2029 », « juin 2029 », « fin 2029 », "
    "« avant l’été 2029 »"
)


class NotADayError(Exception):
    """The cell tells no day."""


class ImplausibleDayError(Exception):
    """The cell tells a day of another century. Its argument is the day as written."""


def day(cell: Cell) -> date:
    """Return the day that a cell tells: a date, ``30/06/2029``, ``30 juin 2029``, ``2029-06-30``.

    Raises:
        NotADayError: no day, or one that no calendar has.
        ImplausibleDayError: before 1950 or after 2100.
    """
    if isinstance(cell, date):
        return _plausible(cell, short_date(cell))
    if not isinstance(cell, str):
        raise NotADayError
    written = one_line(cell)
    found = _DAY.fullmatch(written) or _ISO.fullmatch(written) or _WORDS.fullmatch(key(written))
    if found is None:
        raise NotADayError
    month, year = found["month"], int(found["year"])
    return _dated(
        written,
        year if len(found["year"]) == 4 else 2000 + year,
        int(month) if month.isdecimal() else _MONTHS[month],
        int(found["day"]),
    )


def deadline(cell: Cell, ends_on: date | None) -> DeadlineDraft:
    """Return the last day of what a cell promises; ``ends_on`` is the mandate's own.

    Raises:
        NotADayError: it promises no day.
        ImplausibleDayError: before 1950 or after 2100.
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        if not 1000 <= cell <= 9999:
            raise NotADayError
        cell = str(cell)
    try:
        latest = day(cell)
    except NotADayError:
        if not isinstance(cell, str):
            raise
        latest, precision = _vague(one_line(cell), ends_on)
        return DeadlineDraft(latest, precision, one_line(cell))
    wording = one_line(cell) if isinstance(cell, str) else short_date(latest)
    return DeadlineDraft(latest, DeadlinePrecision.DAY, wording)


def _vague(written: str, ends_on: date | None) -> tuple[date, DeadlinePrecision]:
    words = key(written)
    if ends_on and _MANDATE.fullmatch(words):
        return ends_on, DeadlinePrecision.MANDATE
    month, year = _last_month(written, words)
    if month == 0:
        return _dated(written, year, 12, 31), DeadlinePrecision.YEAR
    if not 1 <= month <= 12:
        raise NotADayError
    last = monthrange(year, month)[1] if year else 1
    return _dated(written, year, month, last), DeadlinePrecision.SEASON


def _last_month(written: str, words: str) -> tuple[int, int]:
    """Return the month that ends a promise, 0 for the whole year, and its year."""
    if found := _OF_MONTH.fullmatch(words):
        rank, year = _MONTHS[found["month"]], int(found["year"])
        if not words.startswith("avant ") or " fin " in words:
            return rank, year
        return (rank - 1, year) if rank > 1 else (12, year - 1)
    if found := _SEASON.fullmatch(words):
        months = _SEASON_STARTS if words.startswith("avant ") else _SEASON_ENDS
        return months[found["season"]], int(found["year"])
    if found := _PART.fullmatch(words) or _SHORT_PART.fullmatch(words):
        length = 3 if found["part"].startswith("t") else 6
        return int(found["rank"]) * length, int(found["year"])
    if found := _RETURN.fullmatch(words):
        return 9, int(found["year"])
    if found := _OF_YEAR.fullmatch(words):
        return _within_year(found["when"].split(), int(found["year"]))
    if found := _NUMBERED_MONTH.fullmatch(written):
        return int(found["month"]), int(found["year"])
    raise NotADayError


def _within_year(when: list[str], year: int) -> tuple[int, int]:
    if "mi" in when:
        return 6, year
    if "debut" in when:
        return 3, year
    if "avant" in when and "fin" not in when:
        return 0, year - 1
    return 0, year


def _dated(written: str, year: int, month: int, last: int) -> date:
    if year < EARLIEST or year > LATEST:
        raise ImplausibleDayError(written)
    try:
        return date(year, month, last)
    except ValueError:
        raise NotADayError from None


def _plausible(found: date, written: str) -> date:
    if not EARLIEST <= found.year <= LATEST:
        raise ImplausibleDayError(written)
    return found
