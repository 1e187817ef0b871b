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
    "baseline_year": "année de départ",
    "baseline_value": "valeur de départ",
    "due_year": "échéance",
    "upper_value": "borne haute",
    "reference": "référence",
    "decided_on": "date de décision",
    "absence": "motif d’absence",
    "note": "note",
    "definition": "définition",
    "done_on": "date de réalisation",
    "order": "ordre",
    "name": "nom",
    "kind": "nature",
    "valid_from": "début",
    "valid_to": "fin",
    "geometry": "contour",
    "area_ha": "surface",
    "label_lon": "place du nom",
    "label_lat": "place du nom",
    "commune_id": "commune",
    "sector": "secteur",
    "status": "statut",
    "perimeter": "périmètre",
    "edition": "édition",
    "data_year": "année",
    "siret": "SIRET",
    "nomenclature": "nomenclature",
    "is_provisional": "caractère provisoire",
    "known_on": "date de publication",
    "population": "population",
    "stratum": "strate",
    "people": "habitants",
    "households": "ménages",
    "poor_households": "ménages pauvres",
    "is_imputed": "imputation",
    "communes": "communes",
    "amount_eur": "montant",
    "stratum_mean_eur": "moyenne de la strate",
    "voted_eur": "crédits ouverts",
    "realised_eur": "réalisé",
    "remaining_eur": "restes à réaliser",
    "account": "compte",
    "chapter": "chapitre",
    "function": "fonction",
}
_NOUNS = {
    "action": "une action",
    "action_heading": "un classement d’action",
    "action_link": "un lien entre actions",
    "action_location": "un lieu",
    "action_party": "une participation",
    "crossing": "un croisement",
    "deadline": "une échéance",
    "milestone": "un jalon",
    "progress_report": "une mise à jour",
    "observation": "une valeur",
    "target": "une cible",
    "heading": "une rubrique",
    "indicator": "un indicateur",
    "territory": "un territoire",
    "territory_link": "un lien entre territoires",
    "boundary": "un contour",
    "place": "un lieu",
    "place_territory": "le rattachement d’un lieu",
    "territory_fact": "un constat",
    "grid_cell": "un carreau",
    "resident_remark": "une parole d’habitant",
    "budget": "un budget",
    "account_set": "des comptes",
    "aggregate": "un agrégat",
    "budget_line": "une ligne budgétaire",
    "balance_line": "une ligne de balance",
    "loan": "un emprunt",
    "published_figure": "un chiffre publié",
    "threshold": "un seuil",
}


_DEFINITE = {
    "action": "L’action",
    "delegation": "La délégation",
    "heading": "La rubrique",
    "indicator": "L’indicateur",
    "plan": "Le document",
    "milestone": "Le jalon",
    "deadline": "L’échéance",
    "place": "Le lieu",
    "territory": "Le territoire",
    "territory_link": "Un lien entre territoires",
    "boundary": "Un contour",
    "grid_cell": "Le carreau",
    "observation": "Une valeur",
    "target": "La cible",
    "budget": "Le budget",
    "account_set": "Un exercice comptable",
    "aggregate": "L’agrégat",
    "budget_line": "La ligne budgétaire",
    "balance_line": "La ligne de balance",
    "loan": "L’emprunt",
    "published_figure": "Le chiffre publié",
}
_OWN_WORDS = ("title", "name", "wording", "lender", "account", "code")


def row_named(entity: str, values: Mapping[str, Any]) -> str:
    """Name a row by what it is and by its own words, from its values in a revision."""
    noun = _DEFINITE.get(entity, f"Une ligne de « {entity} »")
    title = next((values[name] for name in _OWN_WORDS if values.get(name)), "")
    if entity == "account_set":
        title = values.get("year") or ""
    return f"{noun} « {title} »" if title else noun


def noun_of(entity: str) -> str:
    """Name what a table holds, with its article."""
    return _NOUNS.get(entity, entity)
