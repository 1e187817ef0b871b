"""How kinds of places and topics are called on screen."""

from datetime import date

from data.base.formats import long_date
from data.territories.vocabulary import FactTopic, TerritoryKind

KINDS: dict[TerritoryKind, str] = {
    TerritoryKind.QPV_2024: "Quartier prioritaire (2024)",
    TerritoryKind.QPV_2015: "Quartier prioritaire (2015)",
    TerritoryKind.QUARTIER_FRAGILE: "Quartier fragile",
    TerritoryKind.WATCHED_TERRITORY: "Territoire de veille active",
    TerritoryKind.NEIGHBOURHOOD: "Quartier vécu ou conseil de quartier",
}
"""The kinds of quarters, in the order in which a list names them."""

PLACE_KINDS: dict[str, str] = {
    "maternelle": "École maternelle",
    "elementaire": "École élémentaire",
    "primaire": "École primaire",
    "college": "Collège",
    "lycee": "Lycée",
}

TOPICS: dict[FactTopic, str] = {
    FactTopic.PROGRAMME: "Programmes en cours",
    FactTopic.EXTENSION: "Ce que le périmètre a gagné",
    FactTopic.EQUIPMENT: "Équipements",
    FactTopic.ACCESS: "Transports et accès",
}
"""In the order in which an identity card reads."""


def validity_words(since: date | None, until: date | None) -> str:
    """Say from when to when something is in force; « sans date » when nobody says it."""
    if since and until:
        return f"du {long_date(since)} au {long_date(until)}"
    if since:
        return f"depuis le {long_date(since)}"
    return f"jusqu’au {long_date(until)}" if until else "sans date"
