"""What became of the quarters of 2015, by declared succession and by common surface. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.territories.priority.views import Origin, Passage, QuarterPassage
from data.territories.views import TerritoryName

LEAST_SHARE = 0.01
"""Of a quarter's surface, below which two perimeters only touch: their borders are rounded."""


@dataclass(frozen=True)
class Known:
    """A quarter of either generation, as the base holds it."""

    name: TerritoryName
    since: date | None
    until: date | None
    area_ha: float | None


Shares = Mapping[tuple[str, str], tuple[float, float]]
"""Part of the 2015 surface kept, part of the 2024 surface already there; by 2015 then 2024 code."""


def passages(
    today: Sequence[Known],
    before: Sequence[Known],
    said: Collection[tuple[str, str]],
    shares: Shares,
    *,
    has_correspondence: bool,
) -> tuple[QuarterPassage, ...]:
    """Return the quarters of today, then those of 2015 that none comes from.

    Args:
        today: quarters of 2024.
        before: quarters of 2015 known here.
        said: pairs (2024, 2015) that a correspondence declares.
        shares: of the surfaces that meet.
        has_correspondence: some pair is declared; without any, a quarter of today whose surface
            meets none that is known is not said to be new.
    """
    known = {one.name.code: one for one in before}
    is_drawn = any(one.area_ha is not None for one in before)
    related: dict[str, set[str]] = defaultdict(set)
    for code, old in [*said, *((code, old) for old, code in shares)]:
        related[code].add(old)
    found = []
    for one in today:
        code = one.name.code
        older = [known[old] for old in sorted(related[code]) if old in known]
        origins = _origins(code, older, said, shares)
        passage = _passage(origins, one, is_drawn=is_drawn, is_declared=has_correspondence)
        found.append(QuarterPassage(one.name, passage, one.since, one.until, one.area_ha, origins))
    kept = {origin.quarter.code for one in found for origin in one.origins}
    gone = [one for one in before if one.name.code not in kept]
    is_known = has_correspondence or bool(shares)
    left = Passage.LEFT if is_known else Passage.UNKNOWN
    return (
        *found,
        *(QuarterPassage(one.name, left, one.since, one.until, one.area_ha) for one in gone),
    )


def _origins(
    code: str, before: Iterable[Known], said: Collection[tuple[str, str]], shares: Shares
) -> tuple[Origin, ...]:
    origins = []
    for one in before:
        is_said = (code, one.name.code) in said
        kept, of_today = shares.get((one.name.code, code), (None, None))
        meets = kept is not None and max(kept, of_today or 0.0) >= LEAST_SHARE
        if is_said or meets:
            origins.append(Origin(one.name, kept, of_today, is_said))
    return tuple(sorted(origins, key=lambda one: (not one.is_said, -(one.share_of_today or 0.0))))


def _passage(
    origins: Sequence[Origin], one: Known, *, is_drawn: bool, is_declared: bool
) -> Passage:
    if origins:
        return Passage.KEPT
    is_comparable = one.area_ha is not None and is_drawn
    return Passage.ENTERED if is_declared or is_comparable else Passage.UNKNOWN
