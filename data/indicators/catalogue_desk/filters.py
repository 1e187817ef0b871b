"""Which indicators a search and its filters keep. Pure."""

import unicodedata

from data.indicators.catalogue import is_packaged
from data.indicators.views import IndicatorFilters, IndicatorLine, IndicatorState


def is_own(line: IndicatorLine) -> bool:
    """Tell an indicator of the town: it says so, or the packaged catalogue does not have it."""
    return line.is_own or not is_packaged(line.code)


def matches(line: IndicatorLine, filters: IndicatorFilters) -> bool:
    """Tell whether what the catalogue says is kept: theme, kind, source, every word searched."""
    if filters.theme and filters.theme != line.theme:
        return False
    if filters.kind and filters.kind is not line.kind:
        return False
    if filters.source and filters.source != line.source_family:
        return False
    if not filters.search:
        return True
    said = (line.code, line.title, line.theme, line.definition, line.source_family, line.owner)
    haystack = folded(" ".join(one for one in said if one))
    return all(word in haystack for word in folded(filters.search).split())


def suits(state: IndicatorState, filters: IndicatorFilters) -> bool:
    """Tell whether how an indicator is kept is what is asked."""
    asked = (
        (filters.freshness, state.freshness),
        (filters.is_own, state.is_own),
        (filters.has_target, state.has_target),
        (filters.is_complete, not state.missing),
    )
    return all(wanted is None or wanted == held for wanted, held in asked)


def folded(text: str) -> str:
    """Return a text as it is searched: small letters, no accent."""
    spelled = text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelled)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
