"""Base 100: every value of a series over that of one year. Pure."""

from collections.abc import Iterable, Mapping, Sequence

BASE = 100.0


def indexed(
    values: Mapping[int, float], base_year: int, parted_at: Sequence[int] = ()
) -> dict[int, float]:
    """Return ``100 × value / value of the base year``, of the years that no break parts from it.

    Args:
        values: by year, one territory and one perimeter.
        base_year: the year that makes 100.
        parted_at: years that do not continue those before them.

    Returns:
        Nothing when the base year has no value, or one that is not above zero: a ratio to zero
        does not exist, and to a negative value it would turn rises into falls.
    """
    base = values.get(base_year)
    if base is None or base <= 0:
        return {}
    low = max((year for year in parted_at if year <= base_year), default=None)
    high = min((year for year in parted_at if year > base_year), default=None)
    return {
        year: BASE * value / base
        for year, value in values.items()
        if (low is None or year >= low) and (high is None or year < high)
    }


def base_years(series: Iterable[Mapping[int, float]]) -> tuple[int, ...]:
    """Return the years that may make 100 for every series: known by all, and above zero."""
    usable = [{year for year, value in one.items() if value > 0} for one in series]
    return tuple(sorted(set.intersection(*usable))) if usable else ()
