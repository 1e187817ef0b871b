"""Whether the years carried on keep a target, and the first that misses it."""

from collections.abc import Iterable

from data.finances import rules
from data.finances.projection.types import Break, ProjectedYear, Projection, Target
from data.finances.rules import Verdict


def verdict_of(year: ProjectedYear, target: Target) -> Verdict:
    """Hold a year against a target; a ratio that is words is never kept."""
    return rules.held(year.ratios.result(target.ratio), target.comparison, target.value)


def first_break(projection: Projection, target: Target) -> Break:
    """Return the first year in which a budget misses a target, and the others."""
    verdicts = {one.year: verdict_of(one, target) for one in projection.years}
    missed = _years(verdicts.items(), Verdict.MISSED)
    return Break(
        budget=projection.budget,
        ratio=target.ratio,
        year=missed[0] if missed else None,
        years=missed,
        unknown_years=_years(verdicts.items(), Verdict.UNKNOWN),
    )


def is_kept_from(projection: Projection, target: Target, from_year: int) -> bool:
    """Tell whether no year misses a target from one of them to the end."""
    return not any(year >= from_year for year in first_break(projection, target).years)


def _years(verdicts: Iterable[tuple[int, Verdict]], wanted: Verdict) -> tuple[int, ...]:
    return tuple(year for year, verdict in verdicts if verdict is wanted)
