"""The dates by which a cabinet asks what falls due: before summer, before the year ends."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Horizon:
    """A date to come, with its code in the URL and its name on screen."""

    code: str
    label: str
    day: date


def horizons(on: date) -> tuple[Horizon, ...]:
    """Return the next summer and the next end of year, the nearest first."""
    summer = date(on.year if on < date(on.year, 6, 30) else on.year + 1, 6, 30)
    year_end = date(on.year, 12, 31)
    found = (
        Horizon("avant-ete", f"avant l’été {summer.year}", summer),
        Horizon("avant-fin-annee", f"avant la fin {year_end.year}", year_end),
    )
    return tuple(sorted(found, key=lambda horizon: horizon.day))
