"""How kinds of places and topics are called on screen."""

from data.territories.vocabulary import (
    FactTopic,
)

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
