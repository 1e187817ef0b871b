"""The columns of targets in the town's own spreadsheets."""

from data.base.tables import Column
from data.indicators import tables

BASELINE_YEAR = "Année de départ"
BASELINE_VALUE = "Valeur de départ"
DUE = "Échéance"
TARGET = "Cible"
UPPER = "Borne haute"
REFERENCE = "Référence"
DECIDED = "Décidée le"

_SHARED = {column.name: column for column in tables.VALUES}

TARGETS: tuple[Column, ...] = (
    _SHARED[tables.OF],
    _SHARED[tables.TITLE],
    _SHARED[tables.TERRITORY],
    Column(
        BASELINE_YEAR,
        "L’année d’où part le chemin vers la cible.",
        "2024",
        synonyms=("Année de référence", "Année du point de départ", "Année initiale"),
    ),
    Column(
        BASELINE_VALUE,
        "La valeur de cette année-là ; vide, c’est celle que la base connaît.",
        "20",
        synonyms=("Valeur de référence", "Point de départ", "Valeur initiale"),
    ),
    Column(
        DUE,
        "L’année où la cible doit être atteinte.",
        "2032",
        is_mandatory=True,
        synonyms=("Année d’échéance", "Échéance de la cible", "Année cible", "Année de la cible"),
    ),
    Column(
        TARGET,
        "La valeur à atteindre, dans l’unité du catalogue ; la borne basse d’une plage.",
        "30",
        is_mandatory=True,
        synonyms=("Valeur cible", "Cible à atteindre", "Objectif chiffré", "Borne basse"),
    ),
    Column(
        UPPER,
        "La borne haute, pour une plage seulement.",
        "",
        synonyms=("Cible haute", "Maximum de la plage"),
    ),
    _SHARED[tables.UNIT],
    Column(
        REFERENCE,
        "Le document qui fixe la cible, et où il la fixe.",
        "Contrat de ville, objectif 3",
        is_mandatory=True,
        synonyms=("Référence de la cible", "Document de référence", "Délibération"),
    ),
    Column(
        DECIDED,
        "Le jour d’où la cible compte ; une décision plus tardive pour la même échéance la "
        "remplace. Vide, c’est le jour de l’import.",
        "15/04/2027",
        synonyms=("Date de décision", "Date de la décision", "Fixée le"),
        is_day=True,
    ),
)
