"""Which kind of territory a file's words mean. Pure."""

import re

from data.territories.naming import folded
from data.territories.vocabulary import TerritoryKind

_WORDS: tuple[tuple[TerritoryKind, re.Pattern[str]], ...] = (
    (TerritoryKind.WATCHED_TERRITORY, re.compile(r"\bveille|\btva\b|\bwatched territory\b")),
    (TerritoryKind.QUARTIER_FRAGILE, re.compile(r"\bfragiles?\b")),
    (
        TerritoryKind.NEIGHBOURHOOD,
        re.compile(
            r"\bvecus?\b|\b(?:conseils?|comites?) (?:de |des |du )?quartiers?\b|\bneighbourhood\b"
        ),
    ),
)
KIND_CODES: dict[str, TerritoryKind] = {
    "fragile": TerritoryKind.QUARTIER_FRAGILE,
    "veille-active": TerritoryKind.WATCHED_TERRITORY,
    "quartier-vecu": TerritoryKind.NEIGHBOURHOOD,
}
"""How the officer says a kind that a file does not tell, on the command line and on screen."""

PREFIXES: dict[TerritoryKind, str] = {
    TerritoryKind.QUARTIER_FRAGILE: "QF",
    TerritoryKind.WATCHED_TERRITORY: "TVA",
    TerritoryKind.NEIGHBOURHOOD: "QV",
}
"""What a code made from a name starts with."""


COUNT_NAMES: dict[TerritoryKind, str] = {
    TerritoryKind.QUARTIER_FRAGILE: "fragile_quarters",
    TerritoryKind.WATCHED_TERRITORY: "watched_territories",
    TerritoryKind.NEIGHBOURHOOD: "neighbourhoods",
}
"""Under which names a report counts them."""


def kind_of(text: str) -> TerritoryKind | None:
    """Return the kind that words mean; nothing when they mean none, or several."""
    plain = folded(text)
    found = [kind for kind, pattern in _WORDS if pattern.search(plain)]
    return found[0] if len(found) == 1 else None
