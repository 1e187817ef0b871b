"""How taking an import back names rows and columns."""

from collections.abc import Iterable, Mapping
from typing import Any


def fields_named(names: Iterable[str]) -> str:
    """Name columns in French, as reasons list them."""
    return ", ".join(sorted(_FIELDS.get(name, name) for name in names))


_FIELDS = {
    "title": "titre",
    "nature": "nature",
    "wording": "texte",
    "to_review": "champs à relire",
    "town_role": "rôle de la ville",
    "latest_on": "date",
    "precision": "précision",
    "value": "valeur",
    "absence": "motif d’absence",
    "note": "note",
    "definition": "définition",
    "done_on": "date de réalisation",
    "order": "ordre",
}
_NOUNS = {
    "action": "une action",
    "action_heading": "un classement d’action",
    "action_link": "un lien entre actions",
    "action_location": "un lieu",
    "action_party": "une participation",
    "deadline": "une échéance",
    "milestone": "un jalon",
    "progress_report": "une mise à jour",
    "observation": "une valeur",
    "heading": "une rubrique",
}


def row_named(entity: str, values: Mapping[str, Any]) -> str:
    """Name a row by what it is and by its own words, from its values in a revision."""
    noun = {
        "action": "L’action",
        "delegation": "La délégation",
        "heading": "La rubrique",
        "indicator": "L’indicateur",
        "plan": "Le document",
        "milestone": "Le jalon",
        "deadline": "L’échéance",
        "place": "Le lieu",
    }.get(entity, f"Une ligne de « {entity} »")
    title = values.get("title") or values.get("name") or values.get("wording") or ""
    return f"{noun} « {title} »" if title else noun


def noun_of(entity: str) -> str:
    """Name what a table holds, with its article."""
    return _NOUNS.get(entity, entity)
