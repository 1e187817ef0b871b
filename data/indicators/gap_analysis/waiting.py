"""What a verdict still waits for: which values, and when publishing suggests to look for them."""

from data.base.formats import counted
from data.indicators.freshness import edition_year
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.rules import vintage
from data.indicators.words import perimeter_text
from data.territories.vocabulary import TerritoryKind

_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}


def publishing_delay(gaps: PairGaps) -> int | None:
    """Return how many years the last values compared took to be published, the slower of both.

    Nothing when a source does not say its edition.
    """
    if not gaps.points:
        return None
    year = gaps.points[-1].year
    delays = [
        edition - year
        for one in (*gaps.own, *gaps.others)
        if one.data_year == year
        and one.value is not None
        and (edition := edition_year(one.edition or one.source.edition)) is not None
    ]
    return max((delay for delay in delays if delay >= 0), default=None)


def awaited(gaps: PairGaps, start: int, today: int) -> str:
    """Say which values are needed, and from which year on they may be looked for.

    Args:
        gaps: a pair that has a gap, and no verdict yet.
        start: the year after which a value counts.
        today: the year looked at.
    """
    own = _PERIMETERS.get(gaps.pair.quarter.kind, "")
    years = [one.year for one in gaps.points]
    has_left = bool(own) and vintage(gaps.perimeter) != vintage(own)
    if has_left:
        needed = (
            f"Il faut deux années communes sur le {perimeter_text(own)}, l’une jusqu’à {start}, "
            f"l’autre après : celles du {perimeter_text(gaps.perimeter)} ne s’y enchaînent pas"
        )
    elif max(years) <= start:
        needed = f"Il faut une année commune postérieure à {start}"
    else:
        needed = f"Il faut une année commune jusqu’à {start}"
    if not has_left and max(years) > start:
        return f"{needed}."
    return f"{needed}.{_when(gaps, start + 1, today)}"


def _when(gaps: PairGaps, first: int, today: int) -> str:
    delay = publishing_delay(gaps)
    if delay is None:
        return ""
    known = f"les derniers chiffres ont paru {counted(delay, 'an')} après l’année dont ils parlent"
    due = first + delay
    if due <= today:
        return f" Une valeur de {first} est peut-être parue ({known}) : à rechercher et importer."
    return f" Une valeur de {first} est à attendre vers {due} ({known})."
