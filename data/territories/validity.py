"""When the two generations of priority quarters are in force."""

from datetime import date

from data.territories.vocabulary import TerritoryKind

# Decrees 2014-1750 of 30 December 2014 and 2023-1314 of 28 December 2023: the list of quarters
# changes on the first of January that follows.
_VALIDITY = {
    TerritoryKind.QPV_2015: (date(2015, 1, 1), date(2023, 12, 31)),
    TerritoryKind.QPV_2024: (date(2024, 1, 1), None),
}


def validity(kind: TerritoryKind) -> tuple[date | None, date | None]:
    """Return the first and the last day of a kind of territory, open where it has none."""
    return _VALIDITY.get(kind, (None, None))
