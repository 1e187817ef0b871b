"""Days from the words of a deadline: « fin juin 2027 », « deuxième trimestre »."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
RANKS = {
    **dict.fromkeys(("premier", "1er", "1e", "1ere"), 1),
    **dict.fromkeys(("deuxieme", "second", "2e", "2nd", "2eme"), 2),
    **dict.fromkeys(("troisieme", "3e", "3eme"), 3),
    **dict.fromkeys(("quatrieme", "dernier", "4e", "4eme"), 4),
}
_SEASON_ENDS = {"printemps": (6, 30), "ete": (9, 30), "automne": (12, 31), "hiver": (3, 31)}
"""Last day of the month in which a season ends; winter ends in the year that follows."""
_SEASON_EVES = {"printemps": (3, 31), "ete": (6, 30), "automne": (9, 30), "hiver": (12, 31)}
"""What « avant l'été » means: the end of the month before its holidays begin."""


@dataclass(frozen=True)
class Term:
    """The days between which a deadline may fall, when they are known."""

    starts_on: date | None
    ends_on: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day belongs to it; a year that it ends in is accepted whole."""
        if self.starts_on and day < self.starts_on:
            return False
        return self.ends_on is None or day <= max(self.ends_on, date(self.ends_on.year, 12, 31))


def on_day(match: re.Match[str], _: Term) -> date | None:
    """Return a day written in full, « 31 mars 2027 »; none when the calendar has none such."""
    try:
        day = date(year_of(match), _month(match), int(match["day"]))
    except ValueError:
        return None
    # « avant le 1er juillet » leaves until the eve; « avant le 31 mars » means that very day.
    return day - timedelta(days=1) if match["before"] and day.day == 1 else day


def in_figures(match: re.Match[str], _: Term) -> date | None:
    """Return a day in figures, « 31/03/2027 »; none when the calendar has none such."""
    try:
        return date(year_of(match), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def by_month(match: re.Match[str], _: Term) -> date:
    """Return the last day of a month."""
    return _end_of_month(year_of(match), _month(match))


def before_month(match: re.Match[str], _: Term) -> date:
    """Return the eve of a month."""
    return date(year_of(match), _month(match), 1) - timedelta(days=1)


def by_part(match: re.Match[str], _: Term) -> date | None:
    """Return the last day of a quarter or of a half of a year; none when it has none such."""
    months = 3 if match["part"].startswith("trimestre") else 6
    rank = RANKS[match["rank"]]
    if match["rank"] == "dernier":
        rank = 12 // months
    last = rank * months
    return _end_of_month(year_of(match), last) if last <= 12 else None


def before_season(match: re.Match[str], _: Term) -> date:
    """Return the last day before a season."""
    return date(year_of(match), *_SEASON_EVES[match["season"]])


def by_season(match: re.Match[str], _: Term) -> date:
    """Return the last day of a season."""
    is_winter = match["season"] == "hiver"
    return date(year_of(match) + is_winter, *_SEASON_ENDS[match["season"]])


def by_year(match: re.Match[str], _: Term) -> date:
    """Return the last day of a year."""
    return date(year_of(match), 12, 31)


def half_term(_: re.Match[str], term: Term) -> date | None:
    """Return the middle of the mandate, when its days are known."""
    if term.starts_on is None or term.ends_on is None:
        return None
    return term.starts_on + (term.ends_on - term.starts_on) / 2


def year_of(match: re.Match[str]) -> int:
    """Return the year that the words say."""
    return int(match["year"])


def _month(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"]) + 1


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
